/** The tokens of code, as far as showing it needs them: to colour, to match brackets, to indent. */
import jsTokens from 'js-tokens';

export type TokenKind =
  | 'keyword'
  | 'literal'
  | 'identifier'
  | 'call'
  | 'string'
  | 'number'
  | 'regexp'
  | 'comment'
  | 'bracket'
  | 'magic'
  | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'abstract as asserts async await break case catch class const continue debugger declare default delete do else ' +
    'enum export extends finally for from function get if implements import in infer instanceof interface is keyof ' +
    'let namespace new of override private protected public readonly return satisfies set static super switch this ' +
    'throw try type typeof unique using var void while with yield'
  ).split(' '),
);

/** Words that are keywords in some places and everyday names of properties and variables in others. */
const CONTEXTUAL = new Set(
  'abstract as asserts async declare from get implements infer is namespace of override readonly satisfies set type unique using'.split(
    ' ',
  ),
);

const LITERALS = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);

/** Splits `code` into tokens that cover it without a gap. Never fails: what is unfinished is a token too. */
export function tokenize(code: string): readonly Token[] {
  const magic = /^\s*%.*/.exec(code)?.[0] ?? '';
  const raw = [...jsTokens(code.slice(magic.length))];
  const tokens: Token[] = magic === '' ? [] : [{kind: 'magic', start: 0, end: magic.length, text: magic}];
  let start = magic.length;
  let previous = '';
  for (const [index, token] of raw.entries()) {
    const end = start + token.value.length;
    const kind = kindOf(token, previous, followingText(raw, index));
    tokens.push({kind, start, end, text: token.value});
    start = end;
    if (!isTrivia(token)) previous = token.value;
  }
  return tokens;
}

type RawToken = ReturnType<typeof jsTokens> extends Iterable<infer T> ? T : never;

function isTrivia(token: RawToken): boolean {
  return (
    token.type === 'WhiteSpace' || token.type === 'LineTerminatorSequence' || token.type.endsWith('Comment')
  );
}

function followingText(raw: readonly RawToken[], index: number): string {
  for (const token of raw.slice(index + 1, index + 4)) if (!isTrivia(token)) return token.value;
  return '';
}

function kindOf(token: RawToken, previous: string, following: string): TokenKind {
  switch (token.type) {
    case 'StringLiteral':
    case 'NoSubstitutionTemplate':
    case 'TemplateHead':
    case 'TemplateMiddle':
    case 'TemplateTail':
      return 'string';
    case 'NumericLiteral':
      return 'number';
    case 'RegularExpressionLiteral':
      return 'regexp';
    case 'SingleLineComment':
    case 'MultiLineComment':
    case 'HashbangComment':
      return 'comment';
    case 'IdentifierName':
      return kindOfName(token.value, previous, following);
    case 'Punctuator':
      return '()[]{}'.includes(token.value) ? 'bracket' : 'plain';
    default:
      return 'plain';
  }
}

function kindOfName(name: string, previous: string, following: string): TokenKind {
  const isProperty = previous === '.' || previous === '?.';
  if (!isProperty && LITERALS.has(name)) return 'literal';
  if (!isProperty && KEYWORDS.has(name) && !(CONTEXTUAL.has(name) && /^[=.(),;:]?$/.test(following)))
    return 'keyword';
  return following === '(' ? 'call' : 'identifier';
}
