/** Cumulative operations along an axis. */
import {dtypeInfo, isComplex, isWide, type ArrayValues} from '../dtypes.js';
import type {ScanOp} from '../ir.js';
import {complexBinary} from '../scalar/complex.js';
import {floatBinary, rounders, type Float} from '../scalar/float.js';
import {boolBinary, integerBinary, wideBinary} from '../scalar/integer.js';
import {flatInput, type BulkArgs} from './inputs.js';
import type {BulkTaskOf} from './task.js';

const operations = {
  cumsum: 'add',
  cumprod: 'multiply',
  cummax: 'maximum',
  cummin: 'minimum',
} as const satisfies Record<ScanOp, string>;

/** Combines two values of storage. */
function combiner(
  op: ScanOp,
  dtype: BulkArgs['dtype'],
): (a: number | bigint, b: number | bigint) => number | bigint {
  const name = operations[op];
  const {kind} = dtypeInfo(dtype);
  if (isWide(dtype)) return wideBinary[name] as (a: number | bigint, b: number | bigint) => bigint;
  if (kind === 'f') {
    const round = rounders[dtype as Float];
    const f = floatBinary(dtype as Float)[name];
    return (a, b) => round(f(Number(a), Number(b)));
  }
  const f = kind === 'b' ? boolBinary[name] : integerBinary(dtype)[name];
  return (a, b) => f(Number(a), Number(b));
}

export function scan({scan: op, split}: BulkTaskOf<'scan'>, args: BulkArgs): void {
  const {outer, length, inner} = split;
  const source = flatInput(args, 0);
  const {out} = args;
  if (isComplex(args.dtype)) {
    complexScan(op, split, source, out);
    return;
  }
  const combine = combiner(op, args.dtype);
  for (let o = 0; o < outer; o++) {
    const base = o * length * inner;
    for (let i = base; i < base + Math.min(inner, length * inner); i++) out[i] = source[i] ?? 0;
    for (let i = base + inner; i < base + length * inner; i++) {
      out[i] = combine(out[i - inner] ?? 0, source[i] ?? 0);
    }
  }
}

function complexScan(
  op: ScanOp,
  {outer, length, inner}: BulkTaskOf<'scan'>['split'],
  source: ArrayValues,
  out: ArrayValues,
): void {
  const f = op === 'cumsum' ? complexBinary.add : complexBinary.multiply;
  for (let o = 0; o < outer; o++) {
    const base = o * length * inner;
    for (let i = base; i < base + length * inner; i++) {
      const value = [Number(source[2 * i]), Number(source[2 * i + 1])] as const;
      const before = i - inner;
      const [re, im] =
        before < base ? value : f([Number(out[2 * before]), Number(out[2 * before + 1])], value);
      out[2 * i] = re;
      out[2 * i + 1] = im;
    }
  }
}
