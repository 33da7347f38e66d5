import {Intermediate} from './decoder.js';
import {NDArray} from '../../data/ndarray.js';
import {boxFloat} from '../../data/scalars/float.js';
import {Vector} from '../../data/vector.js';
import type {TypedValues} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';
import type {PyRecord} from '../pickle/values.js';
import type {Decoder, Maker} from './decoder.js';
import {ElementType, readElements} from './element-type.js';
import {instanceIn, itemsIn, numberIn, pathIn, sizesIn, stateOf, textIn} from './shape.js';

/** A NumPy array as its bytes are: elements in the order of memory, along rows or along columns. */
export class MemoryArray extends Intermediate {
  constructor(
    readonly type: ElementType,
    readonly shape: readonly number[],
    readonly values: TypedValues | readonly unknown[],
    /** Whether the first axis varies fastest. */
    readonly columnMajor: boolean,
  ) {
    super();
  }

  override toPlain(): NDArray {
    return this.toNDArray();
  }

  get length(): number {
    return this.shape.reduce((product, extent) => product * extent, 1);
  }

  /** All elements, row by row. */
  vector(): Vector {
    const inMemory = new Vector(this.type.dtype, this.values);
    if (!this.columnMajor || this.shape.filter((extent) => extent !== 1).length < 2) return inMemory;
    return inMemory.take(rowMajorOrder(this.shape));
  }

  toNDArray(): NDArray {
    return new NDArray(this.vector(), this.shape);
  }

  /** The rows of an array of one or two axes; they share memory with it where they stand together. */
  rows(): Vector[] {
    if (this.shape.length === 1) return [new Vector(this.type.dtype, this.values)];
    const [count = 0, length = 0] = this.shape;
    const all = new Vector(this.type.dtype, this.values);
    return Array.from({length: count}, (_, row) =>
      this.columnMajor
        ? all.take(Uint32Array.from({length}, (_unused, i) => i * count + row))
        : all.slice(row * length, (row + 1) * length),
    );
  }
}

/** Where the elements of a column-major array stand, row by row. */
function rowMajorOrder(shape: readonly number[]): Uint32Array {
  const length = shape.reduce((product, extent) => product * extent, 1);
  const strides = shape.map((_, axis) =>
    shape.slice(0, axis).reduce((product, extent) => product * extent, 1),
  );
  const order = new Uint32Array(length);
  const index = shape.map(() => 0);
  for (let at = 0, place = 0; at < length; at++) {
    order[at] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] ?? 0;
      const next = (index[axis] ?? 0) + 1;
      if (next < (shape[axis] ?? 0)) {
        index[axis] = next;
        place += stride;
        break;
      }
      place -= stride * (next - 1);
      index[axis] = 0;
    }
  }
  return order;
}

/** An array out of its parts: bytes, or a list of Python objects for the dtype `object`. */
export function memoryArray(
  type: ElementType,
  shape: readonly number[],
  content: unknown,
  columnMajor: boolean,
  decoder: Decoder,
): MemoryArray {
  const count = shape.reduce((product, extent) => product * extent, 1);
  if (!Number.isSafeInteger(count))
    throw new PickleError(`an array of shape (${shape.join(', ')}) is too large`);
  if (type.kind === 'O') {
    const items = itemsIn(content, 'numpy.ndarray');
    if (items.length !== count)
      throw new PickleError(`an array of ${count} objects came with ${items.length}`);
    // Objects are pickled row by row, whatever the array's order in memory is.
    return new MemoryArray(type, shape, decoder.plainAll(items), false);
  }
  const bytes = instanceIn(decoder.make(content), Uint8Array, 'numpy.ndarray');
  return new MemoryArray(type, shape, readElements(type, bytes, count), columnMajor);
}

function dtype(record: PyRecord, decoder: Decoder): ElementType {
  const name = textIn(record.args[0], 'numpy.dtype');
  const state = stateOf(record);
  const type = ElementType.parse(name);
  if (state === undefined) return type;
  const parts = itemsIn(state, 'numpy.dtype');
  if (parts[2] !== null || parts[3] !== null)
    throw new NotSupportedError('an array with named fields cannot be read');
  const ordered = type.withOrder(textIn(parts[1], 'numpy.dtype'));
  return parts[8] === undefined ? ordered : ordered.withUnit(unitIn(parts[8], decoder));
}

/** The unit in a dtype's state: `(metadata, (b'ns', 1, 1, 1))`. */
function unitIn(state: unknown, decoder: Decoder): string {
  const [, unit] = itemsIn(state, 'numpy.dtype');
  const [name, count] = itemsIn(unit, 'numpy.dtype');
  return `${numberIn(count, 'numpy.dtype')}${textIn(decoder.make(name), 'numpy.dtype')}`;
}

export function elementTypeIn(value: unknown, decoder: Decoder): ElementType {
  return instanceIn(decoder.make(value), ElementType, 'numpy.dtype');
}

const reconstruct: Maker = (record, decoder) => {
  const kind = pathIn(record.args[0], 'numpy.ndarray');
  if (kind !== 'numpy.ndarray') throw new NotSupportedError(`a '${kind}' cannot be read`);
  const [, shape, type, columnMajor, content] = itemsIn(stateOf(record), kind);
  return memoryArray(
    elementTypeIn(type, decoder),
    sizesIn(shape, kind),
    content,
    columnMajor === true,
    decoder,
  );
};

const fromBuffer: Maker = (record, decoder) => {
  const [content, type, shape, order] = record.args;
  if (order !== 'C' && order !== 'F')
    throw new NotSupportedError(`an array in the order '${String(order)}' cannot be read`);
  return memoryArray(
    elementTypeIn(type, decoder),
    sizesIn(shape, 'numpy.ndarray'),
    content,
    order === 'F',
    decoder,
  );
};

/** A NumPy scalar is the value it holds. */
const scalar: Maker = (record, decoder) => {
  const [type, content] = record.args;
  const element = elementTypeIn(type, decoder);
  if (element.kind === 'O') return decoder.plain(content);
  const vector = memoryArray(element, [1], content, false, decoder).vector();
  const value = vector.at(0);
  return element.kind === 'f' && typeof value === 'number' ? boxFloat(value) : value;
};

export const numpyMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['numpy.dtype', dtype],
  ...['numpy.core', 'numpy._core'].flatMap((module): [string, Maker][] => [
    [`${module}.multiarray._reconstruct`, reconstruct],
    [`${module}.multiarray.scalar`, scalar],
    [`${module}.numeric._frombuffer`, fromBuffer],
  ]),
  [
    'numpy.ndarray',
    () => {
      throw new NotSupportedError('a subclass of numpy.ndarray cannot be read');
    },
  ],
]);
