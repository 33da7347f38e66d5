/** What magics give, as the compiler sees it: a name stands where the call does, and is no longer than that. */
import type {Magic} from '../../magics/define.js';

/** Begins these names, and is one itself, of a value of which nothing is known: a letter that nobody types. */
export const MARK = 'ʷ';

const NAMES = new RegExp(`${MARK}[\\w${MARK}]*`, 'g');

/** The name that stands for what a call gives. */
export function valueName({name, gives}: Magic, args: string): string {
  if (gives === undefined) return MARK;
  return MARK + name + (typeof gives === 'string' || args === '' ? '' : MARK);
}

/** The types of these names. */
export function valueTypes(magics: Iterable<Magic>): Record<string, string> {
  const types: Record<string, string> = {[MARK]: 'unknown'};
  for (const magic of magics) {
    const {gives} = magic;
    if (gives === undefined) continue;
    if (typeof gives === 'string') types[valueName(magic, '')] = gives;
    else
      for (const [args, type] of [['', gives.bare] as const, ['x', gives.called] as const])
        types[valueName(magic, args)] = type;
  }
  return types;
}

/** The code without the names of what magics give. */
export function withoutValues(code: string): string {
  return code.replace(NAMES, '');
}
