/** What only clusters run: each row of its table, on a real one. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {md, mt, new_session} from '../../../src/index.js';
import type {Executable, Session} from '../../../src/session/index.js';
import {definitions} from '../../../src/ops/index.js';
import {isRemote} from '../../../src/ops/remote/define-remote.js';

const two = (): ReturnType<typeof md.Series> =>
  md.Series([1, 2], {index: md.date_range('2020-01-01', {periods: 2})});
const half = (): ReturnType<typeof mt.tensor> => mt.tensor([0.5]);

/** One call of each, and a pattern of what it prints. */
const calls: Readonly<
  Record<string, readonly [make: () => Executable | readonly Executable[], shows: RegExp]>
> = {
  'DataFrame.dot': [
    () =>
      md
        .DataFrame([
          [1, 2],
          [3, 4],
        ])
        .dot(md.Series([1, 1])),
    /0 {4}3\n1 {4}7/,
  ],
  'Series.dot': [() => md.Series([1, 2]).dot(md.Series([3, 4])), /^11$/],
  'DataFrame.corrwith': [() => md.DataFrame({a: [1, 2, 3]}).corrwith(md.Series([3, 2, 1])), /a {3}-1\.0/],
  'Series.align': [() => md.Series([1, 2]).align(md.Series([3]), {join: 'inner'}), /0 {4}1.*0 {4}3/s],
  'Series.tshift': [() => two().tshift(1, {freq: 'D'}), /2020-01-03 {4}2/],
  'DataFrame.tshift': [() => two().to_frame().tshift(1, {freq: 'D'}), /2020-01-03 {2}2/],
  'DataFrame.rebalance': [() => md.DataFrame({a: [1, 2]}).rebalance({num_partitions: 2}), /0 {2}1\n1 {2}2/],
  'md.qcut': [() => md.qcut(md.Series([1, 2, 3, 4]), 2, {labels: false}), /0 {4}0\n1 {4}0\n2 {4}1\n3 {4}1/],
  'mt.special.airy': [() => mt.special.airy(half()), /^array\(\[0\.2316\d+\]\)\narray/],
  'mt.special.airye': [() => mt.special.airye(half()), /^array\(\[0\.2932\d+\]\)\narray/],
  'mt.special.itairy': [() => mt.special.itairy(half()), /^array\(\[0\.1459\d+\]\)\narray/],
  'mt.special.hankel1': [() => mt.special.hankel1(1, half()), /0\.2422\d+-1\.4714\d+j/],
  'mt.special.hankel1e': [() => mt.special.hankel1e(1, half()), /j\]/],
  'mt.special.hankel2': [() => mt.special.hankel2(1, half()), /0\.2422\d+\+1\.4714\d+j/],
  'mt.special.hankel2e': [() => mt.special.hankel2e(1, half()), /j\]/],
  'mt.special.wofz': [() => mt.special.wofz(half()), /0\.7788\d+\+0\.4789\d+j/],
  'mt.special.fresnel': [() => mt.special.fresnel(half()), /0\.0647\d+.*0\.4923\d+/s],
  'mt.special.modfresnelp': [() => mt.special.modfresnelp(half()), /j\]/],
  'mt.special.modfresnelm': [() => mt.special.modfresnelm(half()), /j\]/],
  'mt.special.ellip_harm': [() => mt.special.ellip_harm(5, 8, 1, 1, 2.5), /^2\.5$/],
  'mt.special.ellip_harm_2': [() => mt.special.ellip_harm_2(5, 8, 2, 1, 10), /^0\.00108\d+$/],
  'mt.special.ellip_normal': [() => mt.special.ellip_normal(5, 8, 3, 7), /^1723\.38\d+$/],
  'mt.stats.ks_2samp': [() => mt.stats.ks_2samp(mt.arange(10), mt.arange(8)), /^0\.[12]\d*\n0\.97\d+$/],
};

/** Files need a disk that client and cluster share; of `ks_1samp` Mars cannot tell the result's type for a named distribution. */
const filed = ['ks_1samp', 'from_hdf5', 'from_zarr', 'from_tiledb', 'to_hdf5', 'to_zarr', 'to_tiledb'];

export function remoteSuite(url: () => string): void {
  let session: Session;
  before(() => {
    session = new_session(url());
  });
  after(() => session.close());

  for (const definition of definitions.filter(isRemote)) {
    for (const place of definition.places) {
      const name = `${place}.${definition.name}`;
      if (filed.includes(definition.name)) continue;
      it(`runs ${name} there, and says so here`, {timeout: 60_000}, async () => {
        const [make, shows] = calls[name] ?? [];
        assert.ok(make !== undefined && shows !== undefined, `${name} has no call in this test`);
        const made = make();
        const all = Array.isArray(made) ? (made as readonly Executable[]) : [made as Executable];
        const data: unknown = await session.run(...all);
        assert.match((all.length === 1 ? [data] : (data as unknown[])).map(String).join('\n'), shows);
        await using local = new_session();
        const [first] = all;
        assert.ok(first !== undefined);
        await assert.rejects(local.run(first), {
          name: 'NotSupportedError',
          message: /runs on a Mars or Xorbits cluster/,
        });
        assert.equal((await session.describe()).workers.length, 1);
      });
    }
  }
}
