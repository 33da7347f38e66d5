import {availableParallelism, totalmem} from 'node:os';
import {
  topological,
  type Backend,
  type BackendInfo,
  type LocalData,
  type Preview,
  type LocalValue,
  type Meta,
  type Node,
  type RunOptions,
} from '../graph/index.js';
import {resultOf} from './conversions.js';
import {Machinery, type LocalOptions} from './machinery.js';
import {Run} from './run.js';
import {Store} from './store.js';
import {version} from './version.js';

/** The local engine: frames on DuckDB, tensors on WebAssembly kernels, and the planner between them. */
export class LocalBackend implements Backend {
  readonly #machinery: Machinery;
  readonly #store: Store;

  constructor(options: LocalOptions = {}) {
    this.#machinery = new Machinery(options);
    this.#store = new Store(this.#machinery);
  }

  async execute(nodes: readonly Node[], options: RunOptions): Promise<readonly Meta[]> {
    const order = topological(nodes, (node) => this.#store.has(node.key));
    using run = new Run(this.#machinery, this.#store, order, options);
    const results = await run.compute(nodes);
    return results.map((result, i) => this.#store.keep(nodes[i] as Node, result));
  }

  async put(node: Node, data: LocalData, {signal}: RunOptions): Promise<Meta> {
    return this.#store.keep(node, await resultOf(this.#machinery, data, signal));
  }

  fetch(node: Node, signal: AbortSignal): Promise<LocalValue> {
    return this.#store.fetch(node.key, signal);
  }

  preview(node: Node, signal: AbortSignal): Promise<Preview> {
    return this.#store.preview(node.key, signal);
  }

  release(keys: readonly string[]): void {
    this.#store.release(keys);
  }

  describe(): Promise<BackendInfo> {
    const worker = {address: 'this process', cores: availableParallelism(), memoryBytes: totalmem()};
    return Promise.resolve({engine: 'local', version, workers: [worker], dashboard: null});
  }

  close(): Promise<void> {
    return this.#machinery.close();
  }
}
