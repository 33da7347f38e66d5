import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {Client} from '../kernel/client.js';
import {KernelProcess} from '../kernel/kernel-process.js';
import {Project, Tarball} from './project.js';

const program = `
import {LocalFrame, NDArray, Session, ValueError, md, mt, newSession, new_session, slice} from 'mars-ts';

const session: Session = new_session();
const df = md.DataFrame({a: [1, 2], b: ['x', 'y']});
const frame: LocalFrame = await session.run(df);
const array: NDArray = await session.run(mt.arange(10).reshape(2, 5).get(slice(0, 1)).add(1));
const product = mt.random.rand(500, 500).dot(mt.ones([500, 2])).mean();
const mean = await product.execute().then((done) => done.fetch());
// @ts-expect-error: a range has no end of that type
void (() => mt.arange('three'));
console.log(String(frame));
console.log(String(array));
console.log(mean > 0, newSession === new_session, new ValueError('').name);
await session.close();
`;

const printed = `   a  b
0  1  x
1  2  y
array([[1, 2, 3, 4, 5]])
true true ValueError
`;

describe('the packed package, installed into an empty project', {timeout: 600_000}, () => {
  let tarball: Tarball;
  let project: Project;
  before(async () => {
    tarball = await Tarball.pack();
    project = await Project.with([tarball.path]);
  });
  after(() => {
    project.remove();
    tarball.remove();
  });

  it('brings mars-repl', async () => {
    const version = JSON.parse(
      readFileSync(join(project.folder, 'node_modules', 'mars-ts', 'package.json'), 'utf8'),
    ) as {version: string};
    assert.equal(await project.command('mars-repl', '--version'), `${version.version}\n`);
    assert.equal(await project.command('mars-repl', '-c', 'await mt.arange(3).sum().execute()'), '3\n');
  });

  it('brings mars-kernel, whose kernelspec starts a kernel that computes', async () => {
    assert.match(await project.command('mars-kernel', '--version'), /^\d+\.\d+\.\d+\n$/);
    await project.command('mars-kernel', 'install', '--prefix', 'environment');
    const spec = join(project.folder, 'environment', 'share', 'jupyter', 'kernels', 'mars-ts', 'kernel.json');
    const {argv} = JSON.parse(readFileSync(spec, 'utf8')) as {argv: string[]};
    const kernel = await KernelProcess.start({argv});
    const client = await Client.connect(kernel.connection);
    try {
      const {output} = await client.execute('await md.DataFrame([[1, 2]]).execute()');
      const result = output.find(({header}) => header.msg_type === 'execute_result');
      assert.deepEqual(
        (result?.content['data'] as Record<string, unknown>)['text/plain'],
        '   0  1\n0  1  2',
      );
    } finally {
      client.close();
      await kernel.stop();
    }
  });

  it('can be required by CommonJS', async () => {
    project.write(
      'program.cjs',
      "const {md} = require('mars-ts');\nmd.Series([1, 2]).sum().execute().then((sum) => console.log(String(sum)));\n",
    );
    assert.equal(await project.node('program.cjs'), '3\n');
  });

  it('has types that hold under strict checks, its declarations included', async () => {
    project.write('program.ts', program);
    await project.command(
      'tsc',
      ...['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
      ...['--module', 'nodenext', '--target', 'es2022', 'program.ts'],
    );
    assert.equal(await project.node('program.js'), printed);
  });

  it('says what to install where danfojs-node is missing', async () => {
    const code = 'await (await md.DataFrame({a: [1]}).execute()).fetch().then((frame) => frame.toDanfo())';
    await assert.rejects(
      project.command('mars-repl', '-c', code),
      /NotSupportedError: toDanfo\(\) needs the package danfojs-node/,
    );
  });
});

describe('the packed package beside danfojs-node', {timeout: 600_000}, () => {
  let tarball: Tarball;
  let project: Project;
  before(async () => {
    tarball = await Tarball.pack();
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const overrides = /^"overrides": .+$/m.exec(readme)?.[0];
    assert.ok(overrides !== undefined, 'README says which overrides it takes');
    project = await Project.with(
      [tarball.path, 'danfojs-node@1.2.0'],
      JSON.parse(`{${overrides}}`) as object,
    );
  });
  after(() => {
    project.remove();
    tarball.remove();
  });

  it('takes its frames and gives them', async () => {
    project.write(
      'danfo.js',
      `import danfo from 'danfojs-node';
import {md} from 'mars-ts';

const df = md.DataFrame(new danfo.DataFrame([[1, 'x'], [2, null]], {columns: ['a', 'b'], index: ['r', 's']}));
await df.execute();
console.log(String(df));
const back = await (await df.fetch()).toDanfo();
console.log(back instanceof danfo.DataFrame, JSON.stringify(back.values));
`,
    );
    assert.equal(
      await project.node('danfo.js'),
      '   a     b\nr  1     x\ns  2  None\ntrue [[1,"x"],[2,null]]\n',
    );
  });
});
