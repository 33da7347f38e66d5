import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newEditor} from '../../../src/repl/editor/state.js';
import {suggestion, update, withCompletions, withNewline} from '../../../src/repl/editor/update.js';
import {editorAt, press, pressAsking, shown} from './keyboard.js';

describe('editing keys', () => {
  const cases: readonly [string, string, string, string][] = [
    ['types at the cursor', 'ab|d', 'c', 'abc|d'],
    ['C-a goes to the beginning of the line', 'x\nabc|', '<C-a>', 'x\n|abc'],
    ['C-e goes to the end of the line', 'a|bc\nx', '<C-e>', 'abc|\nx'],
    ['home and end do the same', '|abc', '<end>d<home>_', '_|abcd'],
    ['C-b and C-f move by a character', 'ab|c', '<C-b><C-b><C-f>', 'a|bc'],
    ['the arrows move over whole characters', 'a👩‍👩‍👧e\u0301|', '<left><left>', 'a|👩‍👩‍👧e\u0301'],
    ['M-b and M-f move by a word', 'foo.bar_1 + |x', '<M-b><M-f>', 'foo.bar_1| + x'],
    ['C-left and C-right move by a word', 'foo bar|', '<C-left><C-left><C-right>', 'foo| bar'],
    ['M-< and M-> go to the ends of the cell', 'a\nb|c\nd', '<M-<>_<M->>_', '_a\nbc\nd_|'],
    ['backspace removes the character before', 'abc|d', '<backspace>', 'ab|d'],
    ['backspace removes a level of indentation', 'if\n    |x', '<backspace>', 'if\n  |x'],
    ['backspace joins lines', 'a\n|b', '<backspace>', 'a|b'],
    ['delete and C-d remove the character after', '|abc', '<delete><C-d>', '|c'],
    ['C-t exchanges the characters around the cursor', 'a|bc', '<C-t>', 'ba|c'],
    ['C-t exchanges the last two at the end', 'abc|', '<C-t>', 'acb|'],
    ['C-k kills to the end of the line', 'a|bc\nd', '<C-k>', 'a|\nd'],
    ['C-k at the end kills the line break', 'a|\nd', '<C-k>', 'a|d'],
    ['C-u kills to the beginning of the line', 'x\nabc|d', '<C-u>', 'x\n|d'],
    ['C-w kills back to a blank', 'a foo.bar|', '<C-w>', 'a |'],
    ['M-backspace kills the word before', 'a foo.bar|', '<M-backspace>', 'a foo.|'],
    ['M-d kills the word after', '|foo.bar', '<M-d>', '|.bar'],
    ['C-y brings back what was killed', 'a |bc', '<C-k><C-a><C-y>', 'bc|a '],
    ['consecutive kills come back together', 'one two three|', '<C-w><C-w><C-y>', 'one two three|'],
    ['M-y brings back the kill before', 'a b|', '<C-w><C-a><C-k><C-y><M-y>', 'b|'],
    ['up and down keep their column', 'abcd\ne\nfgh|i', '<up><up>', 'abc|d\ne\nfghi'],
    ['enter in the middle of a cell breaks the line', 'f(() => {|\n})', '<return>', 'f(() => {\n  |\n})'],
    ['a closing bracket goes under the line that opened', 'if (x) {\n  y\n  |', '}', 'if (x) {\n  y\n}|'],
    ['a bracket in a string opens nothing', "'{'|", '<M-return>', "'{'\n|"],
    ['a line broken between brackets makes room', 'f({|})', '<M-return>', 'f({\n  |\n})'],
    ['tab indents a blank line', 'a\n|', '<tab>', 'a\n  |'],
  ];
  for (const [what, before, keys, after] of cases) {
    it(what, () => {
      assert.equal(shown(press(editorAt(before), keys)), after);
    });
  }

  it('does nothing for a key without a meaning', () => {
    const state = editorAt('abc');
    assert.deepEqual(press(state, '<f5>'), state);
  });
});

