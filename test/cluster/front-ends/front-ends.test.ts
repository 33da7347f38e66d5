/** What the kernel and the shell show of a cluster: errors, progress, and what stopping does there. */
import assert from 'node:assert/strict';
import {stripVTControlCharacters} from 'node:util';
import {after, before, describe, it} from 'node:test';
import {Client} from '../../kernel/client.js';
import {KernelProcess} from '../../kernel/kernel-process.js';
import {PseudoTerminal, skip as noTerminal} from '../../repl/pty/pseudo-terminal.js';
import {noEnvironment} from '../support/python.js';
import {watchedCluster} from '../support/watched-cluster.js';

/** Many small pieces, so that there is progress to see, and far more of them than a test waits for. */
const long = 'await mt.exp(mt.ones([20_000, 20_000], {chunk_size: 500})).add(1).sum().execute()';
const failing = "await md.Series(['1', 'x']).astype('int64').execute()";

describe('with a session on a cluster', {skip: noEnvironment('mars')}, () => {
  const cluster = watchedCluster('mars');

  describe('a kernel', () => {
    let kernel: KernelProcess;
    let client: Client;
    before(async () => {
      kernel = await KernelProcess.start();
      client = await Client.connect(kernel.connection);
      await client.execute(`const there = new_session('${cluster().url}').as_default(); let kept = 'kept'`);
    });
    after(async () => {
      client.close();
      await kernel.stop();
    });

    it('shows the cell, then the calls on the cluster with their code, then what happened', async () => {
      const {reply} = await client.execute(failing);
      assert.equal(reply.content['ename'], 'ValueError');
      checkTraceback(stripVTControlCharacters((reply.content['traceback'] as string[]).join('\n')));
    });

    it('shows progress, and an interrupt ends the task there too', async () => {
      const id = await client.send('shell', 'execute_request', {code: long});
      const bar = await client.next(
        'iopub',
        ({header, parent}) => header.msg_type.endsWith('display_data') && parent?.msg_id === id,
      );
      assert.match(JSON.stringify(bar.content['data']), /<progress/);
      await cluster().inspector.untilWorking();
      await client.control('interrupt_request', {});
      const reply = await client.replyTo('shell', id);
      assert.equal(reply.content['ename'], 'InterruptedError');
      await cluster().inspector.untilIdle();
      const {reply: next} = await client.execute('', {
        user_expressions: {kept: 'kept', sum: 'await mt.ones([3]).sum().execute()'},
      });
      assert.match(JSON.stringify(next.content['user_expressions']), /'kept'.*"3\.0?"/s);
    });

    it('lists what runs there, and how far it is', async () => {
      const id = await client.send('shell', 'execute_request', {
        code: `const begun = new Promise((resolve) => there.onProgress(({fraction}) => { if (fraction > 0) resolve(); }));
const stopped = (${long.replace('await ', '')}).catch(String);
await begun`,
      });
      await client.replyTo('shell', id);
      const {output} = await client.execute('%session');
      assert.match(JSON.stringify(output), /running.*sum \d+ %/s);
      await client.control('interrupt_request', {});
      await client.execute('await stopped');
      await cluster().inspector.untilIdle();
    });

    it('has no session there after its shutdown', {timeout: 120_000}, async () => {
      await client.control('shutdown_request', {restart: false});
      await kernel.ended();
      await cluster().inspector.untilLeft();
    });
  });

  describe('the shell', {skip: noTerminal}, () => {
    it('shows errors and progress, and Ctrl-C ends the task there too', {timeout: 300_000}, async (test) => {
      const terminal = PseudoTerminal.open(test, {
        columns: 120,
        rows: 60,
        args: ['--session', cluster().url],
      });
      checkTraceback(await terminal.run(1, failing));
      await terminal.prompt(2);
      terminal.type(`${long}\r`);
      await terminal.shows(/\d+ %/);
      await cluster().inspector.untilWorking();
      terminal.type('\x03');
      await terminal.shows('InterruptedError');
      await terminal.prompt(3);
      await cluster().inspector.untilIdle();
      assert.match(await terminal.run(3, 'await mt.ones([3]).sum().execute()'), /Out\[3\]: 3/);
      terminal.type('exit\r');
      assert.equal(await terminal.exited(), 0);
      await cluster().inspector.untilLeft();
    });
  });
});

/** The cell, the calls there, and the error, in this order. */
function checkTraceback(text: string): void {
  const order = [
    /^ValueError: invalid literal for int\(\) with base 10: 'x'/m,
    /^cell\[\d+\]:1:\d+/m,
    /^❱ 1 │ .*astype/m,
    /^On the cluster:$/m,
    /^mars\/dataframe\/base\/astype\.py:\d+ in execute$/m,
    /^❱ \d+ │ +ctx\[op\.outputs\[0\]\.key\] = in_data\.astype\($/m,
    /^pandas\/core\/dtypes\/astype\.py:\d+ in astype_nansafe$/m,
    /^ValueError: invalid literal for int\(\) with base 10: 'x'$/m,
  ];
  let rest = text;
  for (const part of order) {
    const found = part.exec(rest);
    assert.ok(found !== null, `${String(part)} should stand after what comes before it in\n${text}`);
    rest = rest.slice(found.index + found[0].length);
  }
}
