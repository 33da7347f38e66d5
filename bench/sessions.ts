/**
 * What a person waits for: a tiny frame on a warm session, the shell's prompt, the kernel's first result.
 *
 *     npm run build && node dist/bench/sessions.js
 *
 * Beside the first stand pandas and Mars, where `.envs/mars` has them.
 */
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {md, new_session} from '../src/index.js';
import {Client} from '../test/kernel/client.js';
import {KernelProcess} from '../test/kernel/kernel-process.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const times = 50;

function report(what: string, milliseconds: readonly number[], bar?: number): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const [best = 0, median = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  const wanted = bar === undefined ? '' : `, wanted below ${bar} ms`;
  console.log(`${what}: median ${median.toFixed(1)} ms, best ${best.toFixed(1)} ms${wanted}`);
}

async function timed(work: () => Promise<unknown>, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return all;
}

/** Executes, fetches and prints, as `print(df.execute().fetch())` does in Python. */
async function tinyFrame(): Promise<void> {
  await using session = new_session();
  const once = async (): Promise<string> => {
    const df = md.DataFrame([
      [1, 2],
      [3, 4],
    ]);
    await df.execute({session});
    return String(await df.fetch({session}));
  };
  await timed(once, 10);
  report('a tiny frame executed, fetched and printed', await timed(once, times), 5);
}

const python = `
import json, sys, time, warnings
warnings.filterwarnings('ignore')
def timed(work, count):
    all = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        all.append(1000 * (time.perf_counter() - start))
    return all
import pandas as pd
found = {'pandas': timed(lambda: str(pd.DataFrame([[1, 2], [3, 4]])), ${times})}
import mars, mars.dataframe as md
mars.new_session()
def once():
    df = md.DataFrame([[1, 2], [3, 4]])
    return str(df.execute().fetch())
timed(once, 3)
found['Mars'] = timed(once, 20)
print(json.dumps(found))
mars.stop_server()
`;

function others(): void {
  const interpreter = `${root}.envs/mars/bin/python`;
  if (!existsSync(interpreter)) {
    console.log('  pandas and Mars are not beside it: node scripts/cluster-env.mjs mars');
    return;
  }
  const {stdout, status} = spawnSync(interpreter, ['-c', python], {encoding: 'utf8'});
  const line = stdout.split('\n').find((each) => each.startsWith('{'));
  if (status !== 0 || line === undefined) console.log('  pandas and Mars could not be run');
  else
    for (const [name, all] of Object.entries(JSON.parse(line) as Record<string, number[]>))
      report(`  ${name}`, all);
}

/** From the start of the process to its first prompt. */
async function shell(): Promise<void> {
  const open = async (): Promise<void> => {
    const child = spawn(process.execPath, [`${root}dist/bundle/mars-repl.js`, '-i'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    for await (const text of child.stdout.setEncoding('utf8')) if (String(text).includes('In [1]:')) break;
    child.kill();
    await once(child, 'exit');
  };
  report('the prompt of the shell', await timed(open, 7), 500);
}

/** The kernel as the package has it. */
const shipped = [process.execPath, `${root}dist/bundle/kernel-main.js`, '{connection_file}'];

/** From the start of the process to the result of the first cell. */
async function kernel(): Promise<void> {
  const all: number[] = [];
  for (let i = 0; i < 7; i++) {
    const start = performance.now();
    const process = await KernelProcess.start({argv: shipped});
    const client = await Client.connect(process.connection);
    await client.execute('1 + 1');
    all.push(performance.now() - start);
    client.close();
    await process.stop();
  }
  report("the kernel's first result", all, 700);
}

await tinyFrame();
others();
await shell();
await kernel();
