import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {Client} from './client.js';
import {KernelProcess} from './kernel-process.js';

describe('an interrupt', {timeout: 300_000}, () => {
  let kernel: KernelProcess;
  let client: Client;

  before(async () => {
    kernel = await KernelProcess.start();
    client = await Client.connect(kernel.connection);
  });
  after(async () => {
    client.close();
    await kernel.stop();
  });

  const listeners: Readonly<Record<string, string>> = {
    spins: "console.log('begun'); for (;;);",
    waits: "console.log('begun'); await new Promise(() => {});",
    'spins after it waited': "await null; console.log('begun'); for (;;);",
  };
  for (const [what, body] of Object.entries(listeners)) {
    it(`ends a comm's listener that ${what}, and its subshell goes on`, async () => {
      const target = `target that ${what}`;
      await client.execute(`comms.register(${JSON.stringify(target)}, async () => { ${body} })`);
      const {content} = await client.control('create_subshell_request', {});
      const subshell = String(content['subshell_id']);
      const opening = {comm_id: target, target_name: target, data: {}};
      const id = await client.send('shell', 'comm_open', opening, subshell);
      await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
      await client.control('interrupt_request', {});
      const {reply} = await client.request('execute_request', {code: '1'}, subshell);
      assert.equal(reply.content['status'], 'ok');
    });
  }

  it('ends a completion that calls code of the user’s', async () => {
    await client.execute(
      "const keys = {[Symbol.for('mars-ts.keys')]() { console.log('begun'); for (;;); }, get(key: string) { return key; }}",
    );
    const code = "keys.get('";
    const id = await client.send('shell', 'complete_request', {code, cursor_pos: code.length});
    await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
    await client.control('interrupt_request', {});
    assert.equal((await client.replyTo('shell', id)).content['ename'], 'InterruptedError');
    assert.equal((await client.execute('1')).reply.content['status'], 'ok');
  });

  it('ends cells of two subshells at once', async () => {
    const {content} = await client.control('create_subshell_request', {});
    const first = await client.send('shell', 'execute_request', {code: 'await new Promise(() => {})'});
    const second = await client.send(
      'shell',
      'execute_request',
      {code: "console.log('begun'); for (;;);"},
      String(content['subshell_id']),
    );
    await client.next(
      'iopub',
      ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === second,
    );
    await client.control('interrupt_request', {});
    for (const id of [first, second])
      assert.equal((await client.replyTo('shell', id)).content['ename'], 'InterruptedError');
  });

  const mapped: Readonly<Record<string, string>> = {
    'Series.map': "await df.get('n').map(spin).execute()",
    'DataFrame.apply': 'await df.apply(spin, {axis: 1}).execute()',
    'GroupBy.apply': "await df.groupby('n').apply(spin).execute()",
  };
  for (const [what, code] of Object.entries(mapped)) {
    it(`ends a function of the user's that spins inside ${what}; engine and state are as before`, async () => {
      await client.execute(
        "const df = md.DataFrame({n: [1, 2, 3]}); const spin = (): number => { console.log('begun'); for (;;); };",
      );
      const id = await client.send('shell', 'execute_request', {code});
      await client.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
      await client.control('interrupt_request', {});
      assert.equal((await client.replyTo('shell', id)).content['ename'], 'InterruptedError');
      const sum = await client.execute("await df.get('n').map((n: number) => n * 2).sum().execute()");
      const shown = sum.output.find(({header}) => header.msg_type === 'execute_result');
      assert.match(JSON.stringify(shown?.content['data']), /12/);
    });
  }

  it('ends a cell that spins beside a computation, of which nothing is lost that waits', async () => {
    const other = await KernelProcess.start();
    const front = await Client.connect(other.connection);
    try {
      await front.execute(
        'let large = mt.random.rand(1000, 1000); for (let i = 0; i < 50; i++) large = large.dot(large);',
      );
      const code = "void large.sum().execute(); console.log('begun'); for (;;);";
      const id = await front.send('shell', 'execute_request', {code});
      await front.next('iopub', ({header, parent}) => header.msg_type === 'stream' && parent?.msg_id === id);
      await front.control('interrupt_request', {});
      assert.equal((await front.replyTo('shell', id)).content['ename'], 'InterruptedError');
      const sum = await front.execute('await mt.arange(6).sum().execute()');
      const shown = sum.output.find(({header}) => header.msg_type === 'execute_result');
      assert.match(JSON.stringify(shown?.content['data']), /15/);
      // A session that waits for what was lost could not be closed.
      await front.control('shutdown_request', {restart: false});
      assert.equal(await other.ended(), 0, other.log);
    } finally {
      front.close();
      await other.stop();
    }
  });

  it('is not lost when a cell sent before it begins after it', async () => {
    const other = await KernelProcess.start();
    const front = await Client.connect(other.connection);
    try {
      await front.send('shell', 'execute_request', {code: 'md; for (;;);'});
      const reply = await front.control('shutdown_request', {restart: false});
      assert.equal(reply.content['status'], 'ok');
      assert.equal(await other.ended(), 0, other.log);
    } finally {
      front.close();
      await other.stop();
    }
  });
});
