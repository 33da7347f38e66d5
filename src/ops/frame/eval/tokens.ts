/** The tokens of an expression in Python's syntax. */
import {ValueError} from '../../../errors/index.js';

export interface Token {
  /** `local` is a name of the caller (`@x`), `column` one in backticks. */
  readonly kind: 'number' | 'text' | 'name' | 'local' | 'column' | 'operator' | 'end';
  readonly text: string;
  /** Where it stands in the expression. */
  readonly at: number;
}

const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['text', /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y],
  ['local', /@[\p{L}_][\p{L}\p{N}_]*/uy],
  ['column', /`[^`\n]+`/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['operator', /\*\*|\/\/|==|!=|<=|>=|[-+*/%<>()[\],.&|~=]/y],
];

/** Reads `source` from left to right. @throws ValueError at a character that begins no token. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at] ?? '')) {
      at++;
      continue;
    }
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({kind: 'end', text: '', at});
  return tokens;
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, form] of forms) {
    form.lastIndex = at;
    const [text] = form.exec(source) ?? [];
    if (text !== undefined) return {kind, text, at};
  }
  throw new ValueError(`'${source}' cannot be read at character ${String(at + 1)}: '${source[at] ?? ''}'`);
}

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', '0': '\0'};

/** What a text literal stands for. */
export function textValue(token: Token): string {
  return token.text
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_whole, code: string | undefined, letter: string | undefined) =>
      code === undefined ? (escapes[letter ?? ''] ?? letter ?? '') : String.fromCharCode(parseInt(code, 16)),
    );
}
