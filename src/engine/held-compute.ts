/** Formulas over held columns, computed by the array half. */
import type {Vector} from '../data/index.js';
import * as ir from './array/builder.js';
import type {ArrayEngine, Block, Expr, RootExpr} from './array/index.js';
import {HeldBlock, HeldValues} from './held-block.js';
import type {ColumnHolder, Formula, HeldColumn, HeldRows, RunOptions} from './sql/index.js';

/** The columns that `formulas` give for `rows`, or null where one cannot be computed here. */
export async function computeColumns(
  arrays: ArrayEngine,
  holder: ColumnHolder,
  formulas: readonly Formula<HeldColumn>[],
  rows: HeldRows,
  options: RunOptions,
): Promise<readonly HeldColumn[] | null> {
  const plan = new Plan(rows);
  const makers = formulas.map((formula) => plan.column(formula));
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
  readonly #made = new Map<Formula<HeldColumn>, Expr>();
  readonly #mask: Expr | null;
  #maskRoot: number | null = null;

  constructor(private readonly rows: HeldRows) {
    this.#mask = rows.where === null ? null : this.#whole(rows.where);
  }

  /** Asks for the column of `formula`; what is given makes it once all is evaluated. */
  column(formula: Formula<HeldColumn>): MakeColumn {
    if (formula.kind !== 'leaf') {
      const root = this.#root(this.#whole(formula));
      return (blocks, arrays) => {
        const block = blocks[root] as Block;
        return new HeldBlock(
          arrays,
          {dtype: block.dtype, categories: null, ordered: false},
          block.retain(),
          null,
        );
      };
    }
    const {leaf} = formula;
    if (this.#mask === null && this.rows.slice === null) return () => leaf.retain();
    if (leaf instanceof HeldBlock) return this.#typed(leaf);
    if (leaf instanceof HeldValues) return this.#values(leaf);
    this.refused = true;
    return () => leaf;
  }

  #typed(leaf: HeldBlock): MakeColumn {
    const values = this.#root(ir.buffer(leaf.block));
    const mask = leaf.mask === null ? null : this.#root(ir.buffer(leaf.mask));
    return (blocks) => {
      const present = mask === null ? null : (blocks[mask] as Block).retain();
      return leaf.withBlocks((blocks[values] as Block).retain(), present);
    };
  }

  #values(leaf: HeldValues): MakeColumn {
    const {slice} = this.rows;
    if (slice !== null) return (_blocks, _arrays, holder) => heldOrOwn(holder, leaf.part(slice));
    const mask = this.#mask;
    if (mask === null) return () => leaf.retain();
    this.#maskRoot ??= this.roots.push(mask) - 1;
    const root = this.#maskRoot;
    return (blocks, arrays, holder) =>
      arrays.use([blocks[root] as Block], ([keep]) => heldOrOwn(holder, leaf.part(keep as Uint8Array)));
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

  #whole(formula: Formula<HeldColumn>): Expr {
    return ir.broadcastTo(this.#expr(formula), [this.rows.length]);
  }

  #expr(formula: Formula<HeldColumn>): Expr {
    const known = this.#made.get(formula);
    if (known !== undefined) return known;
    const made = this.#make(formula);
    this.#made.set(formula, made);
    return made;
  }

  #make(formula: Formula<HeldColumn>): Expr {
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

  #leaf(leaf: HeldColumn): Expr {
    if (leaf instanceof HeldBlock && leaf.mask === null) return ir.buffer(leaf.block);
    this.refused = true;
    return ir.constant(0, 'int64', [this.rows.length]);
  }
}

/** JavaScript values as a column that counts them, where there is room. */
function heldOrOwn(holder: ColumnHolder, values: Vector): HeldColumn {
  return holder.hold(values) ?? new HeldValues(values, () => undefined);
}
