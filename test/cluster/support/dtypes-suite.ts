/** Data of every dtype to a cluster and back: what comes back is what a local session gives. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  md,
  mt,
  new_session,
  type Session,
} from '../../../src/index.js';
import type {Executable} from '../../../src/session/index.js';

const numbers = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'];
const floats = ['float16', 'float32', 'float64'];
const nullable = [
  'Int8',
  'Int16',
  'Int32',
  'Int64',
  'UInt8',
  'UInt16',
  'UInt32',
  'UInt64',
  'Float32',
  'Float64',
];

const times = ['2020-01-01', '2020-07-01 12:30', null];
const spans = [md.Timedelta('1d'), null, md.Timedelta('2h')];

/** Data by what it is. */
const data: Readonly<Record<string, () => Executable>> = {
  ...Object.fromEntries(
    numbers.map((dtype) => [`a series of ${dtype}`, () => md.Series([1, 2, 100], {dtype})] as const),
  ),
  ...Object.fromEntries(
    floats.map((dtype) => [`a series of ${dtype}`, () => md.Series([0.5, NaN, -Infinity], {dtype})] as const),
  ),
  ...Object.fromEntries(
    nullable.map((dtype) => [`a series of ${dtype}`, () => md.Series([1, null, 3], {dtype})] as const),
  ),
  ...Object.fromEntries(
    [...numbers, ...floats, 'bool'].map(
      (dtype) =>
        [
          `a tensor of ${dtype}`,
          () =>
            mt.tensor(
              [
                [0, 1],
                [1, 0],
              ],
              {dtype},
            ),
        ] as const,
    ),
  ),
  'a tensor of complex64': () => mt.tensor([mt.complex(1, 2), mt.complex(0, -1)], {dtype: 'complex64'}),
  'a tensor of complex128': () => mt.tensor([mt.complex(1, 2), mt.complex(0, -1)]),
  'a tensor of text': () => mt.tensor(['a', 'bcd']),
  'a tensor without dimensions': () => mt.tensor(5),
  'a tensor without elements': () => mt.zeros([0, 3]),
  'a series of booleans': () => md.Series([true, false]),
  'a series of nullable booleans': () => md.Series([true, null, false], {dtype: 'boolean'}),
  'a series of text': () => md.Series(['a', null, 'é 漢 😀']),
  'a series of string': () => md.Series(['a', null, 'é 漢 😀'], {dtype: 'string'}),
  'a series of objects': () => md.Series(['a', 1, 2.5, true, null]),
  'a series of categories': () => md.Series(['x', 'y', null, 'x'], {dtype: 'category'}),
  'a series of ordered categories': () =>
    md.Series(md.Categorical(['b', 'a'], {categories: ['b', 'a'], ordered: true})),
  'a series of times': () => md.to_datetime(md.Series(times)),
  'a series of times in a zone': () =>
    md.Series(['2020-03-29 00:30', '2020-07-01'], {dtype: 'datetime64[ns]'}).dt.tz_localize('Europe/Berlin'),
  'a series of times in UTC': () => md.to_datetime(md.Series(times), {utc: true}),
  'a series of durations': () => md.Series(spans),
  'a series without values': () => md.Series([], {dtype: 'float64'}),
  'an index of numbers': () => md.Index([3, 1], {name: 'n'}),
  'an index of text': () => md.Index(['a', 'b']),
  'an index of times': () => md.date_range('2020-01-01', {periods: 3}),
  'rows by labels of several levels': () =>
    md.DataFrame(
      {a: [1, 2]},
      {
        index: md.MultiIndex.from_tuples(
          [
            ['x', 1],
            ['y', 2],
          ],
          {names: ['k', null]},
        ),
      },
    ),
  'columns by labels of several levels': () =>
    md.DataFrame([[1, 2]], {
      columns: md.MultiIndex.from_tuples([
        ['x', 1],
        ['y', 2],
      ]),
    }),
  'columns of one label twice': () => md.DataFrame([[1, 2]], {columns: ['a', 'a']}),
  'rows of unequal dtypes': () => md.DataFrame({a: [1, 2], b: ['x', null], c: [0.5, NaN], d: [true, false]}),
};

/** Data that a local session has no columns of. */
const foreign: Readonly<Record<string, () => LocalSeries>> = {
  periods: () => LocalSeries.from([md.Period('2020-01', 'M'), null, md.Period('2021-12', 'M')]),
  intervals: () => LocalSeries.from([md.Interval(0, 1), md.Interval(1, 2)]),
  'intervals of floats': () =>
    LocalSeries.from([md.Interval(0.5, 1.5, 'left'), md.Interval(1.5, 2.5, 'left')]),
};

