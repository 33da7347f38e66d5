/** Runs a compiled program: inputs and results in place where they lie in the kernel's memory, else by copying. */
import {dtypeInfo, isWide, itemSize, viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {writeSpilledAt} from '../memory/spill-file.js';
import type {CompiledKernel} from '../wasm/kernel-cache.js';
import type {WasmFunction, WasmMemory} from '../wasm/platform.js';
import type {Operand, Target} from './operand.js';
import {resultDType, type Program} from './program.js';
import type {ProgramRunner} from './runner.js';
import {createSource, homeValues, isFlat, type Source} from './source.js';

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

type Argument =
  /** A value for all positions. */
  | {readonly kind: 'value'; readonly value: number | bigint}
  | {readonly kind: 'direct'; readonly byteOffset: number; readonly bytes: number}
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
  private readonly args: readonly Argument[];
  private readonly run: WasmFunction;
  private readonly dtype: ArrayDType;
  private readonly out: number;
  private readonly copies: boolean;

  constructor(
    private readonly context: ThreadContext,
    kernel: CompiledKernel,
    program: Program,
    operands: readonly Operand[],
    private readonly scratch: Scratch,
  ) {
    this.run = context.instances.get(kernel, scratch.memory);
    this.dtype = resultDType(program);
    let next = scratch.byteOffset;
    this.args = operands.map((operand) => {
      const argument = argumentOf(context, operand, scratch.slab, next);
      if (argument.kind === 'copied') next += AT_ONCE * itemSize(operand.dtype) + PADDING;
      return argument;
    });
    this.copies = this.args.some(({kind}) => kind === 'copied');
    this.out = next;
  }

  evaluate(start: number, length: number): ArrayValues {
    this.compute(start, length, this.out);
    return viewValues(this.dtype, this.scratch.memory.buffer, this.out, length);
  }

  store(start: number, length: number, target: Target): void {
    const bytes = itemSize(this.dtype);
    const {home} = target;
    if (home.kind === 'slab' && home.slab === this.scratch.slab) {
      this.compute(start, length, home.byteOffset + start * bytes);
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

  private compute(start: number, length: number, out: number): void {
    const step = this.copies ? AT_ONCE : Math.max(length, 1);
    const bytes = itemSize(this.dtype);
    for (let done = 0; done < length; done += step) {
      const count = Math.min(step, length - done);
      this.run(
        count,
        out + done * bytes,
        ...this.args.map((argument) => this.pass(argument, start + done, count)),
      );
    }
  }

  /** What the kernel gets for one argument: a value, or the address of a run. */
  private pass(argument: Argument, start: number, length: number): number | bigint {
    switch (argument.kind) {
      case 'value':
        return argument.value;
      case 'direct':
        return argument.byteOffset + start * argument.bytes;
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

function argumentOf(
  context: ThreadContext,
  operand: Operand,
  slab: number | null,
  byteOffset: number,
): Argument {
  if (operand.kind === 'constant') {
    const {value, dtype} = operand;
    if (Array.isArray(value)) throw new RangeError('kernels take no complex constants');
    const plain = value as number | bigint | boolean;
    return {kind: 'value', value: isWide(dtype) ? BigInt(plain) : Number(plain)};
  }
  if (
    operand.kind === 'array' &&
    operand.home.kind === 'slab' &&
    operand.home.slab === slab &&
    isFlat(operand)
  ) {
    const bytes = itemSize(operand.dtype) / dtypeInfo(operand.dtype).lanes;
    return {kind: 'direct', byteOffset: operand.home.byteOffset + operand.offset * bytes, bytes};
  }
  return {kind: 'copied', source: createSource(context, operand), byteOffset, dtype: operand.dtype};
}
