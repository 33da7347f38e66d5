/** A frame as the table that pandas shows in a notebook. */
import type {LocalFrame} from '../../data/local/local-frame.js';
import type {TextOptions} from '../options.js';
import {cutFrame} from '../text/pandas/frame.js';
import type {CutFrame} from '../text/pandas/frame.js';
import {formatColumn} from '../text/pandas/column.js';
import {formatLabels, formatLevels, hasNames, isMultiIndex, nameText} from '../text/pandas/labels.js';
import {fixedWidth, measureOf} from '../text/width.js';
import type {Window} from '../window.js';
import {element} from './escape.js';
import {columnSpans, rowSpans} from './spans.js';
import type {Cell} from './spans.js';
import {style} from './style.js';

export function frameTable(window: Window<LocalFrame>, options: TextOptions): string {
  const cut = cutFrame(window, options, options.max_columns);
  const shortened = cut.cutRow !== null || cut.cutColumn !== null;
  const lines = [
    '<div>',
    style(isMultiIndex(cut.frame.columns), hasNames(cut.frame.index)),
    '<table border="1" class="dataframe">',
    '  <thead>',
    ...header(cut, options),
    '  </thead>',
    '  <tbody>',
    ...body(cut, options),
    '  </tbody>',
    '</table>',
    ...(shortened ? [`<p>${cut.total} rows × ${cut.columns} columns</p>`] : []),
    '</div>',
  ];
  return lines.join('\n');
}

/** A row of cells, the first `headers` of them headers. */
function row(cells: readonly (Cell | string)[], headers: number, attributes = ''): string[] {
  return [
    `    <tr${attributes === '' ? '' : ` ${attributes}`}>`,
    ...cells.map((cell, j) => {
      const {text, attributes: own = ''} = typeof cell === 'string' ? {text: cell} : cell;
      return `      ${element(j < headers ? 'th' : 'td', text.trim(), own)}`;
    }),
    '    </tr>',
  ];
}

function header(cut: CutFrame, options: TextOptions): string[] {
  const {columns, index} = cut.frame;
  const corner = new Array<string>(index.nlevels - 1).fill('');
  const lines = isMultiIndex(columns)
    ? columnSpans(formatLevels(columns, options), cut.cutColumn, options.multi_sparse).map((cells, level) => {
        const all = [...corner, nameText(columns.names[level]), ...cells];
        return row(all, all.length);
      })
    : [plainHeader(cut, corner, options)];
  if (!hasNames(index)) return lines.flat();
  const blanks = new Array<string>(columns.length + (cut.cutColumn === null ? 0 : 1)).fill('');
  const names = [...index.names.map((name) => nameText(name)), ...blanks];
  return [...lines.flat(), ...row(names, names.length)];
}

function plainHeader(cut: CutFrame, corner: readonly string[], options: TextOptions): string[] {
  const {columns} = cut.frame;
  const cells = [...corner, nameText(columns.name), ...withDots(formatLabels(columns, options), cut)];
  return row(cells, cells.length, 'style="text-align: right;"');
}

function withDots(cells: readonly string[], cut: CutFrame): string[] {
  return cut.cutColumn === null ? [...cells] : cells.toSpliced(cut.cutColumn, 0, '...');
}

function body(cut: CutFrame, options: TextOptions): string[] {
  const {frame, cutRow} = cut;
  const measure = measureOf(options);
  const columns = frame.vectors.map((vector) =>
    fixedWidth(
      formatColumn(vector, {precision: options.precision, leadingSpace: true}),
      'right',
      measure,
      options.max_colwidth,
    ),
  );
  const values = Array.from({length: frame.length}, (_, i) =>
    withDots(
      columns.map((column) => column[i] ?? ''),
      cut,
    ),
  );
  const width = columns.length + (cut.cutColumn === null ? 0 : 1);
  const dots = new Array<string>(width).fill('...');
  const {index} = frame;
  if (isMultiIndex(index)) {
    const labels = rowSpans(formatLevels(index, options), cutRow, options.multi_sparse);
    const rows = cutRow === null ? values : values.toSpliced(cutRow, 0, dots);
    return labels.flatMap((cells, i) => row([...cells, ...(rows[i] ?? [])], cells.length));
  }
  const labels = formatLabels(index, options);
  const rows = values.map((cells, i) => row([labels[i] ?? '', ...cells], 1));
  return (cutRow === null ? rows : rows.toSpliced(cutRow, 0, row(['...', ...dots], 1))).flat();
}
