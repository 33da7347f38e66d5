/** How front-ends show that input is bad: the reason, the line, and where in it; and that work goes on. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {Client} from '../kernel/client.js';
import {KernelProcess} from '../kernel/kernel-process.js';
import {PseudoTerminal, skip} from '../repl/pty/pseudo-terminal.js';

const cases = [
  {
    code: 'const t = mt.tensor([[1, 2], [3]])',
    name: 'ValueError',
    reason: 'rows of different lengths along axis 0',
    at: 14,
  },
  {
    code: "md.DataFrame({age: [31], name: ['Ada']}).get('nmae')",
    name: 'KeyError',
    reason: "Did you mean 'name'?",
    at: 42,
  },
];

/** The line of the cell and the caret below its column. */
function excerpt(code: string, column: number): string {
  return `❱ 1 │ ${code}\n    │ ${' '.repeat(column - 1)}^`;
}

describe('bad input in a kernel', () => {
  let kernel: KernelProcess;
  let client: Client;
  before(async () => {
    kernel = await KernelProcess.start();
    client = await Client.connect(kernel.connection);
  });
  after(async () => {
    client.close();
    await kernel.stop();
  });

  for (const {code, name, reason, at} of cases) {
    it(`${name} is an error message with the place`, async () => {
      const {reply, output} = await client.execute(code);
      assert.equal(reply.content['status'], 'error');
      const error = output.find(({header}) => header.msg_type === 'error');
      assert.equal(error?.content['ename'], name);
      assert.ok(String(error.content['evalue']).includes(reason));
      const traceback = stripVTControlCharacters((error.content['traceback'] as string[]).join('\n'));
      assert.ok(traceback.startsWith(`${name}: `), traceback);
      assert.ok(traceback.includes(excerpt(code, at)), traceback);
      assert.equal((await client.execute('1')).reply.content['status'], 'ok');
    });
  }
});

describe('bad input in the shell', {skip}, () => {
  it('is shown with the place, and the prompt comes back', async (test) => {
    const terminal = PseudoTerminal.open(test, {columns: 120, rows: 60});
    for (const [i, {code, name, reason, at}] of cases.entries()) {
      const shown = await terminal.run(i + 1, code);
      assert.ok(shown.includes(`${name}: `), shown);
      assert.ok(shown.includes(reason), shown);
      assert.ok(shown.includes(excerpt(code, at)), shown);
    }
  });
});
