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
  if (op === 'cumsum' && isWide(args.dtype)) {
    wideSums(split, source as BigInt64Array, out as BigInt64Array);
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

/** Sums of 64-bit integers by their halves: bigint values would each be an object. */
function wideSums(
  {outer, length, inner}: BulkTaskOf<'scan'>['split'],
  source: BigInt64Array,
  out: BigInt64Array,
): void {
  const from = new Int32Array(source.buffer, source.byteOffset, 2 * source.length);
  const to = new Int32Array(out.buffer, out.byteOffset, 2 * out.length);
  for (let o = 0; o < outer; o++) {
    const base = 2 * o * length * inner;
    for (let i = base; i < base + 2 * length * inner; i += 2) {
      const before = i - 2 * inner;
      const started = before >= base;
      const low = ((from[i] ?? 0) >>> 0) + (started ? (to[before] ?? 0) >>> 0 : 0);
      const carry = low >= 2 ** 32 ? 1 : 0;
      to[i] = low | 0;
      to[i + 1] = ((from[i + 1] ?? 0) + (started ? (to[before + 1] ?? 0) : 0) + carry) | 0;
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
