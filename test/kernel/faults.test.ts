import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Client, streamText} from './client.js';
import {KernelProcess} from './kernel-process.js';

test(
  'after a crash the next process with the same connection file tells of it, once',
  {timeout: 300_000},
  async () => {
    const kernel = await KernelProcess.start();
    const front = await Client.connect(kernel.connection);
    await front.execute('1');
    await front.send('shell', 'execute_request', {code: 'process.abort()'});
    await kernel.ended();
    front.close();
    kernel.restart();
    const again = await Client.connect(kernel.connection);
    try {
      assert.match(
        streamText((await again.execute('1')).output, 'stderr'),
        /ended while cell \[2\] ran: it ran out of memory/,
      );
      assert.equal(streamText((await again.execute('1')).output, 'stderr'), '');
      await again.control('shutdown_request', {restart: true});
      assert.equal(await kernel.ended(), 0);
    } finally {
      again.close();
    }
    kernel.restart();
    const third = await Client.connect(kernel.connection);
    try {
      assert.equal(streamText((await third.execute('1')).output, 'stderr'), '');
    } finally {
      third.close();
      await kernel.stop();
    }
  },
);
