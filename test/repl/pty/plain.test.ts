import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {PseudoTerminal, skip} from './pseudo-terminal.js';

describe('a terminal that can only print', {skip}, () => {
  it('reads plain lines and runs the same cells', async (test) => {
    const terminal = PseudoTerminal.open(test, {env: {TERM: 'dumb'}});
    await terminal.shows('In [1]:');
    terminal.type('function f() {\n');
    await terminal.shows('...:');
    terminal.type('return 42 }\nf()\n');
    await terminal.shows('Out[2]: 42');
    assert.doesNotMatch(terminal.raw, /\x1b/);
    terminal.type('\x04');
    assert.equal(await terminal.exited(), 0);
  });

  for (const [what, code] of [
    ['a pending await', 'console.log("started"); await new Promise(() => {})'],
    ['a loop', 'console.log("started"); for (;;);'],
  ]) {
    it(`stops ${what ?? ''} with Ctrl-C`, async (test) => {
      const terminal = PseudoTerminal.open(test, {env: {TERM: 'dumb'}});
      await terminal.shows('In [1]:');
      terminal.type(`${code ?? ''}\n`);
      await terminal.shows(/\nstarted/);
      terminal.type('\x03');
      await terminal.shows('In [2]:');
      terminal.type('6 * 7\n');
      await terminal.shows('Out[2]: 42');
    });
  }
});
