import assert from 'node:assert/strict';
import {test} from 'node:test';
import {progressBundle, ProgressDisplays} from '../../kernel/progress.js';
import type {DisplayOptions, ProgressEvent} from '../../src/interactive/types.js';

const event: ProgressEvent = {
  id: '7',
  session: 'default',
  fraction: 0.5,
  label: 'sum <1>',
  state: 'running',
  elapsedMs: 2000,
};

/** Displays with a clock that the test sets. */
function displays() {
  const shown: DisplayOptions[] = [];
  const clock = {now: 0};
  const progress = new ProgressDisplays(
    (_bundle, options) => shown.push(options),
    () => clock.now,
  );
  return {shown, clock, progress};
}

test('what is over soon shows no progress', () => {
  const {shown, progress} = displays();
  progress.take({...event, elapsedMs: 100});
  progress.take({...event, state: 'done', elapsedMs: 200});
  assert.deepEqual(shown, []);
});

test('a longer computation has one display, updated at most ten times a second and once at its end', () => {
  const {shown, clock, progress} = displays();
  for (clock.now = 0; clock.now < 1000; clock.now += 10) progress.take(event);
  assert.ok(shown.length <= 10);
  assert.deepEqual(shown[0], {id: 'progress-7', update: false});
  const before = shown.length;
  progress.take({...event, state: 'done'});
  assert.deepEqual(shown.slice(before), [{id: 'progress-7', update: true}]);
});

test('progress is text and HTML, and its label is no markup', () => {
  const bundle = progressBundle(event);
  assert.equal(bundle['text/plain'], 'sum <1> [████████████            ] 50 % · 2.0 s');
  assert.match(String(bundle['text/html']), /sum &#60;1&#62; <progress max="1" value="0\.500"/);
});

test('the end of a computation is said', () => {
  assert.match(String(progressBundle({...event, state: 'done'})['text/plain']), /█{24}\] done in 2\.0 s$/);
  assert.match(String(progressBundle({...event, state: 'failed'})['text/plain']), /failed after 2\.0 s$/);
  assert.match(String(progressBundle({...event, state: 'cancelled'})['text/plain']), /stopped after 2\.0 s$/);
});
