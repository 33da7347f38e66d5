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
function opened() {
  const virtual = new VirtualScreen(40, 10);
  let last: Promise<void> = Promise.resolve();
  let handovers = 0;
  const write = (text: string): void => {
    last = virtual.write(text);
  };
  const screen = new Screen({columns: 40, rows: 10, write, on: () => undefined}, () => handovers);
  /** Another thread gives the terminal to a program, which writes some lines, or takes it back: the screen is not told. */
  const handOver = (lines = ''): void => {
    handovers += 1;
    if (lines !== '') write(lines);
  };
  return {screen, handOver, shows: () => last.then(() => virtual.text)};
}

const half = {
  id: 'a',
  session: 's',
  fraction: 0.5,
  label: 'sum',
  state: 'running',
  elapsedMs: 1500,
} as const;

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
    screen.write('before\n');
    screen.setStatus([progressRow(half, 40, theme)]);
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

  it('takes nothing away of what a program wrote that had the terminal without a word to the screen', async () => {
    const {screen, handOver, shows} = opened();
    const bar = progressRow(half, 40, theme);
    screen.write('before\n');
    screen.setStatus([bar]);
    handOver('\nStopped\n$ fg\n');
    screen.setStatus([bar]);
    screen.write('meanwhile\n');
    assert.match(await shows(), /^before\nsum .*\nStopped\n\$ fg$/, 'nothing is drawn before it is back');
    handOver();
    screen.setStatus([]);
    assert.match(await shows(), /^before\nsum .*\nStopped\n\$ fg\nmeanwhile$/);
  });

  it('draws once what stands below the output when it hears that the terminal is back', async () => {
    const {screen, handOver, shows} = opened();
    screen.edit(() => frame('typing'));
    handOver('\nStopped\n$ fg\n');
    handOver();
    screen.write('late\n');
    await turn();
    screen.look();
    assert.equal(await shows(), 'In [1]: typing\nStopped\n$ fg\nlate\nIn [1]: typing');
  });

  it('removes no rows of output that stand above what another program wrote', async () => {
    const {screen, handOver, shows} = opened();
    screen.mark();
    screen.write('one\ntwo\n');
    handOver('Stopped\n');
    handOver();
    screen.write('three\n');
    screen.eraseRows(screen.rowsWritten);
    assert.equal(await shows(), 'one\ntwo\nStopped');
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
