import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt, new_session} from '../../../../src/index.js';
import type {Plot} from '../../../../src/render/plot/index.js';

const cities = () =>
  md.DataFrame({city: ['Bern', 'Jena', 'Bern'], people: [134, 111, 120], area: [51.6, null, 30]});

/** The values that a plot draws. */
function valuesOf({spec}: Plot): Record<string, unknown>[] {
  return (spec['data'] as {values: Record<string, unknown>[]}).values;
}

function encodingOf({spec}: Plot): Record<string, Record<string, unknown>> {
  return spec['encoding'] as Record<string, Record<string, unknown>>;
}

describe('plot', () => {
  it('draws a line for each numeric column along the row labels', async () => {
    const plot = await cities().plot();
    assert.deepEqual(
      valuesOf(plot).map(({x, y, series}) => [series, x, y]),
      [
        ['people', 0, 134],
        ['people', 1, 111],
        ['people', 2, 120],
        ['area', 0, 51.6],
        ['area', 1, null],
        ['area', 2, 30],
      ],
    );
    assert.equal(String(plot), '<line plot of people, area, 3 points each>');
  });

  it('takes x, y, and a kind; dates are a time axis', async () => {
    const days = md.DataFrame({day: md.date_range('2020-01-01', {periods: 2}), n: [1, 2], m: [3, 4]});
    const plot = await days.plot({kind: 'area', x: 'day', y: ['m']});
    assert.equal(encodingOf(plot)['x']?.['type'], 'temporal');
    assert.deepEqual(
      valuesOf(plot).map(({x, y}) => [x, y]),
      [
        ['2020-01-01T00:00:00', 3],
        ['2020-01-02T00:00:00', 4],
      ],
    );
  });

  it('draws a bar for each row, those with equal labels too', async () => {
    const plot = await cities().plot.bar({x: 'city', y: 'people'});
    assert.deepEqual(
      valuesOf(plot).map(({x, y}) => [x, y]),
      [
        ['Bern', 134],
        ['Jena', 111],
        ['Bern\u200b', 120],
      ],
    );
  });

  it('counts in the bins of numpy, the same for all columns', async () => {
    const frame = md.DataFrame({a: [0, 0.3, 0.6, 1], b: [0.1, 0.1, null, 0.9]});
    const plot = await frame.plot.hist({bins: 5});
    const rows = valuesOf(plot);
    // np.histogram([0, .3, .6, 1], 5, (0, 1)) and of b without what is missing.
    assert.deepEqual(
      rows.filter(({series}) => series === 'a').map(({count}) => count),
      [1, 1, 1, 0, 1],
    );
    assert.deepEqual(
      rows.filter(({series}) => series === 'b').map(({count}) => count),
      [2, 0, 0, 0, 1],
    );
    assert.deepEqual([rows[0]?.['from'], rows[4]?.['to']], [0, 1]);
  });

  it('draws quartiles, whiskers and what lies outside', async () => {
    const plot = await md.Series([1, 2, 3, 4, 5, 100, null], {name: 'n'}).plot.box();
    const box = valuesOf(plot);
    // np.percentile gives 2.25, 3.5 and 4.75; whiskers end at 1 and 5.
    assert.deepEqual(box, [{name: 'n', low: 1, lower: 2.25, middle: 3.5, upper: 4.75, high: 5}]);
    assert.match(JSON.stringify(plot.spec), /"values":\[\{"name":"n","value":100\}\]/);
  });

  it('smooths densities as scipy does', async () => {
    const values = md.Series([1, 2, 2, 4.5, 7, null], {name: 'n'});
    const densities = async (bw_method: 'scott' | 'silverman' | number): Promise<unknown[]> =>
      valuesOf(await values.plot.kde({bw_method, ind: [0, 2, 5]})).map(({y}) => Number(y).toFixed(8));
    // gaussian_kde([1, 2, 2, 4.5, 7], bw_method)([0, 2, 5])
    assert.deepEqual(await densities('scott'), ['0.08784569', '0.14615442', '0.09204347']);
    assert.deepEqual(await densities('silverman'), ['0.08753517', '0.14084452', '0.09317220']);
    assert.deepEqual(await densities(0.5), ['0.08092170', '0.18560383', '0.08385373']);
    const drawn = valuesOf(await values.plot.density());
    assert.deepEqual([drawn.length, drawn[0]?.['x'], drawn.at(-1)?.['x']], [1000, -2, 10]);
  });

  it('smooths many values by how many there are in narrow bins', async () => {
    const many = md.Series(mt.random.RandomState(1).randn(50_000));
    const curve = valuesOf(await many.plot.kde({ind: [-1, 0, 2]})).map(({y}) => Number(y));
    // Of a normal distribution, which a bell as wide as this one flattens a little.
    for (const [i, exact] of [0.24197, 0.39894, 0.05399].entries())
      assert.ok(Math.abs((curve[i] ?? 0) - exact) < 0.01, `${String(curve[i])} and ${String(exact)}`);
  });

  it('counts in the hexagons of matplotlib, or reduces a column there', async () => {
    const frame = md.DataFrame({x: [0, 1, 2, 3, 3, 4], y: [0, 2, 1, 3, 3.1, 4], c: [1, 2, 3, 4, 6, 8]});
    const cells = async (options: object): Promise<unknown[]> =>
      valuesOf(await frame.plot.hexbin({x: 'x', y: 'y', gridsize: 4, ...options})).map(({x, y, value}) =>
        [x, y, value].map((number) => Math.round(Number(number) * 1e6) / 1e6 + 0),
      );
    // df.plot.hexbin(x='x', y='y', gridsize=4): offsets and array of its collection.
    const middles = [
      [0, 0],
      [1, 2],
      [1.5, 1],
      [2.5, 3],
      [4, 4],
    ];
    const withValues = (values: readonly number[]): unknown[] =>
      middles.map((middle, i) => [...middle, values[i]]);
    assert.deepEqual(await cells({}), withValues([1, 1, 1, 2, 1]));
    assert.deepEqual(await cells({C: 'c'}), withValues([1, 2, 3, 5, 8]));
    assert.deepEqual(await cells({C: 'c', reduce_C_function: 'max'}), withValues([1, 2, 3, 6, 8]));
    assert.deepEqual((await cells({gridsize: [4, 2]})).length, 5);
  });

  it('draws points, coloured by a column', async () => {
    const plot = await cities().plot.scatter({x: 'people', y: 'area', c: 'city'});
    assert.deepEqual(valuesOf(plot)[0], {x: 134, y: 51.6, color: 'Bern'});
    assert.equal(encodingOf(plot)['color']?.['type'], 'nominal');
  });

  it('draws the parts of one column', async () => {
    const plot = await cities().get('people').plot.pie();
    assert.deepEqual(
      valuesOf(plot).map(({label, value}) => [label, value]),
      [
        ['0', 134],
        ['1', 111],
        ['2', 120],
      ],
    );
  });

  it('draws some thousands of many rows, in their order', async () => {
    const plot = await md.DataFrame({n: mt.arange(20_000)}).plot.line();
    const drawn = valuesOf(plot).map(({y}) => Number(y));
    assert.ok(drawn.length <= 5000 && drawn.length > 2500);
    assert.deepEqual(
      drawn,
      drawn.toSorted((a, b) => a - b),
    );
  });

  it('computes in the session that is given', async () => {
    const session = new_session();
    const frame = cities();
    await frame.plot.bar({x: 'city', session});
    assert.equal((await frame.fetch({session})).shape[0], 3);
    await session.close();
  });

  it('says what is wrong', async () => {
    await assert.rejects(
      cities().plot({kind: 'lines' as 'line'}),
      /there is no kind 'lines'. Kinds: line, bar/,
    );
    await assert.rejects(
      cities().plot.bar({x: 'cty'}),
      /plot\.bar: cty is not among the columns\. Did you mean 'city'/,
    );
    await assert.rejects(cities().plot.bar({bin: 3} as object), /plot\.bar: unknown keyword 'bin'/);
    await assert.rejects(cities().plot.scatter({x: 'city'}), /plot\.scatter takes two columns/);
    await assert.rejects(cities().get('city').plot(), /plot\.line: no numeric data to plot/);
    await assert.rejects(md.Series([1, -1]).plot.pie(), /doesn't allow negative values/);
    await assert.rejects(cities().plot.hexbin({x: 'people'}), /plot\.hexbin takes two columns/);
    await assert.rejects(
      cities().plot.hexbin({x: 'people', y: 'city'}),
      /plot\.hexbin: the column city is not numeric/,
    );
    await assert.rejects(
      cities().plot.hexbin({x: 'people', y: 'area', gridsize: 1}),
      /plot\.hexbin: gridsize is a number from 2/,
    );
    await assert.rejects(
      md.Series([1, 1], {name: 'n'}).plot.kde(),
      /plot\.kde: the column n has no two values/,
    );
    await assert.rejects(md.Series([1, 2]).plot.kde({bw_method: 0}), /bw_method is a number above 0/);
    await assert.rejects(cities().plot.pie(), /plot\.pie draws one column/);
    await assert.rejects(md.DataFrame({a: []}).plot(), /there are no rows to draw/);
  });
});
