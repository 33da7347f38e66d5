import {boxFloat} from '../../data/scalars/float.js';
import {decodeInteger} from './bytes.js';
import {Cursor} from './cursor.js';
import {defaultLimits, PickleError} from './limits.js';
import type {PickleLimits} from './limits.js';
import {Machine} from './machine.js';
import {Op, opName} from './opcodes.js';
import {decimalFloat, rawUnicode, unquote} from './text-forms.js';
import {PyName, PySetValue, PyTupleValue} from './values.js';

export interface ReadOptions {
  /** The buffers that came beside the pickle (PEP 574). */
  readonly buffers?: readonly Uint8Array[];
  /** Whether a class or function may be named. */
  readonly allows: (name: PyName) => boolean;
  readonly limits?: PickleLimits;
}

/**
 * Reads a pickle of protocol 0 to 5 into the passive values of `values.ts`. Byte strings are views of `bytes`.
 *
 * @throws PickleError when the pickle is broken, exceeds a limit, or names what `allows` refuses.
 */
export function readPickle(bytes: Uint8Array, options: ReadOptions): unknown {
  return new PickleReader(bytes, options).read();
}

type Handler = (reader: PickleReader) => void;

class PickleReader {
  readonly input: Cursor;
  readonly machine: Machine;
  readonly limits: PickleLimits;
  readonly #buffers: Iterator<Uint8Array>;
  protocol = 0;

  constructor(bytes: Uint8Array, {buffers = [], allows, limits = defaultLimits}: ReadOptions) {
    this.input = new Cursor(bytes);
    this.limits = limits;
    this.machine = new Machine(limits, allows);
    this.#buffers = buffers[Symbol.iterator]();
  }

  read(): unknown {
    for (;;) {
      const at = this.input.position;
      const code = this.input.u8();
      if (code === Op.STOP) return this.machine.result();
      const handler = handlers[code];
      if (handler === undefined)
        throw new PickleError(`the pickle has an opcode ${opName(code)} at byte ${at} that is not read`);
      handler(this);
    }
  }

  start(): void {
    this.protocol = this.input.u8();
    if (this.protocol > 5)
      throw new PickleError(`the pickle has protocol ${this.protocol}; protocols up to 5 are read`);
  }

  nextBuffer(): void {
    const next = this.#buffers.next();
    if (next.done === true) throw new PickleError('the pickle refers to more buffers than came with it');
    this.machine.push(next.value);
  }

  /** A global's name; protocols 0 to 2 give it as Python 2 would. */
  global(module: string, name: string): void {
    this.machine.global(this.protocol < 3 ? (python2Modules[module] ?? module) : module, name);
  }

  stackGlobal(): void {
    const name = this.machine.pop();
    const module = this.machine.pop();
    if (typeof name !== 'string' || typeof module !== 'string')
      throw new PickleError('the pickle names a global by something that is no text');
    this.machine.global(module, name);
  }

  decimal(text: string): bigint {
    if (!/^[+-]?\d+$/.test(text) || text.length > this.limits.integerLength)
      throw new PickleError('the pickle has a broken integer');
    return BigInt(text);
  }

  binaryInteger(length: number): void {
    if (length > this.limits.integerLength)
      throw new PickleError(`the pickle has an integer of ${length} bytes`);
    this.machine.push(integer(decodeInteger(this.input.take(length))));
  }

  memoIndex(text: string): number {
    return Number(this.decimal(text));
  }

  dict(items: readonly unknown[]): void {
    this.machine.push(new Map());
    this.machine.assign(items);
  }

  tuple(count: number): void {
    const items: unknown[] = [];
    for (let at = 0; at < count; at++) items.unshift(this.machine.pop());
    this.machine.push(new PyTupleValue(items));
  }
}

const python2Modules: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  copy_reg: 'copyreg',
  exceptions: 'builtins',
};

