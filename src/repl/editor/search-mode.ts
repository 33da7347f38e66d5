/** Keys while an incremental search is under way. */
import {moveTo, previousGrapheme} from './buffer.js';
import type {KeyEvent} from './keys.js';
import {type Search, shownFor, step as stepSearch, withQuery} from './search.js';
import {changed, type EditorState, moved, type Step} from './state.js';

interface SearchStep {
  readonly step: Step;
  /** The key ended the search and means what it means outside of it. */
  readonly unhandled: boolean;
}

export function updateSearch(state: EditorState, search: Search, event: KeyEvent): SearchStep {
  const {entries} = state.history;
  if (event.kind !== 'key') {
    const line = event.text.split('\n', 1)[0] ?? '';
    return handled(show(state, withQuery(search, entries, search.query + line)));
  }
  switch (event.name) {
    case 'C-r':
      return handled(show(state, stepSearch(search, entries, 'older')));
    case 'C-s':
      return handled(show(state, stepSearch(search, entries, 'newer')));
    case 'backspace':
    case 'C-h': {
      const query = search.query.slice(0, previousGrapheme(search.query, search.query.length));
      return handled(show(state, withQuery({...search, match: null}, entries, query)));
    }
    case 'C-g':
    case 'C-c':
      return handled({state: moved({...state, search: null}, search.original)});
    case 'escape':
      return handled({state: accept(state, search)});
    case 'return': {
      const accepted = accept(state, search);
      const atEnd = moved(accepted, moveTo(accepted.buffer, accepted.buffer.text.length));
      return {step: {state: atEnd}, unhandled: true};
    }
    default:
      return {step: {state: accept(state, search)}, unhandled: true};
  }
}

const handled = (step: Step): SearchStep => ({step, unhandled: false});

function show(state: EditorState, search: Search): Step {
  return {state: {...state, search, buffer: shownFor(search, state.history.entries)}};
}

/** Keeps what was found, as a change of the original that can be undone. */
function accept(state: EditorState, search: Search): EditorState {
  const back = moved({...state, search: null}, search.original);
  return changed(back, state.buffer, 'other');
}
