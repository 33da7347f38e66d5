/**
 * How long an interrupt of a kernel takes until the cell is answered, and heartbeat and control meanwhile, whatever the cell does.
 *
 *     node dist/bench/interrupts.js [ROUNDS]
 */
import {setTimeout as sleep} from 'node:timers/promises';
import {Client} from '../test/kernel/client.js';
import {KernelProcess} from '../test/kernel/kernel-process.js';

/** Cells that never end by themselves; each prints before it begins. */
const shapes: Readonly<Record<string, string>> = {
  'a loop': "console.log('begun'); for (;;);",
  'a pending await': "console.log('begun'); await new Promise(() => {})",
  'a loop after an await': "await null; console.log('begun'); for (;;);",
  'a loop in a timer': "await new Promise(() => setTimeout(() => { console.log('begun'); for (;;); }))",
  microtasks: "console.log('begun'); for (;;) await null",
  'a loop that catches all': "console.log('begun'); for (;;) { try { for (;;); } catch {} }",
  'Atomics.wait': "console.log('begun'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  'a regular expression': "console.log('begun'); /^(a+)+$/.test('a'.repeat(60) + 'b')",
  'endless output': "for (;;) console.log('begun')",
  'a query': "console.log('begun'); await rows.merge(rows, {on: 'k'}).groupby('k').agg('sum').execute()",
  'a tensor':
    "console.log('begun'); let p = big; for (let i = 0; i < 200; i++) p = p.dot(big); await p.sum().execute()",
};
const setUp = `
const rows = await md.DataFrame({k: mt.random.randint(0, 50, {size: 400_000}), v: mt.random.rand(400_000)}).execute();
const big = await mt.random.rand(2000, 2000).execute();
let state = 'kept';`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function measure(
  client: Client,
  code: string,
): Promise<[answer: number, beat: number, control: number]> {
  const id = await client.send('shell', 'execute_request', {code});
  await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
  await sleep(200);
  const beat = await timed(() => client.beat());
  const control = await timed(() => client.control('kernel_info_request', {}));
  const answer = await timed(async () => {
    await client.send('control', 'interrupt_request', {});
    await client.replyTo('shell', id);
  });
  await client.outputOf(id);
  const {output} = await client.execute('state');
  if (!JSON.stringify(output).includes('kept')) throw new Error(`the state is lost after: ${code}`);
  return [answer, beat, control];
}

const rounds = Number(process.argv[2] ?? 9);
const kernel = await KernelProcess.start();
const client = await Client.connect(kernel.connection);
await client.execute(setUp);
const ms = (value: number | undefined): string => (value ?? NaN).toFixed(1);
console.log(
  '| an interrupt of | median, ms | least | most | heartbeat before, median | control before, median |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [name, code] of Object.entries(shapes)) {
  const all: [number, number, number][] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure(client, code));
  const [answers = [], beats = [], controls = []] = [0, 1, 2].map((at) =>
    all.map((each) => each[at] ?? NaN).sort((a, b) => a - b),
  );
  const middle = Math.floor(rounds / 2);
  const figures = [answers[middle], answers[0], answers.at(-1), beats[middle], controls[middle]];
  console.log(`| ${name} | ${figures.map(ms).join(' | ')} |`);
}
client.close();
await kernel.stop();
