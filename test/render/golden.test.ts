/** What pandas 1.5.3 and NumPy 1.23.5 print, case by case. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {reprText, toHTML} from '../../src/render/index.js';
import {build, goldenCases} from './golden/build.js';

for (const group of ['series', 'frames', 'arrays', 'indexes', 'values']) {
  describe(`text of ${group}`, () => {
    for (const {name, options, data, text} of goldenCases(group)) {
      it(name, () => {
        assert.equal(reprText(build(data), options), text);
      });
    }
  });
}

describe('HTML of frames', () => {
  for (const {name, options, data, text} of goldenCases('html')) {
    it(name, () => {
      assert.equal(toHTML(build(data), options), text);
    });
  }
});
