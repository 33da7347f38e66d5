import {Node, outputOperation, type LocalValue, type RunOptions} from '../graph/index.js';
import {inOperation, NotSupportedError} from '../errors/index.js';
import type {Vector} from '../data/index.js';
import * as ir from './array/builder.js';
import type {Block, Expr, RootExpr} from './array/index.js';
import {Conversions} from './conversions.js';
import {isLocal, type LocalOperation, type LowerContext, type Lowered} from './lowering.js';
import type {Machinery} from './machinery.js';
import {Meter} from './meter.js';
import type {Result} from './results.js';
import {align, materialise, type Aligned, type AlignHow, type Relation} from './sql/index.js';
import {sharedNodes} from './sharing.js';
import {releaseResult, type Store} from './store.js';

/**
 * One execution: lowers every node of a graph once, inputs before users and independent ones side by side, and computes what is asked for.
 * What it computes on the way is held until it is disposed.
 */
export class Run implements LowerContext, Disposable {
  readonly signal: AbortSignal;
  readonly #stop = new AbortController();
  readonly #lowered = new Map<Node, Lowered>();
  readonly #held: Result[] = [];
  readonly #meter: Meter;
  readonly #stopFromOutside = (): void => {
    this.#stop.abort(this.options.signal.reason);
  };
  readonly #conversions: Conversions;

  constructor(
    private readonly machinery: Machinery,
    private readonly store: Store,
    private readonly order: readonly Node[],
    private readonly options: RunOptions,
  ) {
    // Joining signals takes longer than a small computation.
    this.signal = this.#stop.signal;
    if (options.signal.aborted) this.#stopFromOutside();
    else options.signal.addEventListener('abort', this.#stopFromOutside, {once: true});
    this.#meter = new Meter((fraction) => options.onProgress(fraction));
    this.#conversions = new Conversions(this);
  }

  get sql(): Machinery['sql'] {
    return this.machinery.sql;
  }

  get arrays(): Machinery['arrays'] {
    return this.machinery.arrays;
  }

  /** Computes `nodes`, which are part of the graph; each result is held once, by the caller. */
  async compute(nodes: readonly Node[]): Promise<Result[]> {
    await this.#lowerAll(nodes);
    const lowered = nodes.map((node) => this.input(node));
    // Outputs of one operation are asked for beside the tuple that they belong to: together they are computed once.
    const [blocks, ...fillers] = await Promise.all([
      this.#evaluate(lowered.flatMap(tensorsOf)),
      ...lowered.map((value) => this.#finish(value)),
    ]);
    const next = blocks.values();
    return fillers.map((fill) => fill(next));
  }

  input(node: Node): Lowered {
    const lowered = this.#lowered.get(node);
    if (lowered === undefined) throw new TypeError(`${node.operation.name} was used before it was lowered`);
    return lowered;
  }

  array(argument: unknown): Promise<Expr> {
    return this.#conversions.array(argument);
  }

  relation(argument: unknown): Promise<Relation> {
    return this.#conversions.relation(argument);
  }

  async materialise(relation: Relation): Promise<Relation> {
    const computed = await materialise(this.sql, relation, this.#part());
    this.hold({kind: 'dataframe', relation: computed});
    return computed;
  }

  align(left: Relation, right: Relation, how: AlignHow = 'outer'): Promise<Aligned> {
    const compute = (rel: Relation): Promise<Relation> => this.materialise(rel);
    return align(this.sql, left, right, how, {...this.#part(), compute});
  }

  async evaluate(expr: RootExpr): Promise<Expr> {
    const [computed] = await this.evaluateAll([expr]);
    if (computed === undefined) throw new TypeError('an evaluation gives a block for each expression');
    return computed;
  }

  async evaluateAll(exprs: readonly RootExpr[]): Promise<readonly Expr[]> {
    const blocks = await this.#evaluate(exprs);
    return blocks.map((block) => {
      this.hold({kind: 'tensor', block});
      return ir.buffer(block);
    });
  }

  async values(expr: RootExpr): Promise<Vector> {
    const [block] = await this.#evaluate([expr]);
    if (block === undefined) throw new TypeError('an evaluation gives a block for each expression');
    try {
      return (await this.arrays.toNDArray(block)).vector;
    } finally {
      block.release();
    }
  }

  local(argument: unknown): Promise<LocalValue> {
    return this.#conversions.local(argument);
  }

  /** Keeps an intermediate result until the run ends. */
  hold(result: Result): void {
    this.#held.push(result);
  }

  [Symbol.dispose](): void {
    this.options.signal.removeEventListener('abort', this.#stopFromOutside);
    for (const result of this.#held) releaseResult(this.machinery, result);
    this.#held.length = 0;
  }

  async #lowerAll(roots: readonly Node[]): Promise<void> {
    const shared = sharedNodes(this.order, roots);
    const pending = new Map<Node, Promise<void>>();
    for (const node of this.order) {
      const inputs = node.inputs.flatMap((input) => pending.get(input) ?? []);
      pending.set(node, this.#lowerAfter(node, inputs, shared));
    }
    const all = [...pending.values()];
    try {
      await Promise.all(all);
    } catch (error) {
      // What else runs is stopped and waited for: it uses what this run holds.
      this.#stop.abort(error);
      await Promise.allSettled(all);
      throw error;
    }
  }

  async #lowerAfter(node: Node, inputs: readonly Promise<void>[], shared: ReadonlySet<Node>): Promise<void> {
    await Promise.all(inputs);
    this.signal.throwIfAborted();
    const lowered = await this.#lower(node);
    this.#lowered.set(node, shared.has(node) ? await this.#computed(lowered) : lowered);
  }

  #lower(node: Node): Lowered | Promise<Lowered> {
    const kept = this.store.get(node.key);
    if (kept !== undefined) return asInput(kept);
    if (node.operation === outputOperation) return this.#output(node);
    if (isLocal(node.operation)) return this.#lowerOperation(node, node.operation);
    throw new NotSupportedError(
      `${node.place}.${node.operation.name} runs on a Mars or Xorbits cluster, not in a local session: connect to one with new_session('http://host:port')`,
    );
  }

  async #lowerOperation(node: Node, operation: LocalOperation): Promise<Lowered> {
    try {
      return await operation.lower(node.args, this);
    } catch (error) {
      throw inOperation(`${node.place}.${operation.name}`, error);
    }
  }

  /** A relation that several results need, computed; arrays are shared by evaluating the results together. */
  async #computed(lowered: Lowered): Promise<Lowered> {
    if (lowered.kind !== 'dataframe' && lowered.kind !== 'series' && lowered.kind !== 'index') return lowered;
    return {kind: lowered.kind, relation: await this.materialise(lowered.relation)};
  }

  #output(node: Node): Lowered {
    const [of] = node.inputs;
    const whole = of === undefined ? undefined : this.input(of);
    const item = whole?.kind === 'tuple' ? whole.items[node.args['index'] as number] : undefined;
    if (item === undefined) throw new TypeError('an output belongs to a node with several');
    return item;
  }

  /** What makes a result of a lowered value, and of the blocks of its tensors in their order. */
  async #finish(value: Lowered): Promise<Filler> {
    if (value.kind === 'tensor') return (blocks) => ({kind: 'tensor', block: nextOf(blocks)});
    if (value.kind === 'tuple') {
      const items = await Promise.all(value.items.map((item) => this.#finish(item)));
      return (blocks) => ({kind: 'tuple', items: items.map((fill) => fill(blocks))});
    }
    const result = await this.#finishOther(value);
    return () => result;
  }

  async #finishOther(value: Exclude<Lowered, {kind: 'tensor' | 'tuple'}>): Promise<Result> {
    switch (value.kind) {
      case 'object':
        return value;
      case 'groupby':
        throw new NotSupportedError(
          'A GroupBy has no data of its own: aggregate it, for example by .sum() or .agg(…)',
        );
      case 'scalar':
        return {kind: 'object', value: await this.#conversions.localOf(value)};
      default:
        return {kind: value.kind, relation: await materialise(this.sql, value.relation, this.#part())};
    }
  }

  async #evaluate(exprs: readonly RootExpr[]): Promise<readonly Block[]> {
    return exprs.length === 0 ? [] : this.arrays.evaluate(exprs, this.#part());
  }

  #part(): {signal: AbortSignal; onProgress: (done: number | null) => void} {
    return {signal: this.signal, onProgress: this.#meter.part()};
  }
}

/** Makes a result of the blocks that come next. */
type Filler = (blocks: Iterator<Block, undefined>) => Result;

function nextOf(blocks: Iterator<Block, undefined>): Block {
  const {value} = blocks.next();
  if (value === undefined) throw new TypeError('an evaluation gives a block for each expression');
  return value;
}

/** The tensors of a value, those of a tuple one after the other. */
function tensorsOf(value: Lowered): Expr[] {
  if (value.kind === 'tensor') return [value.expr];
  return value.kind === 'tuple' ? value.items.flatMap(tensorsOf) : [];
}

/** A kept result as an input: nothing is computed again. */
function asInput(result: Result): Lowered {
  if (result.kind === 'tensor') return {kind: 'tensor', expr: ir.buffer(result.block)};
  if (result.kind === 'tuple') return {kind: 'tuple', items: result.items.map(asInput)};
  return result;
}
