import {ConnectionError} from '../../errors/index.js';
import {writeEnvelope} from '../envelope/write.js';
import {taskFailure} from '../errors/answer.js';
import type {CodeFragments} from '../errors/python-exception.js';
import type {HttpClient} from '../http/client.js';
import type {PyExpression} from '../pickle/expression.js';

/** What a task came to. */
export type TaskOutcome = 'done' | 'running';

/** The value of `status` for a task that has ended, well or not. */
const terminated = 2;

/** Milliseconds that a cluster may take to stop a task: a computation that does not end within 5 s is killed, and its process started anew. */
const cancelPatience = 120_000;

/** The calls about tasks of one session. */
export class TaskApi {
  readonly #path: string;
  readonly #live = new Set<string>();

  constructor(
    private readonly client: HttpClient,
    session: string,
  ) {
    this.#path = `/api/session/${session}/task`;
  }

  /** Tasks that were submitted, and are not known to have ended. */
  get live(): readonly string[] {
    return [...this.#live];
  }

  /** Takes note that a task has ended, or cannot be reached. */
  forget(task: string): void {
    this.#live.delete(task);
  }

  /** Submits a graph, and gives the task's id. */
  async submit(graph: PyExpression): Promise<string> {
    const request: ReadonlyMap<string, PyExpression> = new Map<string, PyExpression>([
      ['fuse', true],
      ['graph', graph],
      ['extra_config', null],
    ]);
    const id = await this.client.text({
      method: 'POST',
      path: this.#path,
      body: writeEnvelope(request),
      contentType: 'application/octet-stream',
    });
    const task = id.trim();
    this.#live.add(task);
    return task;
  }

  /**
   * Waits up to `seconds` for the task's end.
   *
   * @throws what the task failed with.
   */
  async wait(task: string, seconds: number, signal: AbortSignal): Promise<TaskOutcome> {
    const answer = await this.client.json({
      method: 'GET',
      path: `${this.#path}/${task}`,
      query: {action: 'wait', timeout: String(seconds)},
      silence: seconds * 1000 + this.client.address.timeout,
      signal,
    });
    if (typeof answer !== 'object' || answer === null)
      throw new ConnectionError(`${this.client.address.shown} gave no task's state`);
    const result = answer as Readonly<Record<string, unknown>>;
    if (typeof result['error'] === 'string') throw failureOf(result, result['error']);
    return result['status'] === terminated ? 'done' : 'running';
  }

  /** From 0 to 1. */
  async progress(task: string, signal: AbortSignal): Promise<number> {
    const text = await this.client.text({
      method: 'GET',
      path: `${this.#path}/${task}`,
      query: {action: 'progress'},
      signal,
    });
    return Number(text);
  }

  /** Asks for the task's end. Answers when what ran of it has ended; a part that was about to start may still do so. */
  async cancel(task: string): Promise<void> {
    await this.client.text({method: 'DELETE', path: `${this.#path}/${task}`, silence: cancelPatience});
  }

  /** Whether the task has ended, well or not. */
  async hasEnded(task: string): Promise<boolean> {
    const answer = await this.client.json({method: 'GET', path: `${this.#path}/${task}`});
    return (answer as {status?: unknown} | null)?.status === terminated;
  }

  /** What the cluster keeps of the task's results, as bytes that only it need understand. */
  async results(task: string, signal: AbortSignal): Promise<Uint8Array> {
    return this.client.bytes({
      method: 'GET',
      path: `${this.#path}/${task}`,
      query: {action: 'fetch_tileables'},
      signal,
    });
  }
}

function failureOf(result: Readonly<Record<string, unknown>>, error: string): Error {
  const traceback = result['traceback'];
  return taskFailure(
    Buffer.from(error, 'base64'),
    typeof traceback === 'string' ? Buffer.from(traceback, 'base64') : null,
    codeIn(result['traceback_code']),
  );
}

/** The source that comes with a traceback: for each file, runs of lines and where they begin. */
function codeIn(value: unknown): CodeFragments {
  if (typeof value !== 'object' || value === null) return new Map();
  const files = Object.entries(value as Readonly<Record<string, {fragments?: unknown}>>);
  return new Map(
    files.map(([file, {fragments}]) => [file, Array.isArray(fragments) ? fragments.filter(isFragment) : []]),
  );
}

function isFragment(value: unknown): value is {left: number; code: string[]} {
  if (typeof value !== 'object' || value === null) return false;
  const {left, code} = value as {left?: unknown; code?: unknown};
  return typeof left === 'number' && Array.isArray(code) && code.every((line) => typeof line === 'string');
}
