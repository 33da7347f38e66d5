import {randomBytes} from 'node:crypto';
import {of} from '../dialect/dialect.js';
import type {Dialect} from '../dialect/dialect.js';
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
  const named = objects.map((object, at) => withKey(attribute(object, 'data'), keys[at] ?? ''));
  return {graph: item(new PyCall(generate, [null, named]), 0), keys};
}

/** The cluster would make a name of its own, which its answers do not tell: results could never be released. */
function withKey(data: PyExpression, key: string): PyExpression {
  return new PyBlock([new PyCall(new PyGlobal('builtins', 'setattr'), [data, '_key', key])], data);
}
