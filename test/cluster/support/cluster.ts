import {createServer} from 'node:net';
import {dirname, join} from 'node:path';
import {setTimeout as after} from 'node:timers/promises';
import {MarsError} from '../../../src/errors/index.js';
import {HttpClient} from '../../../src/cluster/http/client.js';
import {Address} from '../../../src/cluster/http/address.js';
import {freePorts} from '../../support/ports.js';
import {ProcessGroup} from './group.js';
import {testFile} from './python.js';

/** A real cluster on loopback addresses, for the time of a test. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Milliseconds that a cluster may take to start on a machine with much else to do. */
const patience = 120_000;

/** How often a cluster may fail to start: it looks for ports of its own, which others may take before it listens there. */
const attempts = 3;

/** A cluster of one worker and two cores, all in one process and its children. */
export function startCluster(python: string, name: 'mars' | 'xorbits'): Promise<Cluster> {
  return repeated(async (turn) => {
    const [port = 0] = await freePorts(1);
    const group = new ProcessGroup(python, [python, testFile('support/cluster.py'), name, String(port)]);
    const url = await started([group], () => group.firstLine);
    return {url, stop: () => stopAll([group]).finally(turn)};
  });
}

/** A cluster whose parts are processes of their own, which a test may kill. */
export interface Processes extends Cluster {
  readonly supervisor: ProcessGroup;
  readonly worker: ProcessGroup;
}

export function startProcesses(python: string, name: 'mars' | 'xorbits'): Promise<Processes> {
  return repeated(async (turn) => {
    const [web = 0, first = 0, second = 0] = await freePorts(3);
    const part = (role: string, ...args: readonly (string | number)[]): ProcessGroup =>
      new ProcessGroup(python, [
        python,
        join(dirname(python), `${name}-${role}`),
        ...['-H', '127.0.0.1', ...args].map(String),
      ]);
    const url = `http://127.0.0.1:${web}`;
    const supervisor = part('supervisor', '-p', first, '-w', web);
    await started([supervisor], (signal) => untilWorkers(0, url, signal));
    // A worker that looks for its supervisor too early may never find it.
    const worker = part('worker', '-p', second, '-s', `127.0.0.1:${first}`);
    const groups = [worker, supervisor];
    await started(groups, (signal) => untilWorkers(1, url, signal));
    return {url, supervisor, worker, stop: () => stopAll(groups).finally(turn)};
  });
}

/** What `start` gives, at its last attempt at the latest; it holds the turn until it is stopped. */
async function repeated<T>(start: (turn: () => void) => Promise<T>): Promise<T> {
  const turn = await takeTurn();
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(turn);
    } catch (error) {
      if (attempt < attempts) continue;
      turn();
      throw error;
    }
  }
}

async function stopAll(groups: readonly ProcessGroup[]): Promise<void> {
  await Promise.all(groups.map((group) => group.kill()));
}

/** What `ready` resolves with, unless a group ends or time runs out before; then everything is stopped. */
async function started<T>(
  groups: readonly ProcessGroup[],
  ready: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const late = after(patience, null, {signal: over.signal}).then(() => {
    const said = groups.map((group) => group.said).join('\n');
    throw new Error(`the cluster did not start within ${patience / 1000} s: ${said}`);
  });
  try {
    return await Promise.race([ready(over.signal), late, ...groups.map((group) => group.failure())]);
  } catch (error) {
    await stopAll(groups);
    throw error;
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}

/** Resolves when the cluster's web page answers, and lists as many workers as that. */
async function untilWorkers(count: number, url: string, signal: AbortSignal): Promise<void> {
  const client = new HttpClient(new Address(new URL(url)));
  try {
    while (!signal.aborted && (await workersOf(client)) < count) await after(200);
  } finally {
    client.close();
  }
}

/** How many workers are ready; -1 as long as there is no answer, or one of a web page whose supervisor is not there yet. */
async function workersOf(client: HttpClient): Promise<number> {
  try {
    const answer = await client.json({method: 'GET', path: '/api/cluster/nodes', query: {role: '1'}});
    const {nodes = {}} = answer as {nodes?: Record<string, {status: number}>};
    return Object.values(nodes).filter(({status}) => status === 1).length;
  } catch (error) {
    if (error instanceof MarsError) return -1;
    throw error;
  }
}

/**
 * One cluster at a time, also among test files that run side by side: who listens on this port has the turn. It lies below what systems
 * take for the other end of connections, which would keep it from being listened on.
 */
const turnPort = 19_099;

async function takeTurn(): Promise<() => void> {
  for (;;) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(turnPort, '127.0.0.1', () => {
        resolve(true);
      });
    });
    if (taken) return () => server.close();
    await after(300);
  }
}
