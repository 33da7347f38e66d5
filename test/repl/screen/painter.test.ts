import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type EditorState, newEditor} from '../../../src/repl/editor/state.js';
import {withCompletions} from '../../../src/repl/editor/update.js';
import type {Frame} from '../../../src/repl/screen/layout.js';
import {draw, erase, redraw, reflowed} from '../../../src/repl/screen/painter.js';
import {themeOf} from '../../../src/repl/screen/theme.js';
import {editingFrame, promptFor} from '../../../src/repl/screen/view.js';
import {editorAt, press} from '../editor/keyboard.js';
import {VirtualScreen} from './virtual-screen.js';

const theme = themeOf(0);

const frameOf = (state: EditorState, columns = 30, rows = 10): Frame =>
  editingFrame(state, promptFor(1), {columns, rows}, theme);

/** Draws the states one after the other, each over the one before. */
async function screenAfter(states: readonly EditorState[], columns = 30, rows = 10): Promise<VirtualScreen> {
  const screen = new VirtualScreen(columns, rows);
  let shown: Frame | null = null;
  for (const state of states) {
    const next = frameOf(state, columns, rows);
    await screen.write(shown === null ? draw(next) : redraw(shown, next));
    shown = next;
  }
  return screen;
}

describe('the cell on the screen', () => {
  it('has a prompt on its first line and another on the others', async () => {
    const screen = await screenAfter([editorAt('if (a) {\n  b|\n}')]);
    assert.equal(screen.text, 'In [1]: if (a) {\n   ...:   b\n   ...: }');
    assert.deepEqual(screen.cursor, [1, 11]);
  });

  it('goes on in the next row where a line is longer than the terminal', async () => {
    const screen = await screenAfter([editorAt(`${'x'.repeat(30)}|`)]);
    assert.equal(screen.text, `In [1]: ${'x'.repeat(22)}\n${'x'.repeat(8)}`);
    assert.deepEqual(screen.cursor, [1, 8]);
  });

  it('has room for the cursor after a row that is exactly full', async () => {
    const screen = await screenAfter([editorAt(`${'x'.repeat(22)}|`)]);
    assert.deepEqual(screen.cursor, [1, 0]);
  });

  it('counts wide characters as two columns, and never cuts one', async () => {
    const screen = await screenAfter([editorAt(`${'世'.repeat(12)}|`)], 31);
    assert.equal(screen.text, `In [1]: ${'世'.repeat(11)}\n世`);
    assert.deepEqual(screen.cursor, [1, 2]);
  });

  it('shows tabs as blanks and control characters by name', async () => {
    const screen = await screenAfter([editorAt('a\tb\x07|')]);
    assert.equal(screen.text, 'In [1]: a    b^G');
    assert.deepEqual(screen.cursor, [0, 16]);
  });

  it('shows the part around the cursor of a cell that is higher than the terminal', async () => {
    const lines = Array.from({length: 20}, (_, line) => `line${String(line)}`);
    const screen = await screenAfter([editorAt(lines.join('\n'))], 30, 5);
    assert.equal(screen.text.split('\n').at(-1), '   ...: line19');
    assert.equal(screen.text.split('\n').length, 5);
  });
});

