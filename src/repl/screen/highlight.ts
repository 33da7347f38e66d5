/** The cell being typed as styled spans: colours of tokens, and marks laid over them. */
import type {Range} from '../editor/buffer.js';
import {bracketsAt, pairBrackets} from '../syntax/brackets.js';
import type {Language} from '../syntax/language.js';
import type {Span} from './layout.js';
import type {Style} from './theme.js';

export interface Mark extends Range {
  readonly style: Style;
}

/** Colours the part `within` of `code`; `cursor` marks the bracket next to it and its partner, null none. */
export function highlight(
  code: string,
  language: Language,
  within: Range,
  cursor: number | null,
  marks: readonly Mark[] = [],
): readonly Span[] {
  const all = language.tokenize(code);
  const pairs = pairBrackets(all);
  const tokens = all.filter(({start, end}) => start < within.end && end > within.start);
  const matched = cursor === null ? [] : bracketsAt(pairs, cursor);
  const over: Mark[] = [
    ...[...pairs.stray].map((start) => ({start, end: start + 1, style: 'bracket-stray' as const})),
    ...matched.map((start) => ({start, end: start + 1, style: 'bracket-match' as const})),
    ...marks,
  ];
  const spans = tokens.map(({text, kind, start}): Span => {
    const from = Math.max(0, within.start - start);
    return {text: text.slice(from, Math.max(0, within.end - start)), style: kind};
  });
  return over
    .filter(({start, end}) => start < within.end && end > within.start)
    .map((mark) => ({...mark, start: mark.start - within.start, end: mark.end - within.start}))
    .reduce(overlay, spans);
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
