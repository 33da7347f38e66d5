/** What is left on a cluster of a program that ended without closing its session. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import type {ChildProcessByStdio} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {noEnvironment} from '../support/python.js';
import {watchedCluster} from '../support/watched-cluster.js';

const program = fileURLToPath(new URL('../support/leaver.js', import.meta.url));

describe('a program that ends without closing its session', {skip: noEnvironment('mars')}, () => {
  const cluster = watchedCluster('mars');

  const start = (way: string): ChildProcessByStdio<null, Readable, null> =>
    spawn(process.execPath, [program, cluster().url, way], {stdio: ['ignore', 'pipe', 'ignore']});

  for (const [title, way, code] of [
    ['by coming to its end', 'end', 0],
    ['by process.exit', 'exit', 3],
    ['by an error that nobody catches', 'error', 1],
  ] as const) {
    it(`leaves none there: ${title}`, {timeout: 120_000}, async () => {
      const [status] = (await once(start(way), 'exit')) as [number];
      assert.equal(status, code);
      await cluster().inspector.untilLeft();
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(
      `ends its task there, leaves no session, and dies of the signal: ${signal}`,
      {timeout: 120_000},
      async () => {
        const child = start('signal');
        await once(child.stdout, 'data');
        child.kill(signal);
        const [, died] = (await once(child, 'exit')) as [number | null, string];
        assert.equal(died, signal);
        await cluster().inspector.untilLeft();
      },
    );
  }
});