/** Arrow's types, as pandas spells them with `pa`, the first value of a column of two, whose second is missing, and what it is here. */
const arrow: readonly (readonly [type: string, value: string, dtype: string, json: unknown])[] = [
  ['int64()', '-3', 'Int64', -3],
  ['uint8()', '200', 'UInt8', 200],
  ['float32()', '1.5', 'Float32', 1.5],
  ['float64()', '1.5', 'Float64', 1.5],
  ['bool_()', 'False', 'boolean', false],
  ['string()', "'é 漢 😀'", 'string', 'é 漢 😀'],
  ['large_string()', "''", 'string', ''],
  ['dictionary(pa.int8(), pa.string())', "'x'", 'string', 'x'],
  ['binary()', "b'ab'", 'object', [97, 98]],
  ['timestamp("us")', "pd.Timestamp('1960-02-29 12:30')", 'datetime64[ns]', '1960-02-29T12:30:00'],
  [
    'timestamp("ns", "Asia/Tokyo")',
    "pd.Timestamp('2020-01-01', tz='Asia/Tokyo')",
    'datetime64[ns, Asia/Tokyo]',
    '2020-01-01T00:00:00+09:00',
  ],
  ['duration("ms")', "pd.Timedelta('2h')", 'timedelta64[ns]', 'P0DT2H0M0S'],
  ['date32()', "pd.Timestamp('1969-12-31').date()", 'object', '1969-12-31'],
  ['date64()', "pd.Timestamp('2020-02-29').date()", 'object', '2020-02-29'],
  ['time64("us")', "pd.Timestamp('2020-01-01 12:30:00.5').time()", 'object', '12:30:00.500000'],
  ['time32("s")', "pd.Timestamp('2020-01-01 23:59:59').time()", 'object', '23:59:59'],
  ['decimal128(10, 2)', "__import__('decimal').Decimal('-0.05')", 'object', '-0.05'],
  ['list_(pa.int64())', '[1, 2]', 'object', [1, 2]],
  ['null()', 'None', 'object', null],
];

/** What is made there only. */
const made: Readonly<Record<string, readonly [make: () => Executable, values: readonly unknown[]]>> = {
  'Arrow text': [
    () => md.Series(['a', null]).map_chunk(md.python`lambda s: s.astype('string[pyarrow]')`),
    ['a', null],
  ],
  'a sparse series': [
    () => md.Series([1, 0, 0]).map_chunk(md.python`lambda s: s.astype(pd.SparseDtype('int64', 0))`),
    [1, 0, 0],
  ],
  'a sparse tensor': [() => mt.tensor([1, 0, 0]).tosparse(), [1, 0, 0]],
};

function contentOf(value: unknown): unknown {
  if (value instanceof LocalFrame) return {...value.toJSON(), dtypes: value.dtypes.toJSON().data};
  if (value instanceof LocalSeries || value instanceof NDArray || value instanceof LocalIndex)
    return {json: value.toJSON(), dtype: value.dtype};
  return value;
}

export function dtypesSuite(url: () => string, cluster: 'mars' | 'xorbits'): void {
  let session: Session;
  let local: Session;
  before(() => {
    session = new_session(url());
    local = new_session();
  });
  after(async () => {
    await session.close();
    await local.close();
  });

  for (const [name, make] of Object.entries(data)) {
    it(`sends ${name}, and gets it back`, {timeout: 60_000}, async () => {
      const fetched = await local.run(make());
      // As data at hand, which is what is sent.
      const again =
        fetched instanceof LocalFrame
          ? md.DataFrame(fetched)
          : fetched instanceof LocalSeries
            ? md.Series(fetched)
            : fetched instanceof LocalIndex
              ? md.Index(fetched)
              : mt.tensor(fetched as NDArray);
      assert.deepEqual(contentOf(await session.run(again)), contentOf(fetched));
    });
  }

  for (const [name, make] of Object.entries(foreign)) {
    it(`sends a series of ${name}, and gets it back`, {timeout: 60_000}, async () => {
      assert.deepEqual(contentOf(await session.run(md.Series(make()))), contentOf(make()));
    });
  }

  // The environment of Mars has no pyarrow.
  for (const [type, value, dtype, json] of cluster === 'mars' ? [] : arrow) {
    it(`fetches a series of Arrow's ${type}`, {timeout: 60_000}, async () => {
      // Of two chunks of Arrow's own, the first not from its beginning.
      const source = `pd.concat([pd.Series([None, ${value}, None], dtype=dtype).iloc[1:], pd.Series([${value}], dtype=dtype)])`;
      const made = md.python`lambda s: (lambda pa: eval(${source}, {'pd': pd, 'dtype': pd.ArrowDtype(eval(${`pa.${type}`}, {'pa': pa}))}))(__import__('pyarrow'))`;
      const fetched = await session.run(md.Series([1, 2, 3]).map_chunk(made));
      assert.ok(fetched instanceof LocalSeries);
      assert.deepEqual([fetched.dtype, fetched.toJSON().data], [dtype, [json, null, json]]);
    });
  }

  for (const [name, [make, values]] of Object.entries(made)) {
    // The environment of Mars has no pyarrow.
    if (name === 'Arrow text' && cluster === 'mars') continue;
    it(`fetches ${name}`, {timeout: 60_000}, async () => {
      const fetched = await session.run(make());
      assert.ok(fetched instanceof LocalSeries || fetched instanceof NDArray);
      const json: unknown = fetched.toJSON();
      assert.deepEqual(fetched instanceof LocalSeries ? fetched.toJSON().data : json, values);
    });
  }
}
