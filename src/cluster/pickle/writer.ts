import {ByteSink, encodeInteger, encodeText} from './bytes.js';
import {Op} from './opcodes.js';
import {PyBlock, PyCall, PyFloat, PyGlobal, PyTuple} from './expression.js';
import type {PyExpression} from './expression.js';

/** A pickle of protocol 5: its bytes in pieces, and the buffers that travel beside it. */
export interface Pickle {
  readonly pieces: readonly Uint8Array[];
  readonly buffers: readonly Uint8Array[];
}

export interface PickleOptions {
  /**
   * From this size on, in bytes, `bytes` values are sent beside the pickle (`PickleBuffer`s of PEP 574): they reach Python without
   * another copy there. Infinity keeps all of them inside. Neither way are they copied here.
   */
  readonly outOfBandFrom?: number;
}

/** What is still to be written: an expression, or the code that closes one whose parts were written before. */
type Step = {readonly expression: PyExpression} | {readonly close: () => void};

/**
 * Writes the pickle that builds `root` when Python loads it.
 *
 * @example
 * writePickle(new PyCall(new PyGlobal('builtins', 'sum'), [[1, 2, 3]]))   // loads as 6
 */
export function writePickle(root: PyExpression, options: PickleOptions = {}): Pickle {
  return new PickleWriter(options.outOfBandFrom ?? 64 * 1024).write(root);
}

/** Expressions whose identity matters: written once, then recalled. */
function isShareable(expression: PyExpression): expression is Exclude<PyExpression, null> & object {
  return typeof expression === 'object' && expression !== null && !(expression instanceof PyFloat);
}

/** Key, value, key, value, …: neither may be flattened, since both may be lists. */
function pairs(entries: ReadonlyMap<PyExpression, PyExpression>): PyExpression[] {
  const flat: PyExpression[] = [];
  for (const [key, value] of entries) flat.push(key, value);
  return flat;
}

function partsOf(expression: PyExpression): readonly PyExpression[] {
  if (expression instanceof PyCall)
    return [expression.callee, ...expression.args, ...Object.values(expression.keywords)];
  if (expression instanceof PyBlock) return [...expression.effects, expression.result];
  if (expression instanceof PyTuple) return expression.items;
  if (expression instanceof Map) return pairs(expression as ReadonlyMap<PyExpression, PyExpression>);
  return Array.isArray(expression) ? (expression as readonly PyExpression[]) : [];
}

/** Expressions that stand in more than one place. Iterative, since a chain of calls is as deep as it is long. */
function sharedIn(root: PyExpression): Set<object> {
  const seen = new Set<object>();
  const shared = new Set<object>();
  const open: PyExpression[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isShareable(next)) continue;
    if (seen.has(next)) {
      shared.add(next);
      continue;
    }
    seen.add(next);
    for (const part of partsOf(next)) open.push(part);
  }
  return shared;
}

class PickleWriter {
  readonly #sink = new ByteSink();
  readonly #buffers: Uint8Array[] = [];
  readonly #memo = new Map<object | string, number>();
  readonly #building = new Set<object>();
  readonly #steps: Step[] = [];
  #shared: ReadonlySet<object> = new Set();

  constructor(private readonly outOfBandFrom: number) {}

  write(root: PyExpression): Pickle {
    this.#shared = sharedIn(root);
    this.#sink.u8(Op.PROTO);
    this.#sink.u8(5);
    this.#steps.push({expression: root});
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      if ('close' in step) step.close();
      else this.#expression(step.expression);
    }
    this.#sink.u8(Op.STOP);
    return {pieces: this.#sink.pieces(), buffers: this.#buffers};
  }

  #expression(value: PyExpression): void {
    if (value === null) this.#sink.u8(Op.NONE);
    else if (typeof value === 'boolean') this.#sink.u8(value ? Op.NEWTRUE : Op.NEWFALSE);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'bigint') this.#integer(value);
    else if (typeof value === 'string') this.#text(value);
    else if (value instanceof PyFloat) this.#float(value.value);
    else if (!this.#recall(value)) this.#shareable(value);
  }

  #shareable(value: Exclude<PyExpression, null> & object): void {
    if (this.#building.has(value)) throw new TypeError('a pickled expression contains itself');
    const done = (): void => {
      this.#building.delete(value);
      if (this.#shared.has(value)) this.#memoize(value);
    };
    if (value instanceof Uint8Array) {
      this.#bytes(value);
      done();
    } else if (value instanceof PyGlobal) {
      this.#global(value);
    } else {
      this.#building.add(value);
      if (value instanceof PyCall) this.#call(value, done);
      else if (value instanceof PyBlock) this.#block(value, done);
      else if (value instanceof PyTuple) this.#tuple(value.items, done);
      else if (value instanceof Map) this.#dict(value as ReadonlyMap<PyExpression, PyExpression>, done);
      else this.#list(value as readonly PyExpression[], done);
    }
  }

  /** Queues `steps` so that they are carried out in order, before everything that was queued earlier. */
  #then(steps: readonly (PyExpression | (() => void))[]): void {
    for (let at = steps.length - 1; at >= 0; at--) {
      const step = steps[at];
      if (step !== undefined)
        this.#steps.push(typeof step === 'function' ? {close: step} : {expression: step});
    }
  }

