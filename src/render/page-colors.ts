/**
 * Colours for pages. A terminal's theme makes its sixteen colours readable on its background; pages show errors on light and on dark red, and their own
 * sixteen are hard to read on one of them. These stand out alike on white, black and both reds.
 */
const READABLE: ReadonlyMap<string, string> = new Map([
  ['31', '167'],
  ['32', '64'],
  ['33', '166'],
  ['34', '32'],
  ['35', '133'],
  ['36', '30'],
  ['90', '244'],
  ['94', '32'],
]);

/** Puts one of the 256 colours in place of each of the sixteen. */
export function pageColors(text: string): string {
  return text.replace(/\x1b\[(3[1-6]|9[04])m/g, (code, color: string) => {
    const readable = READABLE.get(color);
    return readable === undefined ? code : `\x1b[38;5;${readable}m`;
  });
}
