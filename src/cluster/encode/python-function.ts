import {PyBlock, PyCall, PyGlobal, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

const builtins = (name: string): PyGlobal => new PyGlobal('builtins', name);
const module = (name: string): PyCall => new PyCall(new PyGlobal('importlib', 'import_module'), [name]);

/** The expression that makes a Python function there of its source: a `lambda`, or one `def`. `np`, `pd` and `math` are in its scope. */
export function encodeFunction(source: string): PyExpression {
  // A function of `__main__` travels to the workers by value.
  const scope: ReadonlyMap<string, PyExpression> = new Map<string, PyExpression>([
    ['__name__', '__main__'],
    ['np', module('numpy')],
    ['pd', module('pandas')],
    ['math', module('math')],
  ]);
  const name = /^\s*(?:@.*\n\s*)*def\s+(\w+)/.exec(source)?.[1];
  if (name === undefined) return new PyCall(builtins('eval'), [source.trim(), scope]);
  return new PyBlock([new PyCall(builtins('exec'), [source, scope])], item(scope, name));
}
