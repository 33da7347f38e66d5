/** Which bracket belongs to which. */
import type {Token} from '../../render/syntax/tokens.js';

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export interface BracketPairs {
  /** Offset of each matched bracket to the offset of its partner, both ways. */
  readonly partner: ReadonlyMap<number, number>;
  /** Offsets of brackets that close nothing, or close another kind. */
  readonly stray: ReadonlySet<number>;
  /** Offsets of brackets still open at the end, outermost first. */
  readonly open: readonly number[];
}

/** Pairs the brackets of `tokens`, those of template substitutions with their own kind. */
export function pairBrackets(tokens: readonly Token[]): BracketPairs {
  const partner = new Map<number, number>();
  const stray = new Set<number>();
  const open: {offset: number; closer: string}[] = [];
  for (const token of tokens) {
    if (token.kind !== 'bracket') continue;
    const closer = CLOSERS.get(token.text);
    if (closer !== undefined) {
      open.push({offset: token.start, closer});
      continue;
    }
    const last = open.at(-1);
    if (last?.closer !== token.text) {
      stray.add(token.start);
      continue;
    }
    open.pop();
    partner.set(last.offset, token.start);
    partner.set(token.start, last.offset);
  }
  return {partner, stray, open: open.map(({offset}) => offset)};
}

/** The bracket at or just before `cursor` and its partner; empty where there is none. */
export function bracketsAt(pairs: BracketPairs, cursor: number): readonly number[] {
  for (const offset of [cursor - 1, cursor]) {
    const partner = pairs.partner.get(offset);
    if (partner !== undefined) return [offset, partner];
  }
  return [];
}
