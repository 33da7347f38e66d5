import {isNullableDType, isNumericDType, type DType} from './dtype.js';

/** Names that NumPy and pandas take for a dtype beside its own. */
const aliases: Readonly<Record<string, DType>> = {
  '?': 'bool',
  b: 'int8',
  b1: 'bool',
  bool_: 'bool',
  byte: 'int8',
  c16: 'complex128',
  c8: 'complex64',
  complex: 'complex128',
  complex_: 'complex128',
  d: 'float64',
  datetime64: 'datetime64[ns]',
  double: 'float64',
  e: 'float16',
  f: 'float32',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  float: 'float64',
  float_: 'float64',
  half: 'float16',
  i: 'int32',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  int: 'int64',
  int_: 'int64',
  intc: 'int32',
  l: 'int64',
  'M8[ns]': 'datetime64[ns]',
  'm8[ns]': 'timedelta64[ns]',
  O: 'object',
  single: 'float32',
  str: 'object',
  timedelta64: 'timedelta64[ns]',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
  uint: 'uint64',
  unicode: 'object',
};

const plain: ReadonlySet<string> = new Set([
  'object',
  'string',
  'category',
  'datetime64[ns]',
  'timedelta64[ns]',
]);
const parametrised = /^(?:datetime64\[ns, [^\]]+\]|period\[[^\]]+\]|interval(?:\[[^\]]+\])?|<U\d+|S\d+)$/;

/**
 * The dtype that a name stands for, as `numpy.dtype` and pandas read it: `float` is `float64`, `<i4` is `int32`, `str` is `object`.
 * Null for a name that neither knows.
 */
export function normaliseDType(name: string): DType | null {
  if (isNumericDType(name) || isNullableDType(name) || plain.has(name) || parametrised.test(name))
    return name as DType;
  return aliases[name] ?? aliases[name.replace(/^[<=|]/, '')] ?? null;
}
