import {inspect} from 'node:util';
import {describeNode} from '../session/index.js';
import type {Node, WindowMeta} from '../graph/index.js';
import type {Camel} from './names.js';

/** What operations add to windows of some rows: each file of `ops` declares its own methods here, and below the same. */
export interface RollingMethods<T = unknown> {
  readonly aggregated?: T;
}
/** What operations add to windows of all rows so far. */
export interface ExpandingMethods<T = unknown> {
  readonly aggregated?: T;
}
/** What operations add to windows whose weights fade. */
export interface ExponentialMovingWindowMethods<T = unknown> {
  readonly aggregated?: T;
}

/** Windows over the rows of a frame or series, Mars's `Rolling` and its like; an aggregation gives a `T` with one value a row. */
export abstract class Window<T> {
  /** What an aggregation gives; only a type. */
  declare readonly aggregated?: T;
  readonly node: Node;

  constructor(node: Node) {
    this.node = node;
  }

  get meta(): WindowMeta {
    return windowMetaOf(this.node);
  }

  toString(): string {
    return describeNode(this.node);
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** Windows of some rows each: `df.rolling(3)`. */
export class Rolling<T = unknown> extends Window<T> {}
export interface Rolling<T = unknown> extends RollingMethods<T>, Camel<RollingMethods<T>> {}

/** Windows of all rows so far: `df.expanding()`. */
export class Expanding<T = unknown> extends Window<T> {}
export interface Expanding<T = unknown> extends ExpandingMethods<T>, Camel<ExpandingMethods<T>> {}

/** Windows of all rows so far, whose weights fade: `df.ewm({span: 3})`. */
export class ExponentialMovingWindow<T = unknown> extends Window<T> {}
export interface ExponentialMovingWindow<T = unknown>
  extends ExponentialMovingWindowMethods<T>, Camel<ExponentialMovingWindowMethods<T>> {}

function windowMetaOf({meta}: Node): WindowMeta {
  if (meta.kind !== 'window') throw new TypeError(`windows stand for rows, not for a ${meta.kind}`);
  return meta;
}

const classes = {rolling: Rolling, expanding: Expanding, ewm: ExponentialMovingWindow} as const;

/** The user's object for a node of windows. */
export function windowOf(node: Node): Window<unknown> {
  return new classes[windowMetaOf(node).reach](node);
}
