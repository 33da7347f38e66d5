import {Intermediate} from './decoder.js';
import type {LocalIndex} from '../../data/local/local-index.js';
import {isNullableDType} from '../../data/dtype.js';
import type {DType} from '../../data/dtype.js';
import {NotSupportedError} from '../../errors/index.js';
import type {PyRecord} from '../pickle/values.js';
import type {Decoder, Maker} from './decoder.js';
import {ElementType} from './element-type.js';
import {indexIn} from './indexes.js';
import {Offset} from './offsets.js';
import {fieldsOf, textIn} from './shape.js';
import {zoneNameIn} from './zones.js';

/** A dtype of pandas' own; a `category` carries its categories. */
export class PandasType extends Intermediate {
  constructor(
    readonly dtype: DType,
    readonly categories: LocalIndex | null = null,
    readonly ordered = false,
  ) {
    super();
  }

  override toPlain(): string {
    return this.dtype;
  }
}

/** An argument by place or by the name of the state's field. */
function part(record: PyRecord, place: number, name: string): unknown {
  return record.args[place] ?? fieldsOf(record).get(name) ?? null;
}

const category: Maker = (record, decoder) => {
  const categories = part(record, 0, 'categories');
  return new PandasType(
    'category',
    categories === null ? null : indexIn(categories, decoder),
    part(record, 1, 'ordered') === true,
  );
};

const zoned: Maker = (record, decoder) => {
  const zone = zoneNameIn(decoder.make(part(record, 1, 'tz')));
  return new PandasType(zone === null ? 'datetime64[ns]' : `datetime64[ns, ${zone}]`);
};

const period: Maker = (record, decoder) => {
  const freq = decoder.make(record.args[0]);
  const text = freq instanceof Offset ? freq.toString() : textIn(freq, record.path);
  return new PandasType(`period[${/^period\[(.+)\]$/i.exec(text)?.[1] ?? text}]`);
};

const interval: Maker = (record, decoder) => {
  const subtype = subtypeName(decoder.make(part(record, 0, 'subtype')), decoder);
  return new PandasType(`interval[${subtype}, ${textIn(part(record, 1, 'closed') ?? 'right', record.path)}]`);
};

function subtypeName(made: unknown, decoder: Decoder): string {
  if (made instanceof ElementType) return made.dtype;
  if (made instanceof PandasType) return made.dtype;
  return typeof made === 'string' ? made : String(decoder.plain(made));
}

/** Modules of the dtypes with a mask, by the names that pandas 1.5 and 2.1 give them. */
const masked: readonly (readonly [string, DType])[] = [
  ...['Int8', 'Int16', 'Int32', 'Int64', 'UInt8', 'UInt16', 'UInt32', 'UInt64'].map(
    (name) => [`pandas.core.arrays.integer.${name}Dtype`, name as DType] as const,
  ),
  ...['Float32', 'Float64'].map(
    (name) => [`pandas.core.arrays.floating.${name}Dtype`, name as DType] as const,
  ),
  ['pandas.core.arrays.boolean.BooleanDtype', 'boolean'],
];

export const dtypeMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pandas.core.dtypes.dtypes.CategoricalDtype', category],
  ['pandas.core.dtypes.dtypes.DatetimeTZDtype', zoned],
  ['pandas.core.dtypes.dtypes.PeriodDtype', period],
  ['pandas.core.dtypes.dtypes.IntervalDtype', interval],
  ['pandas.core.arrays.string_.StringDtype', () => new PandasType('string')],
  ['mars.dataframe.arrays.ArrowStringDtype', () => new PandasType('string')],
  ['xorbits._mars.dataframe.arrays.ArrowStringDtype', () => new PandasType('string')],
  ['pandas.core.dtypes.dtypes.PandasDtype', (record, decoder) => wrapped(part(record, 0, '_dtype'), decoder)],
  [
    'pandas.core.dtypes.dtypes.NumpyEADtype',
    (record, decoder) => wrapped(part(record, 0, '_dtype'), decoder),
  ],
  ...masked.map(([path, dtype]): [string, Maker] => [path, () => new PandasType(dtype)]),
]);

function wrapped(value: unknown, decoder: Decoder): PandasType {
  const made = decoder.make(value);
  if (made instanceof ElementType) return new PandasType(made.dtype);
  throw new NotSupportedError('a dtype that wraps another which is not known');
}

/** The dtype of values with a mask: `Int64` for `int64`. */
export function nullableOf(dtype: DType): DType {
  const name =
    dtype === 'bool'
      ? 'boolean'
      : dtype.replace(/^(u?)(.)/, (_, u: string, first: string) => u.toUpperCase() + first.toUpperCase());
  if (!isNullableDType(name))
    throw new NotSupportedError(`an array of dtype '${dtype}' with a mask cannot be read`);
  return name;
}
