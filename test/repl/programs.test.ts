import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {temporaryFolder} from './pty/pseudo-terminal.js';

const COMMAND = fileURLToPath(new URL('../../bin/mars-repl.js', import.meta.url));

interface Run {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

/** Runs `mars-repl` without a terminal. */
async function marsRepl(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Run> {
  const {FORCE_COLOR: _forced, ...inherited} = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], {env: {...inherited, ...env}});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return {out, err, status};
}

describe('mars-repl -c', () => {
  it('prints the last value', async () => {
    assert.deepEqual(await marsRepl(['-c', 'const a = 20; a + 1']), {out: '21\n', err: '', status: 0});
  });

  it('goes by the name that Node has for it too', async () => {
    assert.equal((await marsRepl(['-e', '1 + 1'])).out, '2\n');
  });

  it('prints nothing where there is no value', async () => {
    assert.deepEqual(await marsRepl(['-c', 'const a = 20']), {out: '', err: '', status: 0});
  });

  it('has the package in scope, and awaits', async () => {
    const {out} = await marsRepl(['-c', 'await mt.arange(6).sum().execute()']);
    assert.equal(out, '15\n');
  });

  it('shows the traceback on standard error, and fails', async () => {
    const {out, err, status} = await marsRepl(['-c', 'console.log("before");\nnull.x']);
    assert.equal(out, 'before\n');
    assert.match(err, /TypeError/);
    assert.match(err, /null\.x[^]*\^/);
    assert.equal(status, 1);
  });

  it('gives the code its arguments', async () => {
    const {out} = await marsRepl(['-c', 'process.argv.slice(1).join(" ")', 'one', '--two']);
    assert.match(out, /-c one --two/);
  });
});

describe('the end of a program', () => {
  for (const [what, code, status, told] of [
    ['is the one it asks for', 'process.exit(7)', 7, /^$/],
    ['is the one it asks for later', 'setTimeout(() => process.exit(4), 1); 1', 4, /^$/],
    ['is the one that it sets', 'process.exitCode = 5; 1', 5, /^$/],
    [
      'comes with an error in a timer, at its line',
      'setTimeout(() => {\n  throw new Error("late") }, 1); 1',
      1,
      /^Error: late\n\n-c:2:9\n[^]*throw new Error\("late"\)[^]*\^\n$/,
    ],
    [
      'comes with a rejection that nobody handles',
      'void Promise.reject(new Error("unheard")); 1',
      1,
      /^Error: unheard\n\n-c:1:21\n/,
    ],
    ['does not wait for timers after an error', 'setInterval(() => 0, 1000); null.x', 1, /^TypeError/],
    ['waits for what it left running', 'setTimeout(() => console.log("later"), 1); 1', 0, /^$/],
  ] as const) {
    it(what, async () => {
      const ended = await marsRepl(['-c', code]);
      assert.equal(ended.status, status, ended.err);
      assert.match(ended.err, told);
      if (status === 0) assert.equal(ended.out, '1\nlater\n');
    });
  }
});

describe('mars-repl SCRIPT', () => {
  it('names its file in tracebacks', async (test) => {
    const script = join(temporaryFolder(test), 'failing.ts');
    writeFileSync(script, 'const fail = (): never => {\n  throw new Error("no");\n};\nfail();\n');
    const {err} = await marsRepl([script]);
    assert.match(err, /failing\.ts:2:9 in fail\n/);
    assert.match(err, /failing\.ts:4:1\n/);
  });

  it('runs it, with its arguments, and imports from its folder', async (test) => {
    const folder = temporaryFolder(test);
    writeFileSync(join(folder, 'helper.ts'), 'export const twice = (x: number): number => 2 * x;\n');
    const script = join(folder, 'report.ts');
    writeFileSync(
      script,
      '#!/usr/bin/env mars-repl\nimport {twice} from "./helper.ts";\nconsole.log(twice(Number(process.argv[2])));\n1\n',
    );
    assert.deepEqual(await marsRepl([script, '21']), {out: '42\n', err: '', status: 0});
  });

  it('says when there is none', async () => {
    const {err, status} = await marsRepl(['no-such-script.ts']);
    assert.match(err, /^mars-repl: The script '.*no-such-script\.ts' cannot be read \(ENOENT\)/);
    assert.equal(status, 2);
  });
});

describe('a pipe into mars-repl', () => {
  it('is one program, whose last value is printed', async () => {
    const {out, status} = await marsRepl(
      [],
      'function f() {\n\n  return 2;\n}\nconsole.log(f());\nf() + 1\n',
    );
    assert.equal(out, '2\n3\n');
    assert.equal(status, 0);
  });

  it('fails with its program', async () => {
    const {err, status} = await marsRepl([], 'throw new RangeError("too much")');
    assert.match(err, /RangeError.*too much/);
    assert.equal(status, 1);
  });

  it('is a conversation with -i', async () => {
    const {out, status} = await marsRepl(['-i'], 'let a = 1\nfor (const i of [1, 2]) {\na += i\n}\na\n');
    assert.match(out, /In \[1\]: In \[2\]: +\.\.\.: +\.\.\.: In \[3\]: Out\[3\]: 4\n/);
    assert.equal(status, 0);
  });
});

describe('colours without a terminal', () => {
  it('are absent, unless forced', async () => {
    const code = ['-c', '({text: "a"})'];
    assert.doesNotMatch((await marsRepl(code)).out, /\x1b/);
    assert.match((await marsRepl(code, '', {FORCE_COLOR: '1'})).out, /\x1b\[/);
    assert.doesNotMatch((await marsRepl(['--no-color', ...code], '', {FORCE_COLOR: '1'})).out, /\x1b/);
  });
});

describe('the command line', () => {
  it('knows its version and its options', async () => {
    assert.match((await marsRepl(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
    assert.match((await marsRepl(['--help'])).out, /--session/);
  });

  it('refuses what it does not know', async () => {
    const {err, status} = await marsRepl(['--sesion', 'x']);
    assert.match(err, /sesion/);
    assert.match(err, /--help lists the options/);
    assert.notEqual(status, 0);
  });
});
