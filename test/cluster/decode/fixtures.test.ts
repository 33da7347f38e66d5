/** What pickles of real NumPy and pandas hold. `make_fixtures.py` makes the fixtures. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {unpickleData} from '../../../src/cluster/decode/index.js';
import {
  Complex,
  Float,
  Interval,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  Period,
  Timedelta,
  Timestamp,
} from '../../../src/data/index.js';

interface Fixture {
  readonly title: string;
  readonly pickle: string;
  readonly buffers: readonly string[];
  readonly holds: unknown;
}

const folder = new URL('../../../../test/cluster/decode/fixtures/', import.meta.url);

/** A value as the fixtures spell it. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || value === undefined) return null;
  if (typeof value === 'number')
    return Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Float) return value.value;
  if (value instanceof Complex) return [plain(value.re), plain(value.im)];
  if (value instanceof Timestamp) return {time: String(value.value)};
  if (value instanceof Timedelta) return {span: String(value.value)};
  return value instanceof Period || value instanceof Interval ? String(value) : value;
}

function described(value: unknown): unknown {
  if (value instanceof LocalFrame) {
    return {
      kind: 'frame',
      columns: plain(value.columns.toArray()),
      index: plain(value.index.toArray()),
      data: Array.from({length: value.index.length}, (_, row) =>
        value.vectors.map((vector) => plain(vector.at(row))),
      ),
      dtypes: value.vectors.map((vector) => vector.dtype),
    };
  }
  if (value instanceof LocalSeries) {
    return {
      kind: 'series',
      name: plain(value.name),
      index: plain(value.index.toArray()),
      data: plain(value.vector.toArray()),
      dtype: value.vector.dtype,
    };
  }
  if (value instanceof LocalIndex)
    return {kind: 'index', names: plain([...value.names]), data: plain(value.toArray())};
  if (value instanceof NDArray) {
    return {kind: 'array', shape: [...value.shape], data: plain(value.vector.toArray()), dtype: value.dtype};
  }
  return {kind: 'value', data: plain(value)};
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

for (const file of readdirSync(folder)) {
  const {numpy, pandas, cases} = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
    numpy: string;
    pandas: string;
    cases: readonly Fixture[];
  };
  describe(`pickles of NumPy ${numpy} and pandas ${pandas}`, () => {
    for (const {title, pickle, buffers, holds} of cases) {
      it(title, () => {
        const value = unpickleData(bytes(pickle), buffers.map(bytes));
        assert.deepEqual(JSON.parse(JSON.stringify(described(value))), holds);
      });
    }
  });
}
