/** A block under another shape, over the same values. */
import {ArgumentError} from '../../../errors/index.js';
import type {ArrayDType, ArrayValues} from '../dtypes.js';
import type {Shape} from '../ir.js';
import {ArrayBlock} from './array-block.js';
import type {Block} from './block.js';

export class ShapedBlock implements Block {
  constructor(
    readonly storage: ArrayBlock,
    readonly shape: Shape,
  ) {}

  get dtype(): ArrayDType {
    return this.storage.dtype;
  }

  get size(): number {
    return this.storage.size;
  }

  retain(): Block {
    this.storage.retain();
    return this;
  }

  release(): void {
    this.storage.release();
  }

  view(): ArrayValues | null {
    return this.storage.view();
  }
}

/** The block of an arena that holds a block's values. */
export function storageOf(block: Block): ArrayBlock {
  if (block instanceof ArrayBlock) return block;
  if (block instanceof ShapedBlock) return block.storage;
  throw new ArgumentError('a block must come from an array engine');
}
