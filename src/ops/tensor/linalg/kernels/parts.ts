/** What the threads of a team do for a decomposition: parts of products of matrices in one memory. */
import {compileGemm, TILE_ROWS, tileColumns} from '../../../../engine/array/gemm/gemm-kernel.js';
import type {PartRunner} from '../../../../engine/array/team/team.js';
import {wasm, type WasmMemory} from '../../../../engine/array/wasm/platform.js';
import {BYTES, command} from './commands.js';
import {compileRowLoops, ROW_MULTIPLE, VECTOR_MULTIPLE} from './loops.js';
import {secularPart} from './secular.js';

export const COLUMNS = tileColumns('float64');
/** Inner positions that are multiplied at once: a band and a panel of them stay in a near cache. */
export const DEPTH = 256;

/** Values of scratch that a thread needs for a product. */
export function packedSize(inner: number, columns: number): number {
  return inner * Math.ceil(columns / COLUMNS) * COLUMNS + DEPTH * TILE_ROWS;
}

/** Memory as doubles, whoever has made it larger. */
export class Doubles {
  private values: Float64Array;

  constructor(private readonly memory: WasmMemory) {
    this.values = new Float64Array(memory.buffer);
  }

  get(): Float64Array {
    const {buffer} = this.memory;
    if (this.values.length * BYTES !== buffer.byteLength) this.values = new Float64Array(buffer);
    return this.values;
  }
}

/** Where the rows of a product, or its columns, are cut. */
function range(part: number, size: number, end: number): readonly [start: number, count: number] {
  const start = part * size;
  return [start, Math.min(size, end - start)];
}

export const decompositionParts: PartRunner = (memory) => {
  const {gemm} = new wasm.Instance(compileGemm('float64'), {env: {memory}, f: {}}).exports;
  if (gemm === undefined) throw new RangeError('the product kernel exports no gemm');
  const loops = compileRowLoops(memory);
  const doubles = new Doubles(memory);
  /** The product whose right side lies packed in this thread's scratch. */
  let packed = -1;

  const packColumns = (
    to: number,
    [at = 0, rowStep = 0, columnStep = 0]: number[],
    inner: number,
    columns: number,
  ): void => {
    const data = doubles.get();
    for (let depth = 0; depth < inner; depth += DEPTH) {
      const count = Math.min(DEPTH, inner - depth);
      for (let j = 0; j < columns; j += COLUMNS) {
        const from = at + depth * rowStep + j * columnStep;
        const next = to + depth * Math.ceil(columns / COLUMNS) * COLUMNS + j * count;
        if (j + COLUMNS <= columns) {
          if (columnStep === 1) loops.packPanel(next * BYTES, from * BYTES, rowStep * BYTES, count);
          else loops.packRows(next * BYTES, from * BYTES, columnStep * BYTES, rowStep * BYTES, count);
          continue;
        }
        const filled = Math.min(COLUMNS, columns - j);
        for (let p = 0; p < count; p++) {
          for (let x = 0; x < COLUMNS; x++)
            data[next + p * COLUMNS + x] = x < filled ? (data[from + p * rowStep + x * columnStep] ?? 0) : 0;
        }
      }
    }
  };

  const packRows = (
    to: number,
    at: number,
    rowStep: number,
    columnStep: number,
    rows: number,
    inner: number,
  ): void => {
    if (rows === TILE_ROWS) {
      loops.packNegativeRows(to * BYTES, at * BYTES, rowStep * BYTES, columnStep * BYTES, inner);
      return;
    }
    const data = doubles.get();
    data.fill(0, to, to + inner * TILE_ROWS);
    for (let r = 0; r < rows; r++)
      for (let p = 0; p < inner; p++)
        data[to + p * TILE_ROWS + r] = -(data[at + r * rowStep + p * columnStep] ?? 0);
  };

  const product = (c: Float64Array, part: number, thread: number): void => {
    const [, serial = 0, to = 0, toStep = 0, a = 0, aRow = 0, aColumn = 0, b = 0, bRow = 0, bColumn = 0] = c;
    const [rows = 0, inner = 0, columns = 0, scratch = 0, each = 0, size = 0, byRows = 0] = c.subarray(10);
    const [row, rowCount] = byRows !== 0 ? range(part, size, rows) : [0, rows];
    const [column, width] = byRows !== 0 ? [0, columns] : range(part, size, columns);
    const panels = scratch + thread * each + DEPTH * TILE_ROWS;
    const band = scratch + thread * each;
    // Parts that are cut by rows share all columns.
    if (byRows === 0 || packed !== serial)
      packColumns(panels, [b + column * bColumn, bRow, bColumn], inner, width);
    packed = byRows === 0 ? -1 : serial;
    const filled = Math.ceil(width / COLUMNS);
    for (let depth = 0; depth < inner; depth += DEPTH) {
      const count = Math.min(DEPTH, inner - depth);
      for (let i = 0; i < rowCount; i += TILE_ROWS) {
        const from = a + (row + i) * aRow + depth * aColumn;
        packRows(band, from, aRow, aColumn, Math.min(TILE_ROWS, rowCount - i), count);
        const panel = panels + depth * filled * COLUMNS;
        const target = to + (row + i) * toStep + column;
        gemm(count, band * BYTES, panel * BYTES, target * BYTES, toStep * BYTES, filled);
      }
    }
  };

  /** Rows of a matrix by a vector, and a vector by rows: parts are rows of the first, and columns of the second. */
  const vectorProduct = (c: Float64Array, part: number, add: boolean): void => {
    const [, a = 0, step = 0, x = 0, y = 0, rows = 0, columns = 0, size = 0] = c;
    if (add) {
      const [first, count] = range(part, size, columns);
      const n = Math.ceil(count / VECTOR_MULTIPLE) * VECTOR_MULTIPLE;
      loops.addRows((a + first) * BYTES, step * BYTES, x * BYTES, (y + first) * BYTES, rows, n);
    } else {
      const [first, some] = range(part, size, rows);
      const count = Math.ceil(some / ROW_MULTIPLE) * ROW_MULTIPLE;
      const n = Math.ceil(columns / VECTOR_MULTIPLE) * VECTOR_MULTIPLE;
      loops.multiplyRows((a + first * step) * BYTES, step * BYTES, x * BYTES, (y + first) * BYTES, count, n);
    }
  };

  return (numbers, part, thread) => {
    switch (numbers[0]) {
      case command.product:
        product(numbers, part, thread);
        break;
      case command.addRows:
      case command.multiplyRows:
        vectorProduct(numbers, part, numbers[0] === command.addRows);
        break;
      default:
        secularPart(doubles.get(), numbers, part);
    }
  };
};

/** Where this is found. */
export const decompositionPartsReference = {module: import.meta.url, name: 'decompositionParts'} as const;
