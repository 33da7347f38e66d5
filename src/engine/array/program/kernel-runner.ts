/** Runs a compiled program: inputs and results in place where they lie in the kernel's memory, else by copying. */
import {isWide, itemSize, viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {writeSpilledAt} from '../memory/spill-file.js';
import type {CompiledKernel} from '../wasm/kernel-cache.js';
import type {WasmFunction, WasmMemory} from '../wasm/platform.js';
import type {ArrayOperand, Operand, Target} from './operand.js';
import {resultDType, type Program} from './program.js';
import type {ProgramRunner} from './runner.js';
import {createSource, homeValues, isFlat, type Source} from './source.js';
import {mergeAxes} from './strided.js';
import {StridedCopier} from './strided-copier.js';

/** Memory that a kernel on one thread may use for what does not lie there already. */
export interface Scratch {
  readonly memory: WasmMemory;
  /** The slab that the memory is; null where it is the thread's own. */
  readonly slab: number | null;
  readonly byteOffset: number;
}

/** Values that are copied at once: operands stay in the cache. */
const AT_ONCE = 4096;
/** Kernels read and write past the end of a run. */
const PADDING = 64;
/** Values of the largest group that a kernel computes together. */
const MOST_AT_A_TURN = 64;

/** Rows that lie together for fewer values are copied: a call for each would cost more. */
const ROW = 256;

type Argument =
  /** A value for all positions. */
  | {readonly kind: 'value'; readonly value: number | bigint}
  | {readonly kind: 'direct'; readonly byteOffset: number; readonly bytes: number}
  /** Rows of `length` values that lie together, `step` bytes apart. */
  | {
      readonly kind: 'rows';
      readonly byteOffset: number;
      readonly bytes: number;
      readonly length: number;
      readonly step: number;
    }
  | {readonly kind: 'gathered'; readonly copier: StridedCopier; readonly byteOffset: number}
  | {
      readonly kind: 'copied';
      readonly source: Source;
      readonly byteOffset: number;
      readonly dtype: ArrayDType;
    };

/** Bytes of scratch for a program whose runs have at most `capacity` values. */
export function scratchBytes(program: Program, operands: readonly Operand[], capacity: number): number {
  const copied = operands.reduce((n, {dtype}) => n + AT_ONCE * itemSize(dtype) + PADDING, 0);
  return copied + capacity * itemSize(resultDType(program)) + PADDING;
}

export class KernelRunner implements ProgramRunner {
  /** Where the values' addresses are. */
  readonly memory: WasmMemory;
  private readonly args: readonly Argument[];
  private readonly run: WasmFunction;
  private readonly dtype: ArrayDType;
  private readonly out: number;
  private readonly copies: boolean;
  private readonly rows: readonly number[];
  /** Where the result of a program that only reads lies already. */
  private readonly source: Extract<Argument, {kind: 'direct'}> | null;

  constructor(
    private readonly context: ThreadContext,
    kernel: CompiledKernel,
    program: Program,
    operands: readonly Operand[],
    private readonly scratch: Scratch,
  ) {
    this.run = context.instances.get(kernel, scratch.memory);
    this.memory = scratch.memory;
    this.dtype = resultDType(program);
    let next = scratch.byteOffset;
    this.args = operands.map((operand, at) => {
      const argument = argumentOf(context, program, operand, at, scratch.slab, next);
      if (argument.kind === 'copied' || argument.kind === 'gathered')
        next += AT_ONCE * itemSize(operand.dtype) + PADDING;
      return argument;
    });
    this.copies = this.args.some(({kind}) => kind === 'copied' || kind === 'gathered');
    this.rows = this.args.flatMap((argument) => (argument.kind === 'rows' ? [argument.length] : []));
    this.out = next;
    const [only] = this.args;
    this.source = program.instructions.length === 1 && only?.kind === 'direct' ? only : null;
  }

  /** The address of `length` values from `start`, valid until the next call. */
  address(start: number, length: number): number {
    if (this.source !== null) return this.source.byteOffset + start * this.source.bytes;
    this.compute(start, length, this.out);
    return this.out;
  }

  /** Whether values are read where they lie, so that any number of them has an address. */
  get inPlace(): boolean {
    return this.source !== null;
  }

  evaluate(start: number, length: number): ArrayValues {
    return viewValues(this.dtype, this.memory.buffer, this.address(start, length), length);
  }

  store(start: number, length: number, target: Target): void {
    const bytes = itemSize(this.dtype);
    const {home} = target;
    if (home.kind === 'slab' && home.slab === this.scratch.slab) {
      this.compute(start, length, home.byteOffset + start * bytes, start + length < target.size);
      return;
    }
    const values = this.evaluate(start, length);
    if (home.kind === 'file') {
      writeSpilledAt(
        home.path,
        new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice(),
        start * bytes,
      );
    } else {
      copyInto(homeValues(this.context, home, target.dtype, target.size).subarray(start), values);
    }
  }

  /** @param followed whether what lies behind the result must stay as it is: another thread may have written it */
  private compute(start: number, length: number, out: number, followed = false): void {
    const step = this.copies ? AT_ONCE : Math.max(length, 1);
    const bytes = itemSize(this.dtype);
    for (let done = 0, count = 0; done < length; done += count) {
      count = Math.min(step, length - done);
      for (const row of this.rows) count = Math.min(count, row - ((start + done) % row));
      const to = out + done * bytes;
      // Kernels write whole groups.
      const aside = followed && done + count === length && count % MOST_AT_A_TURN !== 0;
      this.run(
        count,
        aside ? this.out : to,
        ...this.args.map((argument) => this.pass(argument, start + done, count)),
      );
      if (aside) new Uint8Array(this.memory.buffer).copyWithin(to, this.out, this.out + count * bytes);
    }
  }

  /** What the kernel gets for one argument: a value, or the address of a run. */
  private pass(argument: Argument, start: number, length: number): number | bigint {
    switch (argument.kind) {
      case 'value':
        return argument.value;
      case 'gathered':
        argument.copier.copy(start, length, argument.byteOffset);
        return argument.byteOffset;
      case 'direct':
        return argument.byteOffset + start * argument.bytes;
      case 'rows': {
        const column = start % argument.length;
        const row = (start - column) / argument.length;
        return argument.byteOffset + row * argument.step + column * argument.bytes;
      }
      case 'copied': {
        const {source, byteOffset, dtype} = argument;
        const scratch = viewValues(dtype, this.scratch.memory.buffer, byteOffset, length);
        const values = source.read(start, length, scratch);
        if (values.buffer !== scratch.buffer || values.byteOffset !== scratch.byteOffset)
          copyInto(scratch, values);
        return byteOffset;
      }
    }
  }
}

/** The one value of an operand that a program calls scalar. */
function scalarOf(context: ThreadContext, operand: Operand): number | bigint {
  const {dtype} = operand;
  let value: unknown = operand.kind === 'constant' ? operand.value : null;
  if (operand.kind === 'array') {
    value = homeValues(context, operand.home, dtype, operand.extent)[operand.offset];
  }
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') {
    throw new RangeError(`kernels take no ${dtype} constants`);
  }
  return isWide(dtype) ? BigInt(value) : Number(value);
}

