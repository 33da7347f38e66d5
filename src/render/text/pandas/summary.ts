/** A long list of labels in brackets, wrapped and cut as pandas does. */
import {align, widest} from '../width.js';
import type {Measure} from '../width.js';

export interface SummaryLayout {
  /** How many of the items come before the cut; 0 where nothing is cut. */
  readonly head: number;
  readonly cut: boolean;
  readonly width: number;
  readonly measure: Measure;
}

/** `[a, b, c], ` for an index of plain labels, ending in what separates it from the attributes. */
export function summary(
  name: string,
  items: readonly string[],
  layout: SummaryLayout & {readonly justify: boolean},
): string {
  if (items.length <= 2 && !layout.cut) return `[${items.join(', ')}], `;
  return lines(name, layout.justify ? justified(items, layout) : items, layout, ', ', false);
}

/** Items of one width, unless each part fits on a line as it is. */
function justified(items: readonly string[], {head, cut, width, measure}: SummaryLayout): readonly string[] {
  const fits = (part: readonly string[]): boolean => part.join(', ').length < width;
  if (!cut && fits(items.slice(0, head)) && fits(items.slice(head))) return items;
  const most = widest(items, measure);
  return items.map((item) => align(item, most, 'right', measure));
}

/** `[(a, b),\n (c, d)],\n` for a MultiIndex: a line for each tuple. */
export function tupleSummary(
  name: string,
  tuples: readonly (readonly string[])[],
  layout: SummaryLayout,
): string {
  if (tuples.length === 0) return '[], ';
  const {width, measure} = layout;
  const widths =
    tuples[0]?.map((_, k) =>
      widest(
        tuples.map((tuple) => tuple[k] ?? ''),
        measure,
      ),
    ) ?? [];
  const padded = tuples.map((tuple) => tuple.map((part, k) => align(part, widths[k] ?? 0, 'right', measure)));
  const room = width - (name.length + 3);
  const most = longestThatFits(padded[layout.head] ?? [], room);
  const items = padded.map((tuple) => shortened(tuple, most));
  return lines(name, items, layout, `,\n ${' '.repeat(name.length)} `, true);
}

function shortened(tuple: readonly string[], most: number): string {
  const parts = tuple.slice(0, most);
  if (most < tuple.length) return `(${parts.join(', ')}, ...)`;
  return tuple.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
}

function longestThatFits(tuple: readonly string[], room: number): number {
  for (let most = tuple.length; most > 1; most--) if (shortened(tuple, most).length < room) return most;
  return 1;
}

function lines(
  name: string,
  items: readonly string[],
  layout: SummaryLayout,
  separator: string,
  eachOnItsLine: boolean,
): string {
  const {head, cut, width, measure} = layout;
  const prefix = `\n${' '.repeat(name.length + 2)}`;
  let text = '';
  let line = prefix;
  const extend = (word: string, room: number): void => {
    if (measure(line.trimEnd()) + measure(word.trimEnd()) >= room) {
      text += line.trimEnd();
      line = prefix;
    }
    line += word;
  };
  for (const item of items.slice(0, head)) extend(item + separator, width);
  if (cut) {
    text += `${line.trimEnd()}${prefix}...`;
    line = prefix;
  }
  for (const item of items.slice(head, -1)) extend(item + separator, width);
  extend(items.at(-1) ?? '', width - 2);
  text += `${line}],`;
  const wrapped = text.length > width || eachOnItsLine;
  return `[${text.slice(prefix.length)}${wrapped ? `\n${' '.repeat(name.length + 1)}` : ' '}`;
}