  #op(...codes: readonly number[]): () => void {
    return () => {
      for (const code of codes) this.#sink.u8(code);
    };
  }

  #call({callee, args, keywords}: PyCall, done: () => void): void {
    const names = Object.keys(keywords);
    if (names.length === 0) {
      this.#then([callee, new PyTuple(args), this.#op(Op.REDUCE), done]);
      return;
    }
    // REDUCE takes positional arguments only: `functools.partial` carries the keywords, and is then called with nothing.
    const partial = new PyGlobal('functools', 'partial');
    const call = this.#op(Op.NEWOBJ_EX, Op.EMPTY_TUPLE, Op.REDUCE);
    this.#then([partial, new PyTuple([callee, ...args]), new Map(Object.entries(keywords)), call, done]);
  }

  #block({effects, result}: PyBlock, done: () => void): void {
    this.#then([...effects.flatMap((effect) => [effect, this.#op(Op.POP)]), result, done]);
  }

  #tuple(items: readonly PyExpression[], done: () => void): void {
    const small = [Op.EMPTY_TUPLE, Op.TUPLE1, Op.TUPLE2, Op.TUPLE3][items.length];
    if (small === undefined) this.#sink.u8(Op.MARK);
    this.#then([...items, this.#op(small ?? Op.TUPLE), done]);
  }

  #list(items: readonly PyExpression[], done: () => void): void {
    this.#sink.u8(Op.EMPTY_LIST);
    if (items.length > 0) this.#sink.u8(Op.MARK);
    this.#then(items.length > 0 ? [...items, this.#op(Op.APPENDS), done] : [done]);
  }

  #dict(entries: ReadonlyMap<PyExpression, PyExpression>, done: () => void): void {
    this.#sink.u8(Op.EMPTY_DICT);
    if (entries.size > 0) this.#sink.u8(Op.MARK);
    this.#then(entries.size > 0 ? [...pairs(entries), this.#op(Op.SETITEMS), done] : [done]);
  }

  #global({module, name}: PyGlobal): void {
    const id = `${module}\n${name}`;
    if (this.#recall(id)) return;
    this.#text(module);
    this.#text(name);
    this.#sink.u8(Op.STACK_GLOBAL);
    this.#memoize(id);
  }

  #number(value: number): void {
    // A number too large to be a safe integer was meant as a float: integers of that size are bigints.
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#float(value);
    else if (value >= 0 && value <= 0xff)
      this.#small(Op.BININT1, () => {
        this.#sink.u8(value);
      });
    else if (value >= 0 && value <= 0xffff)
      this.#small(Op.BININT2, () => {
        this.#sink.u16(value);
      });
    else if (value === (value | 0))
      this.#small(Op.BININT, () => {
        this.#sink.i32(value);
      });
    else this.#integer(BigInt(value));
  }

  #small(op: number, write: () => void): void {
    this.#sink.u8(op);
    write();
  }

  #integer(value: bigint): void {
    if (value >= -0x80000000n && value <= 0x7fffffffn) {
      this.#number(Number(value));
      return;
    }
    const bytes = encodeInteger(value);
    if (bytes.length <= 0xff) {
      this.#sink.u8(Op.LONG1);
      this.#sink.u8(bytes.length);
    } else {
      this.#sink.u8(Op.LONG4);
      this.#sink.u32(bytes.length);
    }
    this.#sink.copy(bytes);
  }

  #float(value: number): void {
    this.#sink.u8(Op.BINFLOAT);
    this.#sink.f64(value);
  }

  #text(value: string): void {
    const bytes = encodeText(value);
    this.#sized(bytes.length, Op.SHORT_BINUNICODE, Op.BINUNICODE, Op.BINUNICODE8);
    this.#content(bytes);
  }

  #bytes(value: Uint8Array): void {
    if (value.length >= this.outOfBandFrom) {
      this.#buffers.push(value);
      this.#sink.u8(Op.NEXT_BUFFER);
      return;
    }
    this.#sized(value.length, Op.SHORT_BINBYTES, Op.BINBYTES, Op.BINBYTES8);
    this.#content(value);
  }

  #sized(length: number, short: number, medium: number, long: number): void {
    if (length <= 0xff) {
      this.#sink.u8(short);
      this.#sink.u8(length);
    } else if (length <= 0xffffffff) {
      this.#sink.u8(medium);
      this.#sink.u32(length);
    } else {
      this.#sink.u8(long);
      this.#sink.u64(length);
    }
  }

  #content(bytes: Uint8Array): void {
    if (bytes.length < 4096) this.#sink.copy(bytes);
    else this.#sink.adopt(bytes);
  }

  #memoize(what: object | string): void {
    this.#memo.set(what, this.#memo.size);
    this.#sink.u8(Op.MEMOIZE);
  }

  #recall(what: object | string): boolean {
    const at = this.#memo.get(what);
    if (at === undefined) return false;
    if (at <= 0xff) {
      this.#sink.u8(Op.BINGET);
      this.#sink.u8(at);
    } else {
      this.#sink.u8(Op.LONG_BINGET);
      this.#sink.u32(at);
    }
    return true;
  }
}
