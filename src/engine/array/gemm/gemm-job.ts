/** Products of float matrices: operands are packed into panels, whatever their strides, and multiplied by tiles. */
import type {BulkTaskOf} from '../bulk/task.js';
import {itemSize, viewValues, type ArrayValues} from '../dtypes.js';
import type {BulkJob} from '../jobs/job.js';
import type {PreparedJob} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {homeValues, stridedOperand} from '../program/source.js';
import type {StridedArray} from '../program/strided.js';
import {wasm, type WasmFunction, type WasmMemory} from '../wasm/platform.js';
import {compileGemm, TILE_ROWS, tileColumns} from './gemm-kernel.js';

type Real = 'float32' | 'float64';

/** Rows of the result that are one part. */
const PART_ROWS = 64;
/** Inner positions that are multiplied at once: a band and a panel of them stay in the nearest cache. */
const DEPTH = 256;
/** Columns that are packed at once. */
const WIDTH = 2048;
/** The most bytes that packed panels take. */
const PANEL_BYTES = 128 * 1024 * 1024;

/** A float product, large enough for panels. */
export interface GemmJob extends BulkJob {
  readonly dtype: Real;
  readonly task: BulkTaskOf<'matmul'>;
}

export function isGemm(job: BulkJob): job is GemmJob {
  const {task, dtype} = job;
  if (task.op !== 'matmul' || (dtype !== 'float64' && dtype !== 'float32')) return false;
  return task.k > 0 && task.m * task.n * task.k >= 4096;
}

/** The parts of a job: bands of rows of each matrix of the batch. */
export function gemmParts({task}: GemmJob): number {
  return task.batch * Math.ceil(task.m / PART_ROWS);
}

/** Where things lie in the thread's own memory. */
interface Layout {
  readonly band: number;
  readonly panels: number;
  readonly rows: number;
  readonly end: number;
}

/** Makes what threads need for products: kernels and memory, kept from job to job. */
export class GemmContext {
  private readonly kernels = new Map<Real, WasmFunction>();
  private readonly memory: WasmMemory = new wasm.Memory({initial: 1, maximum: 65536, shared: true});

  kernel(dtype: Real): WasmFunction {
    const known = this.kernels.get(dtype);
    if (known !== undefined) return known;
    const {exports} = new wasm.Instance(compileGemm(dtype), {env: {memory: this.memory}, f: {}});
    const {gemm} = exports;
    if (gemm === undefined) throw new RangeError('the product kernel exports no gemm');
    this.kernels.set(dtype, gemm);
    return gemm;
  }

  buffer(bytes: number): SharedArrayBuffer {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / 65536));
    return this.memory.buffer;
  }
}

export function prepareGemm(job: GemmJob, context: ThreadContext): PreparedJob {
  const [left, right] = job.inputs.map((operand) => stridedOperand(context, operand));
  if (left === undefined || right === undefined) throw new RangeError('a product has two operands');
  const out = homeValues(context, job.target.home, job.target.dtype, job.target.size);
  const product = new Product(job, left, right, out, context);
  const bands = Math.ceil(job.task.m / PART_ROWS);
  return {
    run: (part) => {
      product.run(Math.floor(part / bands), (part % bands) * PART_ROWS);
    },
  };
}

class Product {
  private readonly columns: number;
  private readonly width: number;
  private readonly layout: Layout;
  /** Inner positions that the panels hold: a multiple of DEPTH. */
  private readonly reach: number;
  private readonly buffer: SharedArrayBuffer;
  private readonly bytes: number;
  /** What the panels hold: matrix, first inner position, first column. */
  private packed = '';
  /** The only column of a matrix that has one. */
  private vector = new Float64Array(0);

  constructor(
    private readonly job: GemmJob,
    private readonly left: StridedArray,
    private readonly right: StridedArray,
    private readonly out: ArrayValues,
    private readonly context: ThreadContext,
  ) {
    const {task, dtype} = job;
    this.bytes = itemSize(dtype);
    this.columns = tileColumns(dtype);
    this.width = Math.ceil(Math.min(WIDTH, task.n) / this.columns) * this.columns;
    const panels = DEPTH * TILE_ROWS * this.bytes;
    const most = Math.max(1, Math.floor(PANEL_BYTES / (DEPTH * this.width * this.bytes)));
    this.reach = DEPTH * Math.min(Math.ceil(task.k / DEPTH), most);
    const rows = panels + this.reach * this.width * this.bytes;
    const end = rows + PART_ROWS * this.width * this.bytes;
    this.layout = {band: 0, panels, rows, end};
    this.buffer = context.gemm.buffer(end + 64);
  }

