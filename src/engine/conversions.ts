import {Complex, LocalFrame, LocalIndex, LocalSeries, NDArray, RangeIndex, Vector} from '../data/index.js';
import {ArgumentError, ValueError} from '../errors/index.js';
import {Node, type LocalData, type LocalValue} from '../graph/index.js';
import * as ir from './array/builder.js';
import type {Block, Expr} from './array/index.js';
import type {Lowered} from './lowering.js';
import type {Result} from './results.js';
import {fetchFrame, load, loadFrame, type Relation} from './sql/index.js';
import {localOf} from './store.js';
import type {Machinery} from './machinery.js';

/** What conversions need of the run that they belong to. */
export interface Host {
  readonly signal: AbortSignal;
  readonly sql: Machinery['sql'];
  readonly arrays: Machinery['arrays'];
  input(node: Node): Lowered;
  values(expr: Expr): Promise<Vector>;
  /** Keeps an intermediate result until the run ends. */
  hold(result: Result): void;
}

/** Turns arguments and lowered values into what one half of the engine or the user needs: what crosses between frames and tensors crosses here. */
export class Conversions {
  constructor(private readonly host: Host) {}

  async array(argument: unknown): Promise<Expr> {
    if (argument instanceof NDArray) return this.#load(argument.vector, argument.shape);
    if (argument instanceof LocalSeries) return this.#load(argument.vector, [argument.length]);
    if (argument instanceof LocalIndex) return this.#load(argument.vector, [argument.length]);
    if (argument instanceof LocalFrame) return this.#loadFrame(argument);
    if (argument instanceof Complex) return ir.constant([argument.re, argument.im]);
    if (typeof argument === 'number' || typeof argument === 'bigint' || typeof argument === 'boolean')
      return ir.asExpr(argument);
    if (Array.isArray(argument)) return this.array(NDArray.from(argument));
    if (argument instanceof Node) {
      const lowered = this.host.input(argument);
      return lowered.kind === 'tensor' ? lowered.expr : this.array(await this.localOf(lowered));
    }
    throw new ArgumentError(`an array is needed, got ${String(argument)}`);
  }

  async relation(argument: unknown): Promise<Relation> {
    if (argument instanceof LocalFrame || argument instanceof LocalSeries || argument instanceof LocalIndex) {
      const loaded = await loadLocal(this.host.sql, argument, {signal: this.host.signal});
      this.host.hold({kind: 'dataframe', relation: loaded});
      return loaded;
    }
    if (argument instanceof NDArray) return this.relation(asFrame(argument));
    if (argument instanceof Node) {
      const lowered = this.host.input(argument);
      if (
        lowered.kind === 'dataframe' ||
        lowered.kind === 'series' ||
        lowered.kind === 'index' ||
        lowered.kind === 'scalar'
      ) {
        return lowered.relation;
      }
      return this.relation(await this.localOf(lowered));
    }
    throw new ArgumentError(`a frame, series or index is needed, got ${String(argument)}`);
  }

  local(argument: unknown): Promise<LocalValue> {
    return argument instanceof Node
      ? this.localOf(this.host.input(argument))
      : Promise.resolve(argument as LocalValue);
  }

  /** The data of a lowered value, computed now. */
  async localOf(lowered: Lowered): Promise<LocalValue> {
    switch (lowered.kind) {
      case 'tensor': {
        const array = new NDArray(await this.host.values(lowered.expr), lowered.expr.shape);
        return array.shape.length === 0 ? array.item() : array;
      }
      case 'object':
        return lowered.value;
      case 'scalar':
        return (await this.#fetch(lowered.relation)).vectors[0]?.at(0) ?? null;
      case 'tuple':
        return Promise.all(lowered.items.map((item) => this.localOf(item)));
      case 'groupby':
        throw new ArgumentError('grouped rows have no values of their own: aggregate them first');
      default:
        return localOf(lowered.kind, await this.#fetch(lowered.relation));
    }
  }

  async #fetch(relation: Relation): Promise<LocalFrame> {
    return (await fetchFrame(this.host.sql, relation, {signal: this.host.signal, hold: true})).frame;
  }

  #load(vector: Vector, shape: readonly number[]): Expr {
    const block: Block = this.host.arrays.fromVector(vector, shape);
    this.host.hold({kind: 'tensor', block});
    return ir.buffer(block);
  }

  #loadFrame(frame: LocalFrame): Expr {
    const columns = frame.vectors.map((vector) => this.#load(vector, [vector.length, 1]));
    return ir.concatenate(columns, 1);
  }
}

/** Fetched data as the result of a node. */
export async function resultOf(
  {arrays, sql}: Pick<Machinery, 'arrays' | 'sql'>,
  data: LocalData,
  signal: AbortSignal,
): Promise<Result> {
  if (data instanceof NDArray) return {kind: 'tensor', block: arrays.fromVector(data.vector, data.shape)};
  const kind = data instanceof LocalFrame ? 'dataframe' : data instanceof LocalSeries ? 'series' : 'index';
  return {kind, relation: await loadLocal(sql, data, {signal})};
}

/** Fetched or given data as a relation. */
export async function loadLocal(
  sql: Machinery['sql'],
  data: LocalFrame | LocalSeries | LocalIndex,
  options: {readonly signal: AbortSignal},
): Promise<Relation> {
  if (data instanceof LocalFrame) return loadFrame(sql, data, options);
  if (data instanceof LocalSeries)
    return load(sql, [{label: data.name, vector: data.vector}], data.index, options);
  return load(sql, [], data, options);
}

/** An array as pandas makes a frame of it: one dimension is a column, two are rows and columns. */
function asFrame(array: NDArray): LocalFrame {
  const [rows = 1, columns = 1] = array.shape;
  if (array.shape.length > 2) throw new ValueError(`Must pass 2-d input. shape=(${array.shape.join(', ')})`);
  const vectors = Array.from({length: columns}, (_, column) =>
    columns === 1
      ? array.vector
      : array.vector.take(Uint32Array.from({length: rows}, (_, row) => row * columns + column)),
  );
  return new LocalFrame(RangeIndex.of(columns), RangeIndex.of(rows), vectors);
}
