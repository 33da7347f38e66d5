import {randomBytes} from 'node:crypto';
import {InterruptedError, SessionClosedError, ValueError} from '../errors/index.js';
import {
  outputOperation,
  topological,
  type Backend,
  type BackendInfo,
  type Preview,
  type LocalValue,
  type RunOptions,
  type Meta,
  type Node,
} from '../graph/index.js';
import {asData} from './moved-data.js';
import {Progress, type ProgressListener, type ProgressState} from './progress.js';
import {sessions} from './registry.js';

/** An object that a session can run: it has a node, and is described by its own text in errors. */
export interface Executable<T = unknown> {
  readonly node: Node;
  /** Phantom: the type that `fetch` resolves with. */
  readonly fetched?: T;
  toString(): string;
}

export interface RunControl {
  /** Aborting stops the computation. */
  readonly signal?: AbortSignal;
}

export interface SessionOptions {
  /** How `%session` and messages name it; `local-1` and the like when absent. No two open sessions have the same. */
  readonly name?: string;
  /** Makes the session the default one, as `.as_default()` does. */
  readonly default?: boolean;
}

/** What a session has its backend do. */
type Work = (options: RunOptions) => Promise<readonly Meta[]>;

type Fetched<T extends readonly Executable[]> = {
  -readonly [K in keyof T]: T[K] extends Executable<infer V> ? V : never;
};

/**
 * Where lazy objects are executed and their results kept. Sessions are isolated: what one executed, another cannot fetch.
 * A result is released when the object that stands for it is collected, and all of them when the session closes.
 *
 * @example
 * const sess = new_session();
 * const t = mt.arange(3);
 * await sess.run(t);
 * await t.fetch({session: sess})
 * // array([0, 1, 2])
 */
export class Session {
  readonly id: string = randomBytes(12).toString('hex');
  readonly name: string;
  readonly #backend: Backend;
  readonly #done = new Map<string, Meta>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  readonly #collected: FinalizationRegistry<string>;
  readonly #listeners = new Set<ProgressListener>();
  readonly #computations = new Set<Progress>();

  constructor(
    backend: Backend,
    /** The cluster's address; null for a local session. */
    readonly url: string | null,
    options: SessionOptions = {},
  ) {
    this.#backend = backend;
    this.name = sessions.nameFor(options.name, url);
    this.#collected = new FinalizationRegistry((key) => this.#release(key));
    sessions.add(this);
    if (options.default === true) this.as_default();
  }

  /** Makes this the session that `execute` and `fetch` use when none is given, and returns it. */
  as_default(): this {
    this.#assertOpen('as_default');
    sessions.setDefault(this);
    return this;
  }

