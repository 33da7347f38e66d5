import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {PseudoTerminal, skip, temporaryFolder} from './pseudo-terminal.js';

const KEY = {
  up: '\x1b[A',
  left: '\x1b[D',
  right: '\x1b[C',
  home: '\x1b[H',
  escape: '\x1b',
  tab: '\t',
  altEnter: '\x1b\r',
};
const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 0x1f);

describe('a person in front of the shell', {skip}, () => {
  it('types a cell and sees its value', async (test) => {
    const terminal = PseudoTerminal.open(test);
    assert.equal(await terminal.run(1, '1 + 1'), 'In [1]: 1 + 1\nOut[1]: 2');
  });

  it('types a function on several lines, which indent themselves', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type('function twice(x: number) {\r');
    await terminal.shows('   ...:');
    terminal.type('return 2 * x;\r}\r');
    await terminal.prompt(2);
    assert.match(
      terminal.text,
      /In \[1\]: function twice\(x: number\) \{\n {3}\.\.\.: {3}return 2 \* x;\n {3}\.\.\.: \}/,
    );
    assert.match(await terminal.run(2, 'twice(21)'), /Out\[2\]: 42$/);
  });

  it('breaks a line that is complete, with Alt-Enter', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type(`1 + 1${KEY.altEnter}2 + 3\r`);
    await terminal.shows('Out[1]: 5');
  });

  it('completes a name, and finds it in the menu', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.run(1, 'const populationOfCities = {berlin: 3.6, paris: 2.1}');
    terminal.type(`populationOf${KEY.tab}`);
    await terminal.shows(/In \[2\]: populationOfCities/);
    terminal.type(`.${KEY.tab}`);
    await terminal.shows('berlin');
    terminal.type('par');
    await terminal.shows(/In \[2\]: populationOfCities\.par/);
    terminal.type(`${KEY.tab}\r`);
    terminal.type('\r');
    await terminal.shows('Out[2]: 2.1');
  });

  it('finds earlier cells with Up and with Ctrl-R, in this run and in the next', async (test) => {
    const data = temporaryFolder(test);
    const first = PseudoTerminal.open(test, {data});
    await first.run(1, 'const kept = "between runs"');
    await first.run(2, '6 * 7');
    first.type(KEY.up);
    await first.shows(/In \[3\]: 6 \* 7/);
    first.type(control('c'));
    await first.prompt(3);
    first.type(control('d'));
    assert.equal(await first.exited(), 0);

    const second = PseudoTerminal.open(test, {data});
    await second.run(1, '0');
    second.type(`${KEY.up}${KEY.up}`);
    await second.shows(/In \[2\]: 6 \* 7/);
    second.type(control('c'));
    await second.prompt(2);
    second.type(`${control('r')}between`);
    await second.shows(/In \[2\]: const kept = "between runs"\nsearch: between/);
    second.type('\r');
    await second.prompt(3);
  });

  it('takes the suggestion from history with the right arrow', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.run(1, '"a long expression".length');
    terminal.type('"a lo');
    await terminal.shows(/In \[2\]: "a long expression"\.length/);
    terminal.type(`${KEY.right}\r`);
    await terminal.shows('Out[2]: 17');
  });

  it('pastes fifty lines as one cell', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    const lines = Array.from({length: 48}, (_, line) => `  sum += ${String(line)};`);
    terminal.paste(`let sum = 0;\n{\n${lines.join('\n')}\n}\nsum`);
    terminal.type('\r');
    await terminal.shows(`Out[1]: ${String((47 * 48) / 2)}`);
  });

  it('moves and edits inside of the cell', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type(`2 + 3${control('a')}4 * (${control('e')})${KEY.left}${control('t')}${control('_')}\r`);
    await terminal.shows(/Out\[1\]: 20/);
  });

  it('drops the cell with Ctrl-C and leaves with Ctrl-D', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type(`this is wrong${control('c')}`);
    await terminal.prompt(1);
    terminal.type(control('d'));
    assert.equal(await terminal.exited(), 0);
  });

  it('leaves with exit, as people do elsewhere', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type('exit\r');
    assert.equal(await terminal.exited(), 0);
  });

  it('draws the cell anew when the terminal changes its size', async (test) => {
    const terminal = PseudoTerminal.open(test, {columns: 60});
    await terminal.prompt(1);
    terminal.type(`"${'x'.repeat(70)}"`);
    await terminal.shows(/x{8}"/);
    terminal.resize(100, 30);
    await terminal.shows(new RegExp(`In \\[1\\]: "x{70}"`));
    terminal.type('.length\r');
    await terminal.shows('Out[1]: 70');
  });

  it('stops with Ctrl-Z and goes on with fg, the terminal in order meanwhile', async (test) => {
    const terminal = PseudoTerminal.open(test, {command: ['bash', '--norc', '-i'], env: {PS1: '$ '}});
    await terminal.shows('$');
    terminal.type(`${PseudoTerminal.command}\r`);
    await terminal.prompt(1);
    terminal.type(`40 + ${control('z')}`);
    await terminal.shows('Stopped');
    terminal.type('stty -a | grep -o " icanon"; fg\r');
    await terminal.shows(/\n icanon/);
    await terminal.shows(/icanon[^]*In \[1\]: 40 \+/);
    terminal.paste('1 +\n1');
    terminal.type('\r');
    await terminal.shows('Out[1]: 42');
  });
});

