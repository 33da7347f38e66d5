/**
 * Expressions in Python's syntax as trees. As in pandas, `&` and `|` bind as weakly as `and` and `or`, so that `a > 1 & b < 2` needs no parentheses.
 */
import {boxFloat} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {textValue, tokensOf, type Token} from './tokens.js';

export type Tree =
  | {readonly kind: 'constant'; readonly value: unknown}
  | {readonly kind: 'name'; readonly name: string; readonly from: 'frame' | 'caller'}
  | {readonly kind: 'list'; readonly items: readonly Tree[]}
  | {readonly kind: 'unary'; readonly operator: 'neg' | 'pos' | 'invert'; readonly of: Tree}
  | {readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Tree; readonly right: Tree}
  | {readonly kind: 'attribute'; readonly of: Tree; readonly name: string}
  | {readonly kind: 'item'; readonly of: Tree; readonly key: Tree}
  | {
      readonly kind: 'call';
      readonly of: Tree;
      readonly args: readonly Tree[];
      readonly keywords: readonly (readonly [string, Tree])[];
    };

export type BinaryOperator = Arithmetic | Comparison | 'and' | 'or' | 'in' | 'not in';
export type Arithmetic = 'add' | 'sub' | 'mul' | 'truediv' | 'floordiv' | 'mod' | 'pow';
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** One line: an expression, and the column that it is for, if any. */
export interface Statement {
  readonly target: string | null;
  readonly tree: Tree;
}

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  in: 'in',
};
const sums: Readonly<Record<string, BinaryOperator>> = {'+': 'add', '-': 'sub'};
const products: Readonly<Record<string, BinaryOperator>> = {
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
};
const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
]);

const words: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);

