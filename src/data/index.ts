export {Categorical} from './categorical.js';
export type {CategoricalOptions} from './categorical.js';
export {asText, cast, decoded} from './cast.js';
export {isNullableDType, isNumericDType, kindOf, nullableDTypes, numericDTypes, zoneOf} from './dtype.js';
export type {DType, DTypeKind, NullableDType, NumericDType} from './dtype.js';
export {normaliseDType} from './dtype-names.js';
export {inferVector} from './infer.js';
export type {Inference} from './infer.js';
export {jsonValue} from './json.js';
export {LocalFrame} from './local/local-frame.js';
export type {FrameOptions} from './local/local-frame.js';
export {LocalIndex} from './local/local-index.js';
export type {IndexOptions} from './local/local-index.js';
export {LocalSeries} from './local/local-series.js';
export type {SeriesOptions} from './local/local-series.js';
export {labelKey} from './local/labels.js';
export {MultiIndex} from './local/multi-index.js';
export type {MultiIndexOptions} from './local/multi-index.js';
export {RangeIndex} from './local/range-index.js';
export {NDArray} from './ndarray.js';
export type {Nested} from './ndarray.js';
export {commonDType, objectValue, promoteTypes} from './promote.js';
export {
  NaT,
  civilFromDays,
  civilFromNanoseconds,
  daysFromCivil,
  instantOf,
  nanosecondsFromCivil,
  zoneOffset,
} from './scalars/calendar.js';
export type {CivilTime} from './scalars/calendar.js';
export {localized} from './scalars/localize.js';
export type {Localizing} from './scalars/localize.js';
export {Complex} from './scalars/complex.js';
export {Float, boxFloat} from './scalars/float.js';
export {Interval} from './scalars/interval.js';
export type {Closed} from './scalars/interval.js';
export {Period} from './scalars/period.js';
export {Timedelta} from './scalars/timedelta.js';
export {Timestamp} from './scalars/timestamp.js';
export type {TimestampOptions} from './scalars/timestamp.js';
export type {Label, Scalar, Value} from './value.js';
export {Vector} from './vector.js';
export type {TypedValues, VectorOptions} from './vector.js';
export {textOptions} from './shown.js';
export type {DisplayStyle} from './shown.js';
export {storageOf} from './vector/storage.js';
