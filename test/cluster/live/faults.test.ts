/** What becomes of sessions when parts of their cluster die. The cluster's parts are processes of their own. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ConnectionError, MarsError, md, mt, new_session} from '../../../src/index.js';
import type {Session} from '../../../src/index.js';
import {startProcesses} from '../support/cluster.js';
import {noEnvironment, pythonOf} from '../support/python.js';

/** Starts work for longer than a test takes, and resolves when the cluster has begun with it. */
async function started(session: Session): Promise<{failure: Promise<unknown>}> {
  const began = new Promise<void>((resolve) => {
    session.onProgress(({fraction, state}) => {
      if ((fraction ?? 0) > 0 || state !== 'running') resolve();
    });
  });
  const long = mt
    .exp(mt.ones([20_000, 20_000], {chunk_size: 500}))
    .add(1)
    .sum();
  const failure = session.execute([long]).then(
    () => null,
    (error: unknown) => error,
  );
  await began;
  return {failure};
}

for (const name of ['mars', 'xorbits'] as const) {
  describe(`a ${name} cluster of processes`, {skip: noEnvironment(name)}, () => {
    it('whose worker is killed in the middle of a task fails the task, and local work goes on', async () => {
      const cluster = await startProcesses(pythonOf(name) ?? '', name);
      try {
        await using session = new_session(cluster.url, {timeout: 60_000});
        const {failure} = await started(session);
        await cluster.worker.kill();
        const error = await failure;
        assert.ok(error instanceof MarsError, String(error));
        // Whether the cluster itself tells of it, or only the answer that never comes.
        assert.match(error.message, /a worker may be gone|gave no answer|Nobody answers/);
        await using local = new_session();
        assert.deepEqual((await local.run(md.DataFrame({a: [1]}))).toJSON().data, [[1]]);
      } finally {
        await cluster.stop();
      }
    });

    it('whose supervisor is killed says that nobody answers, and closing ends', async () => {
      const cluster = await startProcesses(pythonOf(name) ?? '', name);
      try {
        const session = new_session(cluster.url, {timeout: 60_000});
        const {failure} = await started(session);
        await cluster.supervisor.kill();
        const error = await failure;
        assert.ok(error instanceof ConnectionError, String(error));
        await session.close();
      } finally {
        await cluster.stop();
      }
    });
  });
}
