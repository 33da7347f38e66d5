import {randomBytes} from 'node:crypto';
import {of} from '../dialect/dialect.js';
import type {Dialect} from '../dialect/dialect.js';
import {times} from '../calls/python.js';
import {PyBlock, PyCall, PyGlobal, attribute, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** A graph to run, and the names under which the cluster counts who needs its results. */
export interface Submission {
  readonly graph: PyExpression;
  readonly keys: readonly string[];
}

/** The graph of objects to execute, cut out of Mars's own data structures by Mars's own function. */
export function submission(
  {dialect}: {readonly dialect: Dialect},
  objects: readonly PyExpression[],
): Submission {
  const generate = of(dialect, 'deploy.oscar.session', 'gen_submit_tileable_graph');
  const keys = objects.map(() => randomBytes(16).toString('hex'));
  const named = objects.map((object, at) =>
    withKey(attribute(unlessAmong(objects.slice(0, at), object), 'data'), keys[at] ?? ''),
  );
  return {graph: item(new PyCall(generate, [null, named]), 0), keys};
}

/** The cluster would make a name of its own, which its answers do not tell: results could never be released. */
function withKey(data: PyExpression, key: string): PyExpression {
  return new PyBlock([new PyCall(new PyGlobal('builtins', 'setattr'), [data, '_key', key])], data);
}

/**
 * The object, or a copy of it where it is among the earlier ones: Mars gives one object for several of ours, as `broadcast_arrays` does of
 * equal shapes, and its function fails where a result stands twice.
 */
function unlessAmong(earlier: readonly PyExpression[], object: PyExpression): PyExpression {
  if (earlier.length === 0) return object;
  // Looked for by their hashes: comparing two of Mars's objects makes a third.
  const data = earlier.map((other) => attribute(other, 'data'));
  const among = new PyCall(new PyGlobal('builtins', 'dict.fromkeys'), [data]);
  const found = new PyCall(new PyGlobal('operator', 'contains'), [among, attribute(object, 'data')]);
  const copying = new PyCall(new PyGlobal('operator', 'methodcaller'), ['copy']);
  const copies = new PyCall(new PyGlobal('builtins', 'map'), [copying, times([object], found)]);
  return new PyCall(new PyGlobal('builtins', 'next'), [copies, object]);
}
