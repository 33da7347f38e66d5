import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {sizeOf} from '../../../engine/array/shapes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Einstein's sum: axes are named by letters, products are taken of values with equal letters, and letters that the result does not name are
     * summed over. `'...'` stands for axes that broadcast. Without `->` the result has the letters that come once, in alphabetical order.
     *
     * @throws ValueError for subscripts that cannot be read or do not fit the operands.
     * @example
     * await mt.einsum('ij,jk->ik', [[1, 2], [3, 4]], [[5, 6], [7, 8]]).execute()
     * // array([[19, 22],
     * //        [43, 50]])
     */
    einsum(subscripts: string, ...operands: ArrayLike[]): Tensor;
  }
}

/** An operand whose axes have names. */
interface Labelled {
  readonly expr: Expr;
  readonly labels: readonly string[];
}

/** The letters of a term, each the name of an axis. */
const letters = (term: string): string[] => Array.from(term);

/** Names of the axes of an operand; those under an ellipsis are numbered from the last. */
function labelsOf(term: string, ndim: number): string[] {
  if (!/^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/.test(term))
    throw new ValueError(`einsum: cannot read the subscripts '${term}'`);
  const [before = '', after] = term.split('...');
  const named = before.length + (after ?? '').length;
  const free = ndim - named;
  if (after === undefined ? free !== 0 : free < 0)
    throw new ValueError(`einsum: the subscripts '${term}' name ${named} axes, and the operand has ${ndim}`);
  const dots = Array.from({length: after === undefined ? 0 : free}, (_, i) => `.${free - i}`);
  return [...letters(before), ...dots, ...letters(after ?? '')];
}

/** Takes diagonals until every name comes once. */
function withoutRepeats({expr, labels}: Labelled): Labelled {
  const second = labels.findIndex((label, i) => labels.indexOf(label) < i);
  if (second < 0) return {expr, labels};
  const label = labels[second] ?? '';
  const first = labels.indexOf(label);
  if (expr.shape[first] !== expr.shape[second])
    throw new ValueError(
      `einsum: the axes named '${label}' have lengths ${expr.shape[first]} and ${expr.shape[second]}`,
    );
  const rest = labels.filter((_, i) => i !== first && i !== second);
  return withoutRepeats({expr: ir.diagonal(expr, 0, first, second), labels: [...rest, label]});
}

/** Sums over names that nothing else needs. */
function summed({expr, labels}: Labelled, needed: ReadonlySet<string>): Labelled {
  const axes = labels.flatMap((label, i) => (needed.has(label) ? [] : [i]));
  if (axes.length === 0) return {expr, labels};
  return {
    expr: ir.reduce('sum', expr, {axes, dtype: expr.dtype}),
    labels: labels.filter((one) => needed.has(one)),
  };
}

/** An operand with its axes in an order, and axes of length 1 for names that it does not have. */
function arranged({expr, labels}: Labelled, order: readonly string[]): Expr {
  const own = order.filter((label) => labels.includes(label));
  const moved = ir.permute(
    expr,
    own.map((label) => labels.indexOf(label)),
  );
  const lengths = new Map(own.map((label, i) => [label, moved.shape[i] ?? 1]));
  return ir.reshape(
    moved,
    order.map((label) => lengths.get(label) ?? 1),
  );
}

