import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('corrwith', () => {
  const df = md.DataFrame({a: [1, 2, 3], b: [3, 1, 2], c: ['x', 'y', 'z']});

  it('takes columns of the same label, others being missing', async () => {
    const other = md.DataFrame({b: [1, 2, 3], z: [1, 1, 1]});
    assert.equal(await shown(df.corrwith(other)), 'b   -0.5\na    NaN\nz    NaN\ndtype: float64');
    assert.equal(await shown(df.corrwith(other, {drop: true})), 'b   -0.5\ndtype: float64');
  });

  it('takes rows', async () => {
    const other = md.DataFrame({b: [1, 2, 3], a: [1, 1, 2]});
    assert.equal(await shown(df.corrwith(other, {axis: 1})), '0    NaN\n1   -1.0\n2   -1.0\ndtype: float64');
  });
});
