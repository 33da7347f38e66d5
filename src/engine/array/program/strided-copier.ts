/** Copies runs of a strided array to a place in the memory that it lies in. */
import type {PickLoops} from '../bulk/pick-kernels.js';
import {itemSize} from '../dtypes.js';
import type {WasmMemory} from '../wasm/platform.js';
import type {ArrayOperand} from './operand.js';
import {mergeAxes} from './strided.js';

/** Rows that are copied together where rows lie closer than columns: as many values as fill a few lines of the cache. */
const BLOCK = 32;
/** Values that lie together and are moved at once, instead of one by one. */
const TOGETHER = 48;

export class StridedCopier {
  private readonly shape: readonly number[];
  /** In bytes. */
  private readonly strides: readonly number[];
  private readonly size: number;
  private readonly first: number;

  /** @param byteOffset where the values that the operand is a view of start in the memory */
  constructor(
    operand: ArrayOperand,
    byteOffset: number,
    private readonly memory: WasmMemory,
    private readonly loops: PickLoops,
  ) {
    this.size = itemSize(operand.dtype);
    const merged = mergeAxes(operand.shape, operand.strides);
    // With two axes at least, every run is rows and columns.
    const missing = Math.max(0, 2 - merged.shape.length);
    this.shape = [...new Array<number>(missing).fill(1), ...merged.shape];
    this.strides = [...new Array<number>(missing).fill(0), ...merged.strides].map((step) => step * this.size);
    this.first = byteOffset + operand.offset * this.size;
  }

  /** Copies `length` values from position `start` to an address. */
  copy(start: number, length: number, to: number): void {
    const {shape, strides, size} = this;
    const last = shape.length - 1;
    const [rows = 1, columns = 1] = [shape[last - 1], shape[last]];
    const [rowStep = 0, columnStep = 0] = [strides[last - 1], strides[last]];
    for (let done = 0; done < length;) {
      const column = (start + done) % columns;
      const line = Math.floor((start + done) / columns);
      const row = line % rows;
      const from = this.address(Math.floor(line / rows)) + row * rowStep + column * columnStep;
      const whole = column === 0 ? Math.min(rows - row, Math.floor((length - done) / columns)) : 0;
      const count = whole > 0 ? columns : Math.min(columns - column, length - done);
      this.block(to + done * size, from, Math.max(1, whole), count);
      done += Math.max(1, whole) * count;
    }
  }

  /** Where the rows and columns of a position of the axes before them start. */
  private address(outer: number): number {
    let [at, rest] = [this.first, outer];
    for (let axis = this.shape.length - 3; axis >= 0; axis--) {
      const n = this.shape[axis] ?? 1;
      at += (rest % n) * (this.strides[axis] ?? 0);
      rest = Math.floor(rest / n);
    }
    return at;
  }

  private block(to: number, from: number, rows: number, columns: number): void {
    const {size, strides, loops} = this;
    const [rowStep = 0, columnStep = 0] = strides.slice(-2);
    if (columnStep === size && columns >= TOGETHER) {
      const bytes = new Uint8Array(this.memory.buffer);
      for (let row = 0; row < rows; row++) {
        const start = from + row * rowStep;
        bytes.copyWithin(to + row * columns * size, start, start + columns * size);
      }
      return;
    }
    const across = rows > 1 && (Math.abs(rowStep) < Math.abs(columnStep) || columns < 8);
    if (!across) {
      loops.copy(size, {
        to,
        from,
        rows,
        columns,
        toRow: columns * size,
        toColumn: size,
        fromRow: rowStep,
        fromColumn: columnStep,
      });
      return;
    }
    for (let row = 0; row < rows; row += BLOCK) {
      loops.copy(size, {
        to: to + row * columns * size,
        from: from + row * rowStep,
        rows: columns,
        columns: Math.min(BLOCK, rows - row),
        toRow: size,
        toColumn: columns * size,
        fromRow: columnStep,
        fromColumn: rowStep,
      });
    }
  }
}
