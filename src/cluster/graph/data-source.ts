import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {NDArray} from '../../data/ndarray.js';
import type {LocalData} from '../../graph/index.js';
import type {Dialect} from '../dialect/dialect.js';
import {of} from '../dialect/dialect.js';
import {ValueEncoder, noNodes} from '../encode/values.js';
import {PyCall} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** The object of Mars's that holds data, which is sent with it. */
export function dataSource(dialect: Dialect, data: LocalData): PyExpression {
  const encoder = new ValueEncoder(noNodes);
  return new PyCall(makerOf(dialect, data), [encoder.encode(data)]);
}

function makerOf(dialect: Dialect, data: LocalData): PyExpression {
  if (data instanceof NDArray) return of(dialect, 'tensor', 'tensor');
  if (data instanceof LocalFrame) return of(dialect, 'dataframe', 'DataFrame');
  return of(dialect, 'dataframe', data instanceof LocalSeries ? 'Series' : 'Index');
}
