import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {PseudoTerminal, skip as noTerminal} from '../repl/pty/pseudo-terminal.js';
import {findJupyter, nothingIsSkipped} from './jupyter.js';

const jupyter = findJupyter();
const missing = 'missing' in jupyter ? jupyter.missing : noTerminal === false ? null : noTerminal;
const options = {skip: missing !== null && !nothingIsSkipped ? missing : false, timeout: 180_000};

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});

/** Control keys, as terminals send them. */
const interrupt = '\x03';
const end = '\x04';

/**
 * Runs a cell until it shows this, and gives the number of the cell that did. Where the kernel takes long to say that it is busy, the console takes the
 * end of an earlier request for the cell's, and then shows nothing of it and asks nothing before its end.
 */
async function insist(
  terminal: PseudoTerminal,
  first: number,
  code: string,
  wanted: RegExp,
): Promise<number> {
  for (let count = first; count < first + 10; count += 1) {
    await terminal.shows(`In [${String(count)}]:`);
    terminal.type(`${code}\r`);
    const seen = await terminal.shows(wanted, 10_000).then(
      () => true,
      () => false,
    );
    if (seen) return count;
    terminal.type(interrupt);
  }
  throw new Error(`never seen: ${String(wanted)}`);
}

test('jupyter console runs cells, asks, completes, stops and leaves', options, async (context) => {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const env = Object.fromEntries(Object.entries(jupyter.env).map(([name, value]) => [name, value ?? '']));
  const terminal = PseudoTerminal.open(context, {
    // It waits for a second only, and goes on without the kernel's answer.
    command: [
      ...[jupyter.python, '-m', 'jupyter', 'console', '--kernel', 'mars-ts', '--ZMQCompleter.timeout=60'],
      '--ZMQTerminalInteractiveShell.kernel_is_complete_timeout=60',
    ],
    columns: 100,
    rows: 40,
    env,
  });
  await terminal.shows('In [1]:');

  terminal.type("const city: string = 'Bern'; console.log(`in ${city}`); city.length\r");
  await terminal.shows(/in Bern\n(?:.*\n)*Out\[1\]: 4/);

  await terminal.shows('In [2]:');
  terminal.type('await md.DataFrame({a: [1, 2]}).execute()\r');
  await terminal.shows(/Out\[2\]: *\n? +a\n0 +1\n1 +2/);

  await terminal.shows('In [3]:');
  terminal.type("throw new TypeError('wrong')\r");
  await terminal.shows('TypeError: wrong');

  await terminal.shows('In [4]:');
  // Typed a line at a time: what is incomplete goes on in the next line.
  terminal.type('for (const n of [1, 2]) {\r');
  await terminal.shows('...:');
  terminal.type('console.log(`number ${n}`) }\r');
  await terminal.shows(/number 1\s+number 2/);

  const asks = await insist(terminal, 5, "await input('Who? ')", /^Who\?/m);
  terminal.type('me\r');
  await terminal.shows(`Out[${String(asks)}]: 'me'`);

  const spins = await insist(terminal, asks + 1, "console.log('begun'); while (true) {}", /^begun/m);
  terminal.type(interrupt);
  await terminal.shows(/^begun[^]*InterruptedError/m);

  await terminal.shows(`In [${String(spins + 1)}]:`);
  terminal.type('city.toUpperC\t');
  await terminal.shows('city.toUpperCase');
  terminal.type('()\r');
  await terminal.shows(`Out[${String(spins + 1)}]: 'BERN'`);

  await terminal.shows(`In [${String(spins + 2)}]:`);
  terminal.type(end);
  await terminal.shows('exit');
  terminal.type('y\r');
  assert.equal(await terminal.exited(), 0);
});
