/** How much goes to a cluster and back, and what is kept there. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {after, before, it} from 'node:test';
import {setTimeout as later} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {LocalIndex, Vector, md, mt, new_session} from '../../../src/index.js';
import type {Session} from '../../../src/index.js';
import {Inspector} from './inspector.js';
import {Proxy} from './proxy.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const client = fileURLToPath(new URL('../../../bench/cluster/client.js', import.meta.url));
const MB = 2 ** 20;

export function trafficSuite(url: () => string): void {
  let proxy: Proxy;
  let session: Session;
  let inspector: Inspector;
  let there: string;
  before(async () => {
    inspector = new Inspector(url());
    const earlier = new Set(await inspector.sessions());
    proxy = await Proxy.before(url());
    session = new_session(proxy.url);
    await session.describe();
    there = (await inspector.sessions()).find((id) => !earlier.has(id)) ?? '';
  });
  after(async () => {
    await session.close();
    await proxy.close();
    inspector.close();
  });

  it('shows a large result by the rows shown, and brings all of it once', async () => {
    const rows = 1_000_000;
    const df = md.DataFrame(mt.ones([rows, 4], {chunk_size: 300_000}));
    const shown = await proxy.during(async () => {
      await df.execute({session});
      assert.match(df.toString(), /\[1000000 rows x 4 columns\]/);
    });
    assert.ok(shown.received < 200_000, `${shown.received} bytes came`);
    const fetched = await proxy.during(() => df.fetch({session}));
    const size = rows * 4 * 8;
    assert.ok(
      fetched.received > size && fetched.received < 1.05 * size,
      `${fetched.received} bytes came for ${size}`,
    );
  });

  it('draws a large frame without bringing all of it', async () => {
    const df = md.DataFrame(mt.arange(1_000_000, {chunk_size: 300_000}).reshape(500_000, 2));
    await df.execute({session});
    const drawn: string[] = [];
    const {received} = await proxy.during(async () => {
      for (const kind of ['line', 'hist', 'box'] as const)
        drawn.push(String(await df.plot[kind]({x: 0, y: 1, session})));
    });
    assert.deepEqual(drawn, [
      '<line plot of 1, 5000 points each>',
      '<hist plot of 1 in 10 bins>',
      '<box plot of 1>',
    ]);
    assert.ok(received < 500_000, `${received} bytes came`);
  });

  it('asks once for all small results of an execution', async () => {
    const df = md.DataFrame({a: [1, 2, 3]});
    const objects = [df, df.add(1), df.sum()] as const;
    const before = proxy.requests.length;
    await session.execute(objects);
    const [frame, more, sum] = await session.fetch(...objects);
    assert.deepEqual([frame, more, sum].map(String), [
      '   a\n0  1\n1  2\n2  3',
      '   a\n0  2\n1  3\n2  4',
      'a    6\ndtype: int64',
    ]);
    const asked = proxy.requests.slice(before).filter((line) => line.includes('/storage/'));
    assert.equal(asked.length, 1);
  });

  it('sends data once, however often it is used', async () => {
    const data = new Float64Array(2 * MB).fill(0.5);
    const a = mt.tensor(data);
    const first = await proxy.during(() => a.add(a).sum().execute({session}));
    assert.ok(
      first.sent > data.byteLength && first.sent < 1.05 * data.byteLength,
      `${first.sent} bytes went for ${data.byteLength}`,
    );
    await a.execute({session});
    const again = await proxy.during(() => a.mul(2).execute({session}));
    assert.ok(again.sent < 100_000, `${again.sent} bytes went`);
  });

  it('moves a result between sessions once', async () => {
    await using local = new_session();
    const a = await mt.ones([MB]).execute({session: local});
    const {sent} = await proxy.during(() => a.to_session(session));
    assert.ok(sent > 8 * MB && sent < 8.5 * MB, `${sent} bytes went`);
    const {sent: again} = await proxy.during(() => a.add(1).execute({session}));
    assert.ok(again < 100_000, `${again} bytes went`);
    const b = await mt.ones([MB]).add(1).execute({session});
    const {received} = await proxy.during(() => b.to_session(local));
    assert.ok(received > 8 * MB && received < 8.5 * MB, `${received} bytes came`);
  });

  it('sends data in parts that is larger than a request may be, and keeps only the whole', async () => {
    const data = new Float64Array(14_000_000);
    data.forEach((_, i) => (data[i] = i % 1000));
    const t = mt.tensor(data);
    await t.execute({session});
    assert.equal(
      await session.run(t.sum()),
      data.reduce((sum, value) => sum + value, 0),
    );
    const back = await t.fetch({session});
    assert.ok((back.vector.values as Float64Array).every((value, i) => value === i % 1000));
  });

  it('sends labels in parts that are larger than a request may be', async () => {
    const values = Float64Array.from({length: 12_700_000}, (_, i) => i / 2);
    const labels = new LocalIndex(new Vector('float64', values), {name: 'half'});
    const index = await md.Index(labels).execute({session});
    const back = await index.fetch({session});
    assert.deepEqual([back.length, back.name, back.dtype], [values.length, 'half', 'float64']);
    assert.ok((back.vector.values as Float64Array).every((value, i) => value === i / 2));
  });

  it('holds results there as long as their objects are in use here', async () => {
    const use = async (): Promise<void> => {
      const df = md.DataFrame({a: [1, 2, 3]});
      const sum = df.add(1).sum();
      await session.execute([df, sum]);
      assert.ok((await inspector.chunks(there)) >= 2);
    };
    await use();
    while ((await inspector.chunks(there)) > 0) {
      collectGarbage();
      await later(50);
    }
    assert.equal(session.held, 0);
  });

  for (const name of ['up', 'down'] as const) {
    it(`needs at most 2.5 times the memory of large data: ${name}`, async () => {
      const child = spawn(process.execPath, [client, url()], {stdio: ['pipe', 'pipe', 'inherit']});
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
      assert.equal((await lines.next()).value, 'ready');
      const values = 20_000_000;
      child.stdin.end(`${JSON.stringify([name, values])}\n`);
      const said = (await lines.next()).value as string;
      const {before: smallest, peak} = JSON.parse(said) as {before: number; peak: number};
      await once(child, 'close');
      assert.ok(peak - smallest < 2.5 * values * 8, `${peak - smallest} bytes for ${values * 8}`);
    });
  }
}
