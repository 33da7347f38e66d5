import {ArgumentError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {duration} from './duration.js';

export const time = defineMagic({
  name: 'time',
  kinds: ['line', 'cell'],
  takesCode: true,
  usage: '%time CODE\n%%time\nCODE',
  summary: 'Runs code once and prints how long it took, by the clock and on the processor.',
  details:
    'What the code awaits counts. The value of its last expression is shown as ever, and its declarations stay.',
  async run({kind, args, body}, {run, print}) {
    if (kind === 'cell' && args !== '')
      throw new ArgumentError(`%%time: the code stands below, got '${args}' beside.`);
    const cpu = process.cpuUsage();
    const start = performance.now();
    try {
      return await run(kind === 'line' ? args : body);
    } finally {
      const wall = performance.now() - start;
      const {user, system} = process.cpuUsage(cpu);
      print(
        `CPU times: user ${duration(user / 1000)}, sys ${duration(system / 1000)}\nWall time: ${duration(wall)}\n`,
      );
    }
  },
});