/** How a kernel reads an array of its own memory, or null where it has to be copied. */
function argumentInPlace(operand: ArrayOperand, byteOffset: number): Argument | null {
  const bytes = itemSize(operand.dtype);
  const start = byteOffset + operand.offset * bytes;
  if (isFlat(operand)) return {kind: 'direct', byteOffset: start, bytes};
  const {shape, strides} = mergeAxes(operand.shape, operand.strides);
  const [length = 0] = shape.slice(-1);
  if (shape.length !== 2 || strides[1] !== 1 || length < ROW) return null;
  return {kind: 'rows', byteOffset: start, bytes, length, step: (strides[0] ?? 0) * bytes};
}

function argumentOf(
  context: ThreadContext,
  program: Program,
  operand: Operand,
  at: number,
  slab: number | null,
  byteOffset: number,
): Argument {
  if (program.instructions.some((i) => i.kind === 'input' && i.input === at && i.scalar)) {
    return {kind: 'value', value: scalarOf(context, operand)};
  }
  if (operand.kind === 'array' && operand.home.kind === 'slab' && operand.home.slab === slab) {
    const argument = argumentInPlace(operand, operand.home.byteOffset);
    if (argument !== null) return argument;
    const memory = context.memoryOf(slab);
    const copier = new StridedCopier(operand, operand.home.byteOffset, memory, context.picks.of(memory));
    return {kind: 'gathered', copier, byteOffset};
  }
  return {kind: 'copied', source: createSource(context, operand), byteOffset, dtype: operand.dtype};
}
