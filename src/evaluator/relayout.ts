/** Putting what a transform wrote back onto the lines that it came from. */
import {SourceMap, type SourceMapPayload} from 'node:module';
import jsTokens from 'js-tokens';

interface Line {
  /** From 0, in the transform's output. */
  readonly generated: number;
  text: string;
}

/** The text for each line of the original, from 0. Order is kept: what stands between others, and came from elsewhere, follows the line before it. */
export function relayout(code: string, map: SourceMapPayload, lineCount: number): string[] {
  const lines = linesOf(code);
  const source = new SourceMap(map);
  const origins = lines.map(({generated, text}) => originOf(source, generated, text));
  const rising = longestRise(origins);
  const placed = Array.from({length: lineCount}, () => '');
  let target = 0;
  lines.forEach(({text}, at) => {
    if (rising.has(at)) target = Math.min(origins[at] ?? target, lineCount - 1);
    placed[target] = `${placed[target] ?? ''} ${text.trim()}`.trim();
  });
  return placed;
}

/** Which places to take for the longest sequence of numbers that never falls. */
function longestRise(numbers: readonly (number | null)[]): Set<number> {
  /** For each length the place where the best sequence ends, and for each place the one before it. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, at) => {
    if (number === null) return;
    const longer = ends.findIndex((end) => (numbers[end] ?? 0) > number);
    const length = longer < 0 ? ends.length : longer;
    before.set(at, ends[length - 1]);
    ends[length] = at;
  });
  const chosen = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) chosen.add(at);
  return chosen;
}

/** Lines without comments; texts of several lines are written on one. */
function linesOf(code: string): Line[] {
  const lines: Line[] = [{generated: 0, text: ''}];
  let generated = 0;
  for (const {type, value} of jsTokens(code)) {
    const breaks = value.split('\n').length - 1;
    generated += breaks;
    const line = lines.at(-1);
    if (type === 'LineTerminatorSequence') lines.push({generated, text: ''});
    else if (line && /Comment$/.test(type)) line.text += ' ';
    else if (line) line.text += value.replace(/\r?\n/g, '\\n');
  }
  return lines;
}

function originOf(source: SourceMap, generated: number, text: string): number | null {
  for (const column of [/\S|$/.exec(text)?.index ?? 0, text.length]) {
    const entry = source.findEntry(generated, column);
    if ('originalLine' in entry && entry.generatedLine === generated) return entry.originalLine;
  }
  return null;
}