describe('undo', () => {
  it('takes back a word at a time', () => {
    const typed = press(newEditor([]), 'let total = 1');
    assert.equal(shown(press(typed, '<C-_>')), 'let total = |');
    assert.equal(shown(press(typed, '<C-_><C-_><C-_>')), 'let |');
  });

  it('takes back and repeats a kill', () => {
    const killed = press(editorAt('abc|def'), '<C-k>');
    assert.equal(shown(press(killed, '<C-_>')), 'abc|def');
    assert.equal(shown(press(killed, '<C-_><M-_>')), 'abc|');
  });

  it('stops at the empty cell', () => {
    assert.equal(shown(press(newEditor([]), 'a<C-_><C-_><C-_>')), '|');
  });
});

describe('pasting', () => {
  it('keeps lines and their indentation, and is undone at once', () => {
    const pasted = update(newEditor([]), {kind: 'paste', text: 'if (a) {\r\n    b\r\n}\r'}).state;
    assert.equal(shown(pasted), 'if (a) {\n    b\n}\n|');
    assert.equal(shown(press(pasted, '<C-_>')), '|');
  });
});

describe('what keys ask of the shell', () => {
  const cases: readonly [string, string, string, string | undefined][] = [
    ['enter on one line', '1 +| 1', '<return>', 'enter'],
    ['enter on the last line', 'a\nb|', '<return>', 'enter'],
    ['enter on an earlier line', 'a|\nb', '<return>', undefined],
    ['tab after a name', 'md.|', '<tab>', 'complete'],
    ['C-d on an empty cell', '|', '<C-d>', 'leave'],
    ['C-d elsewhere', '|a', '<C-d>', undefined],
    ['C-c', 'abc|', '<C-c>', 'abandon'],
    ['C-z', 'abc|', '<C-z>', 'suspend'],
    ['C-l', 'abc|', '<C-l>', 'clear-screen'],
  ];
  for (const [what, before, keys, request] of cases) {
    it(`${what}: ${request ?? 'nothing'}`, () => {
      assert.equal(pressAsking(editorAt(before), keys).request, request);
    });
  }

  it('a cell that goes on gets a line with the indentation it needs', () => {
    assert.equal(shown(withNewline(editorAt('if (a) {|'), '  ')), 'if (a) {\n  |');
  });
});

describe('history', () => {
  const entries = ['let a = 1', 'b + 1', 'function f() {\n  return 1\n}'];

  it('up and down go through earlier cells and back to what was typed', () => {
    const state = newEditor(entries);
    assert.equal(shown(press(state, '<up>')), `${entries[2] ?? ''}|`);
    assert.equal(shown(press(state, '<up><up><up><up>')), 'b + 1|');
    assert.equal(shown(press(state, '<up><M-up><down>')), 'function f() {|\n  return 1\n}');
    assert.equal(shown(press(state, '<up><M-down>')), '|');
  });

  it('visits only cells that begin with what stands before the cursor', () => {
    assert.equal(shown(press(editorAt('let|', entries), '<up>')), 'let a = 1|');
    assert.equal(shown(press(editorAt('let|', entries), '<up><down>')), 'let|');
    assert.equal(shown(press(editorAt('zzz|', entries), '<up>')), 'zzz|');
  });

  it('suggests the rest of the latest cell that begins so, and takes it', () => {
    const state = editorAt('b |', entries);
    assert.equal(suggestion(state), '+ 1');
    assert.equal(shown(press(state, '<right>')), 'b + 1|');
    assert.equal(shown(press(state, '<C-e>')), 'b + 1|');
    assert.equal(shown(press(editorAt('le|', entries), '<M-f>')), 'let|');
    assert.equal(suggestion(editorAt('|b ', entries)), '');
    assert.equal(suggestion(editorAt('|', entries)), '');
  });
});

