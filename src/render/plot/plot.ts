/** A picture of data. */
import {inspect} from 'node:util';
import type {Chart, ChartStyle} from './chart.js';
import {drawPNG, drawSVG} from './draw.js';
import {specOf, type Spec} from './spec.js';

/** Notebooks keep what is shown: a larger SVG than this is left out, as the PNG says the same. */
const largestSVG = 100_000;

/**
 * A picture: front-ends that know Vega-Lite draw it themselves, others show it as PNG or SVG, and text tells what it is of.
 *
 * @example
 * const plot = await df.plot.bar({x: 'city'});
 * await writeFile('cities.svg', await plot.toSVG());
 */
export class Plot {
  /** The picture as Vega-Lite 5. */
  readonly spec: Spec;

  constructor(
    private readonly chart: Chart,
    style: ChartStyle,
  ) {
    this.spec = specOf(chart, style);
  }

  toSVG(): Promise<string> {
    return drawSVG(this.spec);
  }

  /** The bytes of a PNG, with two pixels for each of the picture's own. */
  async toPNG(): Promise<Uint8Array> {
    return drawPNG(await this.toSVG());
  }

  async [Symbol.for('Jupyter.display')](): Promise<Record<string, unknown>> {
    const svg = await this.toSVG();
    const png = await drawPNG(svg);
    return {
      'application/vnd.vegalite.v5+json': this.spec,
      ...(svg.length <= largestSVG && {'image/svg+xml': svg}),
      'image/png': Buffer.from(png).toString('base64'),
      'text/plain': this.toString(),
    };
  }

  toString(): string {
    return `<${this.chart.kind} plot of ${contents(this.chart)}>`;
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

function contents(chart: Chart): string {
  switch (chart.kind) {
    case 'pie':
      return `${chart.labels.length} parts`;
    case 'scatter':
      return `${chart.x.values.length} points`;
    case 'hist':
      return `${names(chart.series)} in ${chart.edges.length - 1} bins`;
    case 'box':
      return names(chart.boxes);
    case 'kde':
      return names(chart.curves);
    case 'hexbin':
      return `${chart.value} in ${chart.cells.length} hexagons`;
    default:
      return `${names(chart.series)}, ${chart.x.values.length} points each`;
  }
}

function names(series: readonly {readonly name: string}[]): string {
  const shown = series.slice(0, 5).map(({name}) => (name === '' ? 'values' : name));
  return [...shown, ...(series.length > shown.length ? ['…'] : [])].join(', ');
}
