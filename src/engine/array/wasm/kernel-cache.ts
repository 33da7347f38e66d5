/** Compiled programs, the most recently used ones kept. */
import type {Program} from '../program/program.js';
import {compileModule} from './compile.js';
import {emitKernel} from './emitter.js';
import {kernelImports} from './kernel-imports.js';
import {wasm, type WasmFunction, type WasmMemory, type WasmModule} from './platform.js';

/** A kernel that any thread can bind to its memories. */
export interface CompiledKernel {
  readonly key: string;
  readonly module: WasmModule;
  /** Functions that it imports, by name. */
  readonly imports: readonly string[];
}

const MOST = 512;

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  cache.delete(key);
  cache.set(key, value);
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST) break;
    cache.delete(oldest);
  }
}

export class KernelCache {
  private readonly kernels = new Map<string, CompiledKernel | null>();

  /** The program's kernel if it has been compiled; undefined if not, null if it cannot be. */
  known(program: Program): CompiledKernel | null | undefined {
    return this.kernels.get(program.key);
  }

  /** The program's kernel, or null where it cannot be compiled. */
  compile(program: Program): CompiledKernel | null {
    const known = this.kernels.get(program.key);
    const source = known === undefined ? emitKernel(program) : null;
    const kernel =
      known ??
      (source === null
        ? null
        : {key: program.key, module: compileModule(source.bytes), imports: source.imports});
    remember(this.kernels, program.key, kernel);
    return kernel;
  }
}

/** Kernels bound to the memories of one thread. */
export class InstanceCache {
  private readonly byMemory = new WeakMap<WasmMemory, Map<string, WasmFunction>>();

  get(kernel: CompiledKernel, memory: WasmMemory): WasmFunction {
    const instances = this.byMemory.get(memory) ?? new Map<string, WasmFunction>();
    this.byMemory.set(memory, instances);
    const run = instances.get(kernel.key) ?? bind(kernel, memory);
    remember(instances, kernel.key, run);
    return run;
  }
}

function bind(kernel: CompiledKernel, memory: WasmMemory): WasmFunction {
  const {exports} = new wasm.Instance(kernel.module, {env: {memory}, f: kernelImports(kernel.imports)});
  const {run} = exports;
  if (run === undefined) throw new RangeError('a kernel exports no run');
  return run;
}
