/** Compiles modules by the optimizing compiler at once, with the instructions that this machine has. */
import {setFlagsFromString} from 'node:v8';
import {Code, ModuleBuilder} from './assembler.js';
import {lanes, relaxed} from './opcodes.js';
import {wasm, type WasmModule} from './platform.js';

/** Flags of V8 and their opposites, which only count while a module is compiled. */
const FLAGS: readonly (readonly [string, string])[] = [
  ['--no-liftoff', '--liftoff'],
  ['--no-wasm-lazy-compilation', '--wasm-lazy-compilation'],
  // From V8 14 on: the optimizing compiler fails on what the slow tier did not observe, which is skipped here.
  ...(Number.parseInt(process.versions.v8, 10) >= 14 ? ([['--no-wasm-deopt', '--wasm-deopt']] as const) : []),
];

/**
 * A kernel's few calls each run for long, and a running call never changes to faster code: waiting until V8 finds
 * a function hot would leave most arrays to its slow tier.
 */
export function compileModule(bytes: Uint8Array): WasmModule {
  for (const [flag] of FLAGS) setFlagsFromString(flag);
  try {
    return new wasm.Module(bytes);
  } finally {
    for (const [, opposite] of FLAGS) setFlagsFromString(opposite);
  }
}

/** A module `f(a, b, c) = a * b + c` of the instruction that may round once or twice. */
function probe(): Uint8Array {
  const code = new Code(3);
  for (const parameter of [0, 1, 2]) code.get(parameter).simd(lanes.f64.splat);
  code.simd(relaxed.f64.madd).lane(lanes.f64.extract, 0);
  const builder = new ModuleBuilder();
  builder.addFunction('f', {parameters: ['f64', 'f64', 'f64'], results: ['f64']}, code);
  return builder.finish();
}

function detect(): boolean {
  const bytes = probe();
  // Node 20 has the instruction behind a flag, later ones have it without.
  if (!wasm.validate(bytes)) setFlagsFromString('--experimental-wasm-relaxed-simd');
  if (!wasm.validate(bytes)) return false;
  const memory = new wasm.Memory({initial: 1, maximum: 65536, shared: true});
  const {f} = new wasm.Instance(new wasm.Module(bytes), {env: {memory}}).exports;
  // Rounded twice, this is 0.
  return f?.(1 + 2 ** -30, 1 - 2 ** -30, -1) === -(2 ** -60);
}

/** Whether `a * b + c` is one instruction that rounds once. */
export const fusesMultiplyAdd = detect();
