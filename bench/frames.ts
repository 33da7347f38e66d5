/**
 * Frames beside pandas and a local session of Mars: the same data and operations, wall and processor time, and the ratios
 * to theirs. The processes of Mars count by wall time only.
 *
 *     npm run build && node dist/bench/frames.js [ROWS] [NAME...]
 *
 * pandas and Mars are taken from `.envs/mars` (node scripts/cluster-env.mjs mars).
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {LocalFrame, md, new_session, type DataFrame} from '../src/index.js';

const rows = Number(process.argv[2] ?? 2_000_000);
const only = process.argv.slice(3);
const times = 3;

interface Lazy {
  execute(): PromiseLike<unknown>;
}

interface Case {
  readonly name: string;
  readonly ours: (df: DataFrame, other: DataFrame, csv: string) => Lazy;
  /** The same over `df`, `other` and `csv` in Python. */
  readonly theirs: string;
}

const cases: readonly Case[] = [
  {
    name: 'groupby.agg, 1,000 keys',
    ours: (df) => df.groupby('k').agg({x: ['sum', 'mean', 'max'], y: 'min'}),
    theirs: "df.groupby('k').agg({'x': ['sum', 'mean', 'max'], 'y': 'min'})",
  },
  {
    name: 'groupby.sum, text keys',
    ours: (df) => df.groupby('s').sum(),
    theirs: "df.groupby('s').sum(numeric_only=True)",
  },
  {name: 'merge', ours: (df, other) => df.merge(other, {on: 'k'}), theirs: "df.merge(other, on='k')"},
  {name: 'sort_values', ours: (df) => df.sort_values('x'), theirs: "df.sort_values('x')"},
  {name: 'filter', ours: (df) => df.get(df.get('x').gt(0.5)), theirs: "df[df['x'] > 0.5]"},
  {name: 'arithmetic', ours: (df) => df.get('x').mul(2).add(df.get('y')), theirs: "df['x'] * 2 + df['y']"},
  {name: 'value_counts', ours: (df) => df.get('s').value_counts(), theirs: "df['s'].value_counts()"},
  {name: 'describe', ours: (df) => df.get(['x', 'y']).describe(), theirs: "df[['x', 'y']].describe()"},
  {name: 'rolling.mean', ours: (df) => df.get('x').rolling(10).mean(), theirs: "df['x'].rolling(10).mean()"},
  {name: 'cumsum', ours: (df) => df.get('x').cumsum(), theirs: "df['x'].cumsum()"},
  {name: 'fillna', ours: (df) => df.get('z').fillna(0), theirs: "df['z'].fillna(0)"},
  {name: 'drop_duplicates', ours: (df) => df.drop_duplicates('k'), theirs: "df.drop_duplicates('k')"},
  {name: 'str.upper', ours: (df) => df.get('s').str.upper(), theirs: "df['s'].str.upper()"},
  {name: 'str.contains', ours: (df) => df.get('s').str.contains('7'), theirs: "df['s'].str.contains('7')"},
  {name: 'str.len', ours: (df) => df.get('s').str.len(), theirs: "df['s'].str.len()"},
  {name: 'dt.month', ours: (df) => df.get('t').dt.month, theirs: "df['t'].dt.month"},
  {name: 'dt.floor', ours: (df) => df.get('t').dt.floor('H'), theirs: "df['t'].dt.floor('H')"},
  {name: 'map', ours: (df) => df.get('x').map((x) => Number(x) + 1), theirs: "df['x'].map(lambda x: x + 1)"},
  {name: 'read_csv', ours: (_df, _other, csv) => md.read_csv(csv), theirs: 'pd.read_csv(csv)'},
];

const chosen = cases.filter(({name}) => only.length === 0 || only.some((word) => name.includes(word)));

function frame(): LocalFrame {
  const at = <T>(make: (i: number) => T): T[] => Array.from({length: rows}, (_, i) => make(i));
  const x = Float64Array.from({length: rows}, (_, i) => ((i * 7919) % 1_000_003) / 1_000_003);
  return LocalFrame.from({
    k: BigInt64Array.from({length: rows}, (_, i) => BigInt((i * 31) % 1000)),
    x,
    y: Float64Array.from({length: rows}, (_, i) => (i % 977) / 3),
    z: Float64Array.from({length: rows}, (_, i) => (i % 3 === 0 ? NaN : i)),
    s: at((i) => `name ${String((i * 17) % 5000)}`),
    t: at((i) => md.Timestamp(1_577_836_800_000_000_000n + BigInt(i) * 61_000_000_000n)),
  });
}

