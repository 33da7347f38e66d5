import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Plot, type Axis, type Chart, type ChartStyle} from '../../../src/render/plot/index.js';

const style: ChartStyle = {
  title: null,
  xlabel: null,
  ylabel: null,
  size: [300, 200],
  stacked: false,
  logx: false,
  logy: false,
};
const x: Axis = {title: 'city', type: 'nominal', values: ['Bern', 'Jena']};
const series = [
  {name: 'people', values: [134, 111]},
  {name: 'a.b[0]', values: [50, null]},
];
const charts: readonly Chart[] = [
  {kind: 'line', x, series},
  {kind: 'area', x, series},
  {kind: 'bar', x, series},
  {kind: 'barh', x, series},
  {kind: 'scatter', x: {title: 'n', type: 'quantitative', values: [1, 2]}, y: x, color: x},
  {kind: 'pie', labels: ['Bern', 'Jena'], series: {name: 'people', values: [1, 2]}},
  {kind: 'hist', edges: [0, 1, 2], series: [{name: 'n', values: [3, 4]}]},
  {kind: 'kde', curves: [{name: 'n', x: [0, 1, 2], y: [0.1, 0.5, 0.1]}]},
  {
    kind: 'hexbin',
    x: {title: 'a', from: 0, step: 1},
    y: {title: 'b', from: 0, step: 2},
    value: 'count',
    cells: [
      {x: 0, y: 0, value: 1},
      {x: 0.5, y: 1, value: 3},
    ],
  },
  {kind: 'box', boxes: [{name: 'n', low: 1, lower: 2, middle: 3, upper: 4, high: 5, outliers: [9]}]},
];

describe('a plot', () => {
  for (const chart of charts) {
    it(`of kind ${chart.kind} is Vega-Lite, SVG, PNG and text`, async () => {
      const plot = new Plot(chart, style);
      const show = Reflect.get(plot, Symbol.for('Jupyter.display')) as () => Promise<Record<string, unknown>>;
      const bundle = await show.call(plot);
      assert.deepEqual(Object.keys(bundle), [
        'application/vnd.vegalite.v5+json',
        'image/svg+xml',
        'image/png',
        'text/plain',
      ]);
      assert.match(String(bundle['image/svg+xml']), /^<svg/);
      assert.equal(Buffer.from(String(bundle['image/png']), 'base64').subarray(1, 4).toString(), 'PNG');
      assert.ok(String(bundle['text/plain']).startsWith(`<${chart.kind} plot of `));
    });
  }

  it('has its marks and its words where the values are', async () => {
    const svg = await new Plot({kind: 'bar', x, series}, {...style, title: 'Cities & people'}).toSVG();
    for (const word of ['Bern', 'Jena', 'people', 'a.b[0]', 'Cities &amp; people'])
      assert.ok(svg.includes(word), word);
    // A missing value has no bar.
    assert.equal(svg.match(/aria-roledescription="bar"/g)?.length, 3);
  });

  it('is white as a file, and has the background of its page elsewhere', async () => {
    const plot = new Plot({kind: 'bar', x, series}, style);
    assert.equal(plot.spec['background'], undefined);
    assert.match(await plot.toSVG(), /<rect width="\d+" height="\d+" fill="white"/);
  });

  it('stacks areas in the order of the columns', async () => {
    const svg = await new Plot({kind: 'area', x, series}, {...style, stacked: true}).toSVG();
    assert.equal(svg.match(/aria-roledescription="area mark"/g)?.length, 2);
  });

  it('draws words in a PNG where the machine has no fonts', async () => {
    const bare = new Plot({kind: 'pie', labels: [''], series: {name: '', values: [1]}}, style);
    const titled = new Plot(
      {kind: 'pie', labels: [''], series: {name: '', values: [1]}},
      {...style, title: 'WWWWWWWW'},
    );
    const [plain, worded] = await Promise.all([bare.toPNG(), titled.toPNG()]);
    // The title's letters are dark pixels, which take room in the compressed picture.
    assert.ok(worded.length > plain.length + 500, `${worded.length} and ${plain.length} bytes`);
  });

  it('leaves out an SVG that is large', async () => {
    const many = Array.from({length: 5000}, (_, i) => Math.sin(i));
    const plot = new Plot(
      {
        kind: 'scatter',
        x: {title: 'x', type: 'quantitative', values: many},
        y: {title: 'y', type: 'quantitative', values: many},
        color: null,
      },
      style,
    );
    const show = Reflect.get(plot, Symbol.for('Jupyter.display')) as () => Promise<Record<string, unknown>>;
    assert.ok(!('image/svg+xml' in (await show.call(plot))));
  });
});
