/** Replacing what matches a pattern. */
import {ValueError} from '../../../errors/index.js';
import {compile, escaped, expand, type Pattern} from './pattern.js';

interface Replacement {
  readonly pat: Pattern;
  readonly repl: string | ((match: string) => string);
  readonly n: number;
  readonly case: boolean | null;
  readonly flags: number;
  readonly regex: boolean | null;
}

/** The function that replaces the first `n` matches, all where `n` is negative. */
export function replacer({pat, repl, n, case: exact, flags, regex}: Replacement): (value: string) => string {
  const plain = regex === false || (regex === null && typeof pat === 'string' && pat.length === 1);
  if (plain && typeof repl === 'function')
    throw new ValueError('Series.str.replace: cannot use a function for `repl` where `regex` is false');
  const found = compile(plain ? escaped(String(pat)) : pat, {flags, ignoreCase: exact === false});
  const most = n < 0 ? Infinity : n;
  return (value) => {
    let out = '';
    let from = 0;
    let done = 0;
    for (const match of value.matchAll(found)) {
      if (done >= most) break;
      out += value.slice(from, match.index);
      out += typeof repl === 'function' ? repl(match[0]) : plain ? repl : expand(repl, match);
      from = match.index + match[0].length;
      done++;
    }
    return out + value.slice(from);
  };
}
