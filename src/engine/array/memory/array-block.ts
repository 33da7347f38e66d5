/** The one kind of block: values in an arena, counted by references. */
import {ValueError} from '../../../errors/index.js';
import type {ArrayDType, ArrayValues} from '../dtypes.js';
import type {Shape} from '../ir.js';
import type {Home} from '../program/operand.js';
import {sizeOf} from '../shapes.js';
import type {Arena} from './arena.js';
import type {Block} from './block.js';

export class ArrayBlock implements Block {
  readonly size: number;
  private references = 1;
  private pins = 0;

  constructor(
    private readonly arena: Arena,
    readonly dtype: ArrayDType,
    readonly shape: Shape,
    private place: Home,
  ) {
    this.size = sizeOf(shape);
  }

  get home(): Home {
    return this.place;
  }

  /** Whether running work holds on to the values' address. */
  get pinned(): boolean {
    return this.pins > 0;
  }

  /** Keeps the values where they are until `unpin`. */
  pin(): void {
    this.pins++;
  }

  unpin(): void {
    this.pins--;
  }

  /** Whether the block still holds values. */
  get alive(): boolean {
    return this.references > 0;
  }

  retain(): Block {
    if (this.references === 0) throw new ValueError('a block was retained after its last release');
    this.references++;
    return this;
  }

  release(): void {
    if (this.references === 0) throw new ValueError('a block was released more often than it was retained');
    this.references--;
    if (this.references === 0) this.arena.free(this);
  }

  view(): ArrayValues | null {
    if (this.references === 0) throw new ValueError('a block was read after its last release');
    return this.arena.viewOf(this.place, this.dtype, this.size);
  }

  /** Brings spilled values back into memory. */
  makeResident(): void {
    this.arena.makeResident(this);
  }

  /** Called by the arena when it moved the values. */
  moved(home: Home): void {
    this.place = home;
  }
}
