import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Library} from '../../src/interactive/library.js';
import {TestSession} from './recording-front-end.js';

describe('the library of cells', () => {
  it('is loaded by the first code that names it, once', async () => {
    let loads = 0;
    const load = () => Promise.resolve({answer: (loads += 1)});
    const session = new TestSession({library: {names: ['answer'], load}});
    assert.equal(await session.text('1 + 1'), '2');
    assert.equal(loads, 0);
    assert.equal(await session.text('answer'), '1');
    assert.equal(await session.text('answer'), '1');
    await session.interactive.loadLibrary();
    assert.equal(loads, 1);
    await session.close();
  });

  it('is waited for by all code once loading has begun, and by none that goes without it before', async () => {
    const {promise, resolve} = pending();
    const library = new Library({names: ['md', '$x'], load: () => promise}, () => undefined);
    assert.equal(library.neededBy('mdx + x'), null);
    const loading = library.load();
    assert.equal(library.neededBy('1'), loading);
    resolve({});
    await loading;
    assert.equal(library.neededBy('md.DataFrame'), null);
  });

  it('is asked for again after it could not be loaded', async () => {
    let tries = 0;
    const load = () =>
      (tries += 1) === 1 ? Promise.reject(new Error('not there')) : Promise.resolve({a: 5});
    const session = new TestSession({library: {names: ['a'], load}});
    assert.match((await session.failure('a')).evalue, /not there/);
    assert.equal(await session.text('a'), '5');
    await session.close();
  });
});

function pending(): {
  promise: Promise<Record<string, unknown>>;
  resolve: (values: Record<string, unknown>) => void;
} {
  let resolve: (values: Record<string, unknown>) => void = () => undefined;
  const promise = new Promise<Record<string, unknown>>((settle) => {
    resolve = settle;
  });
  return {promise, resolve};
}
