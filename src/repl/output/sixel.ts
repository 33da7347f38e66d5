/** Pictures as sixels, which many terminals show that know no other way. What draws them is large: it is loaded where a terminal says that it can. */
import {Resvg} from '@resvg/resvg-js';
import {image2sixel} from 'sixel';
import type {Graphics} from './pictures.js';

/** As many as terminals have registers for. */
const COLORS = 256;
/** Leaves what is transparent as it is. */
const KEEP_BACKGROUND = 1;

/** Shows pictures in cells that are so many pixels wide: wider ones than the terminal become smaller, as it would cut them off. */
export function sixelGraphics(cellWidth: number): Graphics {
  return (base64, columns) => {
    const size = sizeOf(Buffer.from(base64, 'base64'));
    if (size === null) return null;
    const scale = Math.min(1, (columns * cellWidth) / size.width);
    const width = Math.max(1, Math.floor(size.width * scale));
    const height = Math.max(1, Math.round(size.height * scale));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><image width="${String(width)}" height="${String(height)}" href="data:image/png;base64,${base64.replaceAll(/\s/g, '')}"/></svg>`;
    const {pixels} = new Resvg(svg, {font: {loadSystemFonts: false}}).render();
    return image2sixel(pixels, width, height, COLORS, KEEP_BACKGROUND);
  };
}

/** Width and height of a PNG, which its first chunk tells; null for what is none. */
function sizeOf(bytes: Buffer): {readonly width: number; readonly height: number} | null {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  const size = {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20)};
  return size.width > 0 && size.height > 0 ? size : null;
}
