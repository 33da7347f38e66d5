/** Compiled reductions of values that lie in wasm memory. */
import {isWide, type ArrayDType} from '../dtypes.js';
import type {ReduceOp} from '../ir.js';
import {compileModule} from '../wasm/compile.js';
import {ModuleBuilder, type ValueType} from '../wasm/assembler.js';
import {wasm, type WasmFunction, type WasmMemory, type WasmModule} from '../wasm/platform.js';
import {emitColumns, emitPositions} from './emit-columns.js';
import {emitPairwise} from './emit-pairwise.js';
import {emitFind, emitFoldRows, emitProductRows, emitSumRows} from './emit-rows.js';
import {emitWideningRows, isWideningType} from './emit-widening.js';
import {foldStep, isFindType, type FoldType} from './fold-lanes.js';

/** All addresses and lengths are those of the functions' emitters. */
export interface FoldKernel {
  readonly rows: WasmFunction;
  /** Null for reductions to a wider dtype. */
  readonly columns: WasmFunction | null;
  /** For `argmax` and `argmin`. */
  readonly find: WasmFunction | null;
  readonly positions: WasmFunction | null;
}

const types: Partial<Record<ArrayDType, FoldType>> = {
  float64: 'f64',
  float32: 'f32',
  int64: 'i64',
  int32: 'i32',
  int16: 'i16',
  int8: 'i8',
  uint64: 'u64',
  uint32: 'u32',
  uint16: 'u16',
  uint8: 'u8',
  bool: 'bool',
};

/**
 * Whether there are kernels for a reduction.
 *
 * @param result dtype of what it gives: a wider one than the values' for sums of rows
 */
export function hasFoldKernel(op: ReduceOp, dtype: ArrayDType, result: ArrayDType): boolean {
  const type = types[dtype];
  return type !== undefined && (dtype === result ? foldStep(op, type) !== null : widens(op, dtype, result));
}

/** Whether rows of `dtype` can be reduced to `result` without being converted before. */
export function widens(op: ReduceOp, dtype: ArrayDType, result: ArrayDType): boolean {
  const type = types[dtype];
  return op === 'sum' && type !== undefined && isWideningType(type) && isWide(result);
}

function compileWidening(type: FoldType): WasmModule {
  if (!isWideningType(type)) throw new RangeError(`sums of ${type} have no kernel in 64 bits`);
  const builder = new ModuleBuilder();
  const parameters: ValueType[] = ['i32', 'i32', 'i32', 'i32'];
  builder.addFunction('rows', {parameters, results: []}, emitWideningRows(type));
  return compileModule(builder.finish());
}

function compile(op: ReduceOp, type: FoldType): WasmModule {
  const step = foldStep(op, type);
  if (step === null) throw new RangeError(`${op} has no kernel for ${type}`);
  const builder = new ModuleBuilder();
  const words = (count: number): ValueType[] => Array.from({length: count}, () => 'i32' as const);
  const rows = {parameters: words(4), results: []};
  if (op === 'sum' && (type === 'f64' || type === 'f32')) {
    builder.addFunction('pairwise', {parameters: words(2), results: [type]}, emitPairwise(type, 0));
    builder.addFunction('rows', rows, emitSumRows(type, 0));
  } else if (op === 'prod' && (type === 'f64' || type === 'f32')) {
    builder.addFunction('rows', rows, emitProductRows(type));
  } else {
    builder.addFunction('rows', rows, emitFoldRows(step));
  }
  builder.addFunction('columns', {parameters: words(5), results: []}, emitColumns(step));
  if ((op === 'argmax' || op === 'argmin') && isFindType(type)) {
    builder.addFunction('find', {parameters: words(3), results: ['i32']}, emitFind(type));
    builder.addFunction('positions', {parameters: words(7), results: []}, emitPositions(op, type));
  }
  return compileModule(builder.finish());
}

/** The kernels of one thread, each compiled at its first use. */
export class FoldKernels {
  private readonly modules = new Map<string, WasmModule>();
  private readonly byMemory = new WeakMap<WasmMemory, Map<string, FoldKernel>>();

  /** @param result as of `hasFoldKernel` */
  get(op: ReduceOp, dtype: ArrayDType, result: ArrayDType, memory: WasmMemory): FoldKernel {
    const bound = this.byMemory.get(memory) ?? new Map<string, FoldKernel>();
    this.byMemory.set(memory, bound);
    const key = `${op}:${dtype}:${dtype === result ? 'same' : 'wide'}`;
    const kernel = bound.get(key) ?? this.bind(op, dtype, result, key, memory);
    bound.set(key, kernel);
    return kernel;
  }

  private bind(
    op: ReduceOp,
    dtype: ArrayDType,
    result: ArrayDType,
    key: string,
    memory: WasmMemory,
  ): FoldKernel {
    const type = types[dtype];
    if (type === undefined) throw new RangeError(`${op} has no kernel for ${dtype}`);
    const module = this.modules.get(key) ?? (dtype === result ? compile(op, type) : compileWidening(type));
    this.modules.set(key, module);
    const {
      rows,
      columns = null,
      find = null,
      positions = null,
    } = new wasm.Instance(module, {env: {memory}, f: {}}).exports;
    if (rows === undefined) throw new RangeError('a reduction kernel lacks an export');
    return {rows, columns, find, positions};
  }
}
