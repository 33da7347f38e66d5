/** What a categorical can hold, and a categorical by itself. */
import type {Vector} from '../../../data/vector.js';
import type {TextOptions} from '../../options.js';
import {formatColumn} from './column.js';

/** The categories as they are listed, the middle left out where they are many. */
export function categoryTexts(vector: Vector, options: TextOptions): string[] {
  const categories = vector.categories?.vector;
  if (!categories) return [];
  const write = (part: Vector): string[] =>
    formatColumn(part, {precision: options.precision, leadingSpace: true, quote: true}).map((text) =>
      text.trim(),
    );
  if (categories.length <= options.max_categories) return write(categories);
  const half = Math.floor(options.max_categories / 2);
  return [...write(categories.slice(0, half)), '...', ...write(categories.slice(categories.length - half))];
}

/** The line of categories below a series or a categorical, wrapped to the width. */
export function categoriesText(vector: Vector, options: TextOptions): string {
  const {categories, ordered} = vector;
  const header = `Categories (${categories?.length ?? 0}, ${categories?.dtype ?? 'object'}): `;
  const separator = ordered ? ' < ' : ', ';
  let column = header.length;
  let text = '';
  for (const [i, item] of categoryTexts(vector, options).entries()) {
    if (column + separator.length + item.length > options.width) {
      text += `${separator.trimEnd()}\n${' '.repeat(header.length + 1)}`;
      column = header.length + 1;
    } else if (i > 0) {
      text += separator;
      column += item.length;
    }
    text += item;
  }
  return `${header}[${text.replaceAll(' < ... < ', ' ... ')}]`;
}

const mostValues = 10;

export function categoricalText(vector: Vector, options: TextOptions): string {
  const info = categoriesText(vector, options);
  const write = (part: Vector): string =>
    formatColumn(part, {precision: options.precision, leadingSpace: true, quote: true})
      .map((text) => text.trim())
      .join(', ');
  if (vector.length === 0) return `[], ${info.replaceAll('\n', ', ')}`;
  if (vector.length <= mostValues) return `[${write(vector)}]\n${info}`;
  const half = mostValues / 2;
  const head = write(vector.slice(0, half));
  const tail = write(vector.slice(vector.length - half));
  return `[${head}, ..., ${tail}]\nLength: ${vector.length}\n${info}`;
}
