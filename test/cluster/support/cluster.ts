import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import type {AddressInfo} from 'node:net';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {HttpClient} from '../../../src/cluster/http/client.js';
import {Address} from '../../../src/cluster/http/address.js';
import {testFile} from './python.js';

/** A real cluster on loopback addresses, for the time of a test. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Ports of the system's choice that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({length: count}, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A cluster of one worker and two cores, all in one process and its children. */
export async function startCluster(python: string, name: 'mars' | 'xorbits'): Promise<Cluster> {
  const turn = await takeTurn();
  const [port = 0] = await freePorts(1);
  const child = spawn(python, [testFile('support/cluster.py'), name, String(port)], {
    cwd: tmpdir(),
  });
  const said = collect(child);
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), failed(child, said)])) as [
    string,
  ];
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      turn();
    },
  };
}

/** A cluster whose parts are processes of their own, which a test may kill. */
export interface Processes extends Cluster {
  readonly supervisor: ChildProcess;
  readonly worker: ChildProcess;
}

export async function startProcesses(python: string): Promise<Processes> {
  const turn = await takeTurn();
  const [web = 0, first = 0, second = 0] = await freePorts(3);
  const program = (name: string): string => join(dirname(python), name);
  const supervisor = spawn(program('mars-supervisor'), [
    '-H',
    '127.0.0.1',
    '-p',
    String(first),
    '-w',
    String(web),
  ]);
  const worker = spawn(program('mars-worker'), [
    '-H',
    '127.0.0.1',
    '-p',
    String(second),
    '-s',
    `127.0.0.1:${first}`,
  ]);
  for (const child of [supervisor, worker]) collect(child);
  const url = `http://127.0.0.1:${web}`;
  await Promise.race([ready(url), failed(supervisor, []), failed(worker, [])]);
  return {
    url,
    supervisor,
    worker,
    async stop() {
      for (const child of [worker, supervisor]) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      turn();
    },
  };
}

/** Resolves when the cluster has a worker that takes tasks. */
async function ready(url: string): Promise<void> {
  const client = new HttpClient(new Address(new URL(url)));
  for (;;) {
    const nodes = await client
      .json({method: 'GET', path: '/api/cluster/nodes', query: {role: '1'}})
      .catch(() => null);
    const workers = Object.values((nodes as {nodes?: Record<string, {status: number}>} | null)?.nodes ?? {});
    if (workers.some(({status}) => status === 1)) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  client.close();
}

/** Output is read, so that the process never waits for a full pipe. */
function collect(child: ChildProcess): string[] {
  const said: string[] = [];
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  return said;
}

async function failed(child: ChildProcess, said: readonly string[]): Promise<never> {
  await once(child, 'exit');
  throw new Error(`the cluster did not start: ${said.join('').slice(-2000)}`);
}

/** One cluster at a time, also among test files that run side by side: who listens on this port has the turn. */
const turnPort = 47_099;

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
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
