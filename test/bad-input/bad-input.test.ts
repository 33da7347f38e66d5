import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {md, mt, new_session, type Session} from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
const broken = join(folder, 'broken.csv');
writeFileSync(broken, 'a,b\n1,2\n3,4,5\n6,7\n');
const words = join(folder, 'words.csv');
writeFileSync(words, 'n\n1\ntwo\n');

interface Case {
  readonly what: string;
  readonly run: () => unknown;
  readonly name: string;
  readonly message: RegExp;
}

const people = () => md.DataFrame({age: [31, 42], name: ['Ada', 'Max']});

/** Calls that the types refuse are made as JavaScript makes them. */
function loosely(object: object, method: string, ...values: readonly unknown[]): unknown {
  const called: unknown = Reflect.get(object, method);
  assert.ok(typeof called === 'function', method);
  return Reflect.apply(called, object, values);
}

/** Refused at once, where the call stands, before anything runs. */
const atOnce: readonly Case[] = [
  {
    what: 'ragged rows of a tensor',
    run: () => mt.tensor([[1, 2], [3]]),
    name: 'ValueError',
    message: /^mt\.tensor: .*rows of different lengths along axis 0/,
  },
  {
    what: 'columns of different lengths',
    run: () => md.DataFrame({a: [1, 2], b: [1]}),
    name: 'ValueError',
    message: /^md\.DataFrame: All arrays must be of the same length, got 2, 1$/,
  },
  {
    what: 'a column that is not there',
    run: () => people().get('nmae'),
    name: 'KeyError',
    message: /^DataFrame\.get: 'nmae' not among the columns\. Did you mean 'name'\? Known: 'age', 'name'\.$/,
  },
  {
    what: 'shapes that do not broadcast',
    run: () => mt.ones([2, 3]).add(mt.ones([4])),
    name: 'ValueError',
    message: /^Tensor\.add: operands could not be broadcast together with shapes \(2,3\) \(4,\)/,
  },
  {
    what: 'shapes that do not multiply',
    run: () => mt.ones([2, 3]).dot(mt.ones([2, 3])),
    name: 'ValueError',
    message: /^Tensor\.dot: shapes \(2,3\) and \(2,3\) not aligned: 3 \(dim 1\) != 2 \(dim 0\)$/,
  },
  {
    what: 'a wrong keyword of a tensor',
    run: () => loosely(mt.ones([2]), 'sum', {axsi: 0}),
    name: 'ArgumentError',
    message: /^Tensor\.sum: unknown keyword 'axsi'\. Did you mean 'axis'\? Known: 'axis', 'dtype'/,
  },
  {
    what: 'a wrong keyword of a constructor',
    run: () => loosely(md, 'DataFrame', [[1]], {colums: ['a']}),
    name: 'ArgumentError',
    message: /^md\.DataFrame: unknown keyword 'colums'\. Did you mean 'columns'\?/,
  },
  {
    what: 'too many arguments',
    run: () => loosely(mt.ones([2, 2]), 'dot', mt.ones([2]), null, 3, 4, 5),
    name: 'ArgumentError',
    message: /^Tensor\.dot takes at most \d arguments \(.*\), got 5$/,
  },
  {
    what: 'a wrong keyword of a frame',
    run: () => loosely(people(), 'sort_values', 'age', {ascendig: false}),
    name: 'ArgumentError',
    message:
      /^DataFrame\.sort_values: unknown keyword 'ascendig'\. Did you mean 'ascending'\? Known: 'by', 'axis'/,
  },
  {
    what: 'a column to sort by that is not there',
    run: () => people().sort_values('agee'),
    name: 'KeyError',
    message: /^DataFrame\.sort_values: 'agee' is not among the columns\. Did you mean 'age'\?/,
  },
  {
    what: 'a column to merge on that is not there',
    run: () => people().merge(people(), {on: 'nme'}),
    name: 'KeyError',
    message: /^DataFrame\.merge: 'nme' is not among the columns\. Did you mean 'name'\?/,
  },
  {
    what: 'an aggregate that is none',
    run: () => people().groupby('name').agg({age: 'summ'}),
    name: 'ArgumentError',
    message: /^GroupBy\.agg: 'summ' is no aggregate\. Did you mean 'sum'/,
  },
  {
    what: 'methods of text on numbers',
    run: () => people().get('age').str.upper(),
    name: 'ArgumentError',
    message: /^Can only use \.str accessor with string values, got a Series of dtype int64$/,
  },
  {
    what: 'text where a number is needed',
    run: () => loosely(mt, 'arange', 'ten'),
    name: 'ArgumentError',
    message: /^mt\.arange: 'start' takes a number or null, got the text 'ten'$/,
  },
  {
    what: 'an array of text where numbers are needed',
    run: () => mt.tensor(['a', 'b']).add(1),
    name: 'ArgumentError',
    message: /^Tensor\.add: 'x1' takes numbers, got an array of dtype <U1$/,
  },
  {
    what: 'an address that is none',
    run: () => new_session('ftp://example.org'),
    name: 'ValueError',
    message: /^new_session: 'ftp:\/\/example\.org' is no address of a cluster/,
  },
];

