/**
 * Python expressions as data: what a pickle is to build or to call when it is loaded.
 *
 * Plain JavaScript values stand for themselves: null is `None`, a safe integer or a bigint is an `int`, any other number a `float`,
 * an array a `list`, a `Map` a `dict`, a `Uint8Array` is `bytes`. What JavaScript cannot tell apart has a class here. A node that
 * stands in several places is built once, and all places share it, as Python's own pickles do.
 */
export type PyExpression =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PyFloat
  | PyTuple
  | PyGlobal
  | PyCall
  | PyBlock
  | readonly PyExpression[]
  | ReadonlyMap<PyExpression, PyExpression>;

/** A `float`, also where its value is whole. */
export class PyFloat {
  constructor(readonly value: number) {}
}

export class PyTuple {
  constructor(readonly items: readonly PyExpression[]) {}
}

/** Something that a module defines; `name` may be dotted (`DataFrame.from_records`). */
export class PyGlobal {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}
}

/** A call, with positional and keyword arguments. */
export class PyCall {
  constructor(
    readonly callee: PyExpression,
    readonly args: readonly PyExpression[] = [],
    readonly keywords: Readonly<Record<string, PyExpression>> = {},
  ) {}
}

/** `result`, after `effects` were carried out in order and their values dropped. */
export class PyBlock {
  constructor(
    readonly effects: readonly PyExpression[],
    readonly result: PyExpression,
  ) {}
}

const builtins = (name: string): PyGlobal => new PyGlobal('builtins', name);

/** `object.name` */
export function attribute(object: PyExpression, name: string): PyCall {
  return new PyCall(builtins('getattr'), [object, name]);
}

/** `object.name(*args, **keywords)` */
export function method(
  object: PyExpression,
  name: string,
  args: readonly PyExpression[] = [],
  keywords: Readonly<Record<string, PyExpression>> = {},
): PyCall {
  return new PyCall(attribute(object, name), args, keywords);
}

/** `object[key]` */
export function item(object: PyExpression, key: PyExpression): PyCall {
  return new PyCall(new PyGlobal('operator', 'getitem'), [object, key]);
}

/** `slice(start, stop, step)` */
export function pySlice(start: PyExpression, stop: PyExpression, step: PyExpression = null): PyCall {
  return new PyCall(builtins('slice'), [start, stop, step]);
}

/** `complex(re, im)` */
export function pyComplex(re: number, im: number): PyCall {
  return new PyCall(builtins('complex'), [new PyFloat(re), new PyFloat(im)]);
}

export const ellipsis = builtins('Ellipsis');
