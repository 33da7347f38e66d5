import {NDArray} from '../../data/ndarray.js';
import type {Decoder} from '../decode/decoder.js';
import {ElementType} from '../decode/element-type.js';
import {memoryArray} from '../decode/numpy.js';
import {instanceIn, mapIn, sizesIn, textIn} from '../decode/shape.js';
import {PickleError} from '../pickle/limits.js';
import {PyTupleValue} from '../pickle/values.js';
import type {Envelope} from './read.js';
import {serialiserOf} from './serialisers.js';
import type {SerialiserKind} from './serialisers.js';
import {denseOf} from './sparse.js';

/** An object of Mars's own, as the values of its fields. Which is which depends on Mars's version. */
export class SerialisedObject {
  constructor(readonly fields: readonly unknown[]) {}
}

export interface EnvelopeReader {
  readonly decoder: Decoder;
  /** Whether parts of a kind that is not known are taken for nothing, instead of being refused. */
  readonly passesOver: boolean;
  /** Makes a value that stands in a header. */
  plain(value: unknown): unknown;
  /** Reads an object that was pickled. */
  unpickle(pickle: Uint8Array, buffers: readonly Uint8Array[]): unknown;
}

/** The value that an envelope holds: lists and tuples as arrays, dicts as maps, all else as `reader` makes it. */
export function decodeEnvelope(envelope: Envelope, reader: EnvelopeReader): unknown {
  const walk = new EnvelopeWalk(envelope.buffers, reader);
  return walk.value(envelope.serialised, 0);
}

/** What stands behind the four numbers of every part's header. */
interface Part {
  readonly kind: SerialiserKind;
  readonly object: unknown;
  readonly header: readonly unknown[];
  readonly children: readonly unknown[];
  readonly buffers: readonly Uint8Array[];
}

const depthLimit = 200;

class EnvelopeWalk {
  #next = 0;
  readonly #seen = new Map<unknown, unknown>();

  constructor(
    private readonly buffers: readonly Uint8Array[],
    private readonly reader: EnvelopeReader,
  ) {}

