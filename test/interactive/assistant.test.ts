import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LanguageService} from '../../src/interactive/language/language-service.js';
import type {Completions} from '../../src/interactive/types.js';
import {TestSession} from './recording-front-end.js';

/** A compiler that is still loading: it answers when it is told to. */
class LoadingLanguage implements LanguageService {
  readonly answered = false;
  answer: (found: Completions) => void = () => undefined;
  private readonly found = new Promise<Completions>((resolve) => {
    this.answer = resolve;
  });

  complete(): Promise<Completions> {
    return this.found;
  }

  warm(): void {}
  add(): void {}
  shown(): void {}
  values(): void {}
  reset(): void {}
  check(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }
  addAndCheck(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }
  hurry(): Promise<void> {
    return Promise.resolve();
  }
  inspect(): Promise<null> {
    return Promise.resolve(null);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

test('while the compiler loads, completion answers from values where they know something', async () => {
  const language = new LoadingLanguage();
  const session = new TestSession({
    language,
    coldMs: 0,
    library: {names: ['tools'], load: () => Promise.resolve({tools: {saw: 1, sander: 2}})},
  });
  await session.text('const place = {city: 1, country: 2};');
  const texts = ({items}: Completions): string[] => items.map(({text}) => text);
  assert.deepEqual(await session.interactive.complete('1 + place.c', 11), {
    items: [
      {text: 'city', type: 'property'},
      {text: 'country', type: 'property'},
    ],
    start: 10,
    end: 11,
  });
  await session.interactive.loadLibrary();
  assert.deepEqual(texts(await session.interactive.complete('tools.sa', 8)), ['saw', 'sander']);
  const asked = session.interactive.complete("'text'.le", 9);
  language.answer({items: [{text: 'length', type: 'property'}], start: 7, end: 9});
  assert.deepEqual(texts(await asked), ['length']);
  await session.close();
});
