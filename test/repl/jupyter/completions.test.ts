import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {KernelMessage} from '@jupyterlab/services';
import {completionsOf} from '../../../src/repl/jupyter/completions.js';

type Reply = KernelMessage.ICompleteReplyMsg['content'];

describe("a kernel's completions", () => {
  it('count positions in code points, the editor in UTF-16 units', () => {
    const reply: Reply = {status: 'ok', matches: ['abs'], cursor_start: 5, cursor_end: 6, metadata: {}};
    const code = "'😀'; a";
    const {items, start, end} = completionsOf(reply, code, code.length);
    assert.deepEqual([items, start, end], [[{text: 'abs', type: ''}], 6, 7]);
  });

  it('have types and signatures where the kernel knows them', () => {
    const metadata = {
      _jupyter_types_experimental: [
        {start: 0, end: 1, text: 'abs', type: 'function', signature: '(x)'},
        {start: 0, end: 1, text: 'all', type: '<unknown>'},
        'odd',
      ],
    };
    const reply: Reply = {status: 'ok', matches: ['abs', 'all'], cursor_start: 0, cursor_end: 1, metadata};
    assert.deepEqual(completionsOf(reply, 'a', 1).items, [
      {text: 'abs', type: 'function', signature: '(x)'},
      {text: 'all', type: ''},
    ]);
  });

  it('are none where the kernel fails', () => {
    const reply: Reply = {status: 'error', ename: 'E', evalue: 'v', traceback: []};
    assert.deepEqual(completionsOf(reply, 'ab', 2), {items: [], start: 2, end: 2});
  });
});
