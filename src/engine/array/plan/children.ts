/** Operands of expressions, and walks over them. */
import type {Expr, RootExpr} from '../ir.js';

/** The expressions that one reads, in order. */
export function children(expr: RootExpr): readonly Expr[] {
  switch (expr.kind) {
    case 'buffer':
    case 'constant':
    case 'iota':
    case 'random':
      return [];
    case 'unary':
    case 'cast':
    case 'reshape':
    case 'permute':
    case 'broadcast':
    case 'slice':
    case 'diagonal':
    case 'reduce':
    case 'scan':
    case 'sort':
    case 'argsort':
    case 'argwhere':
    case 'fourier':
      return [expr.arg];
    case 'binary':
    case 'matmul':
      return [expr.left, expr.right];
    case 'where':
      return [expr.condition, expr.then, expr.otherwise];
    case 'concatenate':
      return expr.args;
    case 'take':
    case 'takeAlong':
      return [expr.arg, expr.indices];
    case 'gather':
      return [expr.arg, ...expr.indices];
    case 'setSlice':
      return [expr.arg, expr.value];
    case 'place':
      return [expr.arg, expr.mask, expr.values];
    case 'scatter':
      return [expr.arg, expr.value, ...expr.indices];
    case 'searchsorted':
      return [expr.sorted, expr.values];
    case 'tally':
      return [expr.values, ...[expr.edges, expr.weights].filter((arg) => arg !== null)];
    case 'compress':
      return [expr.arg, expr.mask];
    case 'host':
    case 'hostResult':
      return expr.call.args;
  }
}

/** All expressions below the roots, operands before what reads them. Deep chains do not exhaust the stack. */
export function inOrder(roots: readonly RootExpr[]): readonly RootExpr[] {
  const order: RootExpr[] = [];
  const seen = new Set<RootExpr>();
  const stack: {readonly expr: RootExpr; readonly ready: boolean}[] = roots
    .map((expr) => ({expr, ready: false}))
    .reverse();
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const {expr, ready} = top;
    if (ready) {
      order.push(expr);
    } else if (!seen.has(expr)) {
      seen.add(expr);
      stack.push({expr, ready: true});
      for (const child of children(expr).toReversed()) {
        if (!seen.has(child)) stack.push({expr: child, ready: false});
      }
    }
  }
  return order;
}
