import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toPoints, toUnits} from '../../src/interactive/positions.js';

test("Jupyter's code points and JavaScript's units are translated into each other", () => {
  const code = 'é = "😀😀"; x.';
  assert.equal(toUnits(code, 0), 0);
  assert.equal(toUnits(code, 6), 7);
  assert.equal(toUnits(code, 12), code.length);
  assert.equal(toUnits(code, 99), code.length);
  for (let points = 0; points <= 12; points += 1) assert.equal(toPoints(code, toUnits(code, points)), points);
});
