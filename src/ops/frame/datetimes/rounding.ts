/** Times and durations rounded to a frequency. */
import {kindOf, localized, zoneOf, type Localizing, type Vector} from '../../../data/index.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {roundedExpr} from './clock.js';
import {defineDatetime, series} from './define-datetime.js';
import {fixedStep} from './freq.js';
import {dates, localizing, mapped, readingOf, type LocalizeOptions} from './zones.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * The midnights before.
     *
     * pandas' and Mars's `Series.dt.normalize`.
     *
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.normalize().execute()
     * // 0   2020-07-01
     * // dtype: datetime64[ns]
     */
    normalize(): Series;

    /**
     * Rounded to a frequency such as `H` or `15min`; halves to the even neighbour.
     *
     * pandas' and Mars's `Series.dt.round`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do, and for what the zone's clocks show twice or never.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.round('H').execute()
     * // 0   2020-07-01 13:00:00
     * // dtype: datetime64[ns]
     */
    round(freq: string, options?: LocalizeOptions): Series;

    /**
     * Rounded down to a frequency such as `H` or `15min`.
     *
     * pandas' and Mars's `Series.dt.floor`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do, and for what the zone's clocks show twice or never.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.floor('15min').execute()
     * // 0   2020-07-01 12:30:00
     * // dtype: datetime64[ns]
     */
    floor(freq: string, options?: LocalizeOptions): Series;

    /**
     * Rounded up to a frequency such as `H` or `15min`.
     *
     * pandas' and Mars's `Series.dt.ceil`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do, and for what the zone's clocks show twice or never.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.ceil('D').execute()
     * // 0   2020-07-02
     * // dtype: datetime64[ns]
     */
    ceil(freq: string, options?: LocalizeOptions): Series;
  }
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

const rounding = {
  floor: (ns: bigint, step: bigint) => floorDiv(ns, step) * step,
  ceil: (ns: bigint, step: bigint) => -floorDiv(-ns, step) * step,
  round(ns: bigint, step: bigint) {
    const below = floorDiv(ns, step);
    const twice = (ns - below * step) * 2n;
    const up = twice > step || (twice === step && below % 2n !== 0n);
    return (up ? below + 1n : below) * step;
  },
};

/** Rounds clocks, which in a zone are not the instants themselves. */
function rounded(vector: Vector, freq: string, how: keyof typeof rounding, options: Localizing = {}): Vector {
  const step = fixedStep(freq);
  const zone = zoneOf(vector.dtype);
  return mapped(vector, vector.dtype, (ns) => {
    const reading = readingOf(ns, zone);
    const made = rounding[how](reading, step);
    if (zone === null) return made;
    return made === reading ? ns : localized(made, zone, options);
  });
}

export const normalize = defineDatetime({
  name: 'normalize',
  places: ['Series.dt'],
  params: {s: series},
  dtype: (dtype) => dtype,
  compute(vector) {
    dates(vector, 'normalize');
    return rounded(vector, 'D', 'floor');
  },
  project: (clock) =>
    kindOf(clock.values.dtype) === 'M' ? roundedExpr(clock, fixedStep('D'), 'floor') : null,
});

const defineRounding = (how: keyof typeof rounding) =>
  defineDatetime({
    name: how,
    places: ['Series.dt'],
    params: {s: series, freq: p.text, ...localizing},
    dtype: (dtype) => dtype,
    compute: (vector, args) => rounded(vector, args.freq, how, args),
    project: (clock, args) => roundedExpr(clock, fixedStep(args.freq), how),
  });

export const round = defineRounding('round');
export const floor = defineRounding('floor');
export const ceil = defineRounding('ceil');
