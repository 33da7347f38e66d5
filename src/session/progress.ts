import type {Node} from '../graph/index.js';
import {randomBytes} from 'node:crypto';

/** How far a computation has come. */
export interface ProgressState {
  /** Names the computation; the same in all its calls. */
  readonly id: string;
  /** Name of the session. */
  readonly session: string;
  /** From 0 to 1, or null as long as nothing is known. */
  readonly fraction: number | null;
  readonly label: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly elapsedMs: number;
}

export type ProgressListener = (state: ProgressState) => void;

/** Turns a backend's reports into events that never go back, and end exactly once. */
export class Progress {
  readonly #id = randomBytes(6).toString('hex');
  readonly #started = performance.now();
  readonly #label: string;
  #fraction: number | null = null;
  #ended = false;

  constructor(
    private readonly session: {readonly name: string},
    nodes: readonly Node[],
    private readonly listeners: readonly ProgressListener[],
  ) {
    this.#label = [...new Set(nodes.map((node) => node.operation.name))].join(', ');
  }

  /** How far it is now. */
  get current(): ProgressState {
    return this.#stateOf('running');
  }

  update(fraction: number | null): void {
    if (this.#ended) return;
    if (fraction !== null) this.#fraction = Math.min(1, Math.max(this.#fraction ?? 0, fraction));
    this.#tell('running');
  }

  finish(state: 'done' | 'failed' | 'cancelled'): void {
    if (this.#ended) return;
    this.#ended = true;
    if (state === 'done') this.#fraction = 1;
    this.#tell(state);
  }

  #tell(state: ProgressState['state']): void {
    const event = this.#stateOf(state);
    for (const listener of this.listeners) listener(event);
  }

  #stateOf(state: ProgressState['state']): ProgressState {
    return {
      id: this.#id,
      session: this.session.name,
      fraction: this.#fraction,
      label: this.#label,
      state,
      elapsedMs: performance.now() - this.#started,
    };
  }
}
