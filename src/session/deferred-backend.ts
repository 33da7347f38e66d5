import type {
  Backend,
  BackendInfo,
  LocalData,
  LocalValue,
  Meta,
  Node,
  Preview,
  RunOptions,
} from '../graph/index.js';

/** A backend whose code is loaded when it is first used, so that who never uses it does not wait for it. */
export class DeferredBackend implements Backend {
  #backend: Promise<Backend> | null = null;

  constructor(private readonly load: () => Promise<Backend>) {}

  async execute(nodes: readonly Node[], options: RunOptions): Promise<readonly Meta[]> {
    return await (await this.#loaded()).execute(nodes, options);
  }

  async put(node: Node, data: LocalData, options: RunOptions): Promise<Meta> {
    return await (await this.#loaded()).put(node, data, options);
  }

  async fetch(node: Node, signal: AbortSignal): Promise<LocalValue> {
    return await (await this.#loaded()).fetch(node, signal);
  }

  async preview(node: Node, signal: AbortSignal): Promise<Preview> {
    return await (await this.#loaded()).preview(node, signal);
  }

  release(keys: readonly string[]): void {
    // What was never loaded holds nothing; what failed to load tells so to those who wait for something.
    this.#backend?.then(
      (backend) => {
        backend.release(keys);
      },
      () => undefined,
    );
  }

  async describe(): Promise<BackendInfo> {
    return await (await this.#loaded()).describe();
  }

  async close(): Promise<void> {
    await (await this.#backend)?.close();
  }

  #loaded(): Promise<Backend> {
    this.#backend ??= this.load();
    return this.#backend;
  }
}
