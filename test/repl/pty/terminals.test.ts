/** Terminals and texts that are out of the ordinary. */
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {PseudoTerminal, skip, temporaryFolder} from './pseudo-terminal.js';

const KEY = {left: '\x1b[D', backspace: '\x7f', tab: '\t'};
const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 0x1f);

describe('a terminal of twenty columns', {skip}, () => {
  it('wraps the cell, fits the menu, and leaves out columns of a table', async (test) => {
    const terminal = PseudoTerminal.open(test, {columns: 20, rows: 16});
    await terminal.prompt(1);
    terminal.type('const value = "a long string"');
    await terminal.shows(/In \[1\]: const value\n= "a long string"$/);
    terminal.type('\r');
    await terminal.prompt(2);
    terminal.type('const df = md.DataFrame({city: ["Bern"], people: [134], land: ["CH"], area: [51.6]})\r');
    await terminal.prompt(3);
    terminal.type('await df.execute()\r');
    await terminal.prompt(4);
    assert.match(terminal.text, /city {2}\.\.\./);
    terminal.type(`df.sort${KEY.tab}`);
    await terminal.shows(/\n sort_values func/);
    terminal.resize(60, 16);
    await terminal.shows(/\n sort_values function .*\(by: /);
  });
});

describe('text in the cell', {skip}, () => {
  it('of wide characters, emoji and combining marks moves and goes by what is seen as one', async (test) => {
    const terminal = PseudoTerminal.open(test, {columns: 60});
    await terminal.prompt(1);
    terminal.type('"世界 👩‍👩‍👧 e\u0301x"');
    await terminal.shows(/e\u0301x"$/);
    // Back over the quote and `x`, then away with the accented letter, the blank and the family.
    terminal.type(KEY.left.repeat(2) + KEY.backspace.repeat(3));
    await terminal.shows(/In \[1\]: "世界 x"$/);
    terminal.type(`${control('a')}[...${control('e')}].length\r`);
    await terminal.shows('Out[1]: 4');
  });

  it('of a line that is higher than the terminal is edited at both ends', async (test) => {
    const terminal = PseudoTerminal.open(test, {columns: 40, rows: 10});
    await terminal.prompt(1);
    terminal.type(`"${'x'.repeat(2000)}"`);
    await terminal.shows(/x"$/);
    terminal.type(`${control('a')}1 + ${control('e')}.length\r`);
    await terminal.shows('Out[1]: 2001');
  });

  it('of two thousand pasted lines is one cell', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    const lines = Array.from({length: 1996}, (_, line) => `  sum += ${String(line)}; // "and (a string`);
    terminal.paste(`let sum = 0;\n{\n${lines.join('\n')}\n}\nsum`);
    await terminal.shows(/sum \+= 1995;[^\n]*\n +\.\.\.: \}\n +\.\.\.: sum$/);
    terminal.type('\r');
    await terminal.shows(`Out[1]: ${String((1995 * 1996) / 2)}`);
  });

  it('stays where it is when the screen is cleared', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.run(1, '"above"');
    terminal.type(`half${control('l')}`);
    await terminal.until(() => /^In \[2\]: half$/.test(terminal.text), 'the cell alone');
    terminal.type('\x1f5\r');
    await terminal.shows('Out[2]: 5');
  });
});

describe('what cells do to the shell', {skip}, () => {
  it('%load puts a file into the next cell', async (test) => {
    const file = join(temporaryFolder(test), 'loaded.ts');
    writeFileSync(file, 'const a = 20;\na + 1\n');
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type(`%load ${file}\r`);
    await terminal.shows(/In \[2\]: const a = 20;\n +\.\.\.: a \+ 1$/);
    terminal.type('\r');
    await terminal.shows('Out[2]: 21');
  });

  it('timers that go on do not keep a person who leaves', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.run(1, 'setInterval(() => undefined, 1000); 0');
    terminal.type(control('d'));
    assert.equal(await terminal.exited(), 0);
  });

  it('pictures are shown where the terminal can, and are text elsewhere', async (test) => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const plain = PseudoTerminal.open(test);
    assert.match(await plain.run(1, `png("${png}")`), /\n?Out\[1\]: <PNG image>$/);
    const kitty = PseudoTerminal.open(test, {env: {TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1'}, columns: 200});
    await kitty.run(1, `png("${png}")`);
    assert.ok(kitty.raw.includes(`\x1b_Gf=100,a=T,m=0;${png}\x1b\\`));
    const iterm = PseudoTerminal.open(test, {
      env: {TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0'},
      columns: 200,
    });
    await iterm.run(1, `png("${png}")`);
    assert.match(iterm.raw, /\x1b\]1337;File=/);
  });

  it('pictures are sixels where the terminal says that it shows them', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    assert.ok(terminal.raw.includes('\x1b[c'), 'the terminal is asked');
    terminal.type('\x1b[4;480;800t\x1b[?62;4;22c');
    assert.match(await terminal.run(1, 'png(new Uint8Array())'), /Out\[1\]: <PNG image>$/);
    await terminal.run(2, 'await md.Series([1, 2]).plot()');
    assert.match(terminal.raw, /\x1bP[\d;]*q"1;1;\d+;\d+/);
    terminal.type(control('d'));
    assert.equal(await terminal.exited(), 0);
  });

  it('two shells side by side keep the cells of both', async (test) => {
    const data = temporaryFolder(test);
    const one = PseudoTerminal.open(test, {data});
    const two = PseudoTerminal.open(test, {data});
    await one.run(1, '"from one"');
    await two.run(1, '"from two"');
    await one.run(2, '"one again"');
    for (const shell of [one, two]) {
      shell.type(control('d'));
      await shell.exited();
    }
    const later = PseudoTerminal.open(test, {data});
    const history = await later.run(1, '%history -l 4');
    assert.match(history, /"from one"\n"from two"\n"one again"\n%history -l 4$/);
  });
});
