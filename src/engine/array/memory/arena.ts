/** Where a session's arrays live: small ones on the heap, others in slabs, cold ones in the spill folder. */
import {randomUUID} from 'node:crypto';
import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {SessionClosedError, ValueError} from '../../../errors/index.js';
import {allocateValues, itemSize, viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import type {Shape} from '../ir.js';
import type {Home} from '../program/operand.js';
import {spillGuard} from '../../spill-guard.js';
import {sizeOf} from '../shapes.js';
import type {WasmMemory} from '../wasm/platform.js';
import {ArrayBlock} from './array-block.js';
import {readSpilled, reserveSpillFile, writeSpilled} from './spill-file.js';
import {Slab, SLAB_LIMIT} from './slab.js';

/** Arrays of fewer bytes are ordinary typed arrays. */
const HEAP_BELOW = 64 * 1024;
const SLAB_BYTES = 1024 ** 3;

export interface ArenaStats {
  /** Bytes of arrays in memory. */
  readonly resident: number;
  /** Bytes of arrays in the spill folder. */
  readonly spilled: number;
  /** Bytes that slabs have grown to. */
  readonly committed: number;
  readonly blocks: number;
}

export class Arena {
  private readonly slabs = new Map<number, Slab>();
  /** Blocks with values in memory, the coldest first. */
  private readonly warm = new Set<ArrayBlock>();
  private readonly cold = new Set<ArrayBlock>();
  private folder: string | null = null;
  private resident = 0;
  private spilled = 0;
  private nextSlab = 0;
  private closed = false;
  private readonly removeFolder = (): void => {
    if (this.folder !== null) rmSync(this.folder, {recursive: true, force: true});
  };

  constructor(
    private readonly memoryLimit: number,
    private readonly spillFolder: string,
    private readonly slabDropped: (slab: number) => void,
  ) {}

  memoryOf(slab: number): WasmMemory {
    const found = this.slabs.get(slab);
    if (found === undefined) throw new RangeError(`slab ${slab} was dropped`);
    return found.memory;
  }

  /** The memories that a job on other threads may need. */
  memories(): ReadonlyMap<number, WasmMemory> {
    return new Map([...this.slabs].map(([id, {memory}]) => [id, memory]));
  }

  /**
   * A block with undefined contents, held once. It lies in the spill folder where memory has no place for it; if
   * `shared`, other threads can write it.
   */
  allocate(dtype: ArrayDType, shape: Shape, shared: boolean): ArrayBlock {
    this.refuseClosed();
    const bytes = sizeOf(shape) * itemSize(dtype);
    const home = this.place(dtype, sizeOf(shape), bytes, shared) ?? this.placeInFile(bytes);
    return this.register(new ArrayBlock(this, dtype, shape, home));
  }

  /** As allocate, in memory at all events. */
  allocateResident(dtype: ArrayDType, shape: Shape, shared: boolean): ArrayBlock {
    this.refuseClosed();
    const size = sizeOf(shape);
    const bytes = size * itemSize(dtype);
    const home = this.place(dtype, size, bytes, shared);
    if (home === null) throw this.tooLarge(bytes);
    return this.register(new ArrayBlock(this, dtype, shape, home));
  }

  /** Bytes of a slab for the time of a job, or null where it has no place for them. */
  allocateStretch(slab: number, bytes: number): number | null {
    return this.slabs.get(slab)?.allocate(bytes) ?? null;
  }

  freeStretch(slab: number, byteOffset: number): void {
    if (!this.closed) this.slabs.get(slab)?.free(byteOffset);
  }

  /** A block over values that the caller gives away. */
  adopt(dtype: ArrayDType, shape: Shape, values: ArrayValues): ArrayBlock {
    this.refuseClosed();
    this.makeRoom(values.byteLength);
    return this.register(new ArrayBlock(this, dtype, shape, {kind: 'heap', values}));
  }

  /** Brings a spilled block back into memory. */
  makeResident(block: ArrayBlock): void {
    const {home} = block;
    this.touch(block);
    if (home.kind !== 'file') return;
    const bytes = block.size * itemSize(block.dtype);
    const place = this.place(block.dtype, block.size, bytes, true);
    if (place === null) throw this.tooLarge(bytes);
    readSpilled(home.path, this.bytesOf(place, bytes));
    this.forget(block);
    rmSync(home.path, {force: true});
    block.moved(place);
    this.remember(block);
  }

  /** Marks a block as used just now. */
  touch(block: ArrayBlock): void {
    if (this.warm.delete(block)) this.warm.add(block);
  }

  /** Typed view of what is in memory, else null. */
  viewOf(home: Home, dtype: ArrayDType, size: number): ArrayValues | null {
    switch (home.kind) {
      case 'heap':
        return home.values;
      case 'slab':
        return viewValues(dtype, this.memoryOf(home.slab).buffer, home.byteOffset, size);
      case 'file':
        return null;
    }
  }

  /** Gives a block's memory up; called at its last release. */
  free(block: ArrayBlock): void {
    if (this.closed) return;
    this.forget(block);
    this.vacate(block.home);
  }

  stats(): ArenaStats {
    let committed = 0;
    for (const slab of this.slabs.values()) committed += slab.committed;
    return {
      resident: this.resident,
      spilled: this.spilled,
      committed,
      blocks: this.warm.size + this.cold.size,
    };
  }

  /** Drops everything, the spill folder too. */
  close(): void {
    this.closed = true;
    this.slabs.clear();
    this.warm.clear();
    this.cold.clear();
    this.removeFolder();
    process.off('exit', this.removeFolder);
  }

  private refuseClosed(): void {
    if (this.closed) throw new SessionClosedError('the array engine was closed');
  }

  private tooLarge(bytes: number): ValueError {
    return new ValueError(
      `not enough memory: an array of ${bytes} bytes is needed as a whole, ` +
        `and of the limit of ${this.memoryLimit} bytes ${this.resident} are in use`,
    );
  }

  private place(dtype: ArrayDType, size: number, bytes: number, shared: boolean): Home | null {
    if (!this.makeRoom(bytes)) return null;
    if (bytes < HEAP_BELOW && !shared) return {kind: 'heap', values: allocateValues(dtype, size)};
    for (const slab of this.slabs.values()) {
      const byteOffset = slab.allocate(bytes);
      if (byteOffset !== null) return {kind: 'slab', slab: slab.id, byteOffset};
    }
    const limit = Math.max(SLAB_BYTES, bytes + 1024);
    if (limit > SLAB_LIMIT) return null;
    const slab = new Slab(this.nextSlab++, limit);
    const byteOffset = slab.allocate(bytes);
    if (byteOffset === null) return null;
    this.slabs.set(slab.id, slab);
    return {kind: 'slab', slab: slab.id, byteOffset};
  }

  private placeInFile(bytes: number): Home {
    return {kind: 'file', path: reserveSpillFile(this.ensureFolder(), bytes)};
  }

  private ensureFolder(): string {
    if (this.folder === null) {
      this.folder = join(this.spillFolder, `mars-ts-${process.pid}-${randomUUID()}`);
      mkdirSync(this.folder, {recursive: true, mode: 0o700});
      process.on('exit', this.removeFolder);
      spillGuard.watch(this.folder);
    }
    return this.folder;
  }

  /** Spills cold blocks until `bytes` more fit below the limit; false where they cannot. */
  private makeRoom(bytes: number): boolean {
    if (bytes > this.memoryLimit) return false;
    for (const block of this.warm) {
      if (this.resident + bytes <= this.memoryLimit) return true;
      if (block.home.kind === 'slab' && !block.pinned) this.spill(block);
    }
    return this.resident + bytes <= this.memoryLimit;
  }

  private spill(block: ArrayBlock): void {
    const bytes = block.size * itemSize(block.dtype);
    const path = writeSpilled(this.ensureFolder(), this.bytesOf(block.home, bytes));
    this.forget(block);
    this.vacate(block.home);
    block.moved({kind: 'file', path});
    this.remember(block);
  }

  private bytesOf(home: Home, bytes: number): Uint8Array {
    switch (home.kind) {
      case 'heap':
        return new Uint8Array(home.values.buffer, home.values.byteOffset, bytes);
      case 'slab':
        return new Uint8Array(this.memoryOf(home.slab).buffer, home.byteOffset, bytes);
      case 'file':
        throw new RangeError('spilled values have no bytes in memory');
    }
  }

  private vacate(home: Home): void {
    if (home.kind === 'file') {
      rmSync(home.path, {force: true});
    } else if (home.kind === 'slab') {
      const slab = this.slabs.get(home.slab);
      slab?.free(home.byteOffset);
      // One idle slab stays, warm for the next array.
      if (slab?.idle === true && this.slabs.size > 1) {
        this.slabs.delete(slab.id);
        this.slabDropped(slab.id);
      }
    }
  }

  private register(block: ArrayBlock): ArrayBlock {
    this.remember(block);
    return block;
  }

  private remember(block: ArrayBlock): void {
    const bytes = block.size * itemSize(block.dtype);
    if (block.home.kind === 'file') {
      this.cold.add(block);
      this.spilled += bytes;
    } else {
      this.warm.add(block);
      this.resident += bytes;
    }
  }

  private forget(block: ArrayBlock): void {
    const bytes = block.size * itemSize(block.dtype);
    if (this.cold.delete(block)) this.spilled -= bytes;
    if (this.warm.delete(block)) this.resident -= bytes;
  }
}
