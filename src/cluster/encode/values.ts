import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {RangeIndex} from '../../data/local/range-index.js';
import {Categorical} from '../../data/categorical.js';
import {NDArray} from '../../data/ndarray.js';
import {Complex} from '../../data/scalars/complex.js';
import {Float} from '../../data/scalars/float.js';
import {Interval} from '../../data/scalars/interval.js';
import {Period} from '../../data/scalars/period.js';
import {Timedelta} from '../../data/scalars/timedelta.js';
import {Timestamp} from '../../data/scalars/timestamp.js';
import {Vector} from '../../data/vector.js';
import {ArgumentError, NotSupportedError} from '../../errors/index.js';
import {Draw, Node, RemoteOnly, Slice, pythonSourceOf} from '../../graph/index.js';
import {PyBlock, PyCall, PyFloat, PyGlobal, PyTuple, pyComplex, pySlice} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import {encodeArray, encodeColumn} from './arrays.js';
import {encodeFunction} from './python-function.js';

const pandas = (name: string): PyGlobal => new PyGlobal('pandas', name);

/** Writes the arguments of operations as Python's values; nodes are written by `node`. */
export class ValueEncoder {
  /** Data that stands in several places is sent once. */
  readonly #written = new Map<object, PyExpression>();

  constructor(
    private readonly node: (node: Node) => PyExpression,
    /** What stands for data that was sent before, or undefined. */
    private readonly sent: (data: object) => PyExpression | undefined = () => undefined,
    /** The cluster's module of frames, for Python classes that build on it. */
    private readonly frames: string | null = null,
  ) {}

  /**
   * @throws NotSupportedError for a JavaScript function, ArgumentError for what has no counterpart in Python.
   */
  readonly encode = (value: unknown): PyExpression => {
    if (value === null || value === undefined) return null;
    switch (typeof value) {
      case 'number':
      case 'bigint':
      case 'string':
      case 'boolean':
        return value;
      case 'object':
        return this.#once(value);
      case 'function':
        return this.#function(value);
      default:
        throw new ArgumentError(`a ${typeof value} cannot be sent to a cluster`);
    }
  };

  /** As {@link encode}, where an array within an array is a label of several levels. */
  readonly encodeLabels = (value: unknown): PyExpression => {
    if (!Array.isArray(value)) return this.encode(value);
    return value.map((item: unknown) => (isTuple(item) ? this.encodeLabel(item) : this.encode(item)));
  };

  /** A label of several levels is a tuple. */
  encodeLabel(label: unknown): PyExpression {
    return Array.isArray(label)
      ? new PyTuple(label.map((part) => this.encodeLabel(part)))
      : this.encode(label);
  }

  #function(value: {readonly name: string}): PyExpression {
    const source = pythonSourceOf(value);
    if (source === null) throw functionRefused(value.name);
    return encodeFunction(source, this.frames);
  }

  #once(value: object): PyExpression {
    const known = this.#written.get(value);
    if (known !== undefined) return known;
    const made = this.sent(value) ?? this.#object(value);
    this.#written.set(value, made);
    return made;
  }

  readonly index = (index: LocalIndex): PyExpression => {
    const name = this.encodeLabel(index.name);
    if (index instanceof RangeIndex)
      return new PyCall(pandas('RangeIndex'), [index.start, index.stop, index.step], {name});
    if (index instanceof MultiIndex) {
      const arrays = index.arrays.map((array) => this.#column(array));
      return new PyCall(pandas('MultiIndex.from_arrays'), [arrays], {
        names: index.names.map((label) => this.encodeLabel(label)),
      });
    }
    // Labels of several levels are tuples, which pandas makes a MultiIndex of where all are.
    const labels = index.dtype === 'object' ? index.toArray() : [];
    const values = labels.some(Array.isArray)
      ? labels.map((label) => this.encodeLabel(label))
      : this.#column(index.vector);
    return new PyCall(pandas('Index'), [values], {name});
  };

  #object(value: object): PyExpression {
    if (value instanceof Node) return this.node(value);
    if (value instanceof RemoteOnly) return this.encode(value.value);
    if (Array.isArray(value)) return value.map(this.encode);
    if (value instanceof Slice) return pySlice(this.encode(value.start), this.encode(value.stop), value.step);
    return this.#data(value) ?? this.#scalar(value) ?? this.#dict(value);
  }

  #data(value: object): PyExpression | undefined {
    if (value instanceof NDArray) return encodeArray(value, this.encode);
    if (value instanceof LocalFrame) return this.#frame(value);
    if (value instanceof LocalSeries) {
      return new PyCall(pandas('Series'), [this.#column(value.vector)], {
        index: this.index(value.index),
        name: this.encodeLabel(value.name),
      });
    }
    if (value instanceof LocalIndex) return this.index(value);
    if (value instanceof Vector) return this.#column(value);
    if (value instanceof Categorical) return this.#column(value.vector);
    if (ArrayBuffer.isView(value)) return encodeArray(NDArray.from(value), this.encode);
    return undefined;
  }

  #scalar(value: object): PyExpression | undefined {
    if (value instanceof Float) return new PyFloat(value.value);
    if (value instanceof Draw) return new PyCall(new PyGlobal('numpy.random', 'RandomState'), [value.seed32]);
    if (value instanceof Complex) return pyComplex(value.re, value.im);
    if (value instanceof Date) return new PyCall(pandas('Timestamp'), [BigInt(value.getTime()) * 1_000_000n]);
    if (value instanceof Timestamp) {
      return new PyCall(pandas('Timestamp'), [value.value], value.tz === null ? {} : {tz: value.tz});
    }
    if (value instanceof Timedelta) return new PyCall(pandas('Timedelta'), [value.value]);
    if (value instanceof Period)
      return new PyCall(pandas('Period'), [], {ordinal: value.ordinal, freq: value.freq});
    if (value instanceof Interval) {
      const [left, right] = value.bounds;
      return new PyCall(pandas('Interval'), [this.encode(left), this.encode(right), value.closed]);
    }
    return undefined;
  }

  #dict(value: object): PyExpression {
    if (value instanceof Set) return [...value].map(this.encode);
    const entries = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
    if (!(value instanceof Map) && !isPlain(value)) {
      throw new ArgumentError(`a ${value.constructor.name} cannot be sent to a cluster`);
    }
    return new Map(entries.map(([key, item]) => [this.encodeLabel(key), this.encode(item)]));
  }

  /** Columns go by their place first, since labels may repeat. */
  #frame(frame: LocalFrame): PyExpression {
    const columns = new Map(
      frame.vectors.map((vector, place): [number, PyExpression] => [place, this.#column(vector)]),
    );
    const made = new PyCall(pandas('DataFrame'), [columns], {index: this.index(frame.index)});
    const name = new PyCall(new PyGlobal('builtins', 'setattr'), [
      made,
      'columns',
      this.index(frame.columns),
    ]);
    return new PyBlock([name], made);
  }

  #column(vector: Vector): PyExpression {
    return encodeColumn(vector, this.encode, this.index);
  }
}

/** For an encoder of fetched data. */
export function noNodes(): never {
  throw new TypeError('fetched data has no lazy objects in it');
}

function isTuple(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => typeof part !== 'object' || part === null);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function functionRefused(name: string): NotSupportedError {
  return new NotSupportedError(
    `The JavaScript function ${name === '' ? '' : `'${name}' `}cannot run on a cluster, whose workers run Python. ` +
      'Give a Python function instead: md.python`lambda r: …`',
  );
}
