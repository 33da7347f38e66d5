/** Colours and indentation for the language of a kernel. */
import type {Grammar, Token as PrismToken} from 'prismjs';
import type {Token, TokenKind} from '../../render/syntax/tokens.js';
import {type Language, typescript} from '../syntax/language.js';

const OURS = new Set(['typescript', 'javascript']);

/** Prism's names of tokens that look as ours do; what is not here is plain. */
const KINDS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['keyword', 'keyword'],
  ['boolean', 'literal'],
  ['constant', 'literal'],
  ['function', 'call'],
  ['builtin', 'call'],
  ['class-name', 'call'],
  ['string', 'string'],
  ['triple-quoted-string', 'string'],
  ['char', 'string'],
  ['number', 'number'],
  ['regex', 'regexp'],
  ['symbol', 'literal'],
  ['comment', 'comment'],
  ['decorator', 'magic'],
]);

/** The language that a kernelspec names: `python`, `R`, `julia`, …; without colours where nothing knows it. */
export async function languageOf(name: string): Promise<Language> {
  const wanted = name.toLowerCase();
  if (OURS.has(wanted)) return typescript;
  const [{default: Prism}, {default: load}] = await Promise.all([
    import('prismjs'),
    import('prismjs/components/index.js'),
  ]);
  load.silent = true;
  load([wanted]);
  const known: Readonly<Record<string, unknown>> = Prism.languages;
  const grammar = (Object.hasOwn(known, wanted) ? known[wanted] : {}) as Grammar;
  return {
    tokenize: (code) => tokensOf(code, (text) => Prism.tokenize(text, grammar)),
    indent: '    ',
  };
}

/** Cells of other kernels may begin with a magic, or hold some on lines of their own. */
function tokensOf(
  code: string,
  tokenize: (text: string) => readonly (string | PrismToken)[],
): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const put = (text: string, kind: TokenKind): void => {
    for (const piece of kind === 'plain' ? text.split(/([()[\]{}])/) : [text]) {
      if (piece === '') continue;
      const shown = kind === 'plain' && '()[]{}'.includes(piece) ? 'bracket' : kind;
      tokens.push({kind: shown, start, end: start + piece.length, text: piece});
      start += piece.length;
    }
  };
  const walk = (token: string | PrismToken, around: TokenKind): void => {
    if (typeof token === 'string') {
      put(token, around);
      return;
    }
    const kind = kindOf(token, around);
    for (const part of Array.isArray(token.content) ? token.content : [token.content]) walk(part, kind);
  };
  const magic = /^\s*%%.*/.exec(code)?.[0] ?? '';
  if (magic !== '') put(magic, 'magic');
  for (const token of tokenize(code.slice(magic.length))) walk(token, 'plain');
  return tokens;
}

function kindOf({type, alias}: PrismToken, around: TokenKind): TokenKind {
  // The expression within a string has colours of its own.
  if (type === 'interpolation') return 'plain';
  const names = [type, ...(Array.isArray(alias) ? alias : [alias])];
  for (const name of names) {
    const kind = KINDS.get(name);
    if (kind !== undefined) return kind;
  }
  return around;
}
