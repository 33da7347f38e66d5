import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {md, mt, new_session, type Session} from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
const broken = join(folder, 'broken.csv');
writeFileSync(broken, 'a,b\n1,2\n3,4,5\n6,7\n');

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
