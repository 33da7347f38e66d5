/** Formulas over held columns, computed by the array half. */
import {NaT, kindOf, type DType, type Vector} from '../../data/index.js';
import * as ir from '../array/builder.js';
import type {ArrayEngine, Block, Expr, RootExpr} from '../array/index.js';
import {HeldBlock, HeldValues} from './block.js';
import type {
  ColumnHolder,
  HeldColumn,
  HeldFormula,
  HeldLeaf,
  HeldRequest,
  HeldRows,
  RunOptions,
} from '../sql/index.js';

/** The columns that are asked for, of `rows`, or null where one cannot be computed here. */
export async function computeColumns(
  arrays: ArrayEngine,
  holder: ColumnHolder,
  requests: readonly HeldRequest[],
  rows: HeldRows,
  options: RunOptions,
): Promise<readonly HeldColumn[] | null> {
  const plan = new Plan(rows);
  const makers = requests.map((request) => plan.column(request));
  if (plan.refused) return null;
  const blocks = plan.roots.length === 0 ? [] : await arrays.evaluate(plan.roots, options);
  const columns: HeldColumn[] = [];
  try {
    for (const make of makers) columns.push(await make(blocks, arrays, holder));
    return columns;
  } catch (error) {
    for (const column of columns) column.release();
    throw error;
  } finally {
    for (const block of blocks) block.release();
  }
}

/** The places of rows in the order of `by`, which has no mask. */
export async function computePlaces(
  arrays: ArrayEngine,
  by: HeldFormula,
  length: number,
  descending: boolean,
  options: RunOptions,
): Promise<HeldColumn | null> {
  const plan = new Plan({length, where: null, slice: null});
  const values = plan.values(by);
  if (plan.refused || values.dtype === 'bool' || length > 2 ** 31 - 1) return null;
  const times = readsTimes(by);
  // Whether what is computed of times is one, and may be NaT, its numbers do not tell.
  if (times && by.kind !== 'leaf') return null;
  const keys = ascendingKeys(values, times, descending);
  const [block] = await arrays.evaluate([ir.cast(ir.argsort(keys), 'int32')], options);
  return block === undefined ? null : plainColumn(arrays, block);
}

/** Values whose ascending order is the wanted one, with NaN and NaT last. */
function ascendingKeys(values: Expr, times: boolean, descending: boolean): Expr {
  if (values.dtype.startsWith('float')) return descending ? ir.unary('negative', values) : values;
  if (descending) return ir.unary('invert', values);
  // NaT is the least integer; one less it wraps around to the greatest.
  return times ? ir.binary('subtract', values, ir.constant(1n, 'int64')) : values;
}

function readsTimes(formula: HeldFormula): boolean {
  switch (formula.kind) {
    case 'leaf': {
      const kind = kindOf(formula.leaf.column.dtype);
      return kind === 'M' || kind === 'm';
    }
    case 'place':
    case 'constant':
      return false;
    case 'cast':
    case 'unary':
      return readsTimes(formula.arg);
    case 'binary':
      return readsTimes(formula.left) || readsTimes(formula.right);
    case 'where':
      return [formula.condition, formula.then, formula.otherwise].some(readsTimes);
  }
}

type MakeColumn = (
  blocks: readonly Block[],
  arrays: ArrayEngine,
  holder: ColumnHolder,
) => HeldColumn | Promise<HeldColumn>;

/** What the array half is asked for, all at once, so that what columns share is computed once. */
class Plan {
  readonly roots: RootExpr[] = [];
  /** Whether something is asked for that is not computed here. */
  refused = false;
  readonly #made = new Map<HeldFormula, Expr>();
  readonly #mask: Expr | null;
  #maskRoot: number | null = null;

  constructor(private readonly rows: HeldRows) {
    this.#mask = rows.where === null ? null : this.#whole(rows.where);
  }

  /** The values of `formula` for all rows. */
  values(formula: HeldFormula): Expr {
    return this.#whole(formula);
  }

  /** Asks for the column of `formula`; what is given makes it once all is evaluated. */
  column({formula, dtype}: HeldRequest): MakeColumn {
    if (formula.kind !== 'leaf') {
      const root = this.#root(this.#whole(formula));
      return (blocks, arrays) => plainColumn(arrays, (blocks[root] as Block).retain(), dtype);
    }
    const {column, at} = formula.leaf;
    if (at === null && this.#mask === null && this.rows.slice === null) return () => column.retain();
    if (column instanceof HeldBlock) return this.#typed(column, formula.leaf);
    if (column instanceof HeldValues) return this.#values(column, formula.leaf);
    return this.#refuse();
  }

  #refuse(): MakeColumn {
    this.refused = true;
    return () => {
      throw new TypeError('a plan that was refused makes no columns');
    };
  }

