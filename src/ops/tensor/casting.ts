import {canCast} from '../../engine/array/promote.js';
import {dtypeInfo} from '../../engine/array/dtypes.js';
import type {ArrayDType} from '../../engine/array/index.js';
import * as p from '../../expr/params.js';

/** NumPy's rules for conversions: none, none that changes values, to a dtype of the same kind too, and any. */
export type Casting = 'no' | 'equiv' | 'safe' | 'same_kind' | 'unsafe';

/** The parameter `casting`. */
export const casting = p.choice('no', 'equiv', 'safe', 'same_kind', 'unsafe');

/** Whether a rule allows a conversion. */
export function allows(rule: Casting, from: ArrayDType, to: ArrayDType): boolean {
  if (rule === 'unsafe' || from === to) return true;
  return (rule === 'safe' && canCast(from, to)) || (rule === 'same_kind' && sameKind(from, to));
}

const kinds = 'buifc';

/** NumPy's casting rule `same_kind`: safe casts, and those to a narrower dtype of the same kind. */
export function sameKind(from: ArrayDType, to: ArrayDType): boolean {
  const [a, b] = [kinds.indexOf(dtypeInfo(from).kind), kinds.indexOf(dtypeInfo(to).kind)];
  return canCast(from, to) || a <= b;
}
