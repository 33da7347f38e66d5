import {SessionClosedError} from '../../errors/index.js';
import {outputOperation, topological} from '../../graph/index.js';
import type {
  Backend,
  BackendInfo,
  LocalData,
  LocalValue,
  Meta,
  MetaKind,
  Node,
  Preview,
  RunOptions,
} from '../../graph/index.js';
import {dataSource} from '../graph/data-source.js';
import {GraphWriter} from '../graph/writer.js';
import type {ConnectOptions} from '../http/address.js';
import {item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import {layoutsIn} from '../calls/layout.js';
import type {Layout} from '../calls/layout.js';
import {executedTileable} from '../calls/python.js';
import {runTask} from '../calls/run-task.js';
import {Connection} from './connection.js';
import type {RemoteSession} from './connection.js';
import {fetchTogether, fetchWhole} from './fetcher.js';
import {metaOf} from './metas.js';
import {asPreview, fetchPreview} from './preview.js';
import {isSingle, metaOfKept, resultsIn} from './result.js';
import {isKnownSmall} from './small.js';
import {submission} from './submission.js';
import {Uploads} from './upload.js';
import type {Kept, RemoteResult} from './result.js';

/** A session on an existing Mars or Xorbits cluster: graphs are written as calls of its own API, which it runs. */
export class ClusterBackend implements Backend {
  readonly #connection: Connection;
  readonly #kept = new Map<string, Kept>();
  #closed: Promise<void> | null = null;

  /**
   * @param url The address of the cluster's web page; credentials in it are sent as basic authentication.
   * @throws ValueError for options that have no meaning.
   */
  constructor(url: URL, options: ConnectOptions = {}) {
    this.#connection = new Connection(url, options);
  }

  async execute(nodes: readonly Node[], {signal, onProgress}: RunOptions): Promise<readonly Meta[]> {
    const missing = nodes.filter((node) => !this.#take(node));
    // Outputs of what is executed as a whole in the same call come with it.
    const open = missing.filter(
      (node) => !(isOutput(node) && node.inputs.some((whole) => missing.includes(whole))),
    );
    if (open.length > 0) {
      await this.#connection.use(async (session) => {
        const order = topological(open, (known) => this.#kept.has(known.key));
        const uploads = new Uploads(session, {signal});
        try {
          await uploads.sendFor(order.filter((node) => !this.#kept.has(node.key)));
          const graph = new GraphWriter(
            session.dialect,
            (node) => this.#reference(session, node),
            uploads.reference,
          );
          for (const node of order) graph.write(node);
          const leaves = open.flatMap((node) => leavesOf(node.meta, graph.expressionOf(node)));
          const results = await this.#run(session, leaves, {signal, onProgress});
          for (const node of open) this.#kept.set(node.key, nested(node.meta, results));
        } finally {
          uploads.release();
        }
      });
    }
    for (const node of missing) this.#take(node);
    return nodes.map((node) => metaOfKept(this.#expect(node)));
  }

  async put(node: Node, data: LocalData, {signal, onProgress}: RunOptions): Promise<Meta> {
    return this.#connection.use(async (session) => {
      const uploads = new Uploads(session, {signal});
      try {
        await uploads.send(data);
        const source = uploads.reference(data) ?? dataSource(session.dialect, data);
        const results = await this.#run(session, leavesOf(node.meta, source), {signal, onProgress});
        const kept = nested(node.meta, results);
        this.#kept.set(node.key, kept);
        return metaOfKept(kept);
      } finally {
        uploads.release();
      }
    });
  }

  async fetch(node: Node, signal: AbortSignal): Promise<LocalValue> {
    return this.#connection.use((session) => this.#value(session, this.#expect(node), signal));
  }

  async preview(node: Node, signal: AbortSignal): Promise<Preview> {
    const kept = this.#expect(node);
    if (isSingle(kept)) return kept.preview;
    return {kind: 'whole', value: await this.fetch(node, signal)};
  }

  release(keys: readonly string[]): void {
    const released = keys.flatMap((key) => this.#drop(key));
    const still = new Set([...this.#kept.values()].flatMap(resultsIn));
    const names = released.filter((result) => !still.has(result)).map(({key}) => key);
    if (names.length === 0 || this.#closed !== null) return;
    // Nobody waits for this, and what it fails to free goes with the session.
    this.#connection.use((session) => session.data.release(names)).catch(() => undefined);
  }

  describe(): Promise<BackendInfo> {
    return this.#connection.describe();
  }

  close(): Promise<void> {
    this.#kept.clear();
    this.#closed ??= this.#connection.close();
    return this.#closed;
  }

  #drop(key: string): RemoteResult[] {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    return kept === undefined ? [] : resultsIn(kept);
  }

  /** An output of what was executed as a whole is there already. */
  #take(node: Node): boolean {
    const [parent] = node.inputs;
    const kept =
      node.operation.name === 'output' && parent !== undefined ? this.#kept.get(parent.key) : undefined;
    if (kept === undefined || isSingle(kept)) return false;
    const output = kept[node.args['index'] as number];
    if (output === undefined) return false;
    this.#kept.set(node.key, output);
    return true;
  }

  #expect(node: Node): Kept {
    const kept = this.#kept.get(node.key);
    if (kept === undefined)
      throw new SessionClosedError('The result is no longer kept: its session was closed');
    return kept;
  }

  /** The expression that stands for a node that was executed here, so that nothing is computed or sent twice. */
  #reference({dialect}: RemoteSession, node: Node): PyExpression | null {
    const refer = (kept: Kept): PyExpression =>
      isSingle(kept) ? executedTileable(dialect, kept.token, kept.place) : kept.map(refer);
    const kept = this.#kept.get(node.key);
    return kept === undefined ? null : refer(kept);
  }

  /** Runs the objects, and gives what the cluster keeps of each. */
  async #run(session: RemoteSession, leaves: readonly Leaf[], options: RunOptions): Promise<RemoteResult[]> {
    const {signal} = options;
    const {graph, keys} = submission(
      session,
      leaves.map(({expression}) => expression),
    );
    const task = await runTask(session, graph, options);
    const token = await session.tasks.results(task, signal);
    let read: readonly (Layout | null)[] | null = null;
    const layouts = (): readonly (Layout | null)[] => (read ??= layoutsIn(token));
    const small = leaves.flatMap(({meta}, place) => (isKnownSmall(meta) ? [place] : []));
    const brought = await fetchTogether(session, token, small, layouts, signal);
    return Promise.all(
      leaves.map(async ({meta}, place) => {
        const layout = layouts()[place] ?? null;
        const value = brought.get(place);
        const preview =
          value === undefined
            ? await fetchPreview(session, {token, place, layout}, meta.kind, signal)
            : asPreview(value, meta.kind);
        const shown = preview.kind === 'whole' ? preview.value : preview.window.data;
        return {token, place, key: keys[place] ?? '', layout, preview, meta: metaOf(shown, layout, meta)};
      }),
    );
  }

  async #value(session: RemoteSession, kept: Kept, signal: AbortSignal): Promise<LocalValue> {
    if (!isSingle(kept)) return Promise.all(kept.map((part) => this.#value(session, part, signal)));
    return kept.preview.kind === 'whole' ? kept.preview.value : fetchWhole(session, kept, signal);
  }
}

function isOutput(node: Node): boolean {
  return node.operation === outputOperation;
}

/** One object of Mars's to execute. */
interface Leaf {
  readonly expression: PyExpression;
  readonly meta: Meta & {readonly kind: MetaKind};
}

/** The objects that a node's value consists of: several for a node with several outputs. */
function leavesOf(meta: Meta, expression: PyExpression): Leaf[] {
  if (meta.kind !== 'tuple') return [{expression, meta}];
  return meta.items.flatMap((part, place) => leavesOf(part, item(expression, place)));
}

/** Results in the order of {@link leavesOf}, taken from the front of the list, as the node's value is built. */
function nested(meta: Meta, results: RemoteResult[]): Kept {
  if (meta.kind === 'tuple') return meta.items.map((part) => nested(part, results));
  const next = results.shift();
  if (next === undefined) throw new TypeError('a task has fewer results than were asked for');
  return next;
}
