import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {MAGICS} from '../../src/magics/index.js';
import {TestSession} from '../interactive/recording-front-end.js';

const text = readFileSync(new URL('../../../docs/magics.md', import.meta.url), 'utf8');

/** The cells of a table's rows, the head left out. */
function rowsOf(section: string): string[][] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
}

describe('docs/magics.md', () => {
  const [list = '', own = ''] = text.split('## Your own');
  const session = new TestSession();
  after(() => session.close());

  it('lists what %lsmagic lists', () => {
    const listed = MAGICS.map(({name, kinds, summary}) => [
      kinds.map((kind) => `\`${kind === 'line' ? '%' : '%%'}${name}\``).join(', '),
      summary,
    ]);
    assert.deepEqual(rowsOf(list), listed);
  });

  it('shows a magic that works', async () => {
    const code = /```typescript\n([^]*?)```/.exec(own)?.[1] ?? '';
    await session.text(code);
    await session.text(
      'const rows = {head: (count: number) => ({execute: async () => `${String(count)} rows`})}; rows',
    );
    assert.equal(await session.text('%head 7'), "'7 rows'");
    assert.equal(await session.text('%%head\nrows'), "'5 rows'");
    const {items} = await session.interactive.complete('%head 1', 7);
    assert.deepEqual(
      items.map((item) => item.text),
      ['10', '100'],
    );
  });
});
