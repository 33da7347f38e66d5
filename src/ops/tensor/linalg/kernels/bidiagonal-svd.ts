/** Singular values and vectors of an upper bidiagonal matrix, by dividing it and joining the halves. */
import {secularCommand, type Secular} from './secular.js';
import {VECTOR_MULTIPLE} from './loops.js';
import {part, turned, type Block, type Workspace} from './workspace.js';

const {EPSILON} = Number;
/** Pairs of values that other threads are worth waking for. */
const SHARED_PAIRS = 10_000;

export interface BidiagonalSvd {
  /** In no order. */
  readonly values: Float64Array;
  /** Their vectors, as columns. */
  readonly left: Block;
  readonly right: Block;
}

export function bidiagonalSvd(work: Workspace, diagonal: Float64Array, above: Float64Array): BidiagonalSvd {
  const n = diagonal.length;
  const halves = new Halves(work, diagonal, above);
  halves.solve({first: 0, size: n, wide: 0});
  return {values: halves.values, left: halves.left, right: halves.right};
}

/** Rows `first` on of the bidiagonal matrix; a wide stretch has one more column than rows. */
interface Stretch {
  readonly first: number;
  readonly size: number;
  readonly wide: 0 | 1;
}

/** Which half's rows a column has values in. */
type Reach = 'upper' | 'lower' | 'both';

class Halves {
  readonly values: Float64Array;
  /** A stretch's vectors stand in its square on the diagonal; the right ones end with what it maps to zero. */
  readonly left: Block;
  readonly right: Block;

  constructor(
    private readonly work: Workspace,
    private readonly diagonal: Float64Array,
    private readonly above: Float64Array,
  ) {
    const n = diagonal.length;
    this.values = new Float64Array(n);
    this.left = work.zeros(n, n);
    // A stretch that is not the last has one right vector more than left ones.
    this.right = work.zeros(n, n);
  }

  solve({first, size, wide}: Stretch): void {
    const {data} = this.work;
    if (size === 0) {
      if (wide === 1) data[this.right.at + first * this.right.step + first] = 1;
      return;
    }
    const upper = Math.floor((size - 1) / 2);
    this.solve({first, size: upper, wide: 1});
    this.solve({first: first + upper + 1, size: size - 1 - upper, wide});
    this.join({first, size, wide}, upper);
  }

  /** Joins the stretches on both sides of a row. */
  private join(stretch: Stretch, middle: number): void {
    const {first, size, wide} = stretch;
    const {work, values} = this;
    const {data} = work;
    const [left, right] = [within(this.left, first), within(this.right, first)];
    data[left.at + middle * left.step + middle] = 1;
    const alpha = this.diagonal[first + middle] ?? 0;
    const beta = this.above[first + middle] ?? 0;
    // The row between, in terms of the right vectors of both sides.
    const z = Float64Array.from({length: size + wide}, (_, j) =>
      j <= middle
        ? alpha * (data[right.at + middle * right.step + j] ?? 0)
        : beta * (data[right.at + (middle + 1) * right.step + j] ?? 0),
    );
    const reach: Reach[] = Array.from({length: size}, (_, j) => (j <= middle ? 'upper' : 'lower'));
    if (wide === 1) {
      // Both sides have a vector that they map to zero: one combination of them is mapped to zero by all.
      rotateColumns(data, right, size + 1, [middle, size], turnOf(z, middle, size));
      reach[middle] = 'both';
    }
    values[first + middle] = 0;
    const own = values.subarray(first, first + size);
    const largest = own.reduce((most, x) => Math.max(most, x), Math.max(Math.abs(alpha), Math.abs(beta)));
    if (largest === 0) return;
    const negligible = 8 * EPSILON * largest;
    const others = Array.from(own, (_, j) => j).filter((j) => j !== middle);
    others.sort((i, j) => (own[i] ?? 0) - (own[j] ?? 0));
    const kept = [middle];
    const settled: number[] = [];
    for (const j of others) {
      const last = kept.at(-1) ?? middle;
      if (Math.abs(z[j] ?? 0) <= negligible) {
        settled.push(j);
      } else if ((own[j] ?? 0) - (own[last] ?? 0) > negligible) {
        kept.push(j);
      } else {
        // Of two equal values one can be left as it is. The row of a zero is zero, whatever its columns are.
        const [stays, goes] = last === middle ? [middle, j] : [j, last];
        const turn = turnOf(z, stays, goes);
        rotateColumns(data, right, size + wide, [stays, goes], turn);
        if (last !== middle) rotateColumns(data, left, size, [stays, goes], turn);
        if (reach[stays] !== reach[goes]) reach[stays] = 'both';
        settled.push(goes);
        if (last !== middle) kept[kept.length - 1] = stays;
      }
    }
    // A row without a first value would have a zero for a root, which is also the first of d.
    const least = EPSILON ** 2 * largest;
    if (Math.abs(z[middle] ?? 0) < least) z[middle] = least;
    this.combine(stretch, middle, {kept, settled, z, reach});
  }

