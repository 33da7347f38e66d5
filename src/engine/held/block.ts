/** Columns that are held in memory. */
import {type DType, Vector} from '../../data/index.js';
import type {ArrayEngine, ArrayValues, Block} from '../array/index.js';
import type {HeldColumn} from '../sql/index.js';

/** A typed column in a block, its mask in another. */
export class HeldBlock implements HeldColumn {
  constructor(
    private readonly arrays: ArrayEngine,
    /** Whose values these are: dtype and categories count, not the values. */
    private readonly like: Pick<Vector, 'dtype' | 'categories' | 'ordered'>,
    readonly block: Block,
    readonly mask: Block | null,
  ) {
    const {dtype, categories, ordered} = like;
    this.like = {dtype, categories, ordered};
  }

  get dtype(): DType {
    return this.like.dtype;
  }

  get length(): number {
    return this.block.size;
  }

  /** A column of the same dtype with other values; takes the blocks over. */
  withBlocks(block: Block, mask: Block | null): HeldBlock {
    return new HeldBlock(this.arrays, this.like, block, mask);
  }

  use<T>(work: (vector: Vector) => T | Promise<T>): Promise<T> {
    const {dtype, categories, ordered} = this.like;
    const blocks = this.mask === null ? [this.block] : [this.block, this.mask];
    return this.arrays.use(blocks, ([values, valid = null]) =>
      work(
        new Vector(dtype, values as ArrayValues, {valid: valid as Uint8Array | null, categories, ordered}),
      ),
    );
  }

  retain(): HeldColumn {
    this.block.retain();
    this.mask?.retain();
    return this;
  }

  release(): void {
    this.block.release();
    this.mask?.release();
  }
}

/** A column of JavaScript values. */
export class HeldValues implements HeldColumn {
  #holders = 1;

  constructor(
    private readonly vector: Vector,
    private readonly free: () => void,
  ) {}

  get dtype(): DType {
    return this.vector.dtype;
  }

  get length(): number {
    return this.vector.length;
  }

  /** The values at places; null for -1. */
  taken(places: Int32Array): Vector {
    const values = this.vector.values as readonly unknown[];
    const out = new Array<unknown>(places.length);
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      out[i] = place < 0 ? null : values[place];
    }
    return new Vector(this.vector.dtype, out);
  }

  /** The values that stay where `keep` is 1 for each row, or from `start` up to `end`. */
  part(rows: Uint8Array | {readonly start: number; readonly end: number}): Vector {
    const {dtype} = this.vector;
    const values = this.vector.values as readonly unknown[];
    if (!(rows instanceof Uint8Array)) return new Vector(dtype, values.slice(rows.start, rows.end));
    let count = 0;
    for (let i = 0; i < rows.length; i++) count += rows[i] as number;
    const kept = new Array<unknown>(count);
    for (let i = 0, next = 0; next < count; i++) if (rows[i] === 1) kept[next++] = values[i];
    return new Vector(dtype, kept);
  }

  async use<T>(work: (vector: Vector) => T | Promise<T>): Promise<T> {
    return await work(this.vector);
  }

  retain(): HeldColumn {
    this.#holders += 1;
    return this;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.free();
  }
}
