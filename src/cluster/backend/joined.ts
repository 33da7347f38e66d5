import {randomBytes} from 'node:crypto';
import type {Dialect} from '../dialect/dialect.js';
import {of} from '../dialect/dialect.js';
import {NDArray} from '../../data/ndarray.js';
import type {LocalData} from '../../graph/index.js';
import type {Layout} from '../calls/layout.js';
import {attribute, executedTileable, item} from '../calls/python.js';
import {PyBlock, PyCall, PyGlobal, PyTuple, method} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** A part of some data, cut along the first axis, as the cluster keeps it. */
export interface SentPart {
  readonly token: Uint8Array;
  readonly layout: Layout | null;
}

/**
 * What stands for the parts as one. It refers to their chunks: Mars's own `concatenate` and `concat` would copy all data once more when
 * they run, and only say here what the whole looks like.
 */
export function joined(dialect: Dialect, data: LocalData, parts: readonly SentPart[]): PyExpression {
  const tileables = parts.map(({token}) => executedTileable(dialect, token, 0));
  const whole = new PyCall(
    data instanceof NDArray ? of(dialect, 'tensor', 'concatenate') : of(dialect, 'dataframe', 'concat'),
    [tileables],
  );
  const layouts = parts.flatMap(({layout}) => (layout === null ? [] : [layout]));
  const [first = null] = tileables;
  const [beside] = layouts.map(({splits}) => splits.slice(1));
  if (beside === undefined || layouts.length < parts.length || !layouts.every((each) => fits(each, beside)))
    return whole;
  let row = 0;
  const chunks = layouts.flatMap((layout, part) => {
    const from = row;
    row += layout.splits[0]?.length ?? 0;
    return Array.from({length: layout.chunkCount}, (_, place) => {
      const [at = 0, ...others] = layout.gridIndex(place);
      return placed(item(attribute(tileables[part] ?? null, 'chunks'), place), [from + at, ...others]);
    });
  });
  const splits = [layouts.flatMap(({splits: [rows = []]}) => rows), ...beside];
  const fetching = new PyCall(method(attribute(first, 'op'), 'get_fetch_op_cls', [first]));
  const made = method(fetching, 'new_tileables', [null, [attribute(whole, 'params')]], {
    chunks,
    nsplits: new PyTuple(splits.map((extents) => new PyTuple(extents))),
    _key: randomBytes(16).toString('hex'),
  });
  return item(made, 0);
}

/** Whether a part is cut along the further axes as the others are. */
function fits({splits}: Layout, beside: readonly (readonly number[])[]): boolean {
  return JSON.stringify(splits.slice(1)) === JSON.stringify(beside);
}

/** The chunk, as one that stands at another place of a grid. */
function placed(chunk: PyExpression, index: readonly number[]): PyExpression {
  const set = new PyCall(new PyGlobal('builtins', 'setattr'), [
    attribute(chunk, 'data'),
    '_index',
    new PyTuple(index),
  ]);
  return new PyBlock([set], chunk);
}
