/** What only clusters run: each row of its table, on a real one. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {md, mt, new_session, remote} from '../../../src/index.js';
import type {Executable, Session} from '../../../src/session/index.js';
import {definitions} from '../../../src/ops/index.js';
import {isRemote} from '../../../src/ops/remote/define-remote.js';

const table = (): ReturnType<typeof md.DataFrame> => md.DataFrame({k: ['x', 'x', 'y'], v: [3, 1, 2]});
const dates = (): ReturnType<typeof md.Series> => md.Series(md.date_range('2020-01-01', {periods: 2}));
const months = (): ReturnType<typeof md.Series> => dates().dt.to_period('M');
const turned = (): ReturnType<typeof md.DataFrame> => md.DataFrame({k: ['x'], c: ['a'], v: [1]});
const points = (): ReturnType<typeof mt.tensor> =>
  mt.tensor([
    [0, 0],
    [3, 4],
  ]);
const half = (): ReturnType<typeof mt.tensor> => mt.tensor([0.5]);

/** One call of each, and a pattern of what it prints. */
const calls: Readonly<
  Record<string, readonly [make: () => Executable | readonly Executable[], shows: RegExp]>
> = {
  'DataFrame.rebalance': [() => md.DataFrame({a: [1, 2]}).rebalance({num_partitions: 2}), /0 {2}1\n1 {2}2/],
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
  'mt.stats.entropy': [() => mt.stats.entropy([0.2, 0.8]), /^0\.5004\d+$/],
  'mt.stats.rankdata': [() => mt.stats.rankdata([3, 1, 1]), /3\. *, *1\.5, *1\.5/],
  'mt.special.hyp0f1': [() => mt.special.hyp0f1(1, 2), /^4\.2523\d+$/],
  'mt.special.hyp1f1': [() => mt.special.hyp1f1(1, 2, 3), /^6\.3618\d+$/],
  'mt.special.hyp2f1': [() => mt.special.hyp2f1(1, 2, 3, 0.5), /^1\.5451\d+$/],
  'mt.special.hyperu': [() => mt.special.hyperu(1, 2, 3), /^0\.3333\d+$/],
  'mt.special.elliprd': [() => mt.special.elliprd(1, 2, 3), /^0\.2904\d+$/],
  'mt.special.voigt_profile': [() => mt.special.voigt_profile(1, 2, 3), /^0\.0786\d+$/],
  'mt.linalg.randomized_svd': [() => mt.linalg.randomized_svd(mt.ones([5, 4]), 2), /4\.47\d+/],
  'mt.rechunk': [() => mt.rechunk(mt.arange(3), 2), /\[0, 1, 2\]/],
  'mt.tree_add': [() => mt.tree_add(mt.arange(3), mt.arange(3), mt.arange(3)), /\[0, 3, 6\]/],
  'mt.tree_multiply': [() => mt.tree_multiply(mt.arange(3), mt.arange(3), mt.arange(3)), /\[0, 1, 8\]/],
  'mt.tri': [() => mt.tri(2), /\[1\., 0\.\]/],
  'Tensor.rechunk': [() => mt.arange(3).rechunk(2), /\[0, 1, 2\]/],
  'Tensor.rebalance': [() => mt.arange(3).rebalance({num_partitions: 2}), /\[0, 1, 2\]/],
  'Tensor.map_chunk': [() => mt.arange(3).map_chunk(md.python`lambda piece: piece + 1`), /\[1, 2, 3\]/],
  'Tensor.to_dataframe': [() => points().to_dataframe({columns: ['a', 'b']}), /a {2}b\n0 {2}0 {2}0/],
  'Tensor.tosparse': [() => mt.eye(2).tosparse(), /\[1\., 0\.\]/],
  'Tensor.todense': [() => mt.eye(2).tosparse().todense(), /\[1\., 0\.\]/],
  'Tensor.view': [() => mt.arange(3).view(), /\[0, 1, 2\]/],
  'DataFrame.rechunk': [() => table().rechunk(2), /2 {2}y {2}2/],
  'DataFrame.keys': [() => table().keys(), /'k', 'v'/],
  'DataFrame.cartesian_chunk': [
    () => table().cartesian_chunk(table(), md.python`lambda left, right: left`),
    /2 {2}y {2}2/,
  ],
  'Series.cartesian_chunk': [
    () => md.Series([1, 2]).cartesian_chunk(md.Series([3]), md.python`lambda left, right: left`),
    /1 {4}2/,
  ],
  'Series.rechunk': [() => md.Series([1, 2]).rechunk(1), /1 {4}2/],
  'Series.rebalance': [() => md.Series([1, 2]).rebalance({num_partitions: 2}), /1 {4}2/],
  'Series.keys': [() => md.Series([1], {index: ['x']}).keys(), /'x'/],
  'Series.check_monotonic': [() => md.Series([1, 2, 2]).check_monotonic(), /^true$/],
  'Index.check_monotonic': [() => md.Index([1, 2, 2]).check_monotonic({strict: true}), /^false$/],
  'Index.rechunk': [() => md.Index([1, 2]).rechunk(1), /\[1, 2\]/],
  'Index.rebalance': [() => md.Index([1, 2]).rebalance({num_partitions: 2}), /\[1, 2\]/],
  'Index.copy': [() => md.Index([1, 2]).copy(), /\[1, 2\]/],
  'Index.agg': [() => md.Index([1, 2]).agg(md.python`lambda labels: labels.max()`), /^2$/],
  'Index.aggregate': [() => md.Index([1, 2]).aggregate(md.python`lambda labels: labels.max()`), /^2$/],
  'Index.value_counts': [() => md.Index([3, 1, 1]).value_counts(), /1 {4}2\n3 {4}1/],
  'md.dataframe_from_tensor': [
    () => md.dataframe_from_tensor(points(), {columns: ['a', 'b']}),
    /1 {2}3 {2}4/,
  ],
  'md.series_from_tensor': [() => md.series_from_tensor(mt.arange(2), {name: 'n'}), /1 {4}1\nName: n/],
  'md.series_from_index': [() => md.series_from_index(md.Index([5, 6])), /6 {4}6/],
  'md.to_numeric': [() => md.to_numeric(md.Series(['1', '2.5'])), /1 {4}2\.5/],
  'md.unique': [() => md.unique(md.Series([2, 1, 2])), /\[2, 1\]/],
  'md.value_counts': [() => md.value_counts(md.Series([3, 1, 1])), /1 {4}2\n3 {4}1/],
  'md.pivot': [() => md.pivot(turned(), {index: 'k', columns: 'c', values: 'v'}), /x {2}1/],
  'DataFrame.pivot': [() => turned().pivot({index: 'k', columns: 'c', values: 'v'}), /x {2}1/],
  'md.pivot_table': [() => md.pivot_table(table(), {index: 'k', values: 'v'}), /x {2}2\.0/],
  'DataFrame.pivot_table': [() => table().pivot_table({index: 'k', values: 'v'}), /x {2}2\.0/],
  'DataFrame.nlargest': [() => table().nlargest(1, 'v'), /0 {2}x {2}3$/],
  'DataFrame.nsmallest': [() => table().nsmallest(1, 'v'), /1 {2}x {2}1$/],
  'Series.nlargest': [() => md.Series([3, 1]).nlargest(1), /^0 {4}3\ndtype/],
  'Series.nsmallest': [() => md.Series([3, 1]).nsmallest(1), /^1 {4}1\ndtype/],
  'DataFrame.applymap': [() => md.DataFrame({a: [1]}).applymap(md.python`lambda value: value + 1`), /0 {2}2/],
  'GroupBy.nth': [() => table().groupby('k').nth(0), /0 {2}x {2}3/],
  'Rolling.kurt': [() => md.Series([1, 2, 4, 8]).rolling(4).kurt(), /3 {4}0\.757\d+/],
  'Rolling.skew': [() => md.Series([1, 2, 4]).rolling(3).skew(), /2 {4}0\.935\d+/],
  'Rolling.corr': [
    () =>
      md
        .DataFrame({a: [1, 2, 4], b: [2, 4, 8]})
        .rolling(2)
        .corr(),
    /1\.0 {2}1\.0/,
  ],
  'Rolling.cov': [
    () =>
      md
        .DataFrame({a: [1, 2, 4], b: [2, 4, 8]})
        .rolling(2)
        .cov(),
    /0\.5 {2}1\.0/,
  ],
  'Series.str.fullmatch': [() => md.Series(['abc', 'abcd']).str.fullmatch('ab.'), /0 {5}True\n1 {4}False/],
  'Series.str.removeprefix': [() => md.Series(['str_a', 'b']).str.removeprefix('str_'), /0 {4}a\n1 {4}b/],
  'Series.str.removesuffix': [() => md.Series(['a_str', 'b']).str.removesuffix('_str'), /0 {4}a\n1 {4}b/],
  'Series.str.encode': [() => md.Series(['é']).str.encode('utf8'), /0 {4}\[195, 169\]/],
  'Series.str.decode': [() => md.Series(['é']).str.encode('utf8').str.decode('utf8'), /0 {4}é/],
  'Series.dt.day_of_week': [() => dates().dt.day_of_week, /0 {4}2/],
  'Series.dt.day_of_year': [() => dates().dt.day_of_year, /1 {4}2/],
  'Series.dt.timetz': [() => dates().dt.timetz, /00:00:00/],
  'Series.dt.to_period': [() => dates().dt.to_period('M'), /2020-01/],
  'Series.dt.start_time': [() => months().dt.start_time, /2020-01-01/],
  'Series.dt.end_time': [() => months().dt.end_time, /2020-01-31 23:59:59\.999999999/],
  'Series.dt.qyear': [() => months().dt.qyear, /2020/],
  'Series.dt.asfreq': [() => months().dt.asfreq('D'), /2020-01-31/],
  'Series.dt.to_timestamp': [() => months().dt.to_timestamp(), /2020-01-01/],
  'Series.dt.as_unit': [() => dates().dt.as_unit('s'), /2020-01-01/],
  'remote.spawn': [() => remote.spawn(md.python`lambda a, b: a + b`, {args: [1, 2]}), /^3$/],
};

