/** Files and databases that a cluster reads and writes. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, it} from 'node:test';
import {md, mt, new_session} from '../../../src/index.js';
import type {Session} from '../../../src/session/index.js';
import {noEnvironment, pythonOf} from './python.js';

/** Why files of arrays cannot be tried: environments that were made earlier lack the packages. Where nothing is skipped they are made anew. */
function withoutPackages(): string | false {
  if (noEnvironment('mars') !== false) return noEnvironment('mars');
  const {status} = spawnSync(pythonOf('mars') ?? '', ['-c', 'import h5py, zarr']);
  if (status === 0 || process.env['CI'] === 'true') return false;
  return 'no h5py and zarr: node scripts/cluster-env.mjs installs them';
}

export function filesSuite(url: () => string, cluster: 'mars' | 'xorbits'): void {
  let session: Session;
  let folder: string;
  before(async () => {
    session = new_session(url());
    folder = await mkdtemp(join(tmpdir(), 'mars-ts-'));
  });
  after(async () => {
    await session.close();
    await rm(folder, {recursive: true});
  });

  it('writes rows to a database, and reads them', async () => {
    const path = join(folder, 'points.db');
    const points = md.DataFrame({a: [1, 2, 3], b: ['x', 'y', null]});
    await session.run(points.to_sql('points', `sqlite:///${path}`, {index: false}));
    assert.ok((await stat(path)).size > 0);
    // Mars reads databases by an interface that SQLAlchemy no longer has.
    if (cluster === 'mars') return;
    for (const read of [
      md.read_sql('select a, b from points where a > 1', `sqlite:///${path}`),
      md.read_sql_query('select a, b from points where a > 1', `sqlite:///${path}`),
    ]) {
      assert.equal(String(await session.run(read)), '   a     b\n0  2     y\n1  3  None');
    }
    const whole = await session.run(md.read_sql_table('points', `sqlite:///${path}`));
    assert.equal(String(whole), '   a     b\n0  1     x\n1  2     y\n2  3  None');
  });

  // The environment of Xorbits has none of the packages for these.
  if (cluster === 'xorbits') return;
  const skip = withoutPackages();
  const whole = (): ReturnType<typeof mt.arange> => mt.arange(6, {dtype: 'float32'}).reshape(2, 3);
  const cut = (): ReturnType<typeof mt.arange> => mt.arange(20, {chunk_size: 6}).mul(1.5);

  for (const [write, read] of [
    ['to_hdf5', 'from_hdf5'],
    ['tohdf5', 'fromhdf5'],
    ['to_zarr', 'from_zarr'],
    ['tozarr', 'fromzarr'],
  ] as const) {
    it(`writes tensors by ${write}, and reads them by ${read}`, {skip}, async () => {
      const path = join(folder, write);
      await session.run(mt[write](path, whole(), {dataset: 'x'}));
      const back = await session.run(mt[read](path, {dataset: 'x'}));
      assert.equal(back.dtype, 'float32');
      assert.deepEqual(back.toJSON(), [
        [0, 1, 2],
        [3, 4, 5],
      ]);
      const grouped = join(folder, `${write}-parts`);
      await session.run(mt[write](grouped, cut(), {group: 'g', dataset: 'y'}));
      const parts = mt[read](grouped, {group: 'g', dataset: 'y', chunk_size: 5});
      assert.equal(await session.run(parts.sum()), 285);
    });
  }
}