  /** Replaces the kept columns by the vectors of the joined stretch, and puts what is settled behind them. */
  private combine({first, size, wide}: Stretch, middle: number, {kept, settled, z, reach}: Columns): void {
    const {work} = this;
    const own = this.values.subarray(first, first + size);
    const mark = work.mark();
    // Columns with values in the same rows lie together, so that products leave out what is zero.
    const order = (['upper', 'both', 'lower'] as const).flatMap((where) =>
      kept.filter((j) => reach[j] === where),
    );
    const place = new Map(order.map((j, k) => [j, k]));
    const joined = joinedVectors(
      work,
      kept.map((j) => ({d: own[j] ?? 0, z: z[j] ?? 0, place: place.get(j) ?? 0})),
    );
    const above = order.filter((j) => reach[j] !== 'lower');
    const below = order.filter((j) => reach[j] !== 'upper');
    const start = order.length - below.length;
    const left = within(this.left, first);
    const right = within(this.right, first);
    const between = {rows: [middle, middle + 1], columns: [middle], start: place.get(middle) ?? 0} as const;
    this.replace(left, size, settled, joined.left, [
      {rows: [0, middle], columns: above, start: 0},
      between,
      {rows: [middle + 1, size], columns: below, start},
    ]);
    this.replace(right, size + wide, settled, joined.right, [
      {rows: [0, middle + 1], columns: above, start: 0},
      {rows: [middle + 1, size + wide], columns: below, start},
    ]);
    own.set([...joined.values, ...settled.map((j) => own[j] ?? 0)]);
    work.release(mark);
  }

  /** Multiplies columns of a block by vectors, stretch of rows by stretch. */
  private replace(
    block: Block,
    rows: number,
    settled: readonly number[],
    vectors: Block,
    stretches: readonly RowProduct[],
  ): void {
    const {work} = this;
    const mark = work.mark();
    const count = vectors.rows;
    const result = work.zeros(rows, count + settled.length);
    for (const {
      rows: [from, end],
      columns,
      start,
    } of stretches) {
      const chosen = work.zeros(end - from, columns.length);
      copyColumns(work.data, {...block, at: block.at + from * block.step}, columns, chosen, 0, end - from);
      work.subtract(part(result, from, 0), part(chosen, 0, 0), turned(part(vectors, 0, start)), [
        end - from,
        columns.length,
        count,
      ]);
    }
    const {data} = work;
    copyColumns(data, block, settled, result, count, rows);
    for (let i = 0; i < rows; i++) {
      const from = result.at + i * result.step;
      data.copyWithin(block.at + i * block.step, from, from + result.columns);
    }
    work.release(mark);
  }
}

/** Rows of a block that are multiplied in some columns by vectors' values from `start` on. */
interface RowProduct {
  readonly rows: readonly [from: number, end: number];
  readonly columns: readonly number[];
  readonly start: number;
}

/** What is left of two stretches when equal values are settled. */
interface Columns {
  readonly kept: readonly number[];
  readonly settled: readonly number[];
  readonly z: Float64Array;
  readonly reach: readonly Reach[];
}

interface JoinedVectors {
  readonly values: Float64Array;
  /** Negative vectors, as rows. */
  readonly left: Block;
  readonly right: Block;
}

/** The vectors of the matrix with the row `z` over the diagonal `d`, their values in the places that are said. */
function joinedVectors(
  work: Workspace,
  columns: readonly {readonly d: number; readonly z: number; readonly place: number}[],
): JoinedVectors {
  const count = columns.length;
  const [d, z, roots, corrected, places] = Array.from({length: 5}, () => work.vector(count)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const differences = work.zeros(count, count);
  const [left, right] = [work.zeros(count, count), work.zeros(count, count)];
  const {data} = work;
  columns.forEach((column, j) => {
    data[d + j] = column.d;
    data[z + j] = column.z;
    data[places + j] = column.place;
  });
  const secular: Secular = {
    ...{size: count, d, z, roots, corrected, places, step: differences.step},
    ...{differences: differences.at, left: left.at, right: right.at},
  };
  for (const kind of ['roots', 'corrections', 'vectors'] as const) {
    const {size, parts} = work.cut(count, count * count >= SHARED_PAIRS, VECTOR_MULTIPLE);
    work.team.run(secularCommand(kind, secular, size), parts);
  }
  return {values: data.slice(roots, roots + count), left, right};
}

/** The square of a block that starts on its diagonal. */
function within(block: Block, first: number): Block {
  return {...block, at: block.at + first * block.step + first};
}

function copyColumns(
  data: Float64Array,
  from: Block,
  columns: readonly number[],
  to: Block,
  column: number,
  rows: number,
): void {
  for (let i = 0; i < rows; i++) {
    const source = from.at + i * from.step;
    let target = to.at + i * to.step + column;
    for (const j of columns) data[target++] = data[source + j] ?? 0;
  }
}

interface Turn {
  readonly c: number;
  readonly s: number;
}

/** The rotation that leaves all of `z` in one of two places. */
function turnOf(z: Float64Array, stays: number, goes: number): Turn {
  const [x, y] = [z[stays] ?? 0, z[goes] ?? 0];
  const length = Math.hypot(x, y);
  z[stays] = length;
  z[goes] = 0;
  return length === 0 ? {c: 1, s: 0} : {c: x / length, s: y / length};
}

function rotateColumns(
  data: Float64Array,
  {at, step}: Block,
  rows: number,
  [stays, goes]: readonly [number, number],
  {c, s}: Turn,
): void {
  for (let i = 0, row = at; i < rows; i++, row += step) {
    const [x, y] = [data[row + stays] ?? 0, data[row + goes] ?? 0];
    data[row + stays] = c * x + s * y;
    data[row + goes] = c * y - s * x;
  }
}
