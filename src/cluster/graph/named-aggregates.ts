import type {GroupByMeta, Node} from '../../graph/index.js';
import {PyTuple, method} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** `groups.agg(total=('n', 'sum'))` where results have names of their own, which Mars takes as keywords only; null for any other call. */
export function namedAggregates(
  node: Node,
  receiver: PyExpression,
  func: PyExpression | undefined,
): PyExpression | null {
  if (!(func instanceof Map)) return null;
  const entries = [...(func as ReadonlyMap<PyExpression, PyExpression>)];
  const columns = columnsOf(node);
  const named = entries.map(([name, value]) => pairOf(name, value, columns));
  if (named.length === 0 || named.includes(null)) return null;
  const options = ['method', 'combine_size'].filter((name) => node.given.includes(name));
  return method(receiver, 'agg', [], {
    ...Object.fromEntries(options.map((name) => [name, node.args[name] as PyExpression])),
    ...Object.fromEntries(named.filter((pair) => pair !== null)),
  });
}

function pairOf(
  name: PyExpression,
  value: PyExpression,
  columns: readonly unknown[] | null,
): readonly [string, PyTuple] | null {
  if (typeof name !== 'string') return null;
  if (value instanceof Map && value.has('column') && value.has('aggfunc'))
    return [name, new PyTuple([value.get('column') ?? null, value.get('aggfunc') ?? null])];
  if (columns === null || columns.includes(name)) return null;
  const isPair = Array.isArray(value) && value.length === 2 && columns.includes(value[0]);
  return isPair ? [name, new PyTuple(value as PyExpression[])] : null;
}

/** The labels of the columns that were grouped, as far as they are known. */
function columnsOf(node: Node): readonly unknown[] | null {
  const meta = node.inputs[0]?.meta;
  if (meta?.kind !== 'groupby') return null;
  const {of}: GroupByMeta = meta;
  return of.kind === 'dataframe' ? (of.columns?.map(({label}) => label) ?? null) : null;
}
