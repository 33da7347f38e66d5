/** A thread's own kernel memory, for jobs whose arrays do not lie in a slab. */
import {wasm, type WasmMemory} from '../wasm/platform.js';
import type {Scratch} from './kernel-runner.js';

const PAGE = 65536;

export class OwnScratch {
  private memory: WasmMemory | null = null;

  /** At least so many bytes; valid until the next call. */
  get(bytes: number): Scratch {
    const memory = (this.memory ??= new wasm.Memory({initial: 1, maximum: 65536, shared: true}));
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return {memory, slab: null, byteOffset: 0};
  }
}
