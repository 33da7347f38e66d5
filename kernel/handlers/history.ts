import type {HistoryEntry} from '../../src/interactive/history.js';
import type {CellRequests} from '../wire/bridge.js';
import type {CellContext, CellHandler} from './context.js';

export const history: CellHandler<'history_request'> = ({content}, {interactive}) => ({
  status: 'ok',
  history: find(content, interactive.history).map(({session, line, input, output}) => [
    session,
    line,
    content.output === true ? [input, output] : input,
  ]),
});

function find(
  {
    hist_access_type: access,
    session = 0,
    start = 0,
    stop,
    n,
    pattern = '*',
    unique = false,
  }: CellRequests['history_request'],
  store: CellContext['interactive']['history'],
): readonly HistoryEntry[] {
  switch (access) {
    case 'tail':
      return store.tail(n ?? Infinity, unique);
    case 'range':
      return store.range(session, start, stop ?? Infinity);
    case 'search':
      return store.search(pattern, {unique, ...(typeof n === 'number' && {n})});
  }
}
