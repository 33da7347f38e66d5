import {LocalIndex, LocalSeries, MultiIndex, RangeIndex, type LocalFrame} from '../data/index.js';
import type {Preview, LocalValue, Meta, Node} from '../graph/index.js';
import {displayItems, displayLabels, displayRows} from '../render/index.js';
import type {Block} from './array/index.js';
import {cornersOf} from './corners.js';
import {fetchFrame, release, rowCount} from './sql/index.js';
import type {Machinery} from './machinery.js';
import {metaOf, type Result} from './results.js';

/** The results that a session keeps, by key, and how they are looked at. */
export class Store {
  readonly #results = new Map<string, Result>();

  constructor(private readonly machinery: Machinery) {}

  has(key: string): boolean {
    return this.#results.has(key);
  }

  get(key: string): Result | undefined {
    return this.#results.get(key);
  }

  /** Takes over a result, which the caller holds once, and says what is now known of it. */
  keep(node: Node, result: Result): Meta {
    const old = this.#results.get(node.key);
    if (old !== undefined) releaseResult(this.machinery, old);
    this.#results.set(node.key, result);
    return metaOf(result);
  }

  release(keys: readonly string[]): void {
    for (const key of keys) {
      const result = this.#results.get(key);
      if (result === undefined) continue;
      this.#results.delete(key);
      releaseResult(this.machinery, result);
    }
  }

  /** All the data of a kept result. */
  fetch(key: string, signal: AbortSignal): Promise<LocalValue> {
    return fetchResult(this.machinery, this.#expect(key), signal);
  }

  /** What a display of a kept result shows: its first and last rows where there are many. */
  async preview(key: string, signal: AbortSignal): Promise<Preview> {
    const result = this.#expect(key);
    if (result.kind === 'tensor') return this.#corners(result.block);
    if (result.kind === 'object' || result.kind === 'tuple') {
      return {kind: 'whole', value: await fetchResult(this.machinery, result, signal)};
    }
    const {relation} = result;
    const total = relation.length ?? (await rowCount(this.machinery.sql, relation, {signal}));
    const ends = result.kind === 'index' ? displayLabels(total) : displayRows(total);
    const {frame} = await fetchFrame(this.machinery.sql, relation, {signal, window: ends});
    return {kind: 'rows', window: {data: localOf(result.kind, frame), total, headRows: ends.head}};
  }

  async #corners(block: Block): Promise<Preview> {
    const {arrays} = this.machinery;
    const ends = displayItems(block.shape);
    if (ends.every(({tail}) => tail === 0)) {
      const whole = await arrays.toNDArray(block);
      return {kind: 'whole', value: whole.shape.length === 0 ? whole.item() : whole};
    }
    return {kind: 'array', window: {data: await cornersOf(arrays, block, ends), shape: block.shape}};
  }

  #expect(key: string): Result {
    const result = this.#results.get(key);
    if (result === undefined) throw new TypeError(`no result is kept under ${key}`);
    return result;
  }
}

/** All the data of a computed value. */
export async function fetchResult(
  machinery: Machinery,
  result: Result,
  signal: AbortSignal,
): Promise<LocalValue> {
  switch (result.kind) {
    case 'tensor': {
      const array = await machinery.arrays.toNDArray(result.block);
      return array.shape.length === 0 ? array.item() : array;
    }
    case 'object':
      return result.value;
    case 'tuple':
      return Promise.all(result.items.map((item) => fetchResult(machinery, item, signal)));
    default:
      return localOf(result.kind, (await fetchFrame(machinery.sql, result.relation, {signal})).frame);
  }
}

export function releaseResult(machinery: Machinery, result: Result): void {
  if (result.kind === 'tensor') result.block.release();
  else if (result.kind === 'tuple') for (const item of result.items) releaseResult(machinery, item);
  else if (result.kind !== 'object') release(result.relation);
}

/** A fetched relation as what it stands for: a frame, the column of a series, or the labels of an index. */
export function localOf(
  kind: 'dataframe' | 'series' | 'index',
  frame: LocalFrame,
): LocalFrame | LocalSeries | LocalIndex | MultiIndex | RangeIndex {
  if (kind === 'dataframe') return frame;
  if (kind === 'index') return frame.index;
  const [vector] = frame.vectors;
  if (vector === undefined) throw new TypeError('a series has one column');
  return new LocalSeries(frame.index, vector, frame.columns.at(0));
}
