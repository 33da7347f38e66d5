/** Matrices in the memory of a team: blocked algorithms multiply their parts by the engine's compiled product. */
import {ValueError} from '../../../../errors/index.js';
import {TILE_ROWS} from '../../../../engine/array/gemm/gemm-kernel.js';
import type {Team} from '../../../../engine/array/team/team.js';
import {BYTES, command} from './commands.js';
import {ROW_MULTIPLE, VECTOR_MULTIPLE} from './loops.js';
import type {Matrix} from './matrix.js';
import {COLUMNS, Doubles, packedSize} from './parts.js';

const PAGE = 65536;
const MOST_BYTES = 65536 * PAGE;
/** Multiplications that other threads are worth waking for. */
const SHARED_FROM = 400_000;
/** Values of a matrix by a vector that they are worth it for. */
const SHARED_VALUES = 60_000;
/** Parts for each thread: one that comes late takes fewer. */
const PARTS = 4;

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

/** Parts of `size` each that `length` is cut into. */
interface Cut {
  readonly size: number;
  readonly parts: number;
}

export class Workspace {
  private readonly doubles: Doubles;
  /** The first values of the memory count the products that were ever made in it. */
  private end: number = COLUMNS;

  constructor(readonly team: Team) {
    this.doubles = new Doubles(team.memory);
  }

  /** All values of the workspace, until it is given more. */
  get data(): Float64Array {
    return this.doubles.get();
  }

  /** A block of zeros. */
  zeros(rows: number, columns: number): Block {
    const step = Math.ceil(columns / VECTOR_MULTIPLE) * VECTOR_MULTIPLE;
    const size = (Math.ceil(rows / TILE_ROWS) + 1) * TILE_ROWS * step;
    const at = this.reserve(size);
    // What was released before has values.
    this.data.fill(0, at, at + size);
    return {rows, columns, step, at};
  }

  /** A vector of zeros, with room to read on. */
  vector(length: number): number {
    return this.zeros(1, length + VECTOR_MULTIPLE).at;
  }

  /** A block with the values of a matrix. */
  place({rows, columns, data}: Matrix): Block {
    const block = this.zeros(rows, columns);
    const values = this.data;
    for (let i = 0; i < rows; i++) {
      values.set(data.subarray(i * columns, (i + 1) * columns), block.at + i * block.step);
    }
    return block;
  }

  /** A copy of a block's values. */
  take({rows, columns, step, at}: Block): Matrix {
    const data = new Float64Array(rows * columns);
    const values = this.data;
    for (let i = 0; i < rows; i++) {
      data.set(values.subarray(at + i * step, at + i * step + columns), i * columns);
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
    if (rows <= 0 || columns <= 0 || inner <= 0) return;
    const byRows = rows >= columns;
    const shared = rows * inner * columns >= SHARED_FROM;
    const {size, parts} = this.cut(byRows ? rows : columns, shared, COLUMNS);
    const mark = this.mark();
    const each = packedSize(inner, byRows ? columns : size);
    const scratch = this.reserve(each * this.team.threads);
    const {data} = this;
    const serial = (data[0] ?? 0) + 1;
    data[0] = serial;
    this.team.run(
      [
        ...[
          command.product,
          serial,
          c.at,
          c.rowStep,
          a.at,
          a.rowStep,
          a.columnStep,
          b.at,
          b.rowStep,
          b.columnStep,
        ],
        ...[rows, inner, columns, scratch, each, size, byRows ? 1 : 0],
      ],
      parts,
    );
    this.release(mark);
  }

  /** `y += x a`, for a vector of `rows` and one of `columns` values; up to seven values past the latter are changed. */
  addRows(a: Part, x: number, y: number, rows: number, columns: number): void {
    this.byVector(command.addRows, a, x, y, Math.ceil(rows / ROW_MULTIPLE) * ROW_MULTIPLE, columns, columns);
  }

  /** `y = a x`, for `rows` and `columns` of a; up to three values past `rows` are changed. x ends with zeros. */
  multiplyRows(a: Part, x: number, y: number, rows: number, columns: number): void {
    this.byVector(command.multiplyRows, a, x, y, rows, columns, rows);
  }

  private byVector(
    kind: number,
    a: Part,
    x: number,
    y: number,
    rows: number,
    columns: number,
    length: number,
  ): void {
    if (rows <= 0 || columns <= 0) return;
    const {size, parts} = this.cut(length, rows * columns >= SHARED_VALUES, VECTOR_MULTIPLE);
    this.team.run([kind, a.at, a.rowStep, x, y, rows, columns, size], parts);
  }

  /** Cuts a length into parts for all threads, or into one. */
  cut(length: number, shared: boolean, multiple: number): Cut {
    const {threads} = this.team;
    const wanted = shared && threads > 1 ? threads * PARTS : 1;
    const size = Math.ceil(length / wanted / multiple) * multiple;
    return {size, parts: Math.ceil(length / size)};
  }

  /** Position of so many further values; the memory grows where it must. */
  reserve(values: number): number {
    const at = this.end;
    this.end = Math.ceil((at + values) / VECTOR_MULTIPLE) * VECTOR_MULTIPLE;
    const bytes = (this.end + TILE_ROWS * VECTOR_MULTIPLE) * BYTES;
    if (bytes > MOST_BYTES)
      throw new ValueError(`the matrix is too large: its decomposition needs more than ${MOST_BYTES} bytes`);
    const missing = bytes - this.team.memory.buffer.byteLength;
    if (missing > 0) this.team.memory.grow(Math.ceil(missing / PAGE));
    return at;
  }
}
