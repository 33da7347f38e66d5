import {toBundle} from '../../src/interactive/display.js';

/** Examples in documentation comments: code, and below it the text of its last expression. */

export interface Example {
  readonly code: string;
  /** Null for an example that shows no result. */
  readonly expected: string | null;
  readonly line: number;
}

/** The `@example` blocks of a source file. Lines of `// ` after the code are what its last expression prints. */
export function parseExamples(source: string): Example[] {
  const examples: Example[] = [];
  const lines = source.split('\n');
  for (const [at, line] of lines.entries()) {
    if (!/^\s*\* @example\b/.test(line)) continue;
    const inline = line.replace(/^\s*\* @example ?/, '');
    const block = inline === '' ? [] : [inline];
    for (let i = at + 1; i < lines.length; i++) {
      const text = lines[i] ?? '';
      if (/^\s*\*\/|^\s*\* @/.test(text) || !/^\s*\*/.test(text)) break;
      block.push(text.replace(/^\s*\* ?/, '').replace(/\*\/\s*$/, ''));
    }
    while (block.at(-1)?.trim() === '') block.pop();
    let first = block.length;
    while (first > 0 && /^\/\/( |$)/.test(block[first - 1] ?? '')) first--;
    const expected = block.slice(first).map((text) => text.replace(/^\/\/ ?/, '').trimEnd());
    examples.push({
      code: block.slice(0, first).join('\n'),
      expected: expected.length > 0 ? expected.join('\n') : null,
      line: at + 1,
    });
  }
  return examples;
}

/** The constructor of asynchronous functions from their source. */
export const AsyncFunction = (async () => Promise.resolve()).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<unknown>;

/** Runs the code with `scope`'s names, and gives the text of its last expression. */
export async function runExample(
  example: Example,
  scope: Readonly<Record<string, unknown>>,
): Promise<string> {
  return textOf(await valueOf(example, scope));
}

/** Runs the code with `scope`'s names, and gives the value of its last expression. */
export async function valueOf(example: Example, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
  const lines = example.code.split('\n');
  // The last expression may span lines: it begins at the last line that is not indented and closes nothing.
  let last = lines.length - 1;
  while (last > 0 && /^[\s)\]}.]/.test(lines[last] ?? '')) last--;
  const body = [
    ...lines.slice(0, last),
    `return (${lines.slice(last).join('\n').replace(/;\s*$/, '')});`,
  ].join('\n');
  const names = Object.keys(scope);
  return new AsyncFunction(...names, body)(...names.map((name) => scope[name]));
}

/** The text as a cell shows it. */
export async function textOf(value: unknown): Promise<string> {
  const bundle = await toBundle(value, {color: false, columns: 80});
  return String(bundle?.['text/plain'])
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
