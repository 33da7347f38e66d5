/** Our client, as the peer of client.py: one case a line on standard input, its times as JSON on standard output. */
import assert from 'node:assert/strict';
import {createInterface} from 'node:readline';
import {NDArray, md, mt, new_session} from '../../src/index.js';
import type {Session} from '../../src/index.js';

async function timed<T>(work: () => Promise<T>): Promise<[took: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

async function tiny(): Promise<void> {
  const df = md.DataFrame([
    [1, 2],
    [3, 4],
  ]);
  await df.execute();
  await df.fetch();
}

async function up(values: number): Promise<number> {
  const data = new Float64Array(values);
  for (let i = 0; i < values; i++) data[i] = i;
  const [took] = await timed(() => mt.tensor(data).execute());
  return took;
}

async function down(values: number): Promise<number> {
  const t = await mt.arange(values, {dtype: 'float64'}).execute();
  const [took, data] = await timed(() => t.fetch());
  assert.ok(data instanceof NDArray && data.size === values);
  assert.equal(data.vector.at(values - 1), values - 1);
  return took;
}

const peak = (): number => process.resourceUsage().maxRSS * 1024;

const cases: Readonly<Record<string, (values: number) => Promise<number>>> = {
  tiny: async () => (await timed(tiny))[0],
  up,
  down,
};

const session: Session = new_session(process.argv[2] ?? '').as_default();
await tiny();
process.stdout.write('ready\n');
for await (const line of createInterface(process.stdin)) {
  const [name, values] = JSON.parse(line) as [string, number];
  const before = peak();
  const took = (await cases[name]?.(values)) ?? NaN;
  process.stdout.write(`${JSON.stringify({took, before, peak: peak()})}\n`);
}
await session.close();