describe('what the shell shows', {skip}, () => {
  it('the line of an error, with a caret', async (test) => {
    const terminal = PseudoTerminal.open(test);
    const shown = await terminal.run(1, 'const nothing = null; nothing.length');
    assert.match(shown, /TypeError/);
    assert.match(shown, /nothing\.length[^]*\^/);
    assert.match(await terminal.run(2, '1'), /Out\[2\]: 1/);
  });

  it('colours, and none where NO_COLOR or --no-color asks for none', async (test) => {
    const colored = PseudoTerminal.open(test);
    await colored.run(1, 'const s = "text"; s.length');
    assert.match(colored.raw, /\x1b\[3\dm/);
    for (const plain of [{env: {NO_COLOR: '1'}}, {args: ['--no-color']}]) {
      const terminal = PseudoTerminal.open(test, plain);
      await terminal.run(1, 'const s = "text"; s.length; null.x');
      assert.doesNotMatch(terminal.raw, /\x1b\[[\d;]*m/);
    }
  });

  it('output of a timer above the cell being typed', async (test) => {
    const now = join(temporaryFolder(test), 'now');
    const terminal = PseudoTerminal.open(test, {columns: 200});
    await terminal.run(1, 'import {existsSync} from "node:fs"');
    await terminal.run(
      2,
      `const timer = setInterval(() => { if (existsSync("${now}")) { console.log("later"); clearInterval(timer) } }, 20); 0`,
    );
    terminal.type('half a cell');
    await terminal.shows(/In \[3\]: half a cell$/);
    writeFileSync(now, '');
    await terminal.shows(/later\nIn \[3\]: half a cell$/);
  });

  it('help on a name', async (test) => {
    const terminal = PseudoTerminal.open(test, {env: {PAGER: 'cat'}});
    await terminal.run(1, '/** Adds one. */ function addOne(x: number): number { return x + 1 }');
    const help = await terminal.run(2, 'addOne?');
    assert.match(help, /addOne/);
    assert.match(await terminal.run(3, 'addOne??'), /return x \+ 1/);
  });

  it('a result that is higher than the terminal through the pager', async (test) => {
    const terminal = PseudoTerminal.open(test, {env: {PAGER: 'less', LESS: '-RFX'}});
    await terminal.prompt(1);
    terminal.type(
      'console.log("before"); Array.from({length: 100}, (_, i) => ({number: i, square: i * i}))\r',
    );
    await terminal.shows(/\nbefore\n[^]*\n:$/);
    terminal.type('q');
    await terminal.prompt(2);
    assert.match(await terminal.run(2, '1 + 1'), /Out\[2\]: 2/);
  });
});
