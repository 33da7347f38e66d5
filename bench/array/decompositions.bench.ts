/**
 * Matrix decompositions beside NumPy: `node dist/bench/array/decompositions.bench.js [rows] [python]`. Milliseconds
 * elapsed and of all processors, and thousands of millions of operations a second by the usual counts.
 */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {mt, new_session} from '../../src/index.js';

const n = Number(process.argv[2] ?? 500);
const python = process.argv[3] ?? 'python3';
type Times = readonly [wall: number, cpu: number];

const script = join(process.cwd(), 'bench/array/decompositions.py');
const run = spawnSync(python, [script, String(n)], {encoding: 'utf8'});
const numpy = run.status === 0 ? (JSON.parse(run.stdout) as Readonly<Record<string, Times>>) : {};

const session = new_session();
const a = mt.random.rand(n, n);
const definite = mt.matmul(a, a.T).add(mt.eye(n).mul(n));
await session.run(a);
await session.run(definite);
const right = mt.random.rand(n, 3);

/** The decompositions, and their operations in units of n³. */
const cases = {
  matmul: [() => mt.matmul(a, a), 2],
  cholesky: [() => mt.linalg.cholesky(definite, {lower: true}), 1 / 3],
  lu: [() => mt.linalg.lu(a), 2 / 3],
  solve: [() => mt.linalg.solve(a, right), 2 / 3],
  inv: [() => mt.linalg.inv(a), 2],
  qr: [() => mt.linalg.qr(a), 8 / 3],
  svd: [() => mt.linalg.svd(a), 22],
} as const;

console.log(`${n} rows and columns, ${run.status === 0 ? 'beside NumPy' : `no NumPy in ${python}`}`);
for (const [name, [build, count]] of Object.entries(cases)) {
  let [wall, cpu] = [Infinity, Infinity];
  for (let i = 0; i < 3; i++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await build().execute({session});
    const {user, system} = process.cpuUsage(used);
    wall = Math.min(wall, performance.now() - start);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  const rate = (milliseconds: number): string => ((count * n ** 3) / milliseconds / 1e6).toFixed(1);
  const theirs = numpy[name];
  const beside =
    theirs === undefined
      ? ''
      : `NumPy ${theirs[0].toFixed(0)} (${theirs[1].toFixed(0)}), ${rate(theirs[1])} Gop/s; ratio ${(wall / theirs[0]).toFixed(1)} (${(cpu / theirs[1]).toFixed(1)})`;
  console.log(`${name.padEnd(9)} ${wall.toFixed(0)} (${cpu.toFixed(0)}), ${rate(cpu)} Gop/s  ${beside}`);
}
await session.close();