function integer(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const pushBytes =
  (length: (reader: PickleReader) => number): Handler =>
  (reader) => {
    reader.machine.push(reader.input.take(length(reader)));
  };
const pushText =
  (length: (reader: PickleReader) => number): Handler =>
  (reader) => {
    reader.machine.push(reader.input.text(length(reader)));
  };
const pushLatin1 =
  (length: (reader: PickleReader) => number): Handler =>
  (reader) => {
    reader.machine.push(reader.input.latin1(length(reader)));
  };
const u8: (reader: PickleReader) => number = ({input}) => input.u8();
const u32: (reader: PickleReader) => number = ({input}) => input.u32();
const u64: (reader: PickleReader) => number = ({input}) => input.u64();

const handlers: Readonly<Partial<Record<number, Handler>>> = {
  [Op.PROTO]: (reader) => {
    reader.start();
  },
  [Op.FRAME]: ({input}) => {
    input.u64();
  },
  [Op.MARK]: ({machine}) => {
    machine.mark();
  },
  [Op.POP]: ({machine}) => {
    machine.drop();
  },
  [Op.POP_MARK]: ({machine}) => {
    machine.popToMark();
  },
  [Op.DUP]: ({machine}) => {
    machine.push(machine.peek());
  },

  [Op.PUT]: (reader) => {
    reader.machine.memoize(reader.memoIndex(reader.input.line()));
  },
  [Op.BINPUT]: ({machine, input}) => {
    machine.memoize(input.u8());
  },
  [Op.LONG_BINPUT]: ({machine, input}) => {
    machine.memoize(input.u32());
  },
  [Op.MEMOIZE]: ({machine}) => {
    machine.memoize();
  },
  [Op.GET]: (reader) => {
    reader.machine.recall(reader.memoIndex(reader.input.line()));
  },
  [Op.BINGET]: ({machine, input}) => {
    machine.recall(input.u8());
  },
  [Op.LONG_BINGET]: ({machine, input}) => {
    machine.recall(input.u32());
  },

  [Op.NONE]: ({machine}) => {
    machine.push(null);
  },
  [Op.NEWTRUE]: ({machine}) => {
    machine.push(true);
  },
  [Op.NEWFALSE]: ({machine}) => {
    machine.push(false);
  },
  [Op.INT]: (reader) => {
    const text = reader.input.line();
    reader.machine.push(text === '01' ? true : text === '00' ? false : integer(reader.decimal(text)));
  },
  [Op.LONG]: (reader) => {
    reader.machine.push(integer(reader.decimal(reader.input.line().replace(/L$/, ''))));
  },
  [Op.BININT]: ({machine, input}) => {
    machine.push(input.i32());
  },
  [Op.BININT1]: ({machine, input}) => {
    machine.push(input.u8());
  },
  [Op.BININT2]: ({machine, input}) => {
    machine.push(input.u16());
  },
  [Op.LONG1]: (reader) => {
    reader.binaryInteger(reader.input.u8());
  },
  [Op.LONG4]: (reader) => {
    reader.binaryInteger(reader.input.u32());
  },
  [Op.FLOAT]: ({machine, input}) => {
    machine.push(boxFloat(decimalFloat(input.line())));
  },
  [Op.BINFLOAT]: ({machine, input}) => {
    machine.push(boxFloat(input.f64()));
  },

  [Op.STRING]: ({machine, input}) => {
    machine.push(unquote(input.line()));
  },
  [Op.UNICODE]: ({machine, input}) => {
    machine.push(rawUnicode(input.line()));
  },
  [Op.BINSTRING]: pushLatin1(u32),
  [Op.SHORT_BINSTRING]: pushLatin1(u8),
  [Op.SHORT_BINUNICODE]: pushText(u8),
  [Op.BINUNICODE]: pushText(u32),
  [Op.BINUNICODE8]: pushText(u64),
  [Op.SHORT_BINBYTES]: pushBytes(u8),
  [Op.BINBYTES]: pushBytes(u32),
  [Op.BINBYTES8]: pushBytes(u64),
  [Op.BYTEARRAY8]: pushBytes(u64),
  [Op.NEXT_BUFFER]: (reader) => {
    reader.nextBuffer();
  },
  [Op.READONLY_BUFFER]: ({machine}) => {
    machine.peek();
  },

  [Op.EMPTY_TUPLE]: (reader) => {
    reader.tuple(0);
  },
  [Op.TUPLE1]: (reader) => {
    reader.tuple(1);
  },
  [Op.TUPLE2]: (reader) => {
    reader.tuple(2);
  },
  [Op.TUPLE3]: (reader) => {
    reader.tuple(3);
  },
  [Op.TUPLE]: ({machine}) => {
    machine.push(new PyTupleValue(machine.popToMark()));
  },
  [Op.EMPTY_LIST]: ({machine}) => {
    machine.push([]);
  },
  [Op.LIST]: ({machine}) => {
    machine.push(machine.popToMark());
  },
  [Op.APPEND]: ({machine}) => {
    machine.append([machine.pop()]);
  },
  [Op.APPENDS]: ({machine}) => {
    machine.append(machine.popToMark());
  },
  [Op.EMPTY_DICT]: ({machine}) => {
    machine.push(new Map());
  },
  [Op.DICT]: (reader) => {
    reader.dict(reader.machine.popToMark());
  },
  [Op.SETITEM]: ({machine}) => {
    const value = machine.pop();
    machine.assign([machine.pop(), value]);
  },
  [Op.SETITEMS]: ({machine}) => {
    machine.assign(machine.popToMark());
  },
  [Op.EMPTY_SET]: ({machine}) => {
    machine.push(new PySetValue([]));
  },
  [Op.ADDITEMS]: ({machine}) => {
    machine.add(machine.popToMark());
  },
  [Op.FROZENSET]: ({machine}) => {
    machine.push(new PySetValue(machine.popToMark()));
  },

  [Op.GLOBAL]: (reader) => {
    const module = reader.input.line();
    reader.global(module, reader.input.line());
  },
  [Op.STACK_GLOBAL]: (reader) => {
    reader.stackGlobal();
  },
  [Op.REDUCE]: ({machine}) => {
    const args = machine.pop();
    machine.make(machine.pop(), args);
  },
  [Op.NEWOBJ]: ({machine}) => {
    const args = machine.pop();
    machine.make(machine.pop(), args);
  },
  [Op.NEWOBJ_EX]: ({machine}) => {
    const keywords = machine.pop();
    const args = machine.pop();
    machine.make(machine.pop(), args, keywords);
  },
  [Op.INST]: (reader) => {
    const args = reader.machine.popToMark();
    const module = reader.input.line();
    reader.global(module, reader.input.line());
    reader.machine.make(reader.machine.pop(), new PyTupleValue(args));
  },
  [Op.OBJ]: ({machine}) => {
    const [maker, ...args] = machine.popToMark();
    machine.make(maker, new PyTupleValue(args));
  },
  [Op.BUILD]: ({machine}) => {
    machine.build();
  },
};
