import type {LocalData, Node, RunOptions} from '../../graph/index.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {Vector} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {layoutsIn} from '../calls/layout.js';
import {runTask} from '../calls/run-task.js';
import {isData, rowsBetween, rowsOf, sizeOf} from '../encode/size.js';
import {of} from '../dialect/dialect.js';
import {ValueEncoder, noNodes} from '../encode/values.js';
import {dataSource} from '../graph/data-source.js';
import {PyCall} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import type {RemoteSession} from './connection.js';
import {joined} from './joined.js';
import type {SentPart} from './joined.js';
import {submission} from './submission.js';

/** The web server of a cluster refuses requests of more than 100 MiB. */
const largestRequest = 96 * 2 ** 20;
/** Larger data goes in parts: while the web process reads one, the workers store another. */
const largestPart = 24 * 2 ** 20;
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
    if (!isData(value) || this.#there.has(value)) return;
    if (value instanceof LocalIndex) {
      if (sizeOf(value) > largestRequest) await this.#sendLabels(value);
      return;
    }
    const count = Math.min(Math.ceil(sizeOf(value) / largestPart), rowsOf(value));
    if (count > 1) this.#there.set(value, await this.#sendParts(value, count));
  }

  /** Mars joins no indexes: the labels go with a series, of which the index is taken there. */
  async #sendLabels(index: LocalIndex): Promise<void> {
    if (index instanceof MultiIndex)
      throw new NotSupportedError(
        `A MultiIndex of ${index.length} labels is too large to be sent to a cluster, which takes 100 MiB at once: send its levels as the columns of a frame, and set_index there`,
      );
    const count = Math.ceil(sizeOf(index) / largestPart);
    const series = new LocalSeries(index, new Vector('int8', new Int8Array(index.length)));
    const {dialect} = this.session;
    const name = new ValueEncoder(noNodes).encodeLabel(index.name);
    const labels = await this.#sendParts(series, count);
    this.#there.set(index, new PyCall(of(dialect, 'dataframe', 'Index'), [labels], {name}));
  }

  async #sendParts(value: LocalData, count: number): Promise<PyExpression> {
    const rows = rowsOf(value);
    const parts = Array.from({length: count}, (_, part) => part);
    const sent: SentPart[] = [];
    const next = async (): Promise<void> => {
      for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
        const [start, stop] = [part, part + 1].map((edge) => Math.floor((edge * rows) / count));
        sent[part] = await this.#part(rowsBetween(value, start ?? 0, stop ?? rows));
      }
    };
    await Promise.all(Array.from({length: together}, next));
    return joined(this.session.dialect, value, sent);
  }

  /** Lets go of the parts, which what was made of them does not need. */
  release(): void {
    if (this.#keys.length === 0) return;
    // Nobody waits for this, and what it fails to free goes with the session.
    this.session.data.release(this.#keys).catch(() => undefined);
  }

  async #part(data: LocalData): Promise<SentPart> {
    const {session} = this;
    const {graph, keys} = submission(session, [dataSource(session.dialect, data)]);
    const task = await runTask(session, graph, {signal: this.options.signal, onProgress: () => undefined});
    const token = await session.tasks.results(task, this.options.signal);
    this.#keys.push(...keys);
    return {token, layout: layoutsIn(token)[0] ?? null};
  }
}
