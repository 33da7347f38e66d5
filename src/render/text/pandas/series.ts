/** A series as pandas' `repr` prints it. */
import type {LocalSeries} from '../../../data/local/local-series.js';
import type {TextOptions} from '../../options.js';
import {displayRows, endsOf} from '../../window.js';
import type {Window} from '../../window.js';
import {adjoin, align, characters, fixedWidth, measureOf} from '../width.js';
import {categoriesText} from './categories.js';
import {formatColumn} from './column.js';
import {formatLabels, formatLevels, hasNames, isMultiIndex, nameText, sparsify} from './labels.js';

export function seriesText(window: Window<LocalSeries>, options: TextOptions): string {
  const {data, total} = window;
  if (total === 0) return `Series([], ${footer(data, 0, false, options)})`;
  const measure = measureOf(options);
  const ends = displayRows(total, options);
  const cut = ends.head + ends.tail < total;
  const shown = cut || data.length !== total ? data.take(endsOf(window, ends)) : data;
  const labels = labelLines(shown, options);
  const values = fixedWidth(
    formatColumn(shown.vector, {precision: options.precision, leadingSpace: true}),
    'right',
    measure,
    options.max_colwidth,
  );
  if (cut) {
    const width = measure(values[ends.head - 1] ?? '');
    values.splice(ends.head, 0, align(width > 3 ? '...' : '..', width, 'center', measure));
    labels.splice(ends.head + 1, 0, '');
  }
  const [header = '', ...rest] = labels;
  const body = adjoin(3, [rest, values], measure);
  return `${hasNames(shown.index) ? `${header}\n` : ''}${body}\n${footer(data, total, cut, options)}`;
}

/** The labels, below a line of the levels' names. */
function labelLines(series: LocalSeries, options: TextOptions): string[] {
  const {index} = series;
  if (!isMultiIndex(index)) return [nameText(index.name), ...formatLabels(index, options)];
  const levels = formatLevels(index, options).map((level, k) => [nameText(index.names[k]), ...level]);
  return adjoin(2, options.multi_sparse ? sparsify(levels, 1) : levels, characters).split('\n');
}

function footer(series: LocalSeries, total: number, cut: boolean, options: TextOptions): string {
  const {index, name, dtype, vector} = series;
  const parts: string[] = [];
  const freq = index.freq ?? /^period\[(.+)\]$/.exec(index.dtype)?.[1] ?? null;
  if (freq !== null) parts.push(`Freq: ${freq}`);
  if (name !== null) parts.push(`Name: ${nameText(name)}`);
  if (cut) parts.push(`Length: ${total}`);
  parts.push(`dtype: ${dtype.startsWith('interval') ? 'interval' : dtype}`);
  const line = parts.join(', ');
  return dtype === 'category' ? `${line}\n${categoriesText(vector, options)}` : line;
}
