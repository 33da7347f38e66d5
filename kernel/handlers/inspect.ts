import type {CellHandler} from './context.js';
import {toUnits} from '../../src/interactive/positions.js';

export const inspect: CellHandler<'inspect_request'> = async ({content}, {interactive}) => {
  const {code, cursor_pos: cursor, detail_level: detail} = content;
  const bundle = await interactive.inspect(code, toUnits(code, cursor), detail === 1 ? 1 : 0);
  return {status: 'ok', found: bundle !== null, data: bundle ?? {}, metadata: {}};
};
