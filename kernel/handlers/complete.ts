import type {CellHandler} from './context.js';
import {toPoints, toUnits} from '../../src/interactive/positions.js';

export const complete: CellHandler<'complete_request'> = async ({content}, {interactive}) => {
  const {code, cursor_pos: cursor} = content;
  const {items, start, end} = await interactive.complete(code, toUnits(code, cursor));
  const from = toPoints(code, start);
  const to = toPoints(code, end);
  return {
    status: 'ok',
    matches: items.map((item) => item.text),
    cursor_start: from,
    cursor_end: to,
    metadata: {
      _jupyter_types_experimental: items.map(({text, type, signature}) => ({
        text,
        type,
        start: from,
        end: to,
        ...(signature !== undefined && {signature}),
      })),
    },
  };
};
