import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {PseudoTerminal, skip, temporaryFolder} from './pseudo-terminal.js';

const CTRL_C = '\x03';
const CTRL_Z = '\x1a';

describe('Ctrl-C stops a computation and keeps the state', {skip}, () => {
  const shapes: readonly [string, string][] = [
    ['a loop', 'console.log("started"); for (;;);'],
    ['a pending await', 'console.log("started"); await new Promise(() => {})'],
    ['a loop after an await', 'await null; console.log("started"); for (;;);'],
    ['a loop in a timer', 'await new Promise(() => setTimeout(() => { console.log("started"); for (;;); }))'],
    ['a loop that catches everything', 'console.log("started"); for (;;) { try { for (;;); } catch {} }'],
    ['Atomics.wait', 'console.log("started"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'],
    ['a question', 'await input("started? ")'],
  ];
  for (const [what, code] of shapes) {
    it(what, async (test) => {
      const terminal = PseudoTerminal.open(test);
      await terminal.run(1, 'let state = "kept"');
      terminal.type(`${code}\r`);
      await terminal.shows(/\nstarted/);
      terminal.type(CTRL_C);
      await terminal.prompt(3);
      assert.match(terminal.text, /Interrupt/);
      assert.match(await terminal.run(3, 'state'), /Out\[3\]: '?kept'?$/);
    });
  }

  it('and drops what was typed ahead, as a terminal does', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type('console.log("started"); for (;;);\r');
    await terminal.shows(/\nstarted/);
    terminal.type(`typed ahead${CTRL_C}`);
    await terminal.prompt(2);
  });

  it('while other keys typed during a cell come to the next one', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type('console.log("started"); await new Promise((r) => setTimeout(r, 500))\r');
    await terminal.shows(/\nstarted/);
    terminal.type('6 * 7\r');
    await terminal.shows('Out[2]: 42');
  });

  describe('and Ctrl-Z suspends a busy loop', () => {
    /** A loop in a shell that bash started and that is suspended; gives the shell's process. */
    async function suspendedLoop(terminal: PseudoTerminal): Promise<number> {
      await terminal.shows('$');
      terminal.type(`${PseudoTerminal.command}\r`);
      await terminal.run(1, 'let state = 1');
      const pid = Number(/Out\[2\]: (\d+)/.exec(await terminal.run(2, 'process.pid'))?.[1]);
      terminal.type('console.log("started"); for (;;);\r');
      await terminal.shows(/\nstarted/);
      terminal.type(CTRL_Z);
      await terminal.shows(/Stopped[^]*\n\$/);
      return pid;
    }

    /** Whether the process runs, and what is typed is for its job: until then Ctrl-C is for bash. */
    const isForeground = (pid: number): boolean =>
      /^[^T]*\+/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'}));

    it('which Ctrl-C still stops after fg', async (test) => {
      const terminal = PseudoTerminal.open(test, {command: ['bash', '--norc', '-i'], env: {PS1: '$ '}});
      const pid = await suspendedLoop(terminal);
      terminal.type('fg\r');
      while (!isForeground(pid)) await setTimeout(10);
      terminal.type(CTRL_C);
      await terminal.prompt(4);
      assert.match(await terminal.run(4, 'state'), /Out\[4\]: 1/);
    });

    it('which a Ctrl-C stops that comes before the shell has the terminal back', async (test) => {
      const terminal = PseudoTerminal.open(test, {command: ['bash', '--norc', '-i'], env: {PS1: '$ '}});
      const pid = await suspendedLoop(terminal);
      process.kill(-pid, 'SIGINT');
      terminal.type('fg\r');
      await terminal.prompt(4);
      assert.match(await terminal.run(4, 'state'), /Out\[4\]: 1/);
    });
  });
});

describe('what stands in the terminal when a cell is suspended', {skip}, () => {
  const BASH = {command: ['bash', '--norc', '-i'], env: {PS1: '$ '}, columns: 200} as const;

  /** Suspends the cell that runs, lets bash write a line, and continues it. */
  async function away(terminal: PseudoTerminal): Promise<void> {
    terminal.type(CTRL_Z);
    await terminal.shows(/Stopped[^]*\n\$$/);
    terminal.type('echo between\r');
    await terminal.shows(/\nbetween\n\$$/);
    terminal.type('fg\r');
  }

  /** What bash wrote from the stop to `fg`, and then this. */
  const withBashThen = (what: string): RegExp =>
    new RegExp(
      String.raw`Stopped .*mars-repl\.js\n\$ echo between\nbetween\n\$ fg\n.*mars-repl\.js\n${what}`,
    );

  it('stays, and progress goes on below it', async (test) => {
    const terminal = PseudoTerminal.open(test, BASH);
    await terminal.shows('$');
    terminal.type(`${PseudoTerminal.command}\r`);
    await terminal.run(1, 'let [one, two] = [mt.random.rand(2000, 2000), mt.random.rand(2000, 2000)];');
    await terminal.run(2, 'for (let i = 0; i < 400; i++) [one, two] = [one.dot(one), two.dot(two)];');
    terminal.type('await Promise.all([one.sum().execute(), two.sum().execute()])\r');
    await terminal.shows(/━+.* s\n.*━+.* s$/);
    await away(terminal);
    await terminal.shows(withBashThen(String.raw`.*━+.* s\n.*━+.* s$`));
    terminal.type(CTRL_C);
    await terminal.prompt(4);
    const shown = terminal.text;
    assert.match(shown, withBashThen(String.raw`(?:\^C)?\nInterruptedError[^━]*\nIn \[4\]:$`));
    assert.equal(shown.split('In [4]:').length, 2);
  });

  it('stays when the cell keeps the thread busy, prints, and ends', async (test) => {
    const go = join(temporaryFolder(test), 'go');
    const terminal = PseudoTerminal.open(test, BASH);
    await terminal.shows('$');
    terminal.type(`${PseudoTerminal.command}\r`);
    await terminal.run(1, 'import {existsSync} from "node:fs"');
    terminal.type(
      `console.log("started"); while (!existsSync(${JSON.stringify(go)})); console.log("after"); 6 * 7\r`,
    );
    await terminal.shows(/\nstarted/);
    await away(terminal);
    writeFileSync(go, '');
    await terminal.prompt(3);
    assert.match(terminal.text, withBashThen(String.raw`after\nOut\[2\]: 42\n\nIn \[3\]:$`));
  });
});

describe('Ctrl-C again during a stop', {skip}, () => {
  it('gives up a cell that does not end', async (test) => {
    const terminal = PseudoTerminal.open(test);
    await terminal.prompt(1);
    terminal.type(
      'try { console.log("started"); await new Promise(() => {}) } finally { await new Promise(() => {}) }\r',
    );
    await terminal.shows(/\nstarted/);
    terminal.type(CTRL_C);
    await terminal.shows('^C');
    terminal.type(CTRL_C);
    await terminal.prompt(2);
    assert.match(await terminal.run(2, '1 + 1'), /Out\[2\]: 2/);
  });
});
