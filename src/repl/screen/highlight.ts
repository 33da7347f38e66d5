/** The cell being typed as styled spans: colours of tokens, and marks laid over them. */
import type {Range} from '../editor/buffer.js';
import {bracketsAt, pairBrackets} from '../syntax/brackets.js';
import type {Language} from '../syntax/language.js';
import type {Span} from './layout.js';
import type {Style} from './theme.js';

export interface Mark extends Range {
  readonly style: Style;
}

/** Colours `code`; `cursor` marks the bracket next to it and its partner, null none. */
export function highlight(
  code: string,
  language: Language,
  cursor: number | null,
  marks: readonly Mark[] = [],
): readonly Span[] {
  const tokens = language.tokenize(code);
  const pairs = pairBrackets(tokens);
  const matched = cursor === null ? [] : bracketsAt(pairs, cursor);
  const over: Mark[] = [
    ...[...pairs.stray].map((start) => ({start, end: start + 1, style: 'bracket-stray' as const})),
    ...matched.map((start) => ({start, end: start + 1, style: 'bracket-match' as const})),
    ...marks,
  ];
  const spans = tokens.map(({text, kind}): Span => ({text, style: kind}));
  return over.reduce(overlay, spans);
}

/** Gives the part of `spans` under `mark` its style. */
function overlay(spans: readonly Span[], mark: Mark): Span[] {
  let offset = 0;
  return spans.flatMap((span) => {
    const start = Math.max(mark.start - offset, 0);
    const end = Math.min(mark.end - offset, span.text.length);
    offset += span.text.length;
    if (start >= end) return [span];
    return [
      {text: span.text.slice(0, start), style: span.style},
      {text: span.text.slice(start, end), style: mark.style},
      {text: span.text.slice(end), style: span.style},
    ].filter(({text}) => text !== '');
  });
}