  /** Rows `first` on of one matrix of the batch. */
  run(matrix: number, first: number): void {
    const {m, n, k} = this.job.task;
    if (n === 1) {
      this.byVector(matrix, first, Math.min(PART_ROWS, m - first));
      return;
    }
    const gemm = this.context.gemm.kernel(this.job.dtype);
    const count = Math.min(PART_ROWS, m - first);
    const {band, panels, rows} = this.layout;
    const rowBytes = this.width * this.bytes;
    for (let column = 0; column < n; column += this.width) {
      const width = Math.min(this.width, n - column);
      const sums = viewValues(this.job.dtype, this.buffer, rows, PART_ROWS * this.width) as Float64Array;
      sums.fill(0);
      for (let depth = 0; depth < k; depth += DEPTH) {
        const inner = Math.min(DEPTH, k - depth);
        this.packRight(matrix, depth, column, width);
        const panel = panels + (depth % this.reach) * this.width * this.bytes;
        for (let row = 0; row < count; row += TILE_ROWS) {
          this.packLeft(matrix, first + row, Math.min(TILE_ROWS, count - row), depth, inner);
          gemm(inner, band, panel, rows + row * rowBytes, rowBytes, Math.ceil(width / this.columns));
        }
      }
      const out = this.out as Float64Array;
      for (let row = 0; row < count; row++) {
        const from = row * this.width;
        out.set(sums.subarray(from, from + width), (matrix * m + first + row) * n + column);
      }
    }
  }

  /** Rows by a single column: packing them would take longer than multiplying. */
  private byVector(matrix: number, first: number, count: number): void {
    const {m, k} = this.job.task;
    const [rowStep, innerStep] = lastStrides(this.left);
    const wanted = `${matrix}`;
    if (wanted !== this.packed) {
      this.packed = wanted;
      this.vector = new Float64Array(k);
      const [step] = lastStrides(this.right);
      const from = matrixOffset(this.right, matrix);
      for (let p = 0; p < k; p++) this.vector[p] = Number(this.right.values[from + p * step] ?? 0);
    }
    const values = this.left.values as Float64Array;
    const out = this.out as Float64Array;
    for (let row = first; row < first + count; row++) {
      const from = matrixOffset(this.left, matrix) + row * rowStep;
      out[matrix * m + row] = innerProduct(values, from, innerStep, this.vector);
    }
  }

  /** Inner position by inner position the values of four rows, zero where there are fewer. */
  private packLeft(matrix: number, row: number, rows: number, depth: number, inner: number): void {
    const band = viewValues(this.job.dtype, this.buffer, this.layout.band, inner * TILE_ROWS);
    const {values} = this.left;
    const [rowStep, innerStep] = lastStrides(this.left);
    const base = matrixOffset(this.left, matrix) + row * rowStep + depth * innerStep;
    if (rows < TILE_ROWS) (band as Float64Array).fill(0);
    for (let r = 0; r < rows; r++) {
      let from = base + r * rowStep;
      for (let p = r; p < inner * TILE_ROWS; p += TILE_ROWS, from += innerStep) band[p] = values[from] ?? 0;
    }
  }

  /** Fills the panels that hold an inner position, unless they do already. */
  private packRight(matrix: number, depth: number, column: number, width: number): void {
    const first = depth - (depth % this.reach);
    const wanted = `${matrix}:${first}:${column}`;
    if (wanted === this.packed) return;
    this.packed = wanted;
    const end = Math.min(this.job.task.k, first + this.reach);
    for (let at = first; at < end; at += DEPTH)
      this.packDepth(matrix, at, Math.min(DEPTH, end - at), column, width);
  }

  /** Panel by panel of a tile's columns, and in it inner position by inner position. */
  private packDepth(matrix: number, depth: number, inner: number, column: number, width: number): void {
    const {columns} = this;
    const at = this.layout.panels + (depth % this.reach) * this.width * this.bytes;
    const panels = viewValues(this.job.dtype, this.buffer, at, DEPTH * this.width);
    const {values} = this.right;
    const [innerStep, columnStep] = lastStrides(this.right);
    const base = matrixOffset(this.right, matrix) + depth * innerStep + column * columnStep;
    let to = 0;
    for (let j = 0; j < width; j += columns) {
      const filled = Math.min(columns, width - j);
      for (let p = 0; p < inner; p++) {
        let from = base + p * innerStep + j * columnStep;
        for (let x = 0; x < filled; x++, from += columnStep) panels[to + x] = values[from] ?? 0;
        for (let x = filled; x < columns; x++) panels[to + x] = 0;
        to += columns;
      }
    }
  }
}

/** In four sums, so that one product need not wait for the one before. */
function innerProduct(values: Float64Array, from: number, step: number, vector: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = vector.length - (vector.length % 4);
  let at = from;
  for (let p = 0; p < whole; p += 4, at += 4 * step) {
    a += (values[at] ?? 0) * (vector[p] ?? 0);
    b += (values[at + step] ?? 0) * (vector[p + 1] ?? 0);
    c += (values[at + 2 * step] ?? 0) * (vector[p + 2] ?? 0);
    d += (values[at + 3 * step] ?? 0) * (vector[p + 3] ?? 0);
  }
  for (let p = whole; p < vector.length; p++, at += step) a += (values[at] ?? 0) * (vector[p] ?? 0);
  return a + b + (c + d);
}

function lastStrides({strides}: StridedArray): readonly [number, number] {
  return [strides.at(-2) ?? 0, strides.at(-1) ?? 0];
}

/** Position of a matrix's first value; the matrices of a batch are counted in C order. */
function matrixOffset({shape, strides, offset}: StridedArray, matrix: number): number {
  let rest = matrix;
  let at = offset;
  for (let axis = shape.length - 3; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    at += (rest % length) * (strides[axis] ?? 0);
    rest = Math.floor(rest / length);
  }
  return at;
}
