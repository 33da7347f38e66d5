/** A frame as pandas' `repr` prints it. */
import type {LocalFrame} from '../../../data/local/local-frame.js';
import type {DType} from '../../../data/dtype.js';
import type {TextOptions} from '../../options.js';
import {displayRows, endsOf} from '../../window.js';
import type {Ends, Window} from '../../window.js';
import {adjoin, align, fixedWidth, measureOf, widest} from '../width.js';
import type {Measure} from '../width.js';
import {formatColumn} from './column.js';
import {emptyFrame} from './empty-frame.js';
import {formatLabels, formatLevels, hasNames, isMultiIndex, nameText, sparsify} from './labels.js';

/** What is left of a frame when its middle is cut out, and where that was. */
export interface CutFrame {
  readonly frame: LocalFrame;
  /** Rows of the whole. */
  readonly total: number;
  /** Columns of the whole. */
  readonly columns: number;
  readonly dtypes: readonly DType[];
  /** Rows above the cut; null where all rows are shown. */
  readonly cutRow: number | null;
  /** Columns left of the cut; null where all columns are shown. */
  readonly cutColumn: number | null;
}

/** Cuts rows and columns out of the middle as the options ask. */
export function cutFrame(
  window: Window<LocalFrame>,
  options: TextOptions,
  mostColumns: number | null,
): CutFrame {
  const {data, total} = window;
  const rows: Ends = displayRows(total, options);
  const vertical = rows.head + rows.tail < total;
  const all = data.vectors.length;
  const horizontal = mostColumns !== null && mostColumns > 0 && all > mostColumns;
  const half = horizontal ? Math.floor(mostColumns / 2) : 0;
  const left = half === 0 && horizontal ? mostColumns : half;
  const wide = horizontal ? data.takeColumns(bothEnds(all, left, half)) : data;
  return {
    frame: vertical || data.length !== total ? wide.take(endsOf(window, rows)) : wide,
    total,
    columns: all,
    dtypes: data.vectors.map((v) => v.dtype),
    cutRow: vertical ? rows.head : null,
    cutColumn: horizontal ? left : null,
  };
}

function bothEnds(length: number, left: number, right: number): number[] {
  return Array.from({length: left + right}, (_, i) => (i < left ? i : length - left - right + i));
}

export function frameText(window: Window<LocalFrame>, options: TextOptions): string {
  const {data, total} = window;
  if (data.vectors.length === 0 || total === 0) return emptyFrame(data, total, options);
  const measure = measureOf(options);
  const most = options.max_columns === 0 ? null : options.max_columns;
  const whole = cutFrame(window, options, most);
  const columns = withDots(textColumns(whole, options, measure), whole, measure);
  const fitted = options.max_columns === 0 ? fit(window, whole, columns, options, measure) : null;
  const cut = fitted?.cut ?? whole;
  const body =
    options.max_columns === 0
      ? adjoin(1, fitted?.columns ?? columns, measure)
      : wrap(columns, cut, options, measure);
  const shortened = cut.cutRow !== null || cut.cutColumn !== null;
  return shortened ? `${body}\n\n[${total} rows x ${cut.columns} columns]` : body;
}

/** The index and each column as lists of lines of one width, headers included. */
function textColumns(cut: CutFrame, options: TextOptions, measure: Measure): string[][] {
  const {frame} = cut;
  const headers = columnHeaders(cut, options);
  const named = hasNames(frame.index);
  const columns = frame.vectors.map((vector, j) => {
    const header = [...(headers[j] ?? []), ...(named ? [''] : [])];
    const cells = fixedWidth(
      formatColumn(vector, {precision: options.precision, leadingSpace: true}),
      'right',
      measure,
      options.max_colwidth,
    );
    const least = widest(header, measure);
    const body = fixedWidth(cells, 'right', measure, options.max_colwidth, least);
    const width = Math.max(widest(body, measure), least);
    return [...header.map((text) => align(text, width, 'right', measure)), ...body];
  });
  return [indexColumn(cut, options, measure), ...columns];
}

const numeric = /^(bool|u?int|float|complex)/i;

