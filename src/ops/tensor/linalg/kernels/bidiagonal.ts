/** Reduction of a matrix to two diagonals by reflections of its columns and rows. */
import {joined, reflect, type Reflections} from './reflections.js';
import {part, turned, type Block, type Part, type Workspace} from './workspace.js';

/** Columns and rows whose reflections are applied together. */
const WIDTH = 32;
/** Values past a vector's end that loops read or write. */
const SLACK = 8;

/** `a = left b right'`, where b has these two diagonals. */
export interface Bidiagonal {
  readonly diagonal: Float64Array;
  /** The one above. */
  readonly above: Float64Array;
  readonly left: readonly Reflections[];
  readonly right: readonly Reflections[];
}

/** The vectors of one panel: rows of `v` and `u` reflect columns and rows; rows of `x` and `y` update what is left. */
interface Panel {
  readonly v: Block;
  readonly u: Block;
  readonly x: Block;
  readonly y: Block;
  readonly first: number;
}

/** Reduces a block with at least as many rows as columns; its values are lost. */
export function bidiagonalised(work: Workspace, a: Block): Bidiagonal {
  const [m, n] = [a.rows, a.columns];
  const [diagonal, above] = [new Float64Array(n), new Float64Array(Math.max(0, n - 1))];
  const [leftTaus, rightTaus] = [new Float64Array(n), new Float64Array(n)];
  const v = work.zeros(n, m + SLACK);
  const u = work.zeros(n, n + SLACK);
  const [left, right]: [Reflections[], Reflections[]] = [[], []];
  for (let first = 0; first < n; first += WIDTH) {
    const end = Math.min(n, first + WIDTH);
    const mark = work.mark();
    const panel: Panel = {v, u, x: work.zeros(WIDTH, m + SLACK), y: work.zeros(WIDTH, n + SLACK), first};
    const reducer = new Reducer(work, a, panel);
    for (let i = first; i < end; i++) {
      const column = reducer.column(i);
      diagonal[i] = column.beta;
      leftTaus[i] = column.tau;
      if (i === n - 1) break;
      const row = reducer.row(i, column.tau);
      above[i] = row.beta;
      rightTaus[i] = row.tau;
    }
    const rest = [m - end, end - first, n - end] as const;
    work.subtract(part(a, end, end), turned(part(v, first, end)), part(panel.y, 0, end), rest);
    work.subtract(part(a, end, end), turned(part(panel.x, 0, end)), part(u, first, end), rest);
    work.release(mark);
  }
  for (let first = 0; first < n; first += WIDTH) {
    const end = Math.min(n, first + WIDTH);
    const width = end - first;
    left.push(
      joined(
        work,
        {first, rows: m - first, width, v: turned(part(v, first, first))},
        leftTaus.subarray(first, end),
      ),
    );
    const rows = n - first - 1;
    if (rows > 0) {
      const vectors = turned(part(u, first, first + 1));
      right.push(joined(work, {first: first + 1, rows, width, v: vectors}, rightTaus.subarray(first, end)));
    }
  }
  return {diagonal, above, left, right};
}

/** Reflects one column and one row after the other; the matrix itself stays until the panel is done. */
class Reducer {
  private readonly factors: number;

  constructor(
    private readonly work: Workspace,
    private readonly a: Block,
    private readonly panel: Panel,
  ) {
    this.factors = work.vector(WIDTH + SLACK);
  }

  /** Reflects column i, from the diagonal down. */
  column(i: number): {readonly beta: number; readonly tau: number} {
    const {work, a} = this;
    const {v, u, x, y, first} = this.panel;
    const {data} = work;
    const [m, k] = [a.rows, i - first];
    const own = v.at + i * v.step;
    for (let row = i; row < m; row++) data[own + row] = data[a.at + row * a.step + i] ?? 0;
    this.add(part(v, first, i), (l) => -(data[y.at + l * y.step + i] ?? 0), own + i, k, m - i);
    this.add(part(x, 0, i), (l) => -(data[u.at + (first + l) * u.step + i] ?? 0), own + i, k, m - i);
    data.fill(0, own + m, own + m + SLACK);
    return reflect(data, own + i, 1, m - i);
  }

  /** Reflects row i, from beside the diagonal on, after its column was reflected. */
  row(i: number, tau: number): {readonly beta: number; readonly tau: number} {
    const {work, a} = this;
    const {v, u, x, y, first} = this.panel;
    const {data} = work;
    const [m, n, k, next] = [a.rows, a.columns, i - first, i + 1];
    const [below, right] = [m - next, n - next];
    const column = v.at + i * v.step + i;
    const update = y.at + k * y.step;
    work.addRows(part(a, i, next), column, update + next, m - i, right);
    this.addProducts(part(v, first, i), column, m - i, part(y, 0, next), update + next, k, right);
    this.addProducts(part(x, 0, i), column, m - i, part(u, first, next), update + next, k, right);
    scale(data, update + next, right, tau);

    const own = u.at + i * u.step;
    data.copyWithin(own + next, a.at + i * a.step + next, a.at + i * a.step + n);
    this.add(
      part(y, 0, next),
      (l) => -(data[v.at + (first + l) * v.step + i] ?? 0),
      own + next,
      k + 1,
      right,
    );
    this.add(part(u, first, next), (l) => -(data[x.at + l * x.step + i] ?? 0), own + next, k, right);
    data.fill(0, own + n, own + n + SLACK);
    const reflected = reflect(data, own + next, 1, right);

    const change = x.at + k * x.step;
    work.multiplyRows(part(a, next, next), own + next, change + next, below, right);
    this.addProducts(part(y, 0, next), own + next, right, part(v, first, next), change + next, k + 1, below);
    this.addProducts(part(u, first, next), own + next, right, part(x, 0, next), change + next, k, below);
    scale(data, change + next, below, reflected.tau);
    return reflected;
  }

  /** `to += factor(l) row(l)` for the first rows. */
  private add(rows: Part, factor: (l: number) => number, to: number, count: number, length: number): void {
    const {data} = this.work;
    for (let l = 0; l < count; l++) data[this.factors + l] = factor(l);
    data.fill(0, this.factors + count, this.factors + count + SLACK);
    this.work.addRows(rows, this.factors, to, count, length);
  }

  /** `to -= (vector · by(l)) row(l)` for the first rows. */
  private addProducts(
    by: Part,
    vector: number,
    inner: number,
    rows: Part,
    to: number,
    count: number,
    length: number,
  ): void {
    const {work, factors} = this;
    work.multiplyRows(by, vector, factors, count, inner);
    this.add(rows, (l) => -(work.data[factors + l] ?? 0), to, count, length);
  }
}

/** Scales a vector, and clears what loops have written past its end. */
function scale(data: Float64Array, at: number, count: number, by: number): void {
  for (let i = 0; i < count; i++) data[at + i] = (data[at + i] ?? 0) * by;
  data.fill(0, at + count, at + count + SLACK);
}