  #typed(column: HeldBlock, {at}: HeldLeaf): MakeColumn {
    const expr = takenOf(column, column.block, at);
    if (expr === null) return this.#refuse();
    const values = this.#root(expr);
    const mask =
      column.mask === null
        ? null
        : this.#root(at === null ? ir.buffer(column.mask) : presentAt(column.mask, at));
    const same = expr.dtype === column.block.dtype;
    return (blocks, arrays) => {
      const block = (blocks[values] as Block).retain();
      const present = mask === null ? null : (blocks[mask] as Block).retain();
      return same ? column.withBlocks(block, present) : plainColumn(arrays, block);
    };
  }

  #values(column: HeldValues, {at}: HeldLeaf): MakeColumn {
    const {slice} = this.rows;
    const mask = this.#mask;
    if (at !== null) {
      if (slice !== null || mask !== null) return this.#refuse();
      return (_blocks, _arrays, holder) =>
        at.places.use(({values}) => heldOrOwn(holder, column.taken(values as Int32Array)));
    }
    if (slice !== null) return (_blocks, _arrays, holder) => heldOrOwn(holder, column.part(slice));
    if (mask === null) return () => column.retain();
    this.#maskRoot ??= this.roots.push(mask) - 1;
    const root = this.#maskRoot;
    return (blocks, arrays, holder) =>
      arrays.use([blocks[root] as Block], ([keep]) => heldOrOwn(holder, column.part(keep as Uint8Array)));
  }

  /** Asks for the chosen rows of `expr`. */
  #root(expr: Expr): number {
    const {slice} = this.rows;
    const chosen: RootExpr =
      this.#mask !== null
        ? ir.compress(expr, this.#mask)
        : slice !== null
          ? ir.slice(expr, 0, {start: slice.start, stop: slice.end})
          : expr;
    return this.roots.push(chosen) - 1;
  }

  #whole(formula: HeldFormula): Expr {
    return ir.broadcastTo(this.#expr(formula), [this.rows.length]);
  }

  #expr(formula: HeldFormula): Expr {
    const known = this.#made.get(formula);
    if (known !== undefined) return known;
    const made = this.#make(formula);
    this.#made.set(formula, made);
    return made;
  }

  #make(formula: HeldFormula): Expr {
    switch (formula.kind) {
      case 'leaf':
        return this.#leaf(formula.leaf);
      case 'place':
        return ir.iota(this.rows.length);
      case 'constant':
        return ir.constant(formula.value, formula.dtype);
      case 'cast':
        return ir.cast(this.#expr(formula.arg), formula.dtype);
      case 'unary':
        return ir.unary(formula.op, this.#expr(formula.arg));
      case 'binary':
        return ir.binary(formula.op, this.#expr(formula.left), this.#expr(formula.right));
      case 'where':
        return ir.where(
          this.#expr(formula.condition),
          this.#expr(formula.then),
          this.#expr(formula.otherwise),
        );
    }
  }

  #leaf({column, at}: HeldLeaf): Expr {
    const plain = column instanceof HeldBlock && column.mask === null && column.dtype !== 'category';
    const expr = plain ? takenOf(column, column.block, at) : null;
    if (expr !== null) return expr;
    this.refused = true;
    return ir.constant(0, 'int64', [this.rows.length]);
  }
}

/** The values of a block at places: NaN or NaT for missing rows, integers as floats where there are any; null for what has no missing value. */
function takenOf(column: HeldBlock, block: Block, at: HeldLeaf['at']): Expr | null {
  const values = ir.buffer(block);
  if (at === null) return values;
  const places = placesOf(at);
  if (places === null) return null;
  if (at.whole) return ir.take(values, places, 0);
  const missing = ir.binary('less', places, 0);
  const found = ir.take(values, ir.binary('maximum', places, 0), 0);
  // A mask says what is missing.
  if (column.mask !== null) return found;
  const kind = kindOf(column.dtype);
  if (kind === 'M' || kind === 'm') return ir.where(missing, ir.constant(NaT, 'int64'), found);
  if (kind === 'f') return ir.where(missing, ir.constant(Number.NaN, block.dtype), found);
  if (kind !== 'i' && kind !== 'u') return null;
  return ir.where(missing, Number.NaN, ir.cast(found, 'float64'));
}

/** Which values are present at places. */
function presentAt(mask: Block, at: NonNullable<HeldLeaf['at']>): Expr {
  const places = placesOf(at) ?? ir.constant(-1, 'int32', [at.places.length]);
  const found = ir.take(ir.buffer(mask), ir.binary('maximum', places, 0), 0);
  return ir.binary('logical_and', ir.binary('greater_equal', places, 0), found);
}

function placesOf({places}: NonNullable<HeldLeaf['at']>): Expr | null {
  return places instanceof HeldBlock ? ir.buffer(places.block) : null;
}

/** A column of numbers, or of times where `dtype` says that the numbers are their nanoseconds. */
function plainColumn(arrays: ArrayEngine, block: Block, dtype: DType = block.dtype): HeldColumn {
  const kind = kindOf(dtype);
  const isTime = block.dtype === 'int64' && (kind === 'M' || kind === 'm');
  return new HeldBlock(
    arrays,
    {dtype: isTime ? dtype : block.dtype, categories: null, ordered: false},
    block,
    null,
  );
}

/** JavaScript values as a column that counts them, where there is room. */
function heldOrOwn(holder: ColumnHolder, values: Vector): HeldColumn {
  return holder.hold(values) ?? new HeldValues(values, () => undefined);
}
