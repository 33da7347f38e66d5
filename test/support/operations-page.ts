/** The page that lists every operation: what it does, and where it runs. */
import type {Place} from '../../src/graph/index.js';
import type {Definition} from '../../src/expr/define.js';
import {definitions, members} from '../../src/ops/index.js';
import {isRemote} from '../../src/ops/remote/define-remote.js';
import {declaredMembers} from './declarations.js';
import {interfaces} from './places.js';

type Where = 'everywhere' | 'local sessions' | 'clusters';

interface Entry {
  readonly name: string;
  readonly where: Where;
}

/** The text of docs/operations.md, made from the operations and their documentation. */
export function operationsPage(): string {
  const summaries = new Map<string, string>();
  for (const each of declaredMembers(new URL('../../../src/ops/', import.meta.url))) {
    const key = `${each.interfaceName}.${each.member}`;
    if (summaries.get(key) === undefined) summaries.set(key, each.summary);
  }
  const places = Object.entries(interfaces) as [Place, string][];
  const sections = places.flatMap(([place, declaration]) => {
    const entries = entriesOf(place);
    if (entries.length === 0) return [];
    const here = entries.filter((each) => each.where !== 'clusters').length;
    const rows = entries.map(
      ({name, where}) =>
        `| \`${name}\` | ${cell(summaries.get(`${declaration}.${name}`) ?? '')} | ${where} |`,
    );
    const count = `${String(entries.length)} names, ${String(here)} of them in local sessions.`;
    return [
      `## \`${place}\``,
      '',
      count,
      '',
      '| name | what it does | runs |',
      '| --- | --- | --- |',
      ...rows,
      '',
    ];
  });
  return [...head, ...sections].join('\n');
}

const head = [
  '# Operations',
  '',
  'Every name of `md` and `mt` and of what they give, in snake_case; each has its camelCase spelling too. `x?` in a cell shows the whole documentation of one.',
  'Those that run _everywhere_ run in local sessions and on clusters; where one of both stands, the other raises `NotSupportedError`.',
  '',
  'Written by `node scripts/operations.mjs` from the documentation in `src/ops/`.',
  '',
];

function entriesOf(place: Place): Entry[] {
  const entries = new Map<string, Entry>();
  for (const each of members)
    if (each.place === place) entries.set(each.name, {name: each.name, where: 'everywhere'});
  for (const each of definitions) {
    if (each.places.includes(place)) entries.set(each.name, {name: each.name, where: whereOf(each)});
  }
  return [...entries.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function whereOf(definition: Definition): Where {
  if (isRemote(definition)) return 'clusters';
  return definition.insteadOnCluster === null ? 'everywhere' : 'local sessions';
}

/** Text that stays in one cell of a Markdown table. */
function cell(text: string): string {
  const plain = text.replaceAll(/\{@link (\S+?)\}/g, '`$1`');
  return plain
    .replaceAll('|', '\\|')
    .replaceAll('<', '\\<')
    .replaceAll(/(?<!\\)\*/g, '\\*');
}