/** The lines above each column: its label, or one a level. */
function columnHeaders(cut: CutFrame, options: TextOptions): string[][] {
  const {columns} = cut.frame;
  const spaced = (name: string): boolean => numeric.test(name) && !name.startsWith('interval');
  if (!isMultiIndex(columns)) {
    const labels = formatLabels(columns, options);
    const numbers = new Map(labels.map((label, j) => [label, spaced(cut.dtypes[j] ?? 'object')]));
    return labels.map((label) => [numbers.get(label) === true ? ` ${label}` : label]);
  }
  const levels = formatLevels(columns, options);
  const shown = options.multi_sparse ? sparsify(levels, 0) : levels;
  return Array.from({length: columns.length}, (_, j) => shown.map((level) => level[j] ?? ''));
}

/** The labels of the rows, below the names of the columns' levels. */
function indexColumn(cut: CutFrame, options: TextOptions, measure: Measure): string[] {
  const {index, columns} = cut.frame;
  const named = hasNames(index);
  const levels = isMultiIndex(index) ? formatLevels(index, options) : [formatLabels(index, options)];
  const withNames = levels.map((level, k) => (named ? [nameText(index.names[k]), ...level] : level));
  const shown = isMultiIndex(index) && options.multi_sparse ? sparsify(withNames, named ? 1 : 0) : withNames;
  const padded = shown.map((level) => fixedWidth(level, 'left', measure, options.max_colwidth));
  const head = columns.names.map((name) => nameText(name));
  return [...head, ...adjoin(1, padded, measure).split('\n')];
}

/** Puts the column and the row of dots where something was cut out. */
function withDots(columns: string[][], cut: CutFrame, measure: Measure): string[][] {
  const height = columns[0]?.length ?? 0;
  const {cutRow, cutColumn} = cut;
  const wide =
    cutColumn === null
      ? columns
      : columns.toSpliced(cutColumn + 1, 0, new Array<string>(height).fill(' ...'));
  if (cutRow === null) return wide;
  const headers = height - cut.frame.length;
  return wide.map((column, j) => {
    const dotColumn = cutColumn !== null && j === cutColumn + 1;
    const width = dotColumn ? 4 : measure(column[cutRow] ?? '');
    const dots = measure(column[cutRow] ?? '') > 3 || dotColumn ? '...' : '..';
    return column.toSpliced(cutRow + headers, 0, align(dots, width, j === 0 ? 'left' : 'right', measure));
  });
}

/** Leaves out middle columns until the lines fit the width; null where they do already. */
function fit(
  window: Window<LocalFrame>,
  whole: CutFrame,
  columns: string[][],
  options: TextOptions,
  measure: Measure,
): {cut: CutFrame; columns: string[][]} | null {
  const lines = adjoin(1, columns, measure).split('\n');
  let excess = widest(lines, measure) - options.width + 1;
  const widths = columns.map((column) => widest(column, measure));
  if (excess <= 0) return null;
  while (excess > 0 && widths.length > 1) {
    const middle = roundHalfEven(widths.length / 2);
    const [removed = 0] = widths.splice(middle, 1);
    excess -= removed + 1;
  }
  const most = Math.max(widths.length - 1, 2);
  const cut = cutFrame(window, options, most);
  if (cut.cutColumn === null) return {cut: whole, columns};
  return {cut, columns: withDots(textColumns(cut, options, measure), cut, measure)};
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

/** Sets columns that exceed the width below each other, with `\` where a block goes on. */
function wrap(columns: string[][], cut: CutFrame, options: TextOptions, measure: Measure): string {
  const [index = [], ...rest] = columns;
  const width = options.width - widest(index, measure) - 1;
  const ends = binned(
    rest.map((column) => widest(column, measure)),
    width,
  );
  const rows = cut.cutRow === null ? cut.total : cut.frame.length + 1;
  const blocks = ends.map((end, k) => {
    const block = [index, ...rest.slice(ends[k - 1] ?? 0, end)];
    if (ends.length === 1) return adjoin(1, block, measure);
    const more = k < ends.length - 1;
    const margin = more
      ? [' \\', ...new Array<string>(rows - 1).fill('  ')]
      : new Array<string>(rows).fill(' ');
    return adjoin(1, [...block, margin], measure);
  });
  return blocks.join('\n\n');
}

/** The column after the last one of each block. */
function binned(widths: readonly number[], width: number): number[] {
  const ends: number[] = [];
  let current = 0;
  for (const [i, w] of widths.entries()) {
    current += w + 1;
    const margin = i === widths.length - 1 ? 1 : 2;
    if (current + margin > width && i > 0) {
      ends.push(i);
      current = w + 1;
    }
  }
  return [...ends, widths.length];
}