const python = (csv: string): string => `
import json, os, sys, time, warnings
warnings.filterwarnings('ignore')
import numpy as np, pandas as pd
n, csv = ${rows}, ${JSON.stringify(csv)}
cases = ${JSON.stringify(chosen.map(({name, theirs}) => [name, theirs]))}
i = np.arange(n)
df = pd.DataFrame({'k': (i * 31) % 1000, 'x': ((i * 7919) % 1000003) / 1000003, 'y': (i % 977) / 3,
                   'z': np.where(i % 3 == 0, np.nan, i), 's': ['name %d' % ((j * 17) % 5000) for j in range(n)],
                   't': pd.to_datetime(1577836800000000000 + i * 61000000000)})
other = pd.DataFrame({'k': np.arange(1000), 'w': np.arange(1000) / 7})
found = {}
def measure(code, run):
    wall, cpu = [], []
    for _ in range(${times}):
        a, b = time.perf_counter(), time.process_time()
        run(eval(code))
        wall.append(time.perf_counter() - a); cpu.append(time.process_time() - b)
    return [min(wall), min(cpu)]
for name, code in cases:
    found[name] = measure(code, lambda value: value)
import mars, mars.dataframe as md
session = mars.new_session(n_worker=1, n_cpu=os.cpu_count())
df, other, pd = md.DataFrame(df).execute(), md.DataFrame(other).execute(), md
for name, code in cases:
    try:
        found[name] += measure(code, lambda value: value.execute())[:1]
    except Exception as error:
        print(name, type(error).__name__, error, file=sys.stderr)
print(json.dumps(found))
mars.stop_server()
`;

type Times = readonly [wall: number, cpu: number, mars?: number];

async function ours(csv: string): Promise<Map<string, Times>> {
  const found = new Map<string, Times>();
  await using _session = new_session().as_default();
  const df = md.DataFrame(frame());
  const other = md.DataFrame({
    k: Array.from({length: 1000}, (_, i) => i),
    w: Float64Array.from({length: 1000}, (_, i) => i / 7),
  });
  await md.execute(df, other);
  await df.get(['k', 'x', 's']).to_csv(csv, {index: false}).execute();
  for (const {name, ours: make} of chosen) {
    let [wall, cpu] = [Infinity, Infinity];
    for (let i = 0; i < times; i++) {
      const [start, before] = [performance.now(), process.cpuUsage()];
      await make(df, other, csv).execute();
      const {user, system} = process.cpuUsage(before);
      wall = Math.min(wall, (performance.now() - start) / 1000);
      cpu = Math.min(cpu, (user + system) / 1e6);
    }
    found.set(name, [wall, cpu]);
  }
  return found;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const interpreter = `${root}.envs/mars/bin/python`;
const folder = mkdtempSync(join(tmpdir(), 'mars-ts-bench-'));
const csv = join(folder, 'rows.csv');
try {
  const mine = await ours(csv);
  const found = existsSync(interpreter)
    ? spawnSync(interpreter, ['-c', python(csv)], {encoding: 'utf8', maxBuffer: 1e8})
    : null;
  const theirs = (found?.status === 0 ? JSON.parse(found.stdout) : {}) as Readonly<
    Record<string, Times | undefined>
  >;
  if (found === null) console.log('pandas is not beside it: node scripts/cluster-env.mjs mars');
  const cell = (value: number | undefined): string =>
    (value === undefined ? '-' : value.toFixed(2)).padStart(8);
  console.log(`${String(rows)} rows; seconds, best of ${String(times)}`);
  console.log(
    `${''.padEnd(26)}    wall     cpu  pandas     cpu    Mars  ratio to pandas' wall, cpu, to Mars`,
  );
  for (const [name, [wall, cpu]] of mine) {
    const beside = theirs[name];
    const ratios =
      beside === undefined
        ? ''
        : [wall / beside[0], cpu / beside[1], wall / (beside[2] ?? NaN)].map((x) => x.toFixed(2)).join(', ');
    console.log(
      `${name.padEnd(26)}${cell(wall)}${cell(cpu)}${cell(beside?.[0])}${cell(beside?.[1])}${cell(beside?.[2])}  ${ratios}`,
    );
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
