/** Means and variances of all rows so far, whose weights fade. */

export interface Fading {
  /** The part of a mean that the newest value makes up, in the long run. */
  readonly alpha: number;
  readonly adjust: boolean;
  /** Whether missing values do not count as steps of time. */
  readonly ignoreMissing: boolean;
  readonly least: number;
}

export function fadingMean(
  values: Float64Array,
  {alpha, adjust, ignoreMissing, least}: Fading,
): Float64Array {
  const out = new Float64Array(values.length);
  const newWeight = adjust ? 1 : alpha;
  let mean = NaN;
  let oldWeight = 1;
  let present = 0;
  for (let row = 0; row < out.length; row++) {
    const value = values[row] as number;
    const known = !Number.isNaN(value);
    if (known) present++;
    if (Number.isNaN(mean)) mean = value;
    else if (known || !ignoreMissing) {
      oldWeight *= 1 - alpha;
      if (known) {
        if (mean !== value) mean = (oldWeight * mean + newWeight * value) / (oldWeight + newWeight);
        oldWeight = adjust ? oldWeight + newWeight : 1;
      }
    }
    out[row] = present >= least ? mean : NaN;
  }
  return out;
}

export function fadingVariance(
  values: Float64Array,
  {alpha, adjust, ignoreMissing, least}: Fading,
  bias: boolean,
): Float64Array {
  const out = new Float64Array(values.length);
  const newWeight = adjust ? 1 : alpha;
  let mean = NaN;
  let variance = 0;
  let [sum, squares, oldWeight] = [1, 1, 1];
  let present = 0;
  for (let row = 0; row < out.length; row++) {
    const value = values[row] as number;
    const known = !Number.isNaN(value);
    if (known) present++;
    if (Number.isNaN(mean)) mean = value;
    else if (known || !ignoreMissing) {
      sum *= 1 - alpha;
      squares *= (1 - alpha) ** 2;
      oldWeight *= 1 - alpha;
      if (known) {
        const before = mean;
        const whole = oldWeight + newWeight;
        if (mean !== value) mean = (oldWeight * mean + newWeight * value) / whole;
        variance = (oldWeight * (variance + (before - mean) ** 2) + newWeight * (value - mean) ** 2) / whole;
        sum += newWeight;
        squares += newWeight * newWeight;
        oldWeight += newWeight;
        if (!adjust) {
          sum /= oldWeight;
          squares /= oldWeight * oldWeight;
          oldWeight = 1;
        }
      }
    }
    out[row] = present < least ? NaN : bias ? variance : unbiased(variance, sum, squares);
  }
  return out;
}

function unbiased(variance: number, sum: number, squares: number): number {
  const whole = sum * sum;
  const rest = whole - squares;
  return rest > 0 ? (whole / rest) * variance : NaN;
}