  asDefault(): this {
    return this.as_default();
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** How many results the session holds. */
  get held(): number {
    return this.#done.size;
  }

  /** What is computed here now, and how far it is. */
  get running(): readonly ProgressState[] {
    return [...this.#computations].map((computation) => computation.current);
  }

  /** Whether `object` was executed here and its result is still held. */
  has(object: Executable): boolean {
    return this.#done.has(object.node.key);
  }

  /** What execution found out about `object`, or null when it was not executed here. */
  known(object: Executable): Meta | null {
    return this.#done.get(object.node.key) ?? null;
  }

  /**
   * Executes the objects together: what they share is computed once, and what this session has executed already is not computed again.
   *
   * @throws InterruptedError when stopped, SessionClosedError on a closed session, and whatever the computation raises.
   */
  async execute(objects: readonly Executable[], control: RunControl = {}): Promise<void> {
    this.#assertOpen('execute');
    const nodes = [
      ...new Set(
        objects.flatMap(({node}) => (node.operation === outputOperation ? [...node.inputs, node] : [node])),
      ),
    ];
    const wanted = nodes.filter((node) => !this.#done.has(node.key));
    const mine = wanted.filter((node) => !this.#running.has(node.key));
    const others = new Set<Promise<void>>();
    for (const node of topological(wanted, (known) => this.#done.has(known.key))) {
      const running = this.#running.get(node.key);
      if (running !== undefined) others.add(running);
    }
    const run =
      mine.length > 0
        ? this.#start(mine, [...others], control, (options) => this.#backend.execute(mine, options))
        : undefined;
    await Promise.all([...others, run]);
  }

  /**
   * Executes the objects and gives their data: one value for one object, a list for several.
   *
   * @example
   * const sess = new_session();
   * await sess.run(mt.tensor([1, 2]).add(1))
   * // array([2, 3])
   */
  async run<T extends readonly Executable[]>(
    ...objects: T
  ): Promise<T extends readonly [Executable<infer V>] ? V : Fetched<T>> {
    await this.execute(objects);
    return await this.fetch(...objects);
  }

  /**
   * The data of objects that were executed here: one value for one object, a list for several. Waits for an execution under way.
   *
   * @throws ValueError for an object that was not executed in this session.
   */
  async fetch<T extends readonly Executable[]>(
    ...objects: T
  ): Promise<T extends readonly [Executable<infer V>] ? V : Fetched<T>> {
    const values = await Promise.all(objects.map((object) => this.#fetch(object)));
    return (objects.length === 1 ? values[0] : values) as T extends readonly [Executable<infer V>]
      ? V
      : Fetched<T>;
  }

  /**
   * Takes over the result of an object that was executed in another session, whose data is sent here once: from now on the object
   * counts as executed here too, and what is made of it uses that.
   *
   * @throws ValueError when it was not executed there, NotSupportedError for what has no data of its own.
   */
  async take(object: Executable, from: Session, control: RunControl = {}): Promise<void> {
    this.#assertOpen('to_session');
    const {node} = object;
    if (this.has(object)) return;
    const bring = async (options: RunOptions): Promise<readonly Meta[]> => {
      const data = asData(await from.#fetch(object, options.signal), from.known(object), object);
      return [await this.#backend.put(node, data, options)];
    };
    await (this.#running.get(node.key) ?? this.#start([node], [], control, bring));
  }

  /** Only what a display of an executed object shows. */
  async preview(object: Executable): Promise<Preview> {
    await this.#settled(object);
    return sessions.shield(() => this.#backend.preview(object.node, this.#closing.signal));
  }

  /** What runs this session's computations. */
  describe(): Promise<BackendInfo> {
    return this.#backend.describe();
  }

  /** Calls `listener` while computations of this session run. Returns what stops it. */
  onProgress(listener: ProgressListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Stops what runs, releases all results and frees the session's memory and files. A closed session cannot be used again. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.#closing.abort(new SessionClosedError(`Session ${this.name} was closed`));
    sessions.remove(this);
    await Promise.allSettled(this.#running.values());
    this.#done.clear();
    await sessions.shield(() => this.#backend.close());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  toString(): string {
    const place = this.url === null ? 'local' : this.url;
    return `<Session ${this.name} ${place}${this.closed ? ' closed' : ''}>`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** Registers the run before anything is awaited, so that a second call for the same node finds it. */
  #start(
    nodes: readonly Node[],
    after: readonly Promise<void>[],
    control: RunControl,
    work: Work,
  ): Promise<void> {
    const run = sessions.shield(() =>
      this.#run(nodes, after, control, work).finally(() => {
        for (const node of nodes) this.#running.delete(node.key);
      }),
    );
    for (const node of nodes) this.#running.set(node.key, run);
    return run;
  }

  async #run(
    nodes: readonly Node[],
    after: readonly Promise<void>[],
    control: RunControl,
    work: Work,
  ): Promise<void> {
    await Promise.all(after);
    const stop = this.#stopBy(control.signal);
    const progress = new Progress(this, nodes, [...this.#listeners, ...sessions.listeners]);
    this.#computations.add(progress);
    try {
      stop.throwIfAborted();
      const metas = await work({signal: stop, onProgress: (fraction) => progress.update(fraction)});
      for (const [i, node] of nodes.entries()) {
        const meta = metas[i] ?? node.meta;
        this.#done.set(node.key, meta);
        this.#collected.register(node, node.key);
      }
      progress.finish('done');
    } catch (error) {
      progress.finish(stop.aborted ? 'cancelled' : 'failed');
      throw stop.aborted ? stopped(stop.reason) : error;
    } finally {
      this.#computations.delete(progress);
    }
  }

  async #fetch(object: Executable, signal?: AbortSignal): Promise<LocalValue> {
    await this.#settled(object);
    const stop = this.#stopBy(signal);
    try {
      return await sessions.shield(() => this.#backend.fetch(object.node, stop));
    } catch (error) {
      throw stop.aborted ? stopped(stop.reason) : error;
    }
  }

  /** Ends with the session, at an interrupt, and with `signal`. */
  #stopBy(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([
      this.#closing.signal,
      sessions.interrupts.signal,
      ...(signal === undefined ? [] : [signal]),
    ]);
  }

  async #settled(object: Executable): Promise<void> {
    this.#assertOpen('fetch');
    await this.#running.get(object.node.key);
    this.#assertOpen('fetch');
    if (!this.#done.has(object.node.key)) {
      throw new ValueError(`Tileable object ${object.toString()} to fetch must be executed first`);
    }
  }

  #release(key: string): void {
    if (this.#done.delete(key)) this.#backend.release([key]);
  }

  #assertOpen(action: string): void {
    if (this.closed)
      throw new SessionClosedError(`Session ${this.name} was closed: ${action} needs an open one`);
  }
}

/** How an object that was not executed prints, as Mars prints it. */
export function describeNode(node: Node): string {
  const kinds: Record<Meta['kind'], string> = {
    tensor: 'Tensor',
    dataframe: 'DataFrame',
    series: 'Series',
    index: 'Index',
    groupby: 'GroupBy',
    window: 'Window',
    object: 'Object',
    tuple: 'ExecutableTuple',
  };
  return `${kinds[node.meta.kind]} <op=${node.operation.title}, key=${node.key}>`;
}

function stopped(reason: unknown): Error {
  return reason instanceof SessionClosedError || reason instanceof InterruptedError
    ? reason
    : new InterruptedError('The computation was stopped', {cause: reason});
}
