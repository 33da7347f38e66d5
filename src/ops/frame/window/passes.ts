/** How windows go along a column, by what `rolling`, `expanding` or `ewm` were told. */
import type {LocalIndex, Vector} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {Node, WindowMeta} from '../../../graph/index.js';
import {fixedStep} from '../datetimes/freq.js';
import {expandingBounds, fixedBounds, timedBounds, type Bounds, type WindowClosed} from './bounds.js';
import {fadingMean, fadingVariance, type Fading} from './ewm-kernels.js';
import {reduceWindows, type WindowReduction} from './rolling-kernels.js';

/** One aggregation of the windows over one column. */
export type WindowPass = (
  name: WindowReduction,
  values: Float64Array,
  options: {readonly ddof: number; readonly bias: boolean},
) => Float64Array;

/** Arguments of `rolling`. */
export interface RollingArgs {
  readonly window: number | string;
  readonly min_periods: number | null;
  readonly center: boolean;
  readonly closed: WindowClosed | null;
}

/** Arguments of `ewm`. */
export interface FadingArgs {
  readonly com: number | null;
  readonly span: number | null;
  readonly halflife: number | null;
  readonly alpha: number | null;
  readonly min_periods: number;
  readonly adjust: boolean;
  readonly ignore_na: boolean;
}

/** The pass that the windows `w` make over columns whose rows `index` labels; `on` holds times of a column instead. */
export function passOf(w: Node, {reach}: WindowMeta, index: LocalIndex, on: Vector | null): WindowPass {
  if (reach === 'ewm') return fadingPass(w.args as unknown as FadingArgs);
  const {length} = index;
  if (reach === 'expanding') {
    const {min_periods: least} = w.args as {readonly min_periods: number};
    return boundedPass(expandingBounds(length), least, least);
  }
  const args = w.args as unknown as RollingArgs;
  if (typeof args.window === 'string') {
    const times = on ?? index.vector;
    const span = fixedStep(args.window);
    if (times.kind !== 'M' && times.kind !== 'm')
      throw new ValueError(
        `rolling: a window of '${args.window}' takes times as row labels, or a column of times 'on', got ${times.dtype}`,
      );
    const bounds = timedBounds(times.values as BigInt64Array, span, args.closed ?? 'right');
    return boundedPass(bounds, args.min_periods ?? 1, args.min_periods ?? 1);
  }
  const bounds = fixedBounds(length, args.window, args.center, args.closed ?? 'right');
  return boundedPass(bounds, args.min_periods ?? args.window, args.min_periods ?? 0);
}

/** @param leastCounted how many rows a window has at least to be counted. */
function boundedPass(bounds: Bounds, least: number, leastCounted: number): WindowPass {
  return (name, values, {ddof}) =>
    reduceWindows(name, values, bounds, name === 'count' ? leastCounted : least, ddof);
}

function fadingPass(args: FadingArgs): WindowPass {
  const fading: Fading = {
    alpha: alphaOf(args),
    adjust: args.adjust,
    ignoreMissing: args.ignore_na,
    least: Math.max(args.min_periods, 1),
  };
  return (name, values, {bias}) => {
    const finite = values.map((value) => (Number.isFinite(value) ? value : NaN));
    if (name === 'mean') return fadingMean(finite, fading);
    const variances = fadingVariance(finite, fading, bias);
    if (name === 'var') return variances;
    if (name === 'std') return variances.map((value) => Math.sqrt(Math.max(0, value)));
    throw new ArgumentError(`ewm has no aggregation '${name}': it has mean, var and std`);
  };
}

/** The weight of the newest value. @throws ValueError unless just one of the four is given, within its range. */
export function alphaOf({com, span, halflife, alpha}: FadingArgs): number {
  const given = [com, span, halflife, alpha].filter((one) => one !== null);
  if (given.length !== 1)
    throw new ValueError(
      `ewm takes one of com, span, halflife and alpha, got ${given.length === 0 ? 'none' : String(given.length)} of them`,
    );
  if (com !== null) {
    if (com < 0) throw new ValueError(`ewm: com must satisfy: com >= 0, got ${String(com)}`);
    return 1 / (1 + com);
  }
  if (span !== null) {
    if (span < 1) throw new ValueError(`ewm: span must satisfy: span >= 1, got ${String(span)}`);
    return 2 / (span + 1);
  }
  if (halflife !== null) {
    if (halflife <= 0)
      throw new ValueError(`ewm: halflife must satisfy: halflife > 0, got ${String(halflife)}`);
    return 1 - Math.exp(Math.log(0.5) / halflife);
  }
  if (alpha === null || alpha <= 0 || alpha > 1)
    throw new ValueError(`ewm: alpha must satisfy: 0 < alpha <= 1, got ${String(alpha)}`);
  return alpha;
}
