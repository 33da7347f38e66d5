import {defineMagic} from './define.js';
import {table} from './table.js';

export const lsmagic = defineMagic({
  name: 'lsmagic',
  kinds: ['line'],
  usage: '%lsmagic',
  summary: 'Lists the magics.',
  details:
    "'%name?' tells more of one. `register_magic({name, kinds, usage, summary, run})` adds your own: see docs/magics.md.",
  async run(_call, {magics, print}) {
    const rows = magics
      .all()
      .map(({name, kinds, summary}) => [
        kinds.map((kind) => (kind === 'line' ? '%' : '%%') + name).join(', '),
        summary,
      ]);
    print(await table(['magic', 'what it does'], rows));
  },
});
