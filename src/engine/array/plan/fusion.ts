/** Decides which expressions are computed inside the kernel of what reads them, and which get memory. */
import type {Expr, ReduceExpr, RootExpr} from '../ir.js';
import {children} from './children.js';

/** Kernels with more instructions gain nothing and compile slowly. */
const MOST_MEMBERS = 48;

/** Elementwise expressions: each value depends on the operands' values at its own position. */
export type ElementwiseExpr = Extract<Expr, {kind: 'unary' | 'binary' | 'where' | 'cast'}>;

export function isElementwise(expr: RootExpr): expr is ElementwiseExpr {
  return expr.kind === 'unary' || expr.kind === 'binary' || expr.kind === 'where' || expr.kind === 'cast';
}

/** Whether the reduced axes lie together, so that the operand can be reduced in the order that it is computed in. */
export function reducesInOrder(expr: ReduceExpr): boolean {
  const {shape} = expr.arg;
  const long = expr.axes.filter((axis) => shape[axis] !== 1);
  const [first = 0] = long;
  const last = long.at(-1) ?? 0;
  return shape.every((n, axis) => axis < first || axis > last || n === 1 || long.includes(axis));
}

function takesIn(consumer: RootExpr): boolean {
  return isElementwise(consumer) || (consumer.kind === 'reduce' && reducesInOrder(consumer));
}

export interface Fusion {
  /** Whether an expression gets memory of its own, or is a view of one that does. */
  materialises(expr: RootExpr): boolean;
}

/** `order` lists operands before what reads them. */
export function planFusion(order: readonly RootExpr[], roots: readonly RootExpr[]): Fusion {
  const rootSet = new Set(roots);
  const consumers = new Map<RootExpr, RootExpr[]>();
  for (const expr of order) {
    for (const child of new Set(children(expr))) {
      const list = consumers.get(child);
      if (list === undefined) consumers.set(child, [expr]);
      else list.push(expr);
    }
  }
  const groups = new Map<RootExpr, RootExpr>();
  const members = new Map<RootExpr, number>();
  const inlined = new Set<RootExpr>();
  for (const expr of order.toReversed()) {
    const readers = consumers.get(expr) ?? [];
    const fuses = !rootSet.has(expr) && readers.every(takesIn);
    if (expr.kind === 'constant' || (expr.kind === 'iota' && fuses)) {
      if (!rootSet.has(expr)) inlined.add(expr);
      continue;
    }
    const targets = new Set(readers.map((reader) => groups.get(reader) ?? reader));
    const [target] = targets;
    const count = target === undefined ? 0 : (members.get(target) ?? 0);
    const fusable = isElementwise(expr) || expr.kind === 'random';
    if (fusable && fuses && targets.size === 1 && target !== undefined && count < MOST_MEMBERS) {
      groups.set(expr, target);
      members.set(target, count + 1);
      inlined.add(expr);
    }
  }
  return {materialises: (expr) => !inlined.has(expr)};
}
