/** Text set in columns of cells. */
import stringWidth from 'string-width';

export type Align = 'left' | 'right' | 'center';

/** How many cells a text takes. */
export type Measure = (text: string) => number;

/** Characters, as Python counts them: pandas' measure unless it is told to mind wide ones. */
export const characters: Measure = (text) => {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) count--;
  }
  return count;
};

/** Cells of a terminal, where east-asian characters take two. */
export const cells: Measure = (text) => (/^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text));

export function measureOf(options: {readonly east_asian_width: boolean}): Measure {
  return options.east_asian_width ? cells : characters;
}

export function align(text: string, width: number, mode: Align, measure: Measure): string {
  const pad = width - measure(text);
  if (pad <= 0) return text;
  if (mode === 'left') return text + ' '.repeat(pad);
  if (mode === 'right') return ' '.repeat(pad) + text;
  const left = Math.floor(pad / 2) + (pad & width & 1);
  return ' '.repeat(left) + text + ' '.repeat(pad - left);
}

export function widest(texts: readonly string[], measure: Measure): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, measure(text));
  return most;
}

/** Columns of lines side by side, `space` cells apart, each line padded to its column. */
export function adjoin(space: number, columns: readonly (readonly string[])[], measure: Measure): string {
  const height = Math.max(...columns.map((column) => column.length));
  const widths = columns.map((column, j) => {
    return j < columns.length - 1 ? widest(column, measure) + space : widest(column, characters);
  });
  const lines: string[] = [];
  for (let i = 0; i < height; i++) {
    lines.push(columns.map((column, j) => align(column[i] ?? '', widths[j] ?? 0, 'left', measure)).join(''));
  }
  return lines.join('\n');
}

/** Texts of one width, where longer ones than `longest` end in `...`. */
export function fixedWidth(
  texts: readonly string[],
  mode: Align,
  measure: Measure,
  longest: number | null,
  minimum = 0,
): string[] {
  const needed = Math.max(minimum, widest(texts, measure));
  const width = longest === null ? needed : Math.min(needed, longest);
  return texts.map((text) => {
    const cut = longest !== null && longest > 3 && measure(text) > width;
    return align(
      cut
        ? `${Array.from(text)
            .slice(0, width - 3)
            .join('')}...`
        : text,
      width,
      mode,
      measure,
    );
  });
}
