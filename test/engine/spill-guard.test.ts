import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const library = new URL('../../src/index.js', import.meta.url).href;

/** Computes frames and arrays that do not fit into memory, says so, and waits. */
const PROGRAM = `
  const {new_session, md, mt} = await import(${JSON.stringify(library)});
  const session = new_session({memory_limit: 40_000_000});
  const spilled = mt.random.rand(4_000_000);
  await session.run(spilled.sum(), md.DataFrame({a: [1]}).sum());
  await spilled.execute({session});
  process.send('done');
  setInterval(() => spilled, 1000);`;

const skip = process.platform === 'win32' && 'nobody removes the folders of a killed process on Windows';

void it('a process that is killed leaves no spilled data behind', {skip, timeout: 300_000}, async (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
  test.after(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: {...process.env, TMPDIR: folder},
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit');
  const [said] = (await Promise.race([once(child, 'message'), died])) as unknown[];
  assert.equal(said, 'done');
  assert.ok(readdirSync(folder).length >= 2, 'one of each half of the engine');
  child.kill('SIGKILL');
  await died;
  while (readdirSync(folder).length > 0) await setTimeout(20);
});