/** Found out by execution. */
const whenExecuted: readonly Case[] = [
  {
    what: 'arithmetic between text and numbers',
    run: () => people().get('name').sub(1).execute(),
    name: 'ArgumentError',
    message: /^Series\.sub: unsupported operand types for -: 'object' and 'int64'$/,
  },
  {
    what: 'the mean of text',
    run: () => people().get('name').mean().execute(),
    name: 'ArgumentError',
    message: /^mean takes numbers, got 'name' of dtype object$/,
  },
  {
    what: 'text that is no number, where numbers are wanted',
    run: () => people().get('name').astype('float64').execute(),
    name: 'ValueError',
    message: /could not convert the text 'Ada' to float64$/,
  },
  {
    what: 'a row that is not there',
    run: () => people().loc(5).execute(),
    name: 'KeyError',
    message: /^DataFrame\.loc: 5 is not among the row labels$/,
  },
  {
    what: 'a file that is missing',
    run: () => md.read_csv('no-such-file.csv').execute(),
    name: 'FileError',
    message:
      /^read_csv: No such file or directory: 'no-such-file\.csv' \(looked for '.*no-such-file\.csv', the working folder is '.*'\)$/,
  },
  {
    what: 'a line of a CSV file with too many fields',
    run: () => md.read_csv(broken).execute(),
    name: 'ParserError',
    message:
      /^md\.read_csv: Error tokenizing data in '.*broken\.csv', line 3: Expected 2 fields, saw 3\. The line is: 3,4,5$/,
  },
  {
    what: 'text in a CSV file where numbers are wanted',
    run: () => md.read_csv(words, {dtype: {n: 'int64'}}).execute(),
    name: 'ValueError',
    message: /(read_csv|two).*/,
  },
  {
    what: 'a file that is no Parquet file',
    run: () => md.read_parquet(broken).execute(),
    name: 'ParserError',
    message: /^md\.read_parquet: '.*broken\.csv' is no Parquet file$/,
  },
  {
    what: 'a file at an address',
    run: () => md.read_csv('http://127.0.0.1:9/x.csv').execute(),
    name: 'NotSupportedError',
    message: /^read_csv: 'http:\/\/127\.0\.0\.1:9\/x\.csv' is an address, .* download it first$/,
  },
];

async function refusal(run: () => unknown): Promise<Error> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  assert.fail('it was not refused');
}

describe('bad input', () => {
  let session: Session;
  before(() => {
    session = new_session().as_default();
  });
  after(async () => {
    await session.close();
    rmSync(folder, {recursive: true});
  });

  for (const {what, run, name, message} of atOnce) {
    it(`${what} is refused where it is given`, () => {
      assert.throws(run, {name, message});
    });
  }

  for (const {what, run, name, message} of whenExecuted) {
    it(`${what} fails the execution`, async () => {
      const error = await refusal(run);
      assert.equal(error.name, name);
      assert.match(error.message, message);
    });
  }

  it('a cluster that nobody runs is named by the first use, and can be closed', async () => {
    const nobody = new_session('http://127.0.0.1:9');
    const error = await refusal(() => mt.ones([1]).execute({session: nobody}));
    assert.equal(error.name, 'ConnectionError');
    assert.match(error.message, /^Nobody answers at http:\/\/127\.0\.0\.1:9 \(ECONNREFUSED\)/);
    await nobody.close();
  });

  it('leaves the session as it was', async () => {
    await refusal(() => people().get('name').sub(1).execute());
    assert.deepEqual(await session.run(people().get('age').sum()), 73);
  });
});
