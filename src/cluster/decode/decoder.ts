import {Float} from '../../data/scalars/float.js';
import {PickleError} from '../pickle/limits.js';
import {PyName, PyRecord, PySetValue, PyTupleValue} from '../pickle/values.js';

/** Makes the value that a record stands for. */
export type Maker = (record: PyRecord, decoder: Decoder) => unknown;

/** All that may stand in a pickle: what is made of a call, and what a name means by itself. */
export interface DecodeTable {
  readonly makers: ReadonlyMap<string, Maker>;
  readonly constants: ReadonlyMap<string, unknown>;
}

/** What a maker gives that is only a step on the way: a dtype, a zone, an array in the order of memory. */
export abstract class Intermediate {
  /** What a user gets of it where it stands by itself. */
  abstract toPlain(): unknown;
}

/** How deep values may nest. */
const depthLimit = 200;

/**
 * Turns the passive values of a pickle into the project's own. Only what the table names is made; a record whose parts
 * have not the form that its class gives them is refused.
 */
export class Decoder {
  readonly #made = new Map<PyRecord, unknown>();
  #depth = 0;
  #values = 0;

  constructor(
    private readonly table: DecodeTable,
    /** How many values may come out, where a part that is shared counts each time it stands somewhere. */
    private readonly mostValues: number,
  ) {}

  /** The value as it is inside a pickle: records are made, containers stay as they are. */
  make(value: unknown): unknown {
    if (value instanceof PyName) return this.#constant(value);
    if (!(value instanceof PyRecord)) return value;
    if (this.#made.has(value)) return this.#made.get(value);
    const maker = this.table.makers.get(value.path);
    if (maker === undefined)
      throw new PickleError(`a '${value.path}' is none of the kinds of data that are read`);
    const made = this.#nested(() => maker(value, this));
    this.#made.set(value, made);
    return made;
  }

  /** The value as a user gets it from an object column or a fetched object: containers become JavaScript's. */
  plain(value: unknown): unknown {
    if (++this.#values > this.mostValues)
      throw new PickleError(`the pickle stands for more than ${this.mostValues} values`);
    if (typeof value !== 'object' || value === null || value instanceof Float) return value;
    return this.#nested(() => this.#container(value));
  }

  plainAll(values: readonly unknown[]): unknown[] {
    return values.map((value) => this.plain(value));
  }

  #container(value: object): unknown {
    if (Array.isArray(value)) return this.plainAll(value);
    if (value instanceof PyTupleValue) return this.plainAll(value.items);
    if (value instanceof PySetValue) return new Set(this.plainAll(value.items));
    if (value instanceof Map) return this.#dict(value);
    const made = this.make(value);
    if (made instanceof Intermediate) return made.toPlain();
    return isContainer(made) ? this.plain(made) : made;
  }

  #dict(map: ReadonlyMap<unknown, unknown>): unknown {
    const entries = [...map].map(([key, value]) => [this.plain(key), this.plain(value)] as const);
    return entries.every(([key]) => typeof key === 'string') ? Object.fromEntries(entries) : new Map(entries);
  }

  #constant(name: PyName): unknown {
    if (this.table.constants.has(name.path)) return this.table.constants.get(name.path);
    throw new PickleError(`'${name.path}' stands where a value is expected`);
  }

  #nested<T>(work: () => T): T {
    if (this.#depth >= depthLimit) throw new PickleError(`the pickle nests deeper than ${depthLimit} levels`);
    this.#depth++;
    const made = work();
    this.#depth--;
    return made;
  }
}

/** Whether a maker gave a container of Python's again, such as a list for a `range`. */
function isContainer(made: unknown): boolean {
  return (
    Array.isArray(made) || made instanceof PyTupleValue || made instanceof PySetValue || made instanceof Map
  );
}
