/** The completion menu: what it offers and which choice the buffer shows. */
import type {CompletionItem, Completions} from '../../interactive/types.js';
import {type Buffer, replace} from './buffer.js';

export interface Menu {
  /** Everything that was offered, and what of it fits what has been typed since. */
  readonly offered: readonly CompletionItem[];
  readonly items: readonly CompletionItem[];
  /** Index into `items` of the choice that the buffer shows; null when it shows none. */
  readonly selected: number | null;
  /** The buffer without a choice, and the part of it that a choice replaces. */
  readonly base: Buffer;
  readonly start: number;
  readonly end: number;
}

export interface Offer {
  readonly buffer: Buffer;
  readonly menu: Menu | null;
}

/** Takes what was found for `buffer`: a single match is put in, several extend it as far as they agree and open the menu. */
export function offer(buffer: Buffer, {items, start, end}: Completions): Offer {
  const [only] = items;
  if (only === undefined) return {buffer, menu: null};
  if (items.length === 1) return {buffer: replace(buffer, {start, end}, only.text), menu: null};
  const typed = buffer.text.slice(start, end);
  const common = commonPrefix(items.map(({text}) => text));
  const base = common.startsWith(typed) ? replace(buffer, {start, end}, common) : buffer;
  const baseEnd = end + base.text.length - buffer.text.length;
  return {buffer: base, menu: {offered: items, items, selected: null, base, start, end: baseEnd}};
}

/** Selects the next (1) or previous (-1) choice, going round through none. */
export function cycle(menu: Menu, delta: 1 | -1): {menu: Menu; buffer: Buffer} {
  const places = menu.items.length + 1;
  const place = ((menu.selected ?? -1) + 1 + delta + places) % places;
  const selected = place === 0 ? null : place - 1;
  return {menu: {...menu, selected}, buffer: withChoice(menu, selected)};
}

/** Narrows the menu to what fits `buffer` after a character was typed or removed; null closes it. */
export function refine(menu: Menu, buffer: Buffer): Menu | null {
  const typed = buffer.text.slice(menu.start, buffer.cursor);
  if (buffer.cursor < menu.start || !/^[\w$%]*$/.test(typed)) return null;
  const wanted = typed.toLowerCase();
  const items = menu.offered.filter(({text}) => text.toLowerCase().startsWith(wanted));
  if (items.length === 0 || (items.length === 1 && items[0]?.text === typed)) return null;
  return {...menu, items, selected: null, base: buffer, end: buffer.cursor};
}

/** The choice that the buffer shows; null when it shows none. */
export function choiceOf(menu: Menu | null): CompletionItem | null {
  return menu === null || menu.selected === null ? null : (menu.items[menu.selected] ?? null);
}

/** The menu with another item in the place of `old`. */
export function withItem(menu: Menu, old: CompletionItem, item: CompletionItem): Menu {
  const exchanged = (items: readonly CompletionItem[]): CompletionItem[] =>
    items.map((each) => (each === old ? item : each));
  return {...menu, offered: exchanged(menu.offered), items: exchanged(menu.items)};
}

function withChoice(menu: Menu, selected: number | null): Buffer {
  const item = selected === null ? undefined : menu.items[selected];
  return item === undefined ? menu.base : replace(menu.base, menu, item.text);
}

function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) {
    while (!text.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
