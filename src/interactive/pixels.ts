/** Arrays of numbers as pictures. */
import {ValueError} from '../errors/index.js';

/** What fetching a tensor gives, as far as a picture needs it. */
export interface Pixels {
  readonly shape: readonly number[];
  readonly dtype: string;
  toFlatArray(): readonly unknown[];
}

export function isPixels(value: unknown): value is Pixels {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Reflect.get(value, 'shape')) &&
    typeof Reflect.get(value, 'toFlatArray') === 'function'
  );
}

/**
 * The PNG of an array of rows of pixels: `(height, width)` is grey, `(height, width, 3)` red, green and blue, `(height, width, 4)` with opacity.
 * Floats go from 0 to 1, integers from 0 to 255.
 *
 * @throws ValueError for another shape, or numbers outside of that.
 */
export async function encodePixels(pixels: Pixels): Promise<Uint8Array> {
  const [height = 0, width = 0, channels = 1, ...further] = pixels.shape;
  if (
    pixels.shape.length < 2 ||
    further.length > 0 ||
    ![1, 3, 4].includes(channels) ||
    height * width === 0
  ) {
    throw new ValueError(
      `png: an array of shape (${pixels.shape.join(', ')}) is no picture; it takes (height, width), (height, width, 3) or (height, width, 4)`,
    );
  }
  const {encode} = await import('fast-png');
  return encode({width, height, channels, depth: 8, data: bytesOf(pixels)});
}

function bytesOf(pixels: Pixels): Uint8Array {
  const isFloat = pixels.dtype.toLowerCase().startsWith('float');
  const top = isFloat || pixels.dtype.startsWith('bool') ? 1 : 255;
  return Uint8Array.from(pixels.toFlatArray(), (value) => {
    const number = Number(value);
    if (!(number >= 0 && number <= top))
      throw new ValueError(`png: ${String(number)} is no brightness; ${pixels.dtype} goes from 0 to ${top}`);
    return Math.round((number / top) * 255);
  });
}