/** The lines of `source`. @throws ValueError for what is no expression. */
export function parseLines(source: string): Statement[] {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new ValueError('expr cannot be an empty string');
  return lines.map((line) => new Parser(line).statement());
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(readonly source: string) {
    this.#tokens = tokensOf(source);
  }

  statement(): Statement {
    const [first, second] = this.#tokens;
    let target: string | null = null;
    if ((first?.kind === 'name' || first?.kind === 'column') && second?.text === '=') {
      target = nameOf(first);
      this.#next = 2;
    }
    const tree = this.#or();
    if (this.#token.kind !== 'end') this.#refuse();
    return {target, tree};
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token;
  }

  /** Whether the next token is one of these operators or words, which it then passes. */
  #takes(...texts: readonly string[]): boolean {
    const {kind, text} = this.#token;
    if ((kind !== 'operator' && kind !== 'name') || !texts.includes(text)) return false;
    this.#next++;
    return true;
  }

  #needs(text: string): void {
    if (!this.#takes(text)) this.#refuse(`'${text}'`);
  }

  #refuse(wanted?: string): never {
    const {text, at} = this.#token;
    const found = text === '' ? 'its end' : `'${text}' at character ${String(at + 1)}`;
    throw new ValueError(
      `'${this.source}' cannot be read: ${found}${wanted === undefined ? ' does not belong there' : ` stands where ${wanted} is needed`}`,
    );
  }

  #or(): Tree {
    let left = this.#and();
    while (this.#takes('or', '|')) left = {kind: 'binary', operator: 'or', left, right: this.#and()};
    return left;
  }

  #and(): Tree {
    let left = this.#not();
    while (this.#takes('and', '&')) left = {kind: 'binary', operator: 'and', left, right: this.#not()};
    return left;
  }

  #not(): Tree {
    return this.#takes('not') ? {kind: 'unary', operator: 'invert', of: this.#not()} : this.#comparison();
  }

  /** `a < b < c` is `a < b` and `b < c`. */
  #comparison(): Tree {
    let left = this.#sum();
    let whole: Tree | null = null;
    for (
      let operator = this.#comparisonOperator();
      operator !== null;
      operator = this.#comparisonOperator()
    ) {
      const right = this.#sum();
      const one: Tree = {kind: 'binary', operator, left, right};
      whole = whole === null ? one : {kind: 'binary', operator: 'and', left: whole, right: one};
      left = right;
    }
    return whole ?? left;
  }

  #comparisonOperator(): BinaryOperator | null {
    const {text} = this.#token;
    if (text === 'not' && this.#tokens[this.#next + 1]?.text === 'in') {
      this.#next += 2;
      return 'not in';
    }
    const operator = Object.hasOwn(comparisons, text) ? comparisons[text] : undefined;
    return operator !== undefined && this.#takes(text) ? operator : null;
  }

  #sum(): Tree {
    return this.#leftToRight(sums, () => this.#product());
  }

  #product(): Tree {
    return this.#leftToRight(products, () => this.#unary());
  }

  #leftToRight(operators: Readonly<Record<string, BinaryOperator>>, part: () => Tree): Tree {
    let left = part();
    for (let {text} = this.#token; Object.hasOwn(operators, text) && this.#takes(text); {text} = this.#token)
      left = {kind: 'binary', operator: operators[text] as BinaryOperator, left, right: part()};
    return left;
  }

  #unary(): Tree {
    if (this.#takes('-')) return {kind: 'unary', operator: 'neg', of: this.#unary()};
    if (this.#takes('+')) return {kind: 'unary', operator: 'pos', of: this.#unary()};
    if (this.#takes('~')) return {kind: 'unary', operator: 'invert', of: this.#unary()};
    return this.#power();
  }

  #power(): Tree {
    const left = this.#postfix();
    return this.#takes('**') ? {kind: 'binary', operator: 'pow', left, right: this.#unary()} : left;
  }

  #postfix(): Tree {
    let of = this.#atom();
    for (;;) {
      if (this.#takes('.')) {
        const token = this.#token;
        if (token.kind !== 'name') this.#refuse('a name');
        this.#next++;
        of = {kind: 'attribute', of, name: token.text};
      } else if (this.#takes('(')) of = this.#call(of);
      else if (this.#takes('[')) {
        const key = this.#or();
        this.#needs(']');
        of = {kind: 'item', of, key};
      } else return of;
    }
  }

  #call(of: Tree): Tree {
    const args: Tree[] = [];
    const keywords: [string, Tree][] = [];
    while (!this.#takes(')')) {
      const {kind, text} = this.#token;
      if (kind === 'name' && this.#tokens[this.#next + 1]?.text === '=') {
        this.#next += 2;
        keywords.push([text, this.#or()]);
      } else args.push(this.#or());
      if (!this.#takes(',') && this.#token.text !== ')') this.#refuse("')'");
    }
    return {kind: 'call', of, args, keywords};
  }

  #atom(): Tree {
    if (this.#takes('(')) return this.#parenthesised();
    if (this.#takes('[')) return {kind: 'list', items: this.#items(']')};
    const token = this.#token;
    const word = token.kind === 'name' && words.has(token.text);
    if (token.kind === 'operator' || token.kind === 'end' || word) this.#refuse('a value');
    this.#next++;
    switch (token.kind) {
      case 'number':
        return {kind: 'constant', value: numberOf(token.text)};
      case 'text':
        return {kind: 'constant', value: textValue(token)};
      case 'local':
        return {kind: 'name', name: token.text.slice(1), from: 'caller'};
      default:
        if (token.kind === 'name' && constants.has(token.text))
          return {kind: 'constant', value: constants.get(token.text)};
        return {kind: 'name', name: nameOf(token), from: 'frame'};
    }
  }

  /** A value in parentheses, or a tuple. */
  #parenthesised(): Tree {
    const items = this.#items(')');
    const [only] = items;
    const tuple = this.#tokens[this.#next - 2]?.text === ',';
    return items.length === 1 && only !== undefined && !tuple ? only : {kind: 'list', items};
  }

  #items(close: string): Tree[] {
    const items: Tree[] = [];
    while (!this.#takes(close)) {
      items.push(this.#or());
      if (!this.#takes(',') && this.#token.text !== close) this.#refuse(`'${close}'`);
    }
    return items;
  }
}

function nameOf({kind, text}: Token): string {
  return kind === 'column' ? text.slice(1, -1) : text;
}

/** A number as Python reads it: `1` is an integer, `1.0` a float. */
function numberOf(text: string): unknown {
  const plain = text.replaceAll('_', '');
  if (!/[.eE]/.test(plain)) {
    const value = Number(plain);
    return Number.isSafeInteger(value) ? value : BigInt(plain);
  }
  return boxFloat(Number(plain));
}
