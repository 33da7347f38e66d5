import type {PyName} from '../pickle/values.js';
import {arrowMakers} from './arrow.js';
import type {DecodeTable, Maker} from './decoder.js';
import {frameMakers} from './frames.js';
import {indexMakers} from './indexes.js';
import {numpyMakers} from './numpy.js';
import {offsetMakers} from './offsets.js';
import {arrayMakers} from './pandas-arrays.js';
import {dtypeMakers} from './pandas-dtypes.js';
import {scalarMakers} from './scalars.js';
import {zoneMakers} from './zones.js';

/** Every class and function whose results are data. Nothing else is made of what a cluster sends. */
const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ...numpyMakers,
  ...scalarMakers,
  ...zoneMakers,
  ...offsetMakers,
  ...dtypeMakers,
  ...arrayMakers,
  ...arrowMakers,
  ...indexMakers,
  ...frameMakers,
]);

/** Names that are values by themselves. */
const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['pandas._libs.missing.NA', null],
  ['pandas._libs.tslibs.nattype.NaT', null],
]);

/** Names that stand only among the arguments of a maker, which looks at them. */
const asArguments: ReadonlySet<string> = new Set([
  ...['list', 'int', 'float', 'str', 'bool', 'object', 'slice'].map((name) => `builtins.${name}`),
  'functools.partial',
  'copyreg._reconstructor',
  'pandas._libs.internals._unpickle_block',
  'pandas._libs.internals.BlockPlacement',
  'pandas._libs.sparse.IntIndex',
  'pandas._libs.sparse.BlockIndex',
  'pandas.core.arrays.sparse.dtype.SparseDtype',
  'pandas.core.dtypes.dtypes.SparseDtype',
  'pandas.core.indexes.base.Index',
  'pandas.core.indexes.range.RangeIndex',
  'pandas.core.indexes.multi.MultiIndex',
  ...['Int64Index', 'UInt64Index', 'Float64Index', 'NumericIndex'].map(
    (name) => `pandas.core.indexes.numeric.${name}`,
  ),
  'pandas.core.indexes.datetimes.DatetimeIndex',
  'pandas.core.indexes.timedeltas.TimedeltaIndex',
  'pandas.core.indexes.period.PeriodIndex',
  'pandas.core.indexes.interval.IntervalIndex',
  'pandas.core.indexes.category.CategoricalIndex',
  'pandas.core.arrays.datetimes.DatetimeArray',
  'pandas.core.arrays.timedeltas.TimedeltaArray',
  'pandas.core.arrays.period.PeriodArray',
  'pandas.core.arrays.categorical.Categorical',
  'pandas.core.arrays.string_.StringArray',
  'pandas.core.arrays.numpy_.PandasArray',
  'pandas.core.arrays.numpy_.NumpyExtensionArray',
]);

export const dataTable: DecodeTable = {makers, constants};

/** Whether a pickle of data may name this class or function. */
export function isDataName(name: PyName): boolean {
  return makers.has(name.path) || constants.has(name.path) || asArguments.has(name.path);
}
