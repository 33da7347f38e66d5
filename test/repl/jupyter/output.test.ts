import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {KernelMessage} from '@jupyterlab/services';
import {KernelOutput} from '../../../src/repl/jupyter/output.js';
import {RecordingFrontEnd} from '../../interactive/recording-front-end.js';

function message(type: string, content: Record<string, unknown>): KernelMessage.IIOPubMessage {
  return {header: {msg_type: type}, content} as unknown as KernelMessage.IIOPubMessage;
}

describe('what a kernel publishes', () => {
  it('is printed and displayed as it comes', () => {
    const frontEnd = new RecordingFrontEnd();
    const output = new KernelOutput(frontEnd);
    output.take(message('stream', {name: 'stdout', text: 'out'}));
    output.take(message('stream', {name: 'stderr', text: 'err'}));
    output.take(
      message('display_data', {data: {'text/plain': 'a'}, metadata: {}, transient: {display_id: 'i'}}),
    );
    output.take(
      message('update_display_data', {data: {'text/plain': 'b'}, metadata: {}, transient: {display_id: 'i'}}),
    );
    assert.deepEqual([frontEnd.out, frontEnd.err], [['out'], ['err']]);
    assert.deepEqual(frontEnd.displays, [
      {bundle: {'text/plain': 'a'}, options: {id: 'i', update: false}},
      {bundle: {'text/plain': 'b'}, options: {id: 'i', update: true}},
    ]);
  });

  it('has one result at the end of the cell; those before it are displayed', () => {
    const frontEnd = new RecordingFrontEnd();
    const output = new KernelOutput(frontEnd);
    output.begin();
    for (const text of ['1', '2'])
      output.take(message('execute_result', {data: {'text/plain': text}, metadata: {}, execution_count: 1}));
    assert.deepEqual(output.result, {'text/plain': '2'});
    assert.deepEqual(
      frontEnd.displays.map(({bundle}) => bundle),
      [{'text/plain': '1'}],
    );
    output.begin();
    assert.equal(output.result, undefined);
  });

  it('loses its colours where there are none', () => {
    const frontEnd = new RecordingFrontEnd();
    const output = new KernelOutput(frontEnd);
    output.take(message('error', {ename: 'E', evalue: 'v', traceback: ['\x1b[31mE\x1b[39m: v']}));
    assert.deepEqual(output.failure, ['E: v']);
    assert.deepEqual(output.lines({ename: 'E', evalue: 'v', traceback: []}), ['E: v']);
  });
});
