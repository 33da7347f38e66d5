/** Builds the data that a golden file describes. */
import {readFileSync} from 'node:fs';
import {
  Categorical,
  Complex,
  Float,
  Interval,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  NDArray,
  Period,
  RangeIndex,
  Timedelta,
  Timestamp,
  Vector,
  storageOf,
} from '../../../src/data/index.js';
import type {DType, Label} from '../../../src/data/index.js';
import type {DisplayOptions} from '../../../src/render/index.js';

export interface GoldenCase {
  readonly name: string;
  readonly options?: DisplayOptions;
  readonly data: Spec;
  readonly text: string;
}

interface VectorSpec {
  readonly dtype: DType;
  readonly values: readonly unknown[];
  readonly valid?: readonly number[];
  readonly categories?: VectorSpec;
  readonly ordered?: boolean;
}

interface IndexSpec {
  readonly range?: readonly [number, number, number];
  readonly levels?: readonly VectorSpec[];
  readonly names?: readonly unknown[];
  readonly vector?: VectorSpec;
  readonly name?: unknown;
  readonly freq?: string | null;
}

type Spec =
  | {
      readonly kind: 'frame';
      readonly columns: IndexSpec;
      readonly index: IndexSpec;
      readonly vectors: readonly VectorSpec[];
    }
  | {readonly kind: 'series'; readonly index: IndexSpec; readonly vector: VectorSpec; readonly name: unknown}
  | ({readonly kind: 'index'} & IndexSpec)
  | {readonly kind: 'categorical'; readonly vector: VectorSpec}
  | {readonly kind: 'array'; readonly shape: readonly number[]; readonly vector: VectorSpec}
  | {readonly kind: 'value'; readonly value: unknown};

export function goldenCases(group: string): readonly GoldenCase[] {
  const file = new URL(`../../../../test/render/golden/${group}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly GoldenCase[];
}

export function build(spec: Spec): unknown {
  switch (spec.kind) {
    case 'frame':
      return new LocalFrame(buildIndex(spec.columns), buildIndex(spec.index), spec.vectors.map(buildVector));
    case 'series':
      return new LocalSeries(
        buildIndex(spec.index),
        buildVector(spec.vector),
        buildValue(spec.name) as Label,
      );
    case 'index':
      return buildIndex(spec);
    case 'categorical': {
      const vector = buildVector(spec.vector);
      return new Categorical(vector, {categories: vector.categories, ordered: vector.ordered});
    }
    case 'array':
      return new NDArray(buildVector(spec.vector), spec.shape);
    case 'value':
      return buildValue(spec.value);
  }
}

function buildIndex(spec: IndexSpec): LocalIndex {
  const name = buildValue(spec.name ?? null) as Label;
  if (spec.range) return new RangeIndex(spec.range[0], spec.range[1], spec.range[2], {name});
  if (spec.levels) {
    return new MultiIndex(spec.levels.map(buildVector), {
      names: (spec.names ?? []).map((n) => buildValue(n) as Label),
    });
  }
  return new LocalIndex(buildVector(spec.vector ?? {dtype: 'object', values: []}), {
    name,
    freq: spec.freq ?? null,
  });
}

function buildVector(spec: VectorSpec): Vector {
  const categories = spec.categories ? new LocalIndex(buildVector(spec.categories)) : null;
  const Storage = storageOf(spec.dtype);
  const valid = spec.valid ? Uint8Array.from(spec.valid) : null;
  const options = {valid, categories, ordered: spec.ordered ?? false};
  if (!Storage) return new Vector(spec.dtype, spec.values.map(buildValue), options);
  const values = new Storage(spec.values.length);
  const wide = values instanceof BigInt64Array || values instanceof BigUint64Array;
  for (const [i, value] of spec.values.entries()) {
    (values as unknown as Record<number, number | bigint>)[i] = wide
      ? BigInt(value as string)
      : Number(value);
  }
  return new Vector(spec.dtype, values, options);
}

const builders: Readonly<Record<string, (inner: never, all: never) => unknown>> = {
  int: (text: string) => BigInt(text),
  nan: () => NaN,
  float: (value: number | string) => (Number.isInteger(value) ? new Float(Number(value)) : Number(value)),
  time: (ns: string, {tz}: {tz: string | null}) => new Timestamp(BigInt(ns), {tz}),
  delta: (ns: string) => new Timedelta(BigInt(ns)),
  interval: ([left, right, closed]: [unknown, unknown, 'left' | 'right' | 'both' | 'neither']) =>
    new Interval(buildValue(left), buildValue(right), closed),
  period: ([ordinal, freq]: [number, string]) => new Period(ordinal, freq),
  complex: ([re, im]: [number | string, number | string]) => new Complex(Number(re), Number(im)),
  list: (items: readonly unknown[]) => items.map(buildValue),
  tuple: (items: readonly unknown[]) => items.map(buildValue),
  dict: (items: readonly (readonly [unknown, unknown])[]) =>
    new Map(items.map(([k, v]) => [buildValue(k), buildValue(v)])),
};

function buildValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const [key = ''] = Object.keys(value);
  return builders[key]?.((value as Record<string, never>)[key] as never, value as never) ?? null;
}
