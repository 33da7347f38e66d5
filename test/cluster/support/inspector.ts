import assert from 'node:assert/strict';
import {setTimeout as after} from 'node:timers/promises';
import {readPassively} from '../../../src/cluster/errors/answer.js';
import {Address} from '../../../src/cluster/http/address.js';
import {HttpClient} from '../../../src/cluster/http/client.js';

interface Task {
  readonly task_id: string;
  readonly status: number;
  readonly progress: number;
}

/** Looks at a cluster from outside: which sessions it has, and what they do. */
export class Inspector {
  readonly #client: HttpClient;

  constructor(url: string) {
    this.#client = new HttpClient(new Address(new URL(url), {timeout: 60_000}));
  }

  /** Ids of this package's sessions. */
  async sessions(): Promise<string[]> {
    const answer = (await this.#client.json({method: 'GET', path: '/api/session'})) as {
      sessions: {session_id: string}[];
    };
    return answer.sessions.map((session) => session.session_id).filter((id) => id.startsWith('mars-ts-'));
  }

  /** How far the latest task of the latest session came, whether it has ended or not; a task that was done came to 1. */
  async lastProgress(): Promise<number> {
    const session = (await this.sessions()).at(-1) ?? '';
    const task = (await this.#tasks(session)).at(-1)?.task_id ?? '';
    const path = `/api/session/${session}/task/${task}`;
    return Number(await this.#client.text({method: 'GET', path, query: {action: 'progress'}}));
  }

  async #open(session: string): Promise<Task[]> {
    return (await this.#tasks(session)).filter(({status}) => status !== ended);
  }

  async #tasks(session: string): Promise<Task[]> {
    const answer = (await this.#client.json({
      method: 'GET',
      path: `/api/session/${session}/task`,
      query: {progress: '1'},
    })) as {tasks: Task[]};
    return answer.tasks;
  }

  /** Resolves when there is a task that has not ended. */
  async untilSubmitted(): Promise<void> {
    while ((await this.#anyTask()).length === 0) await after(20);
  }

  /** Resolves when a task has come some way. */
  async untilWorking(): Promise<void> {
    while (!(await this.#anyTask()).some(({progress}) => progress > 0)) await after(100);
  }

  /** Resolves when no task of any session is left. */
  async untilIdle(): Promise<void> {
    while ((await this.#anyTask()).length > 0) await after(100);
  }

  /** Resolves when this package has no session left: the cluster may still be about to destroy the last. */
  async untilLeft(): Promise<void> {
    while ((await this.sessions()).length > 0) await after(100);
  }

  /** How many chunks of data the cluster keeps for a session. */
  async chunks(session: string): Promise<number> {
    const path = `/api/session/${session}/lifecycle`;
    const query = {action: 'get_all_chunk_ref_counts'};
    const counts = readPassively(await this.#client.bytes({method: 'GET', path, query}));
    assert.ok(counts instanceof Map);
    return counts.size;
  }

  /** Destroys a session behind its owner's back. */
  async destroy(session: string): Promise<void> {
    await this.#client.text({method: 'DELETE', path: `/api/session/${session}`});
  }

  close(): void {
    this.#client.close();
  }

  async #anyTask(): Promise<Task[]> {
    const sessions = await this.sessions();
    return (await Promise.all(sessions.map((session) => this.#open(session)))).flat();
  }
}

/** The status of a task that has ended, well or not. */
const ended = 2;