describe('incremental search', () => {
  const entries = ['let alpha = 1', 'beta', 'let gamma = alpha', 'beta'];

  it('finds as one types, from the latest, and goes on with C-r', () => {
    assert.equal(shown(press(newEditor(entries), '<C-r>alp')), 'let gamma = |alpha');
    assert.equal(shown(press(newEditor(entries), '<C-r>alp<C-r>')), 'let |alpha = 1');
    assert.equal(shown(press(newEditor(entries), '<C-r>alp<C-r><C-s>')), 'let gamma = |alpha');
  });

  it('passes over repetitions', () => {
    const found = press(newEditor(['beta 2', 'beta', 'beta']), '<C-r>beta<C-r>');
    assert.equal(shown(found), '|beta 2');
  });

  it('minds capitals only where the query has one', () => {
    assert.equal(shown(press(newEditor(['Alpha', 'alpha']), '<C-r>Al')), '|Alpha');
    assert.equal(shown(press(newEditor(['Alpha']), '<C-r>al')), '|Alpha');
  });

  it('says when nothing is found, and finds again after backspace', () => {
    const failed = press(newEditor(entries), '<C-r>gammx');
    assert.equal(failed.search?.failed, true);
    assert.equal(shown(press(failed, '<backspace>')), 'let |gamma = alpha');
  });

  it('enter submits what was found, an arrow edits it, C-g restores', () => {
    const state = editorAt('mine|', entries);
    assert.equal(pressAsking(state, '<C-r>gam<return>').request, 'enter');
    assert.equal(shown(press(state, '<C-r>gam<right>!')), 'let g!|amma = alpha');
    assert.equal(shown(press(state, '<C-r>gam<C-g>')), 'mine|');
    assert.equal(shown(press(state, '<C-r>gam<escape><C-_>')), 'mine|');
  });
});

describe('completion', () => {
  const items = (...texts: string[]) => texts.map((text) => ({text, type: 'function'}));

  it('puts in what is the only match', () => {
    const done = withCompletions(editorAt('md.DataF|'), {items: items('DataFrame'), start: 3, end: 8});
    assert.equal(shown(done), 'md.DataFrame|');
    assert.equal(done.menu, null);
  });

  it('extends as far as the matches agree, and opens the menu', () => {
    const open = withCompletions(editorAt('md.re|'), {
      items: items('read_csv', 'read_parquet'),
      start: 3,
      end: 5,
    });
    assert.equal(shown(open), 'md.read_|');
    assert.equal(open.menu?.items.length, 2);
  });

  const open = withCompletions(editorAt('md.to|()'), {
    items: items('to_csv', 'total', 'to_json'),
    start: 3,
    end: 5,
  });

  it('goes through the choices with tab, and round', () => {
    assert.equal(shown(press(open, '<tab>')), 'md.to_csv|()');
    assert.equal(shown(press(open, '<tab><tab>')), 'md.total|()');
    assert.equal(shown(press(open, '<tab><S-tab>')), 'md.to|()');
    assert.equal(shown(press(open, '<S-tab>')), 'md.to_json|()');
  });

  it('narrows while one types, and closes when nothing fits', () => {
    assert.deepEqual(
      press(open, '_').menu?.items.map(({text}) => text),
      ['to_csv', 'to_json'],
    );
    assert.equal(press(open, '_x').menu, null);
    assert.equal(press(open, '(').menu, null);
  });

  it('enter takes a choice without submitting; without a choice it submits', () => {
    const chosen = pressAsking(open, '<tab><return>');
    assert.equal(chosen.request, undefined);
    assert.equal(shown(chosen.state), 'md.to_csv|()');
    assert.equal(chosen.state.menu, null);
    assert.equal(pressAsking(open, '<return>').request, 'enter');
  });

  it('typing goes on after the choice; escape takes it back', () => {
    assert.equal(shown(press(open, '<tab>.')), 'md.to_csv.|()');
    assert.equal(shown(press(open, '<tab><escape>')), 'md.to|()');
    assert.equal(shown(press(open, '<tab><return><C-_>')), 'md.to|()');
  });
});
