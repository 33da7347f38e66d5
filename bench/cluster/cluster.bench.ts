/**
 * Our client beside Mars's own, on the same cluster and in turns: `node dist/bench/cluster/cluster.bench.js [URL]`, on a cluster of its own
 * without a URL. The ratio is ours by theirs: below 1 is faster. Needs the environment that `node scripts/cluster-env.mjs` makes.
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {startCluster} from '../../test/cluster/support/cluster.js';
import {pythonOf} from '../../test/cluster/support/python.js';

interface Answer {
  /** Milliseconds. */
  readonly took: number;
  /** The most memory of the process so far, in bytes: before the case and after it. */
  readonly before: number;
  readonly peak: number;
}

/** A client in a process of its own, which answers one case after the other. */
class Peer {
  readonly #child;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, ...args: readonly string[]) {
    this.#child = spawn(program, args, {stdio: ['pipe', 'pipe', 'inherit']});
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  async ready(): Promise<this> {
    while ((await this.#line()) !== 'ready');
    return this;
  }

  async ask(name: string, values: number): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify([name, values])}\n`);
    return JSON.parse(await this.#line()) as Answer;
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await once(this.#child, 'close');
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('a client ended');
    return next.value;
  }
}

const python = pythonOf('mars');
if (python === null) throw new Error('no Python environment: node scripts/cluster-env.mjs makes it');
const given = process.argv[2];
const cluster = given === undefined ? await startCluster(python, 'mars') : null;
const url = cluster?.url ?? given ?? '';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const start = (): Promise<Peer[]> =>
  Promise.all([
    new Peer(process.execPath, fileURLToPath(new URL('client.js', import.meta.url)), url).ready(),
    new Peer(python, join(root, 'bench/cluster/client.py'), url).ready(),
  ]);

const best = (answers: readonly Answer[]): number => Math.min(...answers.map(({took}) => took));
const middle = (answers: readonly Answer[]): number =>
  answers.map(({took}) => took).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? NaN;

/** One case in turns by both clients, which are new for it, so that the memory is the case's own. */
async function compare(title: string, name: string, values: number, times: number): Promise<void> {
  const peers = await start();
  const answers: Answer[][] = peers.map(() => []);
  for (let turn = 0; turn < times; turn++) {
    for (const [at, peer] of peers.entries()) answers[at]?.push(await peer.ask(name, values));
  }
  await Promise.all(peers.map((peer) => peer.end()));
  const [ours = [], theirs = []] = answers;
  const times2 = (of: (answers: readonly Answer[]) => number): string =>
    `${of(ours).toFixed(1).padStart(8)} ${of(theirs).toFixed(1).padStart(8)}  ratio ${(of(ours) / of(theirs)).toFixed(2)}`;
  console.log(`${title.padEnd(18)} best   ${times2(best)}`);
  console.log(`${''.padEnd(18)} middle ${times2(middle)}`);
  if (values === 0) return;
  // What a client makes its data of counts with the data.
  const memory = ([first, ...rest]: readonly Answer[]): string =>
    (((rest.at(-1) ?? first)?.peak ?? 0) - (first?.before ?? 0) > 0
      ? (((rest.at(-1) ?? first)?.peak ?? 0) - (first?.before ?? 0)) / (values * 8)
      : 0
    ).toFixed(2);
  console.log(
    `${''.padEnd(18)} memory ${memory(ours).padStart(8)} ${memory(theirs).padStart(8)}  times the data`,
  );
}

try {
  console.log(`${''.padEnd(25)} ${'ours'.padStart(8)} ${"Mars's".padStart(8)}  milliseconds`);
  await compare('tiny frame', 'tiny', 0, 30);
  for (const [size, values, times] of [
    ['100 MB', 12_500_000, 5],
    ['1 GB', 125_000_000, 2],
  ] as const) {
    await compare(`${size} up`, 'up', values, times);
    await compare(`${size} down`, 'down', values, times);
  }
} finally {
  await cluster?.stop();
}
