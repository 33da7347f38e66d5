import assert from 'node:assert/strict';
import {test} from 'node:test';
import {HeaderMaker} from '../../../kernel/wire/message.js';
import type {Received} from '../../../kernel/wire/frames.js';
import {Shell} from '../../../kernel/wire/shell.js';

const headers = new HeaderMaker();

function request(msgType: string, name: string): Received {
  const header = headers.make(msgType);
  return {identities: [], message: {header, parent: null, metadata: {}, content: {name}, buffers: []}};
}

/** A shell, and what happened to its requests. */
function shell() {
  const happened: string[] = [];
  const note = (what: string) => (each: Received) => {
    happened.push(`${what} ${String(each.message.content['name'])}`);
  };
  return {happened, shell: new Shell({start: note('start'), abort: note('abort')})};
}

test('requests are started one after another', () => {
  const {happened, shell: queue} = shell();
  queue.push(request('execute_request', 'a'));
  queue.push(request('execute_request', 'b'));
  assert.deepEqual(happened, ['start a']);
  queue.finish();
  assert.deepEqual(happened, ['start a', 'start b']);
  queue.finish();
  assert.equal(queue.running, false);
});

test('when a cell failed, the cells behind it are aborted and other requests are not', async () => {
  const {happened, shell: queue} = shell();
  queue.push(request('execute_request', 'failing'));
  queue.push(request('execute_request', 'b'));
  queue.push(request('complete_request', 'c'));
  queue.push(request('execute_request', 'd'));
  queue.finishAndAbort(() => {
    happened.push('reply');
    queue.push(request('execute_request', 'sent in answer to the failure'));
  });
  queue.push(request('execute_request', 'sent before the failure was known'));
  await new Promise(setImmediate);
  assert.deepEqual(happened, [
    'start failing',
    'reply',
    'abort b',
    'abort d',
    'abort sent before the failure was known',
    'start c',
  ]);
  queue.finish();
  assert.equal(happened.at(-1), 'start sent in answer to the failure');
});
