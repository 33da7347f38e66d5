import {inspect} from 'node:util';
import {describeNode} from '../session/index.js';
import type {GroupByMeta, Node} from '../graph/index.js';
import type {DataFrame} from './dataframe.js';
import type {Camel} from './names.js';

/** What operations add to grouped frames and series, whose aggregations give a `T`: each file of `ops` declares its own methods here. */
export interface GroupByMethods<T = DataFrame> {
  /** What an aggregation gives; only a type. */
  readonly aggregated?: T;
}

/** Rows of a frame or series in groups, Mars's `DataFrameGroupBy` and `SeriesGroupBy`; an aggregation turns it into a frame or series. */
export class GroupBy<T = DataFrame> {
  /** What an aggregation gives; only a type. */
  declare readonly aggregated?: T;
  readonly node: Node;

  constructor(node: Node) {
    this.node = node;
  }

  get meta(): GroupByMeta {
    const {meta} = this.node;
    if (meta.kind !== 'groupby')
      throw new TypeError(`a GroupBy stands for grouped rows, not for a ${meta.kind}`);
    return meta;
  }

  toString(): string {
    return describeNode(this.node);
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** Labels that `get('…')` takes, for completion. */
  [Symbol.for('mars-ts.keys')](): string[] {
    const {of} = this.meta;
    const columns = of.kind === 'dataframe' ? (of.columns ?? []) : [];
    return columns.map((column) => column.label).filter((label) => typeof label === 'string');
  }
}

export interface GroupBy<T = DataFrame> extends GroupByMethods<T>, Camel<GroupByMethods<T>> {}
