/** Element types, named as NumPy and pandas name them. */

/** NumPy dtypes whose values are fixed-size numbers. */
export const numericDTypes = [
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float16',
  'float32',
  'float64',
  'complex64',
  'complex128',
] as const;
export type NumericDType = (typeof numericDTypes)[number];

/** pandas' nullable dtypes: a numeric dtype and a mask. */
export const nullableDTypes = [
  'boolean',
  'Int8',
  'Int16',
  'Int32',
  'Int64',
  'UInt8',
  'UInt16',
  'UInt32',
  'UInt64',
  'Float32',
  'Float64',
] as const;
export type NullableDType = (typeof nullableDTypes)[number];

/**
 * A dtype as a plain string, so that it can be compared, printed and written to a cluster as it is:
 * `datetime64[ns]`, `datetime64[ns, Europe/Berlin]`, `timedelta64[ns]`, `object`, `string`, `category`,
 * `period[M]`, `interval[int64, right]`, `<U5` and `S5` (NumPy text of a fixed width) beside the above.
 */
export type DType =
  | NumericDType
  | NullableDType
  | 'object'
  | 'string'
  | 'category'
  | 'datetime64[ns]'
  | `datetime64[ns, ${string}]`
  | 'timedelta64[ns]'
  | `period[${string}]`
  | `interval[${string}]`
  | `<U${number}`
  | `S${number}`;

/** How the values of a dtype behave; the letters of NumPy's `dtype.kind`, with `O` for all that is held as JavaScript values. */
export type DTypeKind = 'b' | 'i' | 'u' | 'f' | 'c' | 'M' | 'm' | 'U' | 'S' | 'O';

const numericNames: ReadonlySet<string> = new Set(numericDTypes);
const nullableNames: ReadonlySet<string> = new Set(nullableDTypes);

export function isNumericDType(dtype: string): dtype is NumericDType {
  return numericNames.has(dtype);
}

export function isNullableDType(dtype: string): dtype is NullableDType {
  return nullableNames.has(dtype);
}

/** The kind of `dtype`; a nullable dtype has the kind of its values. */
export function kindOf(dtype: DType): DTypeKind {
  const name = dtype.toLowerCase();
  if (name === 'bool' || name === 'boolean') return 'b';
  if (name.startsWith('int') && !name.startsWith('interval')) return 'i';
  if (name.startsWith('uint')) return 'u';
  if (name.startsWith('float')) return 'f';
  if (name.startsWith('complex')) return 'c';
  if (name.startsWith('datetime64')) return 'M';
  if (name.startsWith('timedelta64')) return 'm';
  if (name.startsWith('<u')) return 'U';
  if (/^s\d+$/.test(name)) return 'S';
  return 'O';
}

/** The time zone of a `datetime64[ns, zone]`, or null. */
export function zoneOf(dtype: DType): string | null {
  return /^datetime64\[ns, (.+)\]$/.exec(dtype)?.[1] ?? null;
}
