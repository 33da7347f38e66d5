import {PyBlock, PyCall, PyGlobal, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

const builtins = (name: string): PyGlobal => new PyGlobal('builtins', name);
const module = (name: string): PyCall => new PyCall(new PyGlobal('importlib', 'import_module'), [name]);

/**
 * The expression that makes a Python function there of its source: a `lambda`, or one `def`; of a `class` it makes an instance, as what Mars
 * calls a custom reduction is one. `np`, `pd` and `math` are in its scope.
 *
 * @param frames The cluster's module of frames, which is `md` in the scope of a class.
 */
export function encodeFunction(source: string, frames: string | null): PyExpression {
  const [, keyword, name] = /^\s*(?:@.*\n\s*)*(def|class)\s+(\w+)/.exec(source) ?? [];
  // What is of `__main__` travels to the workers by value.
  const scope = new Map<string, PyExpression>([
    ['__name__', '__main__'],
    ['np', module('numpy')],
    ['pd', module('pandas')],
    ['math', module('math')],
  ]);
  if (name === undefined) return new PyCall(builtins('eval'), [source.trim(), scope]);
  if (keyword === 'class' && frames !== null) scope.set('md', module(frames));
  const made = new PyBlock([new PyCall(builtins('exec'), [source, scope])], item(scope, name));
  return keyword === 'class' ? new PyCall(made) : made;
}
