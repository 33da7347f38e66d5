import type {DType} from '../../data/dtype.js';
import {PickleError} from '../pickle/limits.js';
import type {Maker} from './decoder.js';
import {instanceIn, numberIn, textIn} from './shape.js';

/** Fractions of a second that Arrow counts in. */
export type ArrowUnit = 's' | 'ms' | 'us' | 'ns';

/** A data type of Arrow. */
export class ArrowType {
  constructor(
    /** Its name without parameters: `int64`, `string`, `timestamp`. */
    readonly name: string,
    readonly parameters: {
      readonly unit?: ArrowUnit;
      readonly zone?: string | null;
      /** Digits after the point. */
      readonly scale?: number;
      /** Of the values of a dictionary, and of the items of a list. */
      readonly of?: ArrowType;
      /** Of the numbers that stand for the values of a dictionary. */
      readonly codes?: ArrowType;
    } = {},
  ) {}

  toString(): string {
    const {unit} = this.parameters;
    return unit === undefined ? this.name : `${this.name}[${unit}]`;
  }
}

/** The dtypes that stand for Arrow's plain ones, all with missing values. */
export const plainDTypes: Readonly<Record<string, DType>> = {
  bool: 'boolean',
  int8: 'Int8',
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  uint8: 'UInt8',
  uint16: 'UInt16',
  uint32: 'UInt32',
  uint64: 'UInt64',
  float: 'Float32',
  double: 'Float64',
};

const units: readonly unknown[] = ['s', 'ms', 'us', 'ns'] satisfies ArrowUnit[];

function unitIn(value: unknown, what: string): ArrowUnit {
  if (!units.includes(value)) throw new PickleError(`a '${what}' in a unit that is not known`);
  return value as ArrowUnit;
}

/** A type by its alias, which has its unit in brackets. */
const alias: Maker = ({args}) => {
  const text = textIn(args[0], 'pyarrow.DataType');
  const [, name, unit] = /^(duration|time32|time64|timestamp)\[(\w+)\]$/.exec(text) ?? [];
  if (name !== undefined) return new ArrowType(name, {unit: unitIn(unit, text)});
  // Dates count days or milliseconds, which their names tell already.
  return new ArrowType(text.replace(/^(date\d+)\[\w+\]$/, '$1'));
};

const timestamp: Maker = ({args: [unit, zone = null], path}) =>
  new ArrowType('timestamp', {
    unit: unitIn(unit, path),
    zone: zone === null ? null : textIn(zone, path),
  });

const decimal: Maker = ({args, path}) => new ArrowType('decimal128', {scale: numberIn(args[1] ?? 0, path)});

const dictionary: Maker = ({args, path}, decoder) =>
  new ArrowType('dictionary', {
    codes: instanceIn(decoder.make(args[0]), ArrowType, path),
    of: instanceIn(decoder.make(args[1]), ArrowType, path),
  });

/** A field is known by its type. */
const field: Maker = ({args, path}, decoder) => instanceIn(decoder.make(args[1]), ArrowType, path);

const list =
  (name: string): Maker =>
  ({args, path}, decoder) =>
    new ArrowType(name, {of: instanceIn(decoder.make(args[0]), ArrowType, path)});

/** Types that are named in a refusal to read their values. */
const unread = ['struct', 'map_', 'dense_union', 'sparse_union', 'decimal256', 'run_end_encoded'];

export const arrowTypeMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pyarrow.lib.type_for_alias', alias],
  ['pyarrow.lib.timestamp', timestamp],
  ['pyarrow.lib.decimal128', decimal],
  ['pyarrow.lib.dictionary', dictionary],
  ['pyarrow.lib.field', field],
  ['pyarrow.lib.list_', list('list')],
  ['pyarrow.lib.large_list', list('large_list')],
  ...unread.map((name): [string, Maker] => [`pyarrow.lib.${name}`, () => new ArrowType(name)]),
]);
