/** What fails on a cluster is raised here, by its class, with the calls that led to it. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {
  ArgumentError,
  FileError,
  KeyError,
  MarsError,
  NotSupportedError,
  ValueError,
  md,
  new_session,
} from '../../../src/index.js';
import type {Session} from '../../../src/index.js';
import {remoteOf} from '../../../src/errors/index.js';

const raised = [
  ['KeyError', "{}['missing']", KeyError, "'missing'"],
  ['ValueError', "int('x')", ValueError, "invalid literal for int() with base 10: 'x'"],
  ['TypeError', 'x + None', ArgumentError, "unsupported operand type(s) for +: 'int' and 'NoneType'"],
  ['ZeroDivisionError', 'x // 0', MarsError, 'integer division or modulo by zero'],
] as const;

export function errorsSuite(url: () => string): void {
  let session: Session;
  before(() => {
    session = new_session(url());
  });
  after(() => session.close());

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => assert.fail('it should fail'),
      (error: unknown) => error,
    );

  for (const [type, expression, Class, message] of raised) {
    it(`as ${Class.name}: ${type}`, async () => {
      const mapped = md.Series([1, 2]).map(md.python`lambda x: eval(${expression}, {'x': int(x)})`, {
        dtype: 'int64',
      });
      const error = await failureOf(session.run(mapped));
      assert.ok(error instanceof Class, String(error));
      assert.equal(error.message, message);
      const frames = remoteOf(error)?.frames ?? [];
      assert.ok(frames.length > 1, 'it has the calls there');
      assert.ok(
        frames.some(({file, code}) => /dataframe\/base\/map\.py$/.test(file) && code.length > 0),
        `and their code: ${JSON.stringify(frames.map(({file}) => file))}`,
      );
    });
  }

  it('as FileError, which says on whose machines there is no such file', async () => {
    const error = await failureOf(session.run(md.read_csv('/nowhere/a.csv')));
    assert.ok(error instanceof FileError, String(error));
    assert.match(error.message, /\(on the cluster's machines\)$/);
  });

  it('and leaves the session as it was', async () => {
    assert.equal(await session.run(md.Series([1, 2]).sum()), 3);
  });

  it('as NotSupportedError, before anything is sent, what gives data', async () => {
    const error = await failureOf(session.run(md.Series([1]).map((x: number) => x + 1)));
    assert.ok(error instanceof NotSupportedError);
    assert.equal(remoteOf(error), null);
  });
}