/** The product of two operands, as one matrix product where either has names of its own: names of both that are needed run along, those that are not are summed over. */
function multiplied(left: Labelled, right: Labelled, needed: ReadonlySet<string>): Labelled {
  const [a, b] = [left, right].map((one, i) =>
    summed(one, new Set([...needed, ...(i === 0 ? right : left).labels])),
  ) as [Labelled, Labelled];
  const lengths = new Map<string, number>();
  for (const {expr, labels} of [a, b])
    labels.forEach((label, i) => {
      const [known = 1, length = 1] = [lengths.get(label), expr.shape[i]];
      if (known !== 1 && length !== 1 && known !== length)
        throw new ValueError(`einsum: the axes named '${label}' have lengths ${known} and ${length}`);
      lengths.set(label, known === 1 ? length : known);
    });
  const common = a.labels.filter((label) => b.labels.includes(label));
  const batch = common.filter((label) => needed.has(label));
  const inner = common.filter((label) => !needed.has(label));
  const rows = a.labels.filter((label) => !common.includes(label));
  const columns = b.labels.filter((label) => !common.includes(label));
  const size = (labels: readonly string[]): number => sizeOf(labels.map((label) => lengths.get(label) ?? 1));
  const all = [...batch, ...rows, ...columns, ...inner];
  if (inner.length === 0 || (rows.length === 0 && columns.length === 0)) {
    // The operand that has all names keeps the order of its axes.
    const [wide] = [a, b].filter((one) => one.labels.length === all.length);
    const order = wide?.labels ?? all;
    const shape = order.map((label) => lengths.get(label) ?? 1);
    const [x, y] = [a, b].map((one) => ir.broadcastTo(arranged(one, order), shape)) as [Expr, Expr];
    return summed({expr: ir.binary('multiply', x, y), labels: order}, needed);
  }
  const spread = (one: Labelled, order: readonly string[]): Expr =>
    ir.broadcastTo(
      arranged(one, order),
      order.map((label) => lengths.get(label) ?? 1),
    );
  const matrixA = ir.reshape(spread(a, [...batch, ...rows, ...inner]), [
    size(batch),
    size(rows),
    size(inner),
  ]);
  const matrixB = ir.reshape(spread(b, [...batch, ...inner, ...columns]), [
    size(batch),
    size(inner),
    size(columns),
  ]);
  const labels = [...batch, ...rows, ...columns];
  return {
    expr: ir.reshape(
      ir.matmul(matrixA, matrixB),
      labels.map((label) => lengths.get(label) ?? 1),
    ),
    labels,
  };
}

/** The names of the result, where the subscripts do not say. */
function implied(all: readonly (readonly string[])[]): string[] {
  const count = new Map<string, number>();
  for (const label of all.flat()) count.set(label, (count.get(label) ?? 0) + 1);
  const dots = [...count.keys()].filter((label) => label.startsWith('.'));
  const single = [...count].filter(([label, n]) => n === 1 && !label.startsWith('.')).map(([label]) => label);
  return [...dots.sort((a, b) => Number(b.slice(1)) - Number(a.slice(1))), ...single.sort()];
}

export const einsum = defineTensor({
  name: 'einsum',
  title: 'TensorEinsum',
  places: ['mt'],
  params: {subscripts: p.text, operands: p.restArrays},
  build({subscripts, operands}) {
    const [inputs = '', output, ...more] = subscripts.replaceAll(' ', '').split('->');
    const terms = inputs.split(',');
    if (more.length > 0 || terms.length !== operands.length)
      throw new ValueError(
        `the subscripts '${subscripts}' name ${terms.length} operands, got ${operands.length}`,
      );
    const labels = terms.map((term, i) => labelsOf(term, operands[i]?.shape.length ?? 0));
    const dots = implied(labels).filter((label) => label.startsWith('.'));
    const result =
      output === undefined ? implied(labels) : outputLabels(output, dots, new Set(labels.flat()));
    const parts = operands.map((expr, i) => withoutRepeats({expr, labels: labels[i] ?? []}));
    const [first, ...others] = parts;
    if (first === undefined) throw new ValueError('einsum needs an operand');
    const product = others.reduce((done, next, i) => {
      const later = others.slice(i + 1).flatMap((one) => one.labels);
      return multiplied(done, next, new Set([...result, ...later]));
    }, first);
    const whole = summed(product, new Set(result));
    return ir.permute(
      whole.expr,
      result.map((label) => whole.labels.indexOf(label)),
    );
  },
});

function outputLabels(output: string, dots: readonly string[], known: ReadonlySet<string>): string[] {
  const [before = '', after] = output.split('...');
  const all = [...letters(before), ...(after === undefined ? [] : dots), ...letters(after ?? '')];
  const strange = all.find((label) => !known.has(label));
  if (strange !== undefined)
    throw new ValueError(`the result names the axis '${strange}', which no operand has`);
  if (new Set(all).size !== all.length) throw new ValueError(`the result '${output}' names an axis twice`);
  return all;
}
