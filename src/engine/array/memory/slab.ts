/** A shared wasm memory with an allocator. */
import {wasm, type WasmMemory} from '../wasm/platform.js';

/** Bytes of a wasm page. */
export const PAGE = 65536;
/** Blocks start at multiples of this, and are followed by as much that kernels may read past their end. */
const ALIGN = 64;
/** The most that one memory holds. */
export const SLAB_LIMIT = 65535 * PAGE;

interface Gap {
  start: number;
  length: number;
}

/** First fit over gaps in ascending order; neighbours are merged. Memory grows on demand and never shrinks. */
export class Slab {
  readonly memory: WasmMemory;
  private readonly gaps: Gap[] = [];
  private readonly taken = new Map<number, number>();
  private end = ALIGN;

  constructor(
    readonly id: number,
    private readonly limit: number,
  ) {
    this.memory = new wasm.Memory({initial: 1, maximum: 65536, shared: true});
  }

  /** Bytes in use. */
  get used(): number {
    let sum = 0;
    for (const length of this.taken.values()) sum += length;
    return sum;
  }

  /** Bytes that the memory has grown to. */
  get committed(): number {
    return this.memory.buffer.byteLength;
  }

  get idle(): boolean {
    return this.taken.size === 0;
  }

  /** The offset of `bytes` fresh bytes (their contents are undefined), or null where they do not fit. */
  allocate(bytes: number): number | null {
    const length = Math.ceil((bytes + ALIGN) / ALIGN) * ALIGN;
    const at = this.gaps.findIndex((gap) => gap.length >= length);
    const gap = this.gaps[at];
    if (gap !== undefined) {
      const {start} = gap;
      gap.start += length;
      gap.length -= length;
      if (gap.length === 0) this.gaps.splice(at, 1);
      this.taken.set(start, length);
      return start;
    }
    const start = this.end;
    if (start + length > this.limit || !this.grow(start + length)) return null;
    this.end = start + length;
    this.taken.set(start, length);
    return start;
  }

  free(start: number): void {
    const length = this.taken.get(start);
    if (length === undefined) throw new RangeError(`nothing is allocated at ${start} of slab ${this.id}`);
    this.taken.delete(start);
    let at = this.gaps.findIndex((gap) => gap.start > start);
    if (at < 0) at = this.gaps.length;
    this.gaps.splice(at, 0, {start, length});
    this.mergeWithNext(at);
    if (at > 0) this.mergeWithNext(at - 1);
    const last = this.gaps.at(-1);
    if (last !== undefined && last.start + last.length === this.end) {
      this.end = last.start;
      this.gaps.pop();
    }
  }

  private mergeWithNext(at: number): void {
    const [gap, next] = [this.gaps[at], this.gaps[at + 1]];
    if (gap === undefined || next === undefined || gap.start + gap.length !== next.start) return;
    gap.length += next.length;
    this.gaps.splice(at + 1, 1);
  }

  private grow(bytes: number): boolean {
    const have = this.memory.buffer.byteLength;
    if (bytes <= have) return true;
    try {
      this.memory.grow(Math.ceil((bytes - have) / PAGE));
      return true;
    } catch (error) {
      // The system refuses more memory: the caller spills or reports it.
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
