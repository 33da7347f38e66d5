/** What README and docs/ show of the shell is what it shows. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {PseudoTerminal, skip} from '../repl/pty/pseudo-terminal.js';

const root = new URL('../../../', import.meta.url);
const files = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

/** The lines of blocks that begin with the first prompt, each up to the end of its block. */
function transcripts(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const indent = /^( *)In \[1\]: /.exec(line)?.[1];
    if (indent === undefined) return [];
    const rest = lines.slice(at);
    const end = rest.findIndex((each) => each.startsWith('```') || (each !== '' && !each.startsWith(indent)));
    return [
      rest
        .slice(0, end < 0 ? rest.length : end)
        .map((each) => each.slice(indent.length).trimEnd())
        .join('\n')
        .trimEnd(),
    ];
  });
}

const prompt = /^In \[(\d+)\]: (.*)$/gm;

describe('the transcripts of the shell', {skip}, () => {
  for (const file of files) {
    for (const [i, transcript] of transcripts(readFileSync(new URL(file, root), 'utf8')).entries()) {
      it(`${file}, number ${i + 1}`, async (test) => {
        const terminal = PseudoTerminal.open(test, {columns: 100, rows: 60});
        const cells = [...transcript.matchAll(prompt)].map(([, , code = '']) => code);
        for (const [n, code] of cells.entries()) await terminal.run(n + 1, code);
        const shown = terminal.text;
        const begin = shown.indexOf('In [1]:');
        const end = shown.lastIndexOf(`In [${cells.length + 1}]:`);
        assert.equal(shown.slice(begin, end).trimEnd(), transcript);
      });
    }
  }
});
