import {inspect} from 'node:util';
import {kindOf, textOptions, type DisplayStyle} from '../data/index.js';
import type {Preview, Meta, Node} from '../graph/index.js';
import {
  arrayWindowText,
  dataKindOf,
  floatScalarText,
  reprText,
  toHTML,
  windowText,
  windowToHTML,
  type DisplayOptions,
} from '../render/index.js';
import {
  describeNode,
  get_default_session,
  sessions,
  type Executable,
  type Session,
} from '../session/index.js';

export interface ExecuteOptions {
  /** Where to run; the default session when absent. */
  readonly session?: Session;
  /** Aborting stops the computation. */
  readonly signal?: AbortSignal;
}

export interface FetchOptions {
  /** Where the object was executed; the default session when absent. */
  readonly session?: Session;
}

export interface MoveOptions {
  /** Where the object was executed; the default session when absent, or the one that has it. */
  readonly from?: Session;
  /** Aborting stops the transfer. */
  readonly signal?: AbortSignal;
}

/** Text and HTML of a value, as Jupyter's front-ends take them. */
export interface DisplayBundle {
  readonly 'text/plain': string;
  readonly 'text/html'?: string;
}

/**
 * A lazy object: a tensor, frame, series or index that is described but not computed. Nothing runs until `execute`.
 * Operations never change what an object stands for, but for `set` and `{inplace: true}`, which make it stand for the changed data.
 */
export abstract class Tileable<T> implements Executable<T> {
  declare readonly fetched?: T;
  #node: Node;
  #shown: {readonly node: Node; readonly preview: Preview} | null = null;
  #known: {readonly node: Node; readonly meta: Meta} | null = null;

  constructor(node: Node) {
    this.#node = node;
  }

  get node(): Node {
    return this.#node;
  }

  /** Names this object in sessions; 32 hexadecimal digits. */
  get key(): string {
    return this.#node.key;
  }

  /** Makes this object stand for `node` from now on: what in-place operations do. */
  become(node: Node): void {
    this.#node = node;
  }

  /** What is known of the value: what was inferred, or after execution what was found. */
  get meta(): Meta {
    return this.#known?.node === this.#node ? this.#known.meta : this.#node.meta;
  }

  /**
   * Computes this object, once, in the default session or the given one, and resolves with it. It then prints its data.
   *
   * @throws InterruptedError when stopped, and whatever the computation raises.
   * @example
   * const df = md.DataFrame([[1, 2], [3, 4]]);
   * await df.execute()
   * //    0  1
   * // 0  1  2
   * // 1  3  4
   */
  async execute(options: ExecuteOptions = {}): Promise<this> {
    const session = options.session ?? get_default_session();
    const node = this.#node;
    await session.execute([this], options.signal ? {signal: options.signal} : {});
    await this.#remember(session, node);
    return this;
  }

  /**
   * The data of this object, which was executed before in the same session; waits for an execution under way.
   *
   * @throws ValueError when it was not executed there.
   */
  async fetch(options: FetchOptions = {}): Promise<T> {
    // Awaited here, so that the stack of a failure leads back to the caller.
    return await (options.session ?? get_default_session()).fetch<[Executable<T>]>(this);
  }

  /**
   * Moves the result of this object, which was executed in one session, to another, and resolves with this object: it counts as executed
   * there too, and what is made of it there uses that. The data goes once, through this process.
   *
   * @param session Where it goes: a local session or one on a cluster.
   * @param options `from`: where it was executed; the default session when absent, or the one that has it.
   * @throws ValueError when it was not executed, NotSupportedError for a result that is no data, InterruptedError when stopped.
   * @example
   * const there = new_session();
   * const df = await md.DataFrame({a: [1, 2]}).execute();
   * await df.to_session(there);
   * await df.add(1).execute({session: there})
   * //    a
   * // 0  2
   * // 1  3
   */
  async to_session(session: Session, options: MoveOptions = {}): Promise<this> {
    const from = options.from ?? sessionWith(this);
    await session.take(this, from, options.signal ? {signal: options.signal} : {});
    return this;
  }

  toSession(session: Session, options: MoveOptions = {}): Promise<this> {
    return this.to_session(session, options);
  }

  /** The data when executed, otherwise what it is: `Tensor <op=TensorAdd, key=…>`. */
  toString(options: DisplayOptions = {}): string {
    return this.#shown?.node === this.#node
      ? previewText(this.#shown.preview, this.meta, options)
      : describeNode(this.#node);
  }

  /** An HTML table where this is an executed frame; null where text says it better. */
  toHTML(): string | null {
    return this.#shown?.node === this.#node ? previewHTML(this.#shown.preview) : null;
  }

  /** Jupyter's representations of this object. */
  [Symbol.for('Jupyter.display')](style: DisplayStyle = {}): DisplayBundle {
    const html = this.toHTML();
    const text = this.toString(textOptions(style));
    return html === null ? {'text/plain': text} : {'text/plain': text, 'text/html': html};
  }

  [inspect.custom](): string {
    return this.toString();
  }

  async #remember(session: Session, node: Node): Promise<void> {
    const meta = session.known(this);
    // Of a single value its description tells more than the value does.
    if (meta !== null && meta.kind !== 'object') this.#known = {node, meta};
    if (showable.has(node.meta.kind)) this.#shown = {node, preview: await session.preview({node})};
  }
}

/** The default session, unless only another one has the object. */
function sessionWith(object: Executable): Session {
  if (sessions.default?.has(object) === true) return sessions.default;
  return sessions.all.find((each) => each.has(object)) ?? get_default_session();
}

const showable: ReadonlySet<Meta['kind']> = new Set(['tensor', 'dataframe', 'series', 'index', 'object']);

function previewText(preview: Preview, meta: Meta, options: DisplayOptions): string {
  if (preview.kind === 'rows') return windowText(preview.window, options);
  if (preview.kind === 'array') return arrayWindowText(preview.window, options);
  const {value} = preview;
  // A fetched number no longer tells whether it is a float; its object does.
  return typeof value === 'number' &&
    meta.kind === 'tensor' &&
    meta.dtype !== null &&
    kindOf(meta.dtype) === 'f'
    ? floatScalarText(value, meta.dtype)
    : reprText(value, options);
}

function previewHTML(preview: Preview): string | null {
  if (preview.kind === 'rows')
    return dataKindOf(preview.window.data) === 'frame' ? windowToHTML(preview.window) : null;
  return preview.kind === 'whole' && dataKindOf(preview.value) === 'frame' ? toHTML(preview.value) : null;
}
