import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Client} from '../kernel/client.js';
import {KernelProcess, ownArgv} from '../kernel/kernel-process.js';

const run = promisify(execFile);
const environments = fileURLToPath(new URL('../../../.envs/', import.meta.url));
const shell = fileURLToPath(new URL('../../bin/mars-repl.js', import.meta.url));

const found = (existsSync(environments) ? readdirSync(environments) : [])
  .filter((name) => name.startsWith('node-'))
  .map((name) => {
    const packages = join(environments, name, 'node_modules');
    const bin = join(packages, readdirSync(packages).find((entry) => entry.startsWith('node-')) ?? '', 'bin');
    return {name, node: join(bin, process.platform === 'win32' ? 'node.exe' : 'node')};
  });
const skip =
  found.length === 0 && process.env['CI'] !== 'true'
    ? 'no other version of Node: node scripts/node-versions.mjs brings them'
    : false;

describe('other versions of Node', {skip}, () => {
  it('are there', () => {
    assert.ok(found.length > 0, 'node scripts/node-versions.mjs brings them');
  });

  for (const {name, node} of found) {
    describe(name, () => {
      it('runs the shell without a warning: local TypeScript, frames, tensors', async (test) => {
        const folder = mkdtempSync(join(tmpdir(), 'mars-ts-node-'));
        test.after(() => {
          rmSync(folder, {recursive: true, force: true});
        });
        writeFileSync(
          join(folder, 'helper.ts'),
          "export enum Side {Left = 'left'}\nexport const two: number = 2;\n",
        );
        const cell = `
          import {Side, two} from './helper';
          const df = md.DataFrame({k: ['a', 'b', 'a'], v: [1, 2, 3]}).groupby('k').sum();
          const t = mt.random.rand(300, 300);
          const positive = await t.dot(t).sum().gt(0).execute();
          [Side.Left, two, String(await (await df.execute()).fetch()), String(await positive.fetch())].join('\\n')`;
        const {stdout, stderr} = await run(node, [shell, '--no-color', '-c', cell], {cwd: folder});
        assert.equal(stderr, '');
        assert.match(stdout, /left[^]*2[^]*a +4[^]*b +2[^]*true/i);
      });

      it('runs the kernel, and stops loops wherever they run', async () => {
        const kernel = await KernelProcess.start({argv: [node, ...ownArgv.slice(1)]});
        const client = await Client.connect(kernel.connection);
        try {
          await client.execute('let kept = 42');
          for (const loop of [
            'console.log("started"); for (;;);',
            'await null; console.log("started"); for (;;);',
            'await new Promise(() => setTimeout(() => { console.log("started"); for (;;); }))',
          ]) {
            const id = await client.send('shell', 'execute_request', {code: loop});
            await client.next(
              'iopub',
              ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id,
            );
            await client.send('control', 'interrupt_request', {});
            const reply = await client.replyTo('shell', id);
            assert.equal(reply.content['ename'], 'InterruptedError');
          }
          const {output} = await client.execute('kept');
          const result = output.find(({header}) => header.msg_type === 'execute_result');
          assert.deepEqual((result?.content['data'] as Record<string, unknown>)['text/plain'], '42');
          assert.doesNotMatch(kernel.log, /Warning/);
        } finally {
          client.close();
          await kernel.stop();
        }
      });
    });
  }
});