describe('redrawing', () => {
  const scripts: readonly [string, EditorState[]][] = [
    ['typing', [newEditor([]), editorAt('a|'), editorAt('ab|')]],
    ['growing by lines', [editorAt('a|'), editorAt('a\n|'), editorAt('a\nb\nc\nd|')]],
    ['shrinking by lines', [editorAt('a\nb\nc|'), editorAt('a|'), editorAt('|')]],
    ['a change above the cursor', [editorAt('aaa\nb\nc|'), editorAt('|x\nb\nc')]],
    ['growing with the cursor above', [editorAt('|a\nb'), editorAt('|a\nb\nc\nd\ne')]],
    ['only the cursor', [editorAt('abc\ndef|'), editorAt('a|bc\ndef')]],
    [
      'full rows',
      [editorAt(`${'x'.repeat(22)}|`), editorAt(`${'x'.repeat(52)}|`), editorAt(`${'y'.repeat(22)}|`)],
    ],
  ];
  for (const [what, states] of scripts) {
    it(`gives what drawing afresh gives: ${what}`, async () => {
      const last = states.slice(-1);
      const [updated, fresh] = await Promise.all([screenAfter(states), screenAfter(last)]);
      assert.equal(updated.text, fresh.text);
      assert.deepEqual(updated.cursor, fresh.cursor);
    });
  }

  it('scrolls where the cell grows at the bottom of the terminal', async () => {
    const screen = new VirtualScreen(30, 4);
    await screen.write('1\n2\n3\n');
    const first = frameOf(editorAt('a|'), 30, 4);
    const second = frameOf(editorAt('a\nb\nc|'), 30, 4);
    await screen.write(draw(first) + redraw(first, second));
    assert.equal(screen.text, '3\nIn [1]: a\n   ...: b\n   ...: c');
    assert.deepEqual(screen.cursor, [3, 9]);
  });

  it('erases to where it began', async () => {
    const screen = new VirtualScreen(30, 6);
    const frame = frameOf(editorAt('a\nb|\nc'));
    await screen.write(`out\n${draw(frame)}${erase(frame)}`);
    assert.equal(screen.text, 'out');
    assert.deepEqual(screen.cursor, [1, 0]);
  });

  for (const columns of [17, 45]) {
    it(`follows the terminal to ${String(columns)} columns`, async () => {
      const state = editorAt(`${'abcdefghij'.repeat(5)}\n${'x'.repeat(20)}|\nend`);
      const screen = new VirtualScreen(30, 12);
      const before = frameOf(state, 30, 12);
      await screen.write(`out\n${draw(before)}`);
      screen.resize(columns, 12);
      const after = frameOf(state, columns, 12);
      await screen.write(erase(reflowed(before, columns)) + draw(after));
      const fresh = new VirtualScreen(columns, 12);
      await fresh.write(`out\n${draw(after)}`);
      assert.equal(screen.text, fresh.text);
      assert.deepEqual(screen.cursor, fresh.cursor);
    });
  }
});

describe('below the cell', () => {
  it('stands what is searched for, with the cursor', async () => {
    const screen = await screenAfter([press(newEditor(['let alpha = 1']), '<C-r>alp')]);
    assert.equal(screen.text, 'In [1]: let alpha = 1\nsearch: alp');
    assert.deepEqual(screen.cursor, [1, 11]);
  });

  it('stands the suggestion after the cursor, cut at its first line', async () => {
    const screen = await screenAfter([editorAt('f|', ['f(() => {\n  1\n})'])]);
    assert.equal(screen.text, 'In [1]: f(() => { …');
    assert.deepEqual(screen.cursor, [0, 9]);
  });

  it('stands the menu, with the documentation of the choice', async () => {
    const items = [
      {
        text: 'to_csv',
        type: 'function',
        signature: '(path: string): Promise<void>',
        documentation: 'Writes a file.',
      },
      {text: 'to_json', type: 'function'},
    ];
    const open = withCompletions(editorAt('df.to|'), {items, start: 3, end: 5});
    const screen = await screenAfter([open, press(open, '<tab>')], 60);
    assert.equal(
      screen.text,
      [
        'In [1]: df.to_csv',
        ' to_csv  function  (path: string): Promise<void>',
        ' to_json function',
        '  Writes a file.',
      ].join('\n'),
    );
  });

  it('stands a long menu in part', async () => {
    const items = Array.from({length: 30}, (_, index) => ({text: `name${String(index)}`, type: 'variable'}));
    const open = withCompletions(editorAt('n|'), {items, start: 0, end: 1});
    const screen = await screenAfter([open], 60, 8);
    assert.equal(screen.text.split('\n').length, 8);
  });
});
