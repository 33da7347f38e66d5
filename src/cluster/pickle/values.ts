/**
 * Python values as a pickle describes them, before anything is made of them.
 *
 * `None` is null, `bool` a boolean, `str` a string, `int` a number (a bigint past 2^53), `float` a number (a `Float` where it is whole),
 * `list` an array, `dict` a `Map`, `bytes` and `bytearray` a `Uint8Array`; all else has a class here. Nothing in a pickle is run: a class
 * or a function is its name, and a call of it a record of what was to be called.
 */

/** A class or function, by the name that the pickle gives. */
export class PyName {
  readonly path: string;

  constructor(
    readonly module: string,
    readonly name: string,
  ) {
    this.path = `${module}.${name}`;
  }
}

export class PyTupleValue {
  constructor(readonly items: readonly unknown[]) {}
}

export class PySetValue {
  constructor(readonly items: unknown[]) {}
}

/** What a class or function was to make of some arguments, with the states that were to be set on it afterwards. */
export class PyRecord {
  readonly states: unknown[] = [];
  /** Appended elements, of a subclass of list or set. */
  readonly appended: unknown[] = [];
  /** Assigned items, of a subclass of dict. */
  readonly assigned = new Map<unknown, unknown>();

  constructor(
    readonly maker: PyName | PyRecord,
    readonly args: readonly unknown[],
    readonly keywords: ReadonlyMap<unknown, unknown> = new Map(),
  ) {}

  get path(): string {
    return this.maker.path;
  }
}
