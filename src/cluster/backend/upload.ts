import type {LocalData, Node, RunOptions} from '../../graph/index.js';
import {NDArray} from '../../data/ndarray.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {executedTileable} from '../calls/python.js';
import {runTask} from '../calls/run-task.js';
import {of} from '../dialect/dialect.js';
import {isData, rowsBetween, rowsOf, sizeOf} from '../encode/size.js';
import {dataSource} from '../graph/data-source.js';
import {PyCall} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import type {RemoteSession} from './connection.js';
import {submission} from './submission.js';

/** The web server of a cluster refuses requests of more than 100 MiB: larger data goes in parts. */
const largestPart = 64 * 2 ** 20;
/** Parts that are on their way at the same time. */
const together = 2;

/** Data that was sent ahead of the graph that needs it. */
export class Uploads {
  readonly #there = new Map<LocalData, PyExpression>();
  readonly #keys: string[] = [];

  constructor(
    private readonly session: RemoteSession,
    private readonly options: Pick<RunOptions, 'signal'>,
  ) {}

  /** What stands for data that was sent, or undefined. */
  readonly reference = (data: object): PyExpression | undefined => this.#there.get(data as LocalData);

  /** Sends the large data among the arguments of nodes. */
  async sendFor(nodes: readonly Node[]): Promise<void> {
    for (const {args} of nodes) for (const value of Object.values(args)) await this.send(value);
  }

  async send(value: unknown): Promise<void> {
    // Labels that are large enough would be a frame of their own.
    if (!isData(value) || value instanceof LocalIndex || this.#there.has(value)) return;
    const count = Math.min(Math.ceil(sizeOf(value) / largestPart), rowsOf(value));
    if (count < 2) return;
    const rows = rowsOf(value);
    const parts = Array.from({length: count}, (_, part) => part);
    const sent: PyExpression[] = [];
    const next = async (): Promise<void> => {
      for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
        const [start, stop] = [part, part + 1].map((edge) => Math.floor((edge * rows) / count));
        sent[part] = await this.#part(rowsBetween(value, start ?? 0, stop ?? rows));
      }
    };
    await Promise.all(Array.from({length: together}, next));
    const join =
      value instanceof NDArray
        ? of(this.session.dialect, 'tensor', 'concatenate')
        : of(this.session.dialect, 'dataframe', 'concat');
    this.#there.set(value, new PyCall(join, [sent]));
  }

  /** Lets go of the parts, which what was made of them does not need. */
  release(): void {
    if (this.#keys.length === 0) return;
    // Nobody waits for this, and what it fails to free goes with the session.
    this.session.data.release(this.#keys).catch(() => undefined);
  }

  async #part(data: LocalData): Promise<PyExpression> {
    const {session} = this;
    const {graph, keys} = submission(session, [dataSource(session.dialect, data)]);
    const task = await runTask(session, graph, {signal: this.options.signal, onProgress: () => undefined});
    const token = await session.tasks.results(task, this.options.signal);
    this.#keys.push(...keys);
    return executedTileable(session.dialect, token, 0);
  }
}
