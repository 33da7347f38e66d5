/**
 * Our client beside Mars's own, on the same cluster and in turns: `node dist/bench/cluster/cluster.bench.js [URL]`, on a cluster of its own
 * without a URL. The ratio is ours by theirs: below 1 is faster. For the tiny frame bare sockets that send the same four requests, and read none of
 * the answers, have a ratio of about 0.7 as well: all but some 3 ms is the cluster's own time for one task and three answers. Needs the environment that `node scripts/cluster-env.mjs` makes.
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

  /** What the case took; null where the client cannot do it, and says why. */
  async ask(name: string, values: number): Promise<Answer | null> {
    this.#child.stdin.write(`${JSON.stringify([name, values])}\n`);
    const answer = JSON.parse(await this.#line()) as Answer | {readonly failed: string};
    if (!('failed' in answer)) return answer;
    console.log(`cannot: ${answer.failed}`);
    return null;
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

const best = (answers: readonly Answer[]): number =>
  answers.length === 0 ? Number.NaN : Math.min(...answers.map(({took}) => took));
const middle = (answers: readonly Answer[]): number =>
  answers.map(({took}) => took).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? NaN;
const shown = (figure: number, digits = 1): string =>
  (Number.isFinite(figure) ? figure.toFixed(digits) : '–').padStart(8);

/** How much the memory of a client grew over all its runs; what it makes its data of counts with the data. */
function grown(answers: readonly Answer[]): number {
  return (answers.at(-1)?.peak ?? NaN) - (answers[0]?.before ?? NaN);
}

/** Milliseconds that Mars's client took at best, by case: it cannot move 1 GB, for which ten times its 100 MB stand. */
const tenth = new Map<string, number>();

/** One case in turns by both clients, which are new for it, so that the memory is the case's own. */
async function compare(title: string, name: string, values: number, times: number): Promise<void> {
  const peers = await start();
  const answers: Answer[][] = peers.map(() => []);
  for (let turn = 0; turn < times; turn++) {
    for (const [at, peer] of peers.entries()) {
      const answer = await peer.ask(name, values);
      if (answer !== null) answers[at]?.push(answer);
    }
  }
  await Promise.all(peers.map((peer) => peer.end()));
  const [ours = [], theirs = []] = answers;
  for (const [kind, of] of [
    ['best', best],
    ['middle', middle],
  ] as const) {
    console.log(
      `${title.padEnd(12)} ${kind.padEnd(7)} ${shown(of(ours))} ${shown(of(theirs))}  ratio ${shown(of(ours) / of(theirs), 2).trim()}`,
    );
  }
  if (values === 0) return;
  if (theirs.length > 0) tenth.set(name, best(theirs));
  else
    console.log(
      `${title.padEnd(12)} ratio to ten times its 100 MB: ${shown(best(ours) / (10 * (tenth.get(name) ?? NaN)), 2).trim()}`,
    );
  const share = (of: readonly Answer[]): string => shown(grown(of) / (values * 8), 2);
  console.log(`${title.padEnd(12)} memory  ${share(ours)} ${share(theirs)}  times the data`);
}

try {
  console.log(`${''.padEnd(20)} ${'ours'.padStart(8)} ${"Mars's".padStart(8)}  milliseconds`);
  await compare('tiny frame', 'tiny', 0, 60);
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
