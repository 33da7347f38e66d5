/** Completion of magics: their names, and what their arguments can be. */
import type {CompletionContext} from '../magics/define.js';
import {endsInText} from '../magics/parse.js';
import type {CompletionItem, Completions} from './types.js';

const LINE = /^(\s*)(%{1,2})(\w*)(\s+)?(.*)$/;
const ASSIGNED = /^(.*?[^=!<>\s]\s*=\s*(?:await\s+)?)(%)(\w*)(\s+)?(.*)$/;

/** Completions when the cursor is on a magic's own line, else null; code in its arguments is left to TypeScript. */
export async function completeMagic(
  code: string,
  cursor: number,
  context: CompletionContext,
): Promise<Completions | null> {
  const lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
  const line = code.slice(lineStart, cursor);
  const match = LINE.exec(line) ?? ASSIGNED.exec(line);
  if (!match || endsInText(code.slice(0, lineStart + (match[1] ?? '').length))) return null;
  const [, , sigil = '%', name = '', space, args = ''] = match;
  if (space === undefined) return names(sigil, name, cursor, lineStart === 0, context);
  const magic = context.magics.find(name);
  if (!magic || (magic.takesCode === true && magic.complete === undefined)) return null;
  const typed = lastWord(args);
  const words =
    (await magic.complete?.(args.slice(0, args.length - typed.length) + unquoted(typed), context)) ?? [];
  const items = words
    .filter((word) => word.startsWith(unquoted(typed)))
    .map((word): CompletionItem => {
      const isFolder = /[/\\]$/.test(word);
      return {text: quoted(word, typed, isFolder), type: isFolder ? 'folder' : 'value'};
    });
  // Where a magic has nothing to say, its code is for TypeScript to complete.
  if (items.length === 0 && magic.takesCode === true) return null;
  return {items, start: cursor - typed.length, end: cursor};
}

function names(
  sigil: string,
  typed: string,
  cursor: number,
  first: boolean,
  {magics}: CompletionContext,
): Completions {
  const items = magics.all().flatMap(({name, kinds, usage, summary}) => {
    if (!name.startsWith(typed)) return [];
    const item = (prefix: string): CompletionItem => ({
      text: prefix + name,
      type: 'magic',
      signature: usage,
      documentation: summary,
    });
    const line = sigil === '%' && kinds.includes('line') ? [item('%')] : [];
    const cell = first && kinds.includes('cell') ? [item('%%')] : [];
    return [...line, ...cell];
  });
  return {items, start: cursor - typed.length - sigil.length, end: cursor};
}

/** The word at the end, from its quote on where one is open. */
function lastWord(args: string): string {
  const open = /^(?:[^"']|"[^"]*"|'[^']*')*?(["'][^"']*)$/.exec(args)?.[1];
  return open ?? /\S*$/.exec(args)?.[0] ?? '';
}

function unquoted(word: string): string {
  return word.replace(/^["']/, '');
}

/** Blanks need quotes, which stay open after a folder: more is to come. */
function quoted(word: string, typed: string, isFolder: boolean): string {
  const quote = /^["']/.exec(typed)?.[0] ?? (/\s/.test(word) ? '"' : '');
  return quote + word + (isFolder ? '' : quote);
}
