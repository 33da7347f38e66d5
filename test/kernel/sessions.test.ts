import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {Client} from './client.js';
import {KernelProcess} from './kernel-process.js';

describe('computations of the local session', {timeout: 600_000}, () => {
  let kernel: KernelProcess;
  let client: Client;

  before(async () => {
    kernel = await KernelProcess.start();
    client = await Client.connect(kernel.connection);
    await client.execute("let kept = 'kept'; const small = await md.DataFrame({a: [1, 2, 3]}).execute();");
  });
  after(async () => {
    client.close();
    await kernel.stop();
  });

  const long: Readonly<Record<string, string>> = {
    'a query of frames': `
const left = md.DataFrame({k: mt.random.randint(0, 50, {size: 400_000}), v: mt.random.rand(400_000)});
console.log('begun');
await left.merge(left, {on: 'k'}).groupby('k').agg('sum').execute();`,
    tensors: `
const big = mt.random.rand(4000, 4000);
console.log('begun');
let product = big;
for (let i = 0; i < 200; i++) product = product.dot(big);
await product.sum().execute();`,
  };
  for (const [what, code] of Object.entries(long)) {
    it(`${what}: an interrupt stops them, and keeps the state`, async () => {
      const id = await client.send('shell', 'execute_request', {code});
      await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
      assert.equal((await client.control('interrupt_request', {})).content['status'], 'ok');
      const reply = await client.replyTo('shell', id);
      assert.equal(reply.content['ename'], 'InterruptedError');
      await client.outputOf(id);
      const {reply: next} = await client.execute('', {
        user_expressions: {kept: 'kept', sum: "await small.get('a').sum().execute()"},
      });
      const values = next.content['user_expressions'] as Record<string, {data?: Record<string, string>}>;
      assert.equal(values['kept']?.data?.['text/plain'], "'kept'");
      assert.equal(values['sum']?.data?.['text/plain'], '6');
    });
  }

  it('are stopped again and again, at any moment, and others go on', async () => {
    for (let round = 0; round < 6; round += 1) {
      const code = `
const rows = md.DataFrame({k: mt.random.randint(0, 50, {size: 300_000}), v: mt.random.rand(300_000)});
console.log('begun');
await rows.merge(rows, {on: 'k'}).groupby('k').agg('sum').execute();`;
      const id = await client.send('shell', 'execute_request', {code});
      await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
      await setTimeout(round * 60);
      await client.control('interrupt_request', {});
      await client.replyTo('shell', id);
      const {reply} = await client.execute("await small.get('a').sum().execute()");
      assert.equal(reply.content['status'], 'ok');
    }
  });

  it('tell how far they are, in one display that is updated', async () => {
    const {output, reply} = await client.execute(`
const wide = mt.random.rand(1500, 1500);
let power = wide;
for (let i = 0; i < 12; i++) power = power.dot(wide);
await power.sum().execute();`);
    assert.equal(reply.content['status'], 'ok');
    const shown = output.filter(({header}) => header.msg_type.endsWith('display_data'));
    assert.ok(shown.length >= 1, 'a computation of more than a moment shows a bar');
    assert.equal(shown[0]?.header.msg_type, 'display_data');
    const ids = new Set(shown.map(({content}) => (content['transient'] as {display_id?: string}).display_id));
    assert.equal(ids.size, 1);
    assert.match(JSON.stringify(shown.at(-1)?.content['data']), /progress|█/);
  });

  it('answer SQL over frames by the names of their variables', async () => {
    await client.execute("const scores = md.DataFrame({team: ['a', 'b', 'a'], points: [1, 2, 3]})");
    const shown = await client.execute(
      '%%sql\nselect team, sum(points)::bigint as total from scores group by 1 order by 1; -- all',
    );
    const result = shown.output.find(({header}) => header.msg_type === 'execute_result');
    const data = result?.content['data'] as Record<string, string> | undefined;
    assert.equal(data?.['text/plain'], '  team  total\n0    a      4\n1    b      2');
    await client.execute('%%sql best\nselect * from scores where points > 1');
    const {reply} = await client.execute('await best.execute()', {user_expressions: {rows: 'best.shape[0]'}});
    assert.match(JSON.stringify(reply.content['user_expressions']), /"text\/plain":"2"/);
    const unknown = await client.execute('%%sql\nselect * from score');
    assert.equal(unknown.reply.content['ename'], 'ParserError');
    assert.match(String(unknown.reply.content['evalue']), /Did you mean 'scores'/);
    const column = await client.execute('%%sql\nselect point from scores');
    assert.match(String(column.reply.content['evalue']), /point" not found.*points/);
  });

  it('have shapes in %whos', async () => {
    const {output} = await client.execute('%whos DataFrame');
    assert.match(JSON.stringify(output), /scores +DataFrame +\(3, 2\)/);
  });

  it('are listed, made and closed by %session', async () => {
    const made = await client.execute('%session new second');
    assert.match(JSON.stringify(made.output), /'second' is now the default session/);
    const listed = await client.execute('%session');
    assert.match(JSON.stringify(listed.output), /\* {2}second/);
    const completed = await client.request('complete_request', {code: '%session close s', cursor_pos: 16});
    assert.deepEqual(completed.reply.content['matches'], ['second']);
    assert.equal((await client.execute('%session close second')).reply.content['status'], 'ok');
  });
});
