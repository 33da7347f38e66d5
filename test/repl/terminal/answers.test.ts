import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {TerminalAnswers, type TerminalAnswer} from '../../../src/repl/terminal/answers.js';

function listening(): {readonly answers: TerminalAnswers; readonly told: TerminalAnswer[]} {
  const told: TerminalAnswer[] = [];
  return {answers: new TerminalAnswers((answer) => told.push(answer)), told};
}

describe('what a terminal says of itself', () => {
  it('is whether it shows sixels, and how wide its text is', () => {
    const {answers, told} = listening();
    assert.equal(answers.filter('\x1b[4;480;800t\x1b[?62;4;22c'), '');
    assert.equal(answers.filter('\x1b[?1;2c'), '');
    assert.equal(answers.filter('\x1b[?64;14;41c'), '');
    assert.deepEqual(told[0], {sixel: true, pixels: 800});
    assert.deepEqual(
      told.map(({sixel}) => sixel),
      [true, false, false],
    );
  });

  it('is taken from among what is typed, in parts as well', () => {
    const {answers, told} = listening();
    assert.equal(answers.filter('1 +\x1b[?62;4'), '1 +');
    assert.equal(answers.filter('c 2\x1b[A'), ' 2\x1b[A');
    assert.deepEqual(told, [{sixel: true, pixels: null}]);
  });

  it('leaves every key as it is', () => {
    const {answers, told} = listening();
    for (const keys of ['\x1b', '\x1b[', '\x1b[1;5C', '\x1b[200~x\x1b[201~', '\x1b[4~', '\x1bOP', '?4c'])
      assert.equal(answers.filter(keys), keys);
    assert.deepEqual(told, []);
  });
});
