import {of} from '../dialect/dialect.js';
import type {Dialect} from '../dialect/dialect.js';
import {PyCall, attribute, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** The graph of objects to execute, cut out of Mars's own data structures by Mars's own function. */
export function submission(
  {dialect}: {readonly dialect: Dialect},
  objects: readonly PyExpression[],
): PyExpression {
  const generate = of(dialect, 'deploy.oscar.session', 'gen_submit_tileable_graph');
  return item(new PyCall(generate, [null, objects.map((object) => attribute(object, 'data'))]), 0);
}
