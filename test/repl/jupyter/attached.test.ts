/** The shell in a pseudo-terminal, attached to kernels of a real Jupyter server. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {after as afterAll, afterEach, before, describe, it} from 'node:test';
import {freePorts} from '../../support/ports.js';
import {findJupyter, nothingIsSkipped} from '../../jupyter/jupyter.js';
import {NotebookServer, token} from '../../jupyter/notebook-server.js';
import {PseudoTerminal, skip as noTerminal} from '../pty/pseudo-terminal.js';

const CTRL_C = '\x03';
const CTRL_D = '\x04';

interface Running {
  readonly id: string;
  readonly name: string;
}

const jupyter = findJupyter();
const missing = 'missing' in jupyter && !nothingIsSkipped ? jupyter.missing : false;

describe('mars-repl --jupyter', {skip: noTerminal || missing, timeout: 600_000}, () => {
  let server: NotebookServer;

  before(async () => {
    assert.ok(!('missing' in jupyter));
    server = await NotebookServer.start(jupyter, {app: 'server'});
  });
  afterAll(async () => {
    await server.stop();
    if (!('missing' in jupyter)) jupyter.remove();
  });

  const ask = async (path: string, method = 'GET'): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api/kernels${path}`, {
      method,
      headers: {Authorization: `token ${token}`, 'Content-Type': 'application/json'},
    });
    return answer.status === 204 ? null : answer.json();
  };
  const kernels = async (): Promise<readonly Running[]> => (await ask('')) as readonly Running[];

  afterEach(async () => {
    for (const {id} of await kernels()) await ask(`/${id}`, 'DELETE');
  });

  /** The shell at its first prompt. */
  const attached = async (
    test: {after(work: () => void): void},
    args: readonly string[],
    first: number | null = 1,
  ): Promise<PseudoTerminal> => {
    const terminal = PseudoTerminal.open(test, {
      args: ['--jupyter', `${server.url}/lab?token=${token}`, ...args],
      env: {PAGER: 'cat'},
    });
    if (first !== null) await terminal.prompt(first);
    return terminal;
  };

  it('runs the cells of Python in ipykernel, with its tracebacks, help and questions', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    assert.match(terminal.text, /^mars-repl .*: kernel python3 \(.{8}\) at http/);
    assert.match(await terminal.run(1, 'print("one", 1); 6 * 7'), /one 1\nOut\[1\]: 42$/);
    assert.match(await terminal.run(2, '1 / 0'), /ZeroDivisionError: division by zero$/);
    assert.match(await terminal.run(3, 'len?'), /Signature: len\(obj, \/\)/);
    terminal.type('def twice(x):\r');
    await terminal.shows(/\n {3}\.\.\.: {5}$|\n {3}\.\.\.:$/);
    terminal.type('return 2 * x\r\r');
    assert.match(await terminal.run(5, 'twice(21)'), /Out\[5\]: 42$/);
    terminal.type('"Hello " + input("Who? ")\r');
    await terminal.shows(/\nWho\?/);
    terminal.type('Ann\r');
    await terminal.shows("Out[6]: 'Hello Ann'");
    await terminal.prompt(7);
    terminal.type('input("Again? ")\r');
    await terminal.shows(/\nAgain\?/);
    terminal.type(CTRL_D);
    await terminal.shows('EOFError');
  });

  it('runs the cells of TypeScript in the mars-ts kernel, which is the default', async (test) => {
    const terminal = await attached(test, []);
    assert.match(terminal.text, /kernel mars-ts/);
    assert.match(
      await terminal.run(1, 'await md.DataFrame({city: ["Bern"], people: [134]}).execute()'),
      /Out\[1\]:\n {3}city {2}people\n0 {2}Bern {5}134$/,
    );
    assert.match(await terminal.run(2, 'null!.x'), /TypeError[^]*cell\[2\]:1:7/);
    terminal.type('const populationOfCities = {berlin: 3.6, paris: 2.1}\r');
    await terminal.prompt(4);
    terminal.type('populationOf\t');
    await terminal.shows(/In \[4\]: populationOfCities/);
    terminal.type('.par\t');
    await terminal.shows(/In \[4\]: populationOfCities\.paris/);
    terminal.type('\r');
    await terminal.shows('Out[4]: 2.1');
    await terminal.prompt(5);
    terminal.type('await input("Who? ")\r');
    await terminal.shows(/\nWho\?/);
    terminal.type(CTRL_D);
    await terminal.shows('InterruptedError');
  });

  it('documents the choice in the completion menu', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    await terminal.run(1, 'import math');
    terminal.type('math.is\t');
    await terminal.shows(/\n isclose +function/);
    terminal.type('\t');
    await terminal.shows(/In \[2\]: math\.isclose\n[^]*Determine whether two floating.point numbers/);
  });

  it('replaces displays, and clears output', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    await terminal.run(1, 'from IPython.display import display, clear_output');
    assert.equal(
      await terminal.run(2, 'h = display("begun", display_id=True); h.update("ended")'),
      'In [2]: h = display("begun", display_id=True); h.update("ended")\n\'ended\'',
    );
    assert.equal(
      await terminal.run(3, 'print("gone"); clear_output(wait=True); print("stays")'),
      'In [3]: print("gone"); clear_output(wait=True); print("stays")\nstays',
    );
  });

  for (const [name, keep, code] of [
    ['python3', 'kept = 41', 'import time; print("started"); time.sleep(1000)'],
    ['mars-ts', 'const kept = 41', 'console.log("started"); for (;;) {}'],
  ] as const) {
    it(`stops a cell of ${name} with Ctrl-C, and keeps what it holds`, async (test) => {
      const terminal = await attached(test, ['--kernel', name]);
      await terminal.run(1, keep);
      terminal.type(`${code}\r`);
      await terminal.shows(/\nstarted/);
      terminal.type(CTRL_C);
      await terminal.shows(/KeyboardInterrupt|InterruptedError/);
      await terminal.prompt(3);
      assert.match(await terminal.run(3, 'kept + 1'), /Out\[3\]: 42$/);
    });
  }

  it('gives up a cell that does not stop with Ctrl-C again', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    await terminal.prompt(1);
    terminal.type('import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); print("deaf")\r');
    await terminal.shows(/\ndeaf/);
    await terminal.prompt(2);
    terminal.type('print("started"); time.sleep(1000)\r');
    await terminal.shows(/\nstarted/);
    terminal.type(CTRL_C);
    await terminal.shows('^C');
    terminal.type(CTRL_C);
    await terminal.shows('The cell was given up');
    await terminal.prompt(2);
    terminal.type(CTRL_D);
    assert.equal(await terminal.exited(), 0);
  });

  it('ends the kernel that it started, and leaves alone one that ran before', async (test) => {
    const {id} = await started('python3');
    const own = await attached(test, ['--kernel', 'python3']);
    assert.equal((await kernels()).length, 2);
    own.type(CTRL_D);
    assert.equal(await own.exited(), 0);
    assert.deepEqual(
      (await kernels()).map((kernel) => kernel.id),
      [id],
    );
    const first = await attached(test, ['--existing', id]);
    await first.run(1, 'shared = 5');
    first.type(CTRL_D);
    assert.equal(await first.exited(), 0);
    const second = await attached(test, ['--existing', id.slice(0, 8)], 2);
    assert.match(await second.run(2, 'shared'), /Out\[2\]: 5$/);
    second.type('\x1b[A');
    await second.shows(/In \[3\]: shared/);
    second.type(CTRL_C);
    await second.prompt(3);
    second.type(CTRL_D);
    assert.equal(await second.exited(), 0);
    assert.equal((await kernels()).length, 1);
  });

  it('ends its kernel when the terminal is closed', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    assert.equal((await kernels()).length, 1);
    terminal.hangUp();
    await terminal.exited();
    assert.deepEqual(await kernels(), []);
  });

  it('says that the kernel died, and goes on with the one that took its place', async (test) => {
    const terminal = await attached(test, ['--kernel', 'python3']);
    terminal.type('import os; os.kill(os.getpid(), 9)\r');
    await terminal.shows(/ConnectionError: The kernel 'python3' died, and the server started it anew/);
    await terminal.prompt(1);
    assert.match(await terminal.run(1, '6 * 7'), /Out\[1\]: 42$/);
  });

  it('says that the kernel is gone when the server was started anew', async (test) => {
    assert.ok(!('missing' in jupyter));
    const [port = 0] = await freePorts(1);
    let other = await NotebookServer.start(jupyter, {app: 'server', port});
    const terminal = PseudoTerminal.open(test, {
      args: ['--jupyter', `127.0.0.1:${port}`, '--token', token, '--kernel', 'python3'],
    });
    await terminal.run(1, '1 + 1');
    await other.stop();
    await terminal.shows(/The connection to .* is lost/);
    other = await NotebookServer.start(jupyter, {app: 'server', port});
    await terminal.shows(/The kernel 'python3' is gone/);
    await terminal.prompt(2);
    terminal.type('1 + 1\r');
    await terminal.shows(/ConnectionError: The kernel 'python3' is gone/);
    terminal.type(CTRL_D);
    assert.equal(await terminal.exited(), 0);
    await other.stop();
  });

  const started = async (name: string): Promise<Running> => {
    const answer = await fetch(`${server.url}/api/kernels`, {
      method: 'POST',
      headers: {Authorization: `token ${token}`},
      body: JSON.stringify({name}),
    });
    return (await answer.json()) as Running;
  };

  describe('without a terminal', () => {
    const run = async (
      args: readonly string[],
      env: Record<string, string> = {},
      input = '',
    ): Promise<{out: string; err: string; status: number | null}> => {
      const {JUPYTER_TOKEN: _token, FORCE_COLOR: _forced, ...inherited} = process.env;
      const [node = '', command = ''] = PseudoTerminal.command.split(' ');
      const child = spawn(node, [command, '--jupyter', ...args], {env: {...inherited, ...env}});
      child.stdin.end(input);
      const status = new Promise<number | null>((resolve) => child.on('close', resolve));
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return {out, err, status: await status};
    };

    it('runs a program, and prints its last value', async () => {
      const {out, err, status} = await run(
        [server.url, '--kernel', 'python3', '-c', 'import sys; print("out"); 6 * 7'],
        {JUPYTER_TOKEN: token},
      );
      assert.deepEqual([out, err, status], ['out\n42\n', '', 0]);
      const failed = await run([server.url, '--kernel', 'python3', '-c', '1 / 0'], {JUPYTER_TOKEN: token});
      assert.match(failed.err, /ZeroDivisionError: division by zero\n$/);
      assert.doesNotMatch(failed.err, /\x1b/);
      assert.equal(failed.status, 1);
      assert.deepEqual(await kernels(), []);
    });

    it('holds a conversation in plain lines', async () => {
      const {out} = await run(
        [server.url, '--token', token, '--kernel', 'python3', '-i'],
        {},
        'for i in range(2):\n  print(i)\n\n6 * 7\n',
      );
      assert.match(out, /In \[1\]: +\.\.\.: +\.\.\.: 0\n1\nIn \[2\]: Out\[2\]: 42\n/);
    });

    const refusals: readonly [string, () => readonly string[], RegExp][] = [
      ['a token is missing', () => [server.url, '-c', '1'], /wants a token: add \?token=… .*JUPYTER_TOKEN/],
      ['the token is wrong', () => [`${server.url}?token=x`, '-c', '1'], /refuses the token/],
      [
        'nothing is at the address',
        () => ['http://127.0.0.1:9', '-c', '1'],
        /Jupyter server at http:\/\/127\.0\.0\.1:9\/ cannot be reached/,
      ],
      [
        'there is no such kernel',
        () => [`${server.url}?token=${token}`, '--kernel', 'pyton3', '-c', '1'],
        /has no kernel 'pyton3'\. Did you mean 'python3'\?/,
      ],
      [
        'no kernel has the id',
        () => [`${server.url}?token=${token}`, '--existing', 'abc', '-c', '1'],
        /no kernel runs with the id 'abc'\. Running: none at all/,
      ],
      [
        'the address is none',
        () => ['ftp://x', '-c', '1'],
        /--jupyter: takes the address of a Jupyter server/,
      ],
    ];
    for (const [what, args, message] of refusals) {
      it(`says that ${what}`, async () => {
        const {out, err, status} = await run(args());
        assert.match(err, /^mars-repl: /);
        assert.match(err, message);
        assert.deepEqual([out, status], ['', 2]);
      });
    }

    it('says that a page is no Jupyter server', async () => {
      const {err} = await run([`${server.url}/static?token=${token}`, '-c', '1']);
      assert.match(err, /no Jupyter server at|does not answer as a Jupyter server/);
    });
  });
});
