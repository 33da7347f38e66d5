/** Writes WebAssembly modules: one imported shared memory, imported functions, exported functions. */

export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

const typeCodes: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};

export function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

export function signedLeb(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

function floatBytes(value: number, bits: 32 | 64): number[] {
  const view = new DataView(new ArrayBuffer(8));
  if (bits === 32) view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer, 0, bits / 8)];
}

/** The body of one function: instructions are appended in order. */
export class Code {
  private readonly bytes: number[] = [];
  private readonly locals: ValueType[] = [];

  constructor(private readonly parameters: number) {}

  /** A fresh local; gives its index. */
  local(type: ValueType): number {
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  /** Plain opcodes. */
  op(...bytes: readonly number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  /** A SIMD opcode without immediates. */
  simd(opcode: number): this {
    return this.op(0xfd, ...unsignedLeb(opcode));
  }

  /** A SIMD lane instruction. */
  lane(opcode: number, lane: number): this {
    return this.simd(opcode).op(lane);
  }

  get(local: number): this {
    return this.op(0x20, ...unsignedLeb(local));
  }

  set(local: number): this {
    return this.op(0x21, ...unsignedLeb(local));
  }

  tee(local: number): this {
    return this.op(0x22, ...unsignedLeb(local));
  }

  i32(value: number): this {
    return this.op(0x41, ...signedLeb(BigInt(value | 0)));
  }

  i64(value: bigint): this {
    return this.op(0x42, ...signedLeb(BigInt.asIntN(64, value)));
  }

  f32(value: number): this {
    return this.op(0x43, ...floatBytes(value, 32));
  }

  f64(value: number): this {
    return this.op(0x44, ...floatBytes(value, 64));
  }

  /** A v128 constant of two 64-bit lanes. */
  v128(low: bigint, high: bigint): this {
    const view = new DataView(new ArrayBuffer(16));
    view.setBigUint64(0, BigInt.asUintN(64, low), true);
    view.setBigUint64(8, BigInt.asUintN(64, high), true);
    return this.simd(0x0c).op(...new Uint8Array(view.buffer));
  }

  /** A memory access: opcode, alignment 1, offset. */
  access(opcode: number, offset = 0): this {
    return this.op(opcode, 0, ...unsignedLeb(offset));
  }

  /** A SIMD memory access. */
  simdAccess(opcode: number, offset = 0): this {
    return this.simd(opcode).op(0, ...unsignedLeb(offset));
  }

  call(fn: number): this {
    return this.op(0x10, ...unsignedLeb(fn));
  }

  /** Repeats `body` while the condition that it leaves on the stack holds. */
  loop(body: () => void): this {
    this.op(0x03, 0x40);
    body();
    return this.op(0x0d, 0, 0x0b);
  }

  /** Runs `body` where the i32 on the stack is not zero. */
  when(body: () => void): this {
    this.op(0x04, 0x40);
    body();
    return this.op(0x0b);
  }

  finish(): number[] {
    const locals = this.locals.flatMap((type) => [1, typeCodes[type]]);
    const body = [...unsignedLeb(this.locals.length), ...locals, ...this.bytes, 0x0b];
    return [...unsignedLeb(body.length), ...body];
  }
}

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

interface ExportedFunction {
  readonly name: string;
  readonly signature: Signature;
  readonly code: Code;
}

/** A module under construction. Imported functions must be declared before the first own one is added. */
export class ModuleBuilder {
  private readonly imports: {readonly name: string; readonly signature: Signature}[] = [];
  private readonly functions: ExportedFunction[] = [];

  /** Declares `f.<name>`; gives its function index. */
  importFunction(name: string, signature: Signature): number {
    const known = this.imports.findIndex((i) => i.name === name);
    if (known >= 0) return known;
    this.imports.push({name, signature});
    return this.imports.length - 1;
  }

  get importNames(): readonly string[] {
    return this.imports.map((i) => i.name);
  }

  addFunction(name: string, signature: Signature, code: Code): void {
    this.functions.push({name, signature, code});
  }

  finish(): Uint8Array {
    const signatures = [...this.imports, ...this.functions].map(({signature}) => signature);
    const section = (id: number, items: readonly (readonly number[])[]): number[] => {
      const content = [...unsignedLeb(items.length), ...items.flat()];
      return [id, ...unsignedLeb(content.length), ...content];
    };
    const text = (s: string): number[] => [...unsignedLeb(s.length), ...Buffer.from(s)];
    const types = (list: readonly ValueType[]): number[] => [
      ...unsignedLeb(list.length),
      ...list.map((t) => typeCodes[t]),
    ];
    const first = this.imports.length;
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(
        1,
        signatures.map((s) => [0x60, ...types(s.parameters), ...types(s.results)]),
      ),
      ...section(2, [
        // Shared, of at least one page and at most 65536.
        [...text('env'), ...text('memory'), 2, 3, 1, ...unsignedLeb(65536)],
        ...this.imports.map(({name}, at) => [...text('f'), ...text(name), 0, ...unsignedLeb(at)]),
      ]),
      ...section(
        3,
        this.functions.map((_, at) => unsignedLeb(first + at)),
      ),
      ...section(
        7,
        this.functions.map(({name}, at) => [...text(name), 0, ...unsignedLeb(first + at)]),
      ),
      ...section(
        10,
        this.functions.map(({code}) => code.finish()),
      ),
    ]);
  }
}
