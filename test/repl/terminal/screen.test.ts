import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Frame} from '../../../src/repl/screen/layout.js';
import {themeOf} from '../../../src/repl/screen/theme.js';
import {editingFrame, finalFrame, promptFor} from '../../../src/repl/screen/view.js';
import {progressRow} from '../../../src/repl/terminal/progress.js';
import {Screen} from '../../../src/repl/terminal/screen.js';
import {editorAt} from '../editor/keyboard.js';
import {VirtualScreen} from '../screen/virtual-screen.js';

const theme = themeOf(0);

/** A screen of 40 by 10, and what it comes to show. */
function opened(): {screen: Screen; shows: () => Promise<string>} {
  const virtual = new VirtualScreen(40, 10);
  let last: Promise<void> = Promise.resolve();
  const screen = new Screen({
    columns: 40,
    rows: 10,
    write: (text) => {
      last = virtual.write(text);
    },
    on: () => undefined,
  });
  return {screen, shows: () => last.then(() => virtual.text)};
}

const frame = (text: string): Frame =>
  editingFrame(editorAt(text), promptFor(1), {columns: 40, rows: 10}, theme);

/** Lets the screen draw again what stands below the output. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the terminal', () => {
  it('keeps the cell being typed below the output', async () => {
    const {screen, shows} = opened();
    screen.edit(() => frame('typing'));
    screen.write('one\n');
    screen.write('two\n');
    await turn();
    assert.equal(await shows(), 'one\ntwo\nIn [1]: typing');
  });

  it('goes on with an unfinished line of output where it ended', async () => {
    const {screen, shows} = opened();
    screen.edit(() => frame('typing'));
    screen.write('one, ');
    await turn();
    assert.equal(await shows(), 'one,\nIn [1]: typing');
    screen.write('two\n');
    await turn();
    assert.equal(await shows(), 'one, two\nIn [1]: typing');
  });

  it('leaves the finished cell as output', async () => {
    const {screen, shows} = opened();
    const state = editorAt('a\nb', ['a\nb + 1']);
    screen.edit((viewport) => editingFrame(state, promptFor(1), viewport, theme));
    screen.finishEditing(finalFrame(state, promptFor(1), screen.viewport, theme));
    screen.write('Out\n');
    assert.equal(await shows(), 'In [1]: a\n   ...: b\nOut');
  });

  it('shows progress below the output, and takes it away', async () => {
    const {screen, shows} = opened();
    const event = {
      id: 'a',
      session: 's',
      fraction: 0.5,
      label: 'sum',
      state: 'running',
      elapsedMs: 1500,
    } as const;
    screen.write('before\n');
    screen.setStatus([progressRow(event, 40, theme)]);
    assert.match(await shows(), /^before\nsum ━+ {2}50 % 1\.5 s$/);
    screen.write('after\n');
    await turn();
    assert.match(await shows(), /^before\nafter\nsum/);
    screen.setStatus([]);
    assert.equal(await shows(), 'before\nafter');
  });

  it('draws and writes nothing while another program has the terminal, and all of it afterwards', async () => {
    const {screen, shows} = opened();
    screen.edit(() => frame('typing'));
    screen.leave();
    screen.refresh();
    screen.write('from a timer\n');
    await turn();
    assert.equal(await shows(), 'In [1]: typing');
    screen.back();
    assert.equal(await shows(), 'In [1]: typing\nfrom a timer\nIn [1]: typing');
  });

  it('draws anew what another program may have written over', async () => {
    const {screen, shows} = opened();
    screen.write('unfinished');
    screen.edit(() => frame('typing'));
    screen.leave();
    screen.back();
    assert.equal(await shows(), 'unfinished\nIn [1]: typing\nIn [1]: typing');
  });

  it('removes rows of output, wrapped ones included', async () => {
    const {screen, shows} = opened();
    screen.write('kept\n');
    screen.mark();
    screen.write(`${'x'.repeat(100)}\nlast\n`);
    assert.equal(screen.rowsWritten, 4);
    screen.eraseRows(screen.rowsWritten);
    assert.equal(await shows(), 'kept');
  });

  it('counts no row twice where the cursor stands at the beginning of a line', async () => {
    const {screen, shows} = opened();
    screen.write('a');
    screen.freshLine();
    screen.freshLine();
    screen.write('b\n');
    assert.equal(await shows(), 'a\nb');
  });
});
