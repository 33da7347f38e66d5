/** What a thread that runs jobs has: the session's memories, and generators of its own. */
import type {RandomGenerator} from '../random/generator.js';
import type {WasmMemory} from '../wasm/platform.js';

export interface ThreadContext {
  memoryOf(slab: number): WasmMemory;
  readonly random: RandomGenerator;
}
