/** The completion menu as rows: names with what they are, and the documentation of the choice. */
import wrapAnsi from 'wrap-ansi';
import type {CompletionItem} from '../../interactive/types.js';
import type {Menu} from '../editor/menu.js';
import {type Span, widthOf} from './layout.js';

const MAX_ITEMS = 8;
const MAX_DOCUMENTATION = 5;
const MAX_NAME = 32;

/** One row of spans each; at most `rows` of them, none wider than `columns`. */
export function menuRows(menu: Menu, columns: number, rows: number): readonly (readonly Span[])[] {
  const height = Math.min(MAX_ITEMS, menu.items.length, rows);
  if (height < 1) return [];
  const first = Math.max(
    0,
    Math.min((menu.selected ?? 0) - Math.floor(height / 2), menu.items.length - height),
  );
  const visible = menu.items.slice(first, first + height);
  const names = Math.min(MAX_NAME, Math.max(...visible.map(({text}) => widthOf(text))));
  const items = visible.map((item, index) => itemRow(item, names, columns, first + index === menu.selected));
  const hidden = menu.items.length - height;
  const count: Span[] = hidden > 0 ? [{text: ` ${String(hidden)} more`, style: 'note'}] : [];
  const below = [...documentationRows(menu, columns), ...(count.length > 0 ? [count] : [])];
  return [...items, ...below.slice(0, Math.max(0, rows - height))];
}

function itemRow(item: CompletionItem, names: number, columns: number, selected: boolean): readonly Span[] {
  const name = ` ${fit(item.text, names)} `;
  const detail = `${item.type.padEnd(9)} ${oneLine(item.signature ?? '')}`;
  const room = Math.max(0, Math.min(columns - 1, 100) - widthOf(name));
  return [
    {text: name, style: selected ? 'menu-selected' : 'menu'},
    {text: fit(detail, room), style: selected ? 'menu-detail-selected' : 'menu-detail'},
  ];
}

function documentationRows(menu: Menu, columns: number): readonly (readonly Span[])[] {
  const documentation = menu.selected === null ? undefined : menu.items[menu.selected]?.documentation;
  if (documentation === undefined || documentation.trim() === '') return [];
  // The tags of a comment are for `x?`, which has the room.
  const lead = documentation.split(/\n\s*(?=@\w)/)[0] ?? '';
  const lines = wrapAnsi(lead.trim(), Math.max(10, Math.min(columns - 3, 98)), {hard: true}).split('\n');
  const shown = lines.length > MAX_DOCUMENTATION ? [...lines.slice(0, MAX_DOCUMENTATION - 1), '…'] : lines;
  return shown.map((text) => [{text: `  ${text}`, style: 'note'}]);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Pads or cuts `text` to exactly `width` columns. */
function fit(text: string, width: number): string {
  const taken = widthOf(text);
  if (taken <= width) return text + ' '.repeat(width - taken);
  let cut = '';
  for (const character of text) {
    if (widthOf(cut + character) > width - 1) break;
    cut += character;
  }
  return width < 1 ? '' : `${cut}…`.padEnd(width);
}
