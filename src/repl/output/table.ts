/** Tables of text in a terminal's colours: their heads stand out, what is missing and what is no row steps back. */
import type {MimeBundle} from '../../interactive/types.js';
import type {Theme} from '../screen/theme.js';

const HEAD = /<thead>([^]*?)<\/thead>/;
const ROW = /<tr\b/g;
const MISSING = /(?<=^|\s)(?:NaN|NaT|None|<NA>)(?=\s|$)/g;

/** The text of a bundle whose HTML is one table, coloured; null for any other. A wide table stands in blocks, each with a head of its own. */
export function tableText(bundle: MimeBundle, theme: Theme): string | null {
  const {'text/html': html, 'text/plain': text} = bundle;
  if (typeof html !== 'string' || typeof text !== 'string') return null;
  const rows = HEAD.exec(html)?.[1]?.match(ROW)?.length ?? 0;
  if (rows === 0 || !text.includes('\n')) return null;
  return text
    .replace(/\n$/, '')
    .split('\n\n')
    .map((block) => paintBlock(block, rows, theme))
    .join('\n\n');
}

function paintBlock(block: string, headRows: number, theme: Theme): string {
  if (/^\[\d+ rows x \d+ columns\]$/.test(block)) return theme.note(block);
  return block
    .split('\n')
    .map((line, row) =>
      row < headRows ? theme['table-head'](line) : line.replace(MISSING, (missing) => theme.note(missing)),
    )
    .join('\n');
}
