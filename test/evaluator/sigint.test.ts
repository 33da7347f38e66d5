import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {on, once} from 'node:events';
import {it} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const PROGRAM = fileURLToPath(new URL('./sigint-program.js', import.meta.url));
const windows = process.platform === 'win32' && 'no signals on Windows';

void it(
  'SIGINT is heard while the main thread is busy, and a burst of signals ends nothing',
  {skip: windows},
  async () => {
    const child = spawn(process.execPath, [PROGRAM], {stdio: ['ignore', 'pipe', 'inherit']});
    const died = once(child, 'exit');
    const output = on(child.stdout.setEncoding('utf8'), 'data', {close: ['end']});
    const next = async (): Promise<string> => ((await output.next()).value as [string])[0];
    assert.equal(await next(), 'listening');
    for (let count = 0; count < 500; count += 1) {
      child.kill('SIGINT');
      if (count % 5 === 0) await setImmediate();
    }
    assert.match(await next(), /^!+$/);
    assert.equal(child.exitCode ?? child.signalCode, null);
    child.kill('SIGKILL');
    assert.deepEqual(await died, [null, 'SIGKILL']);
  },
);
