/** Matrices in WebAssembly memory: blocked algorithms multiply their parts by the engine's compiled product. */
import {compileGemm, TILE_ROWS, tileColumns} from '../../../../engine/array/gemm/gemm-kernel.js';
import {wasm, type WasmFunction, type WasmMemory} from '../../../../engine/array/wasm/platform.js';
import type {Matrix} from './matrix.js';

const COLUMNS = tileColumns('float64');
const BYTES = 8;
const PAGE = 65536;
/** Inner positions that are packed at once: a band and a panel of them stay in a near cache. */
const DEPTH = 256;

/** A matrix whose rows lie `step` values apart, with room for a tile past its last row and column. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly step: number;
  /** Position of the first value in the workspace. */
  readonly at: number;
}

/** A part of a block: where it starts, and how far rows and columns lie apart. */
export interface Part {
  readonly at: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

export function part({at, step}: Block, row: number, column: number): Part {
  return {at: at + row * step + column, rowStep: step, columnStep: 1};
}

/** A part with rows and columns exchanged. */
export function turned({at, rowStep, columnStep}: Part): Part {
  return {at, rowStep: columnStep, columnStep: rowStep};
}

export class Workspace {
  private readonly memory: WasmMemory = new wasm.Memory({initial: 1, maximum: 65536, shared: true});
  private readonly gemm: WasmFunction;
  private end = 0;
  /** All values of the workspace. */
  data = new Float64Array(this.memory.buffer);

  constructor() {
    const {gemm} = new wasm.Instance(compileGemm('float64'), {env: {memory: this.memory}, f: {}}).exports;
    if (gemm === undefined) throw new RangeError('the product kernel exports no gemm');
    this.gemm = gemm;
  }

  /** A block of zeros. */
  zeros(rows: number, columns: number): Block {
    const step = Math.ceil(columns / COLUMNS) * COLUMNS;
    const size = (Math.ceil(rows / TILE_ROWS) + 1) * TILE_ROWS * step;
    const at = this.reserve(size);
    // What was released before has values.
    this.data.fill(0, at, at + size);
    return {rows, columns, step, at};
  }

  /** A block with the values of a matrix. */
  place({rows, columns, data}: Matrix): Block {
    const block = this.zeros(rows, columns);
    for (let i = 0; i < rows; i++) {
      this.data.set(data.subarray(i * columns, (i + 1) * columns), block.at + i * block.step);
    }
    return block;
  }

  /** A copy of a block's values. */
  take({rows, columns, step, at}: Block): Matrix {
    const data = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      data.set(this.data.subarray(at + i * step, at + i * step + columns), i * columns);
    }
    return {rows, columns, data};
  }

  /** Blocks from here on are given up by `release`. */
  mark(): number {
    return this.end;
  }

  release(mark: number): void {
    this.end = mark;
  }

  /**
   * `c -= a b`, for parts of `rows` by `inner` and `inner` by `columns`. Whole tiles of `c` are written: past its
   * edges zero is subtracted.
   */
  subtract(c: Part, a: Part, b: Part, [rows, inner, columns]: readonly [number, number, number]): void {
    if (rows <= 0 || columns <= 0) return;
    const panels = Math.ceil(columns / COLUMNS);
    const packed = this.reserve(DEPTH * panels * COLUMNS);
    const band = this.reserve(DEPTH * TILE_ROWS);
    for (let depth = 0; depth < inner; depth += DEPTH) {
      const count = Math.min(DEPTH, inner - depth);
      this.packColumns(packed, {...b, at: b.at + depth * b.rowStep}, count, columns);
      for (let row = 0; row < rows; row += TILE_ROWS) {
        const from = {...a, at: a.at + row * a.rowStep + depth * a.columnStep};
        this.packRows(band, from, Math.min(TILE_ROWS, rows - row), count);
        const to = c.at + row * c.rowStep;
        this.gemm(count, band * BYTES, packed * BYTES, to * BYTES, c.rowStep * BYTES, panels);
      }
    }
    this.end = packed;
  }

  /** Inner position by inner position the negative values of four rows. */
  private packRows(to: number, {at, rowStep, columnStep}: Part, rows: number, inner: number): void {
    const {data} = this;
    if (rows < TILE_ROWS) data.fill(0, to, to + inner * TILE_ROWS);
    for (let r = 0; r < rows; r++) {
      let from = at + r * rowStep;
      for (let p = 0, next = to + r; p < inner; p++, next += TILE_ROWS, from += columnStep) {
        data[next] = -(data[from] ?? 0);
      }
    }
  }

  /** Panel by panel of a tile's columns, and in it inner position by inner position. */
  private packColumns(to: number, {at, rowStep, columnStep}: Part, inner: number, columns: number): void {
    const {data} = this;
    let next = to;
    for (let j = 0; j < columns; j += COLUMNS) {
      const filled = Math.min(COLUMNS, columns - j);
      for (let p = 0; p < inner; p++, next += COLUMNS) {
        const from = at + p * rowStep + j * columnStep;
        for (let x = 0; x < COLUMNS; x++) {
          data[next + x] = x < filled ? (data[from + x * columnStep] ?? 0) : 0;
        }
      }
    }
  }

  /** Position of so many further values; the memory grows where it must. */
  private reserve(values: number): number {
    const at = this.end;
    this.end = Math.ceil((at + values) / COLUMNS) * COLUMNS;
    const missing = (this.end + TILE_ROWS) * BYTES - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.data = new Float64Array(this.memory.buffer);
    }
    return at;
  }
}
