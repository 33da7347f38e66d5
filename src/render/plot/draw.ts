/** Draws Vega-Lite specifications. What draws is large, so that it is loaded by the first picture. */
import {createRequire} from 'node:module';
import type {TopLevelSpec} from 'vega-lite';
import type {Spec} from './spec.js';

/** Pixels of a PNG for each of the picture's own, as screens of notebooks have them. */
const zoom = 2;
const font = 'DejaVu Sans';

export async function drawSVG(spec: Spec): Promise<string> {
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Front-ends give a picture the background of their theme; as a file it has one of its own.
  const config = {background: 'white', font, axis: {labelFont: font, titleFont: font}};
  const compiled = lite.compile(spec as unknown as TopLevelSpec, {config}).spec;
  const view = new vega.View(vega.parse(compiled), {renderer: 'none', logLevel: vega.Error});
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Text is drawn in a font that comes along, so that it is there on machines that have none. */
export async function drawPNG(svg: string): Promise<Uint8Array> {
  const {Resvg} = await import('@resvg/resvg-js');
  const fontFile = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const picture = new Resvg(svg, {
    font: {fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: font},
    fitTo: {mode: 'zoom', value: zoom},
  });
  return picture.render().asPng();
}