  value(serialised: unknown, depth: number): unknown {
    if (depth > depthLimit) throw new PickleError(`the answer nests deeper than ${depthLimit} levels`);
    const part = this.#part(serialised);
    if (part.kind === 'placeholder') return this.#seen.get(part.object);
    const made = this.#make(
      part,
      part.children.map((child) => this.value(child, depth + 1)),
    );
    this.#seen.set(part.object, made);
    return made;
  }

  #part(serialised: unknown): Part {
    if (!(serialised instanceof PyTupleValue))
      throw new PickleError('the answer has a part that is no tuple');
    const [id, object, count, leaf, ...rest] = serialised.items;
    const kind = serialiserOf(id);
    if (kind === 'other' && !this.reader.passesOver) {
      throw new PickleError(`the answer has a part of a kind (${String(id)}) that is not read`);
    }
    if (typeof count !== 'number' || !(count >= 0))
      throw new PickleError('the answer has a part with a broken header');
    if (leaf === true) return {kind, object, header: rest, children: [], buffers: this.#take(count)};
    if (count > rest.length)
      throw new PickleError('the answer has a part with fewer children than announced');
    const at = rest.length - count;
    return {kind, object, header: rest.slice(0, at), children: rest.slice(at), buffers: []};
  }

  #take(count: number): readonly Uint8Array[] {
    const taken = this.buffers.slice(this.#next, this.#next + count);
    if (taken.length !== count) throw new PickleError('the answer refers to more buffers than it has');
    this.#next += count;
    return taken;
  }

  #make({kind, header, buffers}: Part, children: readonly unknown[]): unknown {
    const [first] = header;
    switch (kind) {
      case 'pickle':
        return this.#unpickle(buffers);
      case 'primitive':
        return this.reader.plain(first);
      case 'bytes':
        return buffers[0] ?? new Uint8Array(0);
      case 'text':
        return Buffer.from(buffers[0] ?? []).toString('utf8');
      case 'tuple':
      case 'list':
        return this.#items(header, children);
      case 'dict':
        return header.length === 0 ? new Map() : this.#dict(header, children);
      case 'array':
        return this.#array(first, buffers);
      case 'sparse-matrix':
        return this.#sparse(header, buffers);
      case 'sparse-array':
        return this.#sparse(sparseHeader(first), buffers);
      case 'object':
        return this.#object(header, children);
      case 'placeholder':
      case 'other':
        return null;
    }
  }

  /** An object of Mars's own: its class, its simple fields in a list (or a pickle of one), the others as a child. */
  #object([, simple]: readonly unknown[], [others]: readonly unknown[]): SerialisedObject {
    const fields = simple instanceof Uint8Array ? this.reader.unpickle(simple, []) : simple;
    return new SerialisedObject([
      ...(Array.isArray(fields) ? (fields as unknown[]) : []),
      ...(Array.isArray(others) ? (others as unknown[]) : []),
    ]);
  }

  #unpickle([pickle, ...beside]: readonly Uint8Array[]): unknown {
    if (pickle === undefined) throw new PickleError('the answer has a pickled object without its pickle');
    return this.reader.unpickle(pickle, beside);
  }

  /** `(items, places of those that stand apart, class)`, with the ones apart as children. */
  #items(header: readonly unknown[], children: readonly unknown[]): unknown[] {
    const [items, places] = header;
    if (!Array.isArray(items) || !Array.isArray(places))
      throw new PickleError('the answer has a broken list');
    const values = items.map((item) => this.reader.plain(item));
    places.forEach((place, at) => {
      if (typeof place !== 'number' || !(place in values))
        throw new PickleError('the answer has a broken list');
      values[place] = children[at];
    });
    return values;
  }

  #dict(header: readonly unknown[], children: readonly unknown[]): unknown {
    const [keys, values, apart] = header;
    if (!(keys instanceof PyTupleValue) || !(values instanceof PyTupleValue) || typeof apart !== 'number') {
      return this.reader.plain(keys);
    }
    const names = this.#items(keys.items, children.slice(0, apart));
    const contents = this.#items(values.items, children.slice(apart));
    return new Map(names.map((name, at) => [name, contents[at]]));
  }

  #array(header: unknown, buffers: readonly Uint8Array[]): unknown {
    const fields = mapIn(header, 'numpy.ndarray');
    if (fields.get('pickle') === true) return this.#unpickle(buffers);
    const type = ElementType.parse(textIn(fields.get('descr'), 'numpy.ndarray'));
    const shape = sizesIn(fields.get('shape'), 'numpy.ndarray');
    return memoryArray(type, shape, buffers[0], fields.get('order') === 'F', this.reader.decoder).toNDArray();
  }

  /** A compressed matrix in rows: envelopes of its values, their columns and where rows begin, inside the header. */
  #sparse(header: readonly unknown[], buffers: readonly Uint8Array[]): NDArray {
    const [values, count, columns, columnCount, starts, shape] = header;
    if (typeof count !== 'number' || typeof columnCount !== 'number')
      throw new PickleError('the answer has a broken sparse matrix');
    const inner = (serialised: unknown, part: readonly Uint8Array[]): NDArray => {
      const tail = serialised instanceof PyTupleValue ? serialised.items.at(-1) : undefined;
      return instanceIn(
        decodeEnvelope({serialised: tail, buffers: part}, this.reader),
        NDArray,
        'scipy.csr_matrix',
      );
    };
    return denseOf(
      inner(values, buffers.slice(0, count)),
      inner(columns, buffers.slice(count, count + columnCount)),
      inner(starts, buffers.slice(count + columnCount)),
      sizesIn(shape, 'scipy.csr_matrix'),
    );
  }
}

/** The header of the matrix inside a sparse array's. */
function sparseHeader(raw: unknown): readonly unknown[] {
  const inner = raw instanceof PyTupleValue ? raw.items.at(-1) : undefined;
  if (!(inner instanceof PyTupleValue)) throw new PickleError('the answer has a broken sparse array');
  return inner.items.slice(4);
}