/** What Mars has not, or has and cannot compute, while Xorbits can. */
const xorbitsOnly: ReadonlySet<string> = new Set([
  'mt.tri',
  'md.pivot',
  'DataFrame.pivot',
  'md.pivot_table',
  'DataFrame.pivot_table',
  'DataFrame.nlargest',
  'DataFrame.nsmallest',
  'Series.nlargest',
  'Series.nsmallest',
  'DataFrame.applymap',
  'md.value_counts',
  'GroupBy.nth',
  'Rolling.corr',
  'Rolling.cov',
  'Series.dt.as_unit',
]);

/** Files and databases have tests of their own; of `ks_1samp` Mars cannot tell the result's type for a named distribution. */
const filed = [
  'ks_1samp',
  ...['from_hdf5', 'from_zarr', 'from_tiledb', 'to_hdf5', 'to_zarr', 'to_tiledb', 'totiledb', 'imread'],
  ...['fromhdf5', 'fromzarr', 'fromtiledb', 'tohdf5', 'tozarr', 'totiledb'],
  ...['read_sql', 'read_sql_query', 'read_sql_table', 'to_sql'],
  // Of records that JavaScript has not, and of GPUs.
  ...['from_records', 'to_gpu', 'to_cpu'],
];

export function remoteSuite(url: () => string, cluster: 'mars' | 'xorbits'): void {
  let session: Session;
  before(() => {
    session = new_session(url());
  });
  after(() => session.close());

  it('calls nothing else', () => {
    const rows = definitions.filter(isRemote);
    const names = new Set(rows.flatMap(({places, name}) => places.map((place) => `${place}.${name}`)));
    assert.deepEqual(
      Object.keys(calls).filter((name) => !names.has(name)),
      [],
    );
  });

  for (const definition of definitions.filter(isRemote)) {
    for (const place of definition.places) {
      const name = `${place}.${definition.name}`;
      if (filed.includes(definition.name) || (cluster === 'mars' && xorbitsOnly.has(name))) continue;
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
