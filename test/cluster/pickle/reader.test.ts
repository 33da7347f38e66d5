import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {unpickleData} from '../../../src/cluster/decode/index.js';
import {PyCall, PyGlobal, PyTuple} from '../../../src/cluster/pickle/expression.js';
import type {PyExpression} from '../../../src/cluster/pickle/expression.js';
import {PickleError} from '../../../src/cluster/pickle/limits.js';
import {writePickle} from '../../../src/cluster/pickle/writer.js';
import {ConnectionError} from '../../../src/errors/index.js';

const pickled = (expression: PyExpression): Uint8Array => Buffer.concat(writePickle(expression).pieces);
const refusal =
  (pattern: RegExp) =>
  (error: unknown): boolean =>
    error instanceof PickleError && error instanceof ConnectionError && pattern.test(error.message);

describe('a hostile or broken pickle', () => {
  it('may name nothing but data', () => {
    for (const [module, name] of [
      ['os', 'system'],
      ['builtins', 'eval'],
      ['builtins', 'getattr'],
      ['numpy', 'load'],
      ['pandas', 'read_pickle'],
    ] as const) {
      const call = pickled(new PyCall(new PyGlobal(module, name), ['x']));
      assert.throws(
        () => unpickleData(call),
        refusal(new RegExp(`'${module}\\.${name}', which is none of the kinds of data`)),
      );
    }
  });

  it('cannot reach inside objects by the names of their parts', () => {
    const value = unpickleData(pickled(new Map([['__proto__', new Map([['polluted', true]])]])));
    assert.equal(({} as {polluted?: boolean}).polluted, undefined);
    assert.deepEqual(Object.keys(value as object), ['__proto__']);
  });

  it('cannot nest without end', () => {
    const deep = Buffer.concat([Buffer.from([0x80, 5, 0x4e]), Buffer.alloc(100_000, 0x85), Buffer.from('.')]);
    assert.throws(() => unpickleData(deep), refusal(/nests deeper/));
    const marks = Buffer.concat([Buffer.from([0x80, 5]), Buffer.alloc(100_000, 0x28), Buffer.from('.')]);
    assert.throws(() => unpickleData(marks), refusal(/nests deeper/));
  });

  it('cannot grow by sharing: a list of lists of lists, each twice', () => {
    // Forty times: take what was made last, put it twice into a list.
    const laughs = [Buffer.from([0x80, 5]), Buffer.from(']')];
    for (let i = 0; i < 40; i++) laughs.push(Buffer.from([0x94, 0x68, i, 0x86]));
    const bomb = Buffer.concat([...laughs, Buffer.from('.')]);
    assert.throws(() => unpickleData(bomb), refusal(/more than .* values/));
  });

  it('cannot claim a size that it does not have', () => {
    const announces = (op: number, bytes: readonly number[]): Buffer =>
      Buffer.from([0x80, 5, op, ...bytes, 0x2e]);
    const huge = [255, 255, 255, 255, 255, 255, 255, 127];
    assert.throws(() => unpickleData(announces(0x8e, huge)), refusal(/truncated/));
    assert.throws(() => unpickleData(announces(0x8d, huge)), refusal(/truncated/));
    assert.throws(() => unpickleData(announces(0x96, huge)), refusal(/truncated/));
    assert.throws(() => unpickleData(announces(0x42, [255, 255, 255, 127])), refusal(/truncated/));
  });

  it('cannot ask for an array that its bytes do not fill', () => {
    const dtype = new PyCall(new PyGlobal('numpy', 'dtype'), ['f8', false, true]);
    const array = (shape: readonly number[]): Uint8Array =>
      pickled(
        new PyCall(new PyGlobal('numpy.core.numeric', '_frombuffer'), [
          new Uint8Array(8),
          dtype,
          new PyTuple(shape),
          'C',
        ]),
      );
    assert.throws(() => unpickleData(array([2 ** 40])), refusal(/came with 8 bytes/));
    assert.throws(() => unpickleData(array([2 ** 40, 2 ** 40])), refusal(/too large/));
    assert.throws(() => unpickleData(array([-1])), refusal(/shape/));
  });

  it('cannot count without end', () => {
    assert.throws(
      () => unpickleData(pickled(new PyCall(new PyGlobal('builtins', 'range'), [0, 2 ** 52, 1]))),
      refusal(/too long/),
    );
    assert.throws(
      () =>
        unpickleData(Buffer.concat([Buffer.from([0x80, 5, 0x8b, 255, 255, 255, 0]), Buffer.alloc(2 ** 24)])),
      refusal(/integer of/),
    );
  });

  it('is told apart from a whole one wherever it is cut', () => {
    const whole = pickled([1, 2.5, 'text', new Map([['a', new PyTuple([null, true])]])]);
    for (let length = 0; length < whole.length; length++) {
      assert.throws(() => unpickleData(whole.subarray(0, length)), PickleError, `cut at ${length}`);
    }
  });

  it('is refused when it does what no pickle does', () => {
    const broken: readonly (readonly [string, readonly number[]])[] = [
      ['an empty stack', [0x80, 5, 0x2e]],
      ['an opcode that is none', [0x80, 5, 0xff, 0x2e]],
      ['protocol 6', [0x80, 6, 0x4e, 0x2e]],
      ['a memo entry that was not set', [0x80, 5, 0x68, 3, 0x2e]],
      ['a mark that was not set', [0x80, 5, 0x65, 0x2e]],
      ['appending to None', [0x80, 5, 0x4e, 0x4e, 0x61, 0x2e]],
      ['calling a number', [0x80, 5, 0x4b, 1, 0x29, 0x52, 0x2e]],
      ['a state for None', [0x80, 5, 0x4e, 0x7d, 0x62, 0x2e]],
      ['buffers that did not come', [0x80, 5, 0x97, 0x2e]],
      ['a persistent id', [0x80, 5, 0x4e, 0x51, 0x2e]],
    ];
    for (const [title, bytes] of broken) {
      assert.throws(() => unpickleData(Uint8Array.from(bytes)), PickleError, title);
    }
  });
});
