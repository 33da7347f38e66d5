/** The examples of Mars's page on sessions, once, for everything that runs them: the code of each cell and what it shows. */
import assert from 'node:assert/strict';

/** What a cell shows: text, exactly or by a pattern; the same as the cell before; or an error. */
export type Shown =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'text'; readonly text: string | RegExp}
  | {readonly kind: 'same'}
  | {readonly kind: 'error'; readonly name: string; readonly message: string};

export interface Cell {
  readonly code: string;
  readonly shows: Shown;
}

/** What a runner saw of a cell. */
export type Outcome =
  {readonly text: string | null} | {readonly error: {readonly name: string; readonly message: string}};

const nothing: Shown = {kind: 'nothing'};
const same: Shown = {kind: 'same'};
const text = (wanted: string | RegExp): Shown => ({kind: 'text', text: wanted});

const frame = '   0  1\n0  1  2\n1  3  4';
const row = /\[(0\.\d+ *|\d\.\d+e-\d+), (0\.\d+ *|\d\.\d+e-\d+)\]/.source;

/** All examples that need nothing but this machine. They share their names, as the lines of one shell do. */
export const localCells: readonly Cell[] = [
  {code: 'const df = md.DataFrame([[1, 2], [3, 4]])', shows: nothing},
  {code: 'await df.execute() // will create a default session for local execution', shows: text(frame)},
  {code: 'await df.fetch()', shows: text(frame)},

  {code: 'const sess = new_session()', shows: nothing},
  {code: 'const t = mt.random.rand(3, 2)', shows: nothing},
  {
    code: 'await t.execute({session: sess})',
    shows: text(new RegExp(`^array\\(\\[${row},\n {7}${row},\n {7}${row}\\]\\)$`)),
  },
  {code: 'await t.fetch({session: sess})', shows: same},

  {code: 'new_session().as_default() // set default session', shows: text(/^<Session local-\d+ local>$/)},
  {code: 'const df = md.DataFrame([[1, 2], [3, 4]])', shows: nothing},
  {code: 'await df.execute() // execute on the session just created', shows: text(frame)},
  {code: 'await df.fetch() // fetch from the session just created', shows: text(frame)},

  {code: 'const sess = new_session()', shows: nothing},
  {
    code: 'await df.fetch({session: sess})',
    shows: {
      kind: 'error',
      name: 'ValueError',
      message: `Tileable object ${frame} to fetch must be executed first`,
    },
  },
];

/** The example that connects to a cluster whose web page is at `url`. */
export function clusterCells(url: string): readonly Cell[] {
  return [
    {code: `new_session('${url}').as_default()`, shows: text(/^<Session \S+ http:\S+>$/)},
    {code: 'const df = md.DataFrame([[1, 2], [3, 4]])', shows: nothing},
    {code: 'await df.execute() // submit to Mars cluster', shows: text(frame)},
  ];
}

/** The same example with an address where nobody answers. */
export const unreachableCells: readonly Cell[] = [
  {code: "new_session('http://127.0.0.1:9').as_default()", shows: text(/^<Session \S+ http:\S+>$/)},
  {code: 'const df = md.DataFrame([[1, 2], [3, 4]])', shows: nothing},
  {
    code: 'await df.execute()',
    shows: {
      kind: 'error',
      name: 'ConnectionError',
      message: 'Nobody answers at http://127.0.0.1:9 (ECONNREFUSED)',
    },
  },
];

/** Fails unless every cell showed what it should. */
export function check(cells: readonly Cell[], outcomes: readonly Outcome[]): void {
  assert.equal(outcomes.length, cells.length, 'every cell was run');
  let before: string | null = null;
  for (const [i, {code, shows}] of cells.entries()) {
    const outcome = outcomes[i] ?? {text: null};
    if (shows.kind === 'error') {
      assert.ok('error' in outcome, `${code} should fail`);
      assert.equal(outcome.error.name, shows.name, code);
      assert.ok(outcome.error.message.startsWith(shows.message), `${code}: ${outcome.error.message}`);
      continue;
    }
    assert.ok('text' in outcome, `${code}: ${'error' in outcome ? outcome.error.message : ''}`);
    if (shows.kind === 'nothing') assert.equal(outcome.text, null, code);
    else if (shows.kind === 'same') assert.equal(outcome.text, before, code);
    else if (typeof shows.text === 'string') assert.equal(outcome.text, shows.text, code);
    else assert.match(outcome.text ?? '', shows.text, code);
    before = outcome.text;
  }
}
