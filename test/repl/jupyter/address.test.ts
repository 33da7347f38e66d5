import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {serverAddress} from '../../../src/repl/jupyter/address.js';

describe('the address of a Jupyter server', () => {
  const cases: readonly [string, string, string][] = [
    ['http://localhost:8888/?token=abc', 'http://localhost:8888/', 'abc'],
    ['http://localhost:8888/lab?token=abc', 'http://localhost:8888/', 'abc'],
    ['http://localhost:8888/lab/tree/work/a.ipynb', 'http://localhost:8888/', ''],
    ['https://hub.example/user/ann/tree?token=x', 'https://hub.example/user/ann/', 'x'],
    ['https://hub.example/user/ann', 'https://hub.example/user/ann/', ''],
    ['localhost:8888', 'http://localhost:8888/', ''],
  ];
  for (const [text, baseUrl, token] of cases) {
    it(`is read from ${text}`, () => {
      assert.deepEqual(serverAddress(text, null, {}), {baseUrl, token});
    });
  }

  it('has the token of the option, else of its query, else of JUPYTER_TOKEN', () => {
    const env = {JUPYTER_TOKEN: 'env'};
    assert.equal(serverAddress('http://a/?token=query', 'option', env).token, 'option');
    assert.equal(serverAddress('http://a/?token=query', null, env).token, 'query');
    assert.equal(serverAddress('http://a/', null, env).token, 'env');
  });

  for (const text of ['ftp://localhost', 'http://', 'not an address']) {
    it(`is not ${text}`, () => {
      assert.throws(() => serverAddress(text, null, {}), /--jupyter: takes the address of a Jupyter server/);
    });
  }
});
