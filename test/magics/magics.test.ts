import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {defineMagic} from '../../src/magics/define.js';
import {MAGICS} from '../../src/magics/index.js';
import type {SessionInfo, SessionManager} from '../../src/magics/session-manager.js';
import {TestSession} from '../interactive/recording-front-end.js';

class Sessions implements SessionManager {
  private readonly all = new Map<string, SessionInfo>();

  list(): SessionInfo[] {
    return [...this.all.values()];
  }

  create(name: string | null): Promise<SessionInfo> {
    return this.put(name ?? `session-${String(this.all.size)}`, null);
  }

  connect(url: string): Promise<SessionInfo> {
    return this.put(new URL(url).host, url);
  }

  use(name: string): Promise<SessionInfo> {
    return this.put(name, this.all.get(name)?.url ?? null);
  }

  close(name: string): Promise<void> {
    this.all.delete(name);
    return Promise.resolve();
  }

  private put(name: string, url: string | null): Promise<SessionInfo> {
    for (const [other, info] of this.all) this.all.set(other, {...info, isDefault: false});
    const info: SessionInfo = {
      name,
      url,
      isDefault: true,
      state: 'ready',
      engine: 'Mars 0.10.0',
      workers: 2,
      capacity: {cores: 8, memory: 2 ** 34},
      dashboard: url,
      held: 3,
      running: url === null ? [] : [{label: 'sum', fraction: 0.42}],
      memory: 1_572_864,
    };
    this.all.set(name, info);
    return Promise.resolve(info);
  }
}

describe('magics', () => {
  let session: TestSession;
  before(() => {
    session = new TestSession({sessions: new Sessions()});
  });
  after(() => session.close());

  const printed = async (code: string): Promise<string> => {
    session.frontEnd.out.length = 0;
    await session.text(code);
    return session.frontEnd.out.join('');
  };

  it('are all described', () => {
    for (const {name, usage, summary, kinds} of MAGICS) {
      assert.ok(summary.endsWith('.'), name);
      assert.ok(kinds.length > 0, name);
      assert.match(usage, new RegExp(`^%{1,2}${name}\\b`), name);
    }
  });

  it('name the near ones when one is unknown', async () => {
    assert.match(
      (await session.failure('%sesion')).evalue,
      /Unknown magic %sesion\. Did you mean %session\?/,
    );
    assert.match((await session.failure('%html')).evalue, /%html does not exist, but %%html does/);
  });

  it('stand among the lines of a cell, and are its value at the end', async () => {
    assert.equal(await session.text('const before = 1\n%pwd'), `'${process.cwd()}'`);
    assert.equal(await session.text('%time 1\nbefore + 1'), '2');
  });

  it('are told from operators and from text', async () => {
    assert.equal(await session.text('const b = 3; const r = 7\n%b; r'), '1');
    assert.equal(await session.text('`\n%time x\n`'), "'\\n%time x\\n'");
  });

  it('give their values to variables, where TypeScript would take a value', async () => {
    assert.equal(await session.text('const here = %pwd;\nhere'), `'${process.cwd()}'`);
    assert.equal(await session.text('let n = 0\nif (n === 0) {\n  n = %time 6 * 7\n}\nn'), '42');
    assert.equal(await session.text('const {PATH} = %env\nPATH === process.env.PATH'), 'true');
    assert.equal(
      await session.text('const holder = {a: ""}\nholder.a = await %pwd\nholder.a === here'),
      'true',
    );
    assert.equal(
      await session.text('const lines: string[] = %bash printf "a b\\nc\\n"\nlines'),
      "[ 'a b', 'c' ]",
    );
    assert.equal(await session.text('const none = %cd .\nnone'), undefined);
    // Nothing is shown of an assignment.
    assert.equal(await session.text('holder.a = %pwd'), undefined);
  });

  it('know the names that the lines above declared', async () => {
    assert.equal(await session.text('const above = 20\n%time above + 1'), '21');
    assert.match(await printed('let early = 1\n%who\nconst late = 2'), /\bearly\b(?![^]*\blate\b)/);
    assert.equal(await session.text('late'), '2');
  });

  it('are no magics in text', async () => {
    assert.equal(await session.text('"a = %pwd"'), "'a = %pwd'");
    assert.equal(await session.text('`\nx = %pwd`'), "'\\nx = %pwd'");
    assert.equal(await session.text('1 // x = %pwd'), '1');
    assert.equal(
      await session.text('const p = `\n${1}\nx = %pwd`\nconst q = %pwd\np.length + q.length - here.length'),
      '11',
    );
  });

  it('wait, so that a function around them has to', async () => {
    const code = 'function f() {\n  const x = %pwd\n  return x\n}';
    const {evalue, traceback} = await session.failure(code);
    assert.match(evalue, /the function around it has to be async/);
    assert.match(traceback.join('\n'), /cell\[\d+\]:2:13/);
    assert.equal(await session.text(`async ${code}\nawait f() === here`), 'true');
  });

  it('assigned, say what is wrong where it is', async () => {
    assert.match((await session.failure('const x = %sesion')).evalue, /Did you mean %session/);
    assert.match(
      (await session.failure('1\nconst v = %time null!.x')).traceback.join('\n'),
      /cell\[\d+\]:2:23/,
    );
  });

  it('leave line numbers right', async () => {
    assert.match(
      (await session.failure('const v = 1\n%time null!.x')).traceback.join('\n'),
      /cell\[\d+\]:2:13/,
    );
    assert.match(
      (await session.failure('%%time\nconst kept = 5\nnull!.foo')).traceback.join('\n'),
      /cell\[\d+\]:3:7/,
    );
    assert.equal(await session.text('kept'), '5');
  });

  it('%session lists, makes, connects, chooses and closes', async () => {
    assert.match(await printed('%session'), /No session yet/);
    assert.match(await printed('%session new first'), /Session 'first' is now the default/);
    assert.match(
      await printed('%session connect http://there:7000'),
      /^Session 'there:7000' at http:\/\/there:7000 is now the default session\.\nMars 0\.10\.0: 2 workers, 8 cores, 16\.0 GiB\nIts own page: http:\/\/there:7000\n$/,
    );
    assert.match(await printed('%session'), /there:7000\s+ready\s+Mars 0\.10\.0\s+3\s+sum 42 %\s+2/);
    await printed('%session use first');
    assert.match(await printed('%session'), /\*\s+first\s+local\s+ready\s+Mars 0\.10\.0\s+3\s+2\s+1\.5 MiB/);
    assert.match((await session.failure('%session use frist')).evalue, /no session 'frist'.*'first'/);
    assert.match(await printed('%session close first'), /Closed/);
    assert.match((await session.failure('%session neww')).evalue, /Did you mean 'new'/);
  });

  it('%time tells the time and gives the value', async () => {
    assert.match(await printed('%time await Promise.resolve(1)'), /Wall time: /);
    assert.equal(await session.text('%%time\n1\n2'), '2');
  });

  it('%timeit runs code many times', async () => {
    assert.match(
      await printed('%timeit -n 3 -r 2 1 + 1'),
      /per loop \(mean ± std\. dev\. of 2 runs, 3 loops each\)/,
    );
    assert.match((await session.failure('%timeit -n x 1')).evalue, /whole number/);
    assert.match((await session.failure('%timeit -q 1')).evalue, /takes -n LOOPS and -r RUNS, got '-q'/);
    assert.match((await session.failure('%timeit')).evalue, /needs code/);
  });

  it('%%timeit runs what stands beside it once before, and forgets it', async () => {
    await session.text('let calls = 0; const word = "kept"');
    await printed('%%timeit -n 3 -r 2 calls += 1; const word = "other"; const rows = [1, 2]\nrows.push(3)');
    assert.equal(await session.text('`${word} ${typeof rows}`'), "'kept undefined'");
    assert.match(
      (await session.failure('%%timeit -n 1 -r 1 const ok = 1\nok\nnull!.x')).traceback.join('\n'),
      /cell\[\d+\]:3:7/,
    );
  });

  it('%history prints ranges, results, and each input once', async () => {
    const own = new TestSession();
    for (const code of ['1 + 1', "'b'", "'c'", '1 + 1'])
      await own.interactive.execute({
        code,
        count: 1 + own.interactive.history.range(0).length,
        storeHistory: true,
      });
    const asked = async (args: string): Promise<string> => {
      own.frontEnd.out.length = 0;
      await own.interactive.execute({code: `%history ${args}`, count: 0, storeHistory: false});
      return own.frontEnd.out.join('');
    };
    assert.equal(await asked('1-2 4'), "1 + 1\n'b'\n1 + 1\n");
    assert.equal(await asked('-n 3-'), "3: 'c'\n4: 1 + 1\n");
    assert.equal(await asked('-o 1'), '1 + 1\n2\n');
    assert.equal(await asked('-u'), "1 + 1\n'b'\n'c'\n");
    assert.equal(await asked('-l 1'), '1 + 1\n');
    assert.equal(await asked("-g 'b"), "'b'\n");
    const refused = await own.interactive.execute({code: '%history 2-x', count: 0, storeHistory: false});
    assert.match(refused.status === 'error' ? refused.evalue : '', /ranges as 4, 7-9 and ~1\/2-3, got '2-x'/);
    await own.close();
  });

  it('refuse arguments that they do not take', async () => {
    assert.match((await session.failure('%%time 1\n2')).evalue, /the code stands below, got '1'/);
    assert.match((await session.failure('%%html x\n<b>')).evalue, /takes no arguments/);
    assert.match((await session.failure('%reset -f')).evalue, /takes names, got '-f'/);
    assert.match(
      (await session.failure('%progress maybe')).evalue,
      /^%progress: takes 'on', 'off', got 'maybe'/,
    );
    assert.match((await session.failure('%env A/B=1')).evalue, /takes the name of a variable, got 'A\/B'/);
  });

  it('may be indented at the start of a cell', async () => {
    assert.equal(await session.text('  %pwd'), `'${process.cwd()}'`);
    assert.match((await session.failure('  %time null!.x')).traceback.join('\n'), /cell\[\d+\]:1:15/);
  });

  it('%who and %whos list what is declared, %reset forgets', async () => {
    await session.text('%reset');
    await session.text("const one = 1; const text = 'x'");
    assert.equal(await printed('%who'), 'one  text\n');
    assert.match(await printed('%whos number'), /one\s+number\s+1\n$/);
    await session.text('%reset one');
    assert.equal(await printed('%who'), 'text\n');
    assert.match(await printed('%who nmber'), /Nothing of that type is declared; there are: string\./);
    assert.match((await session.failure('%reset txt')).evalue, /'text'/);
  });

  it('%env gets and sets', async () => {
    await session.text('%env MAGIC_TEST=5');
    assert.equal(await session.text('%env MAGIC_TEST'), "'5'");
    assert.match((await session.failure('%env MAGIC_TES')).evalue, /not set\. Did you mean 'MAGIC_TEST'\?$/);
    await session.text('delete process.env.MAGIC_TEST');
  });

  it('%config refuses what it does not know', async () => {
    assert.match((await session.failure('%config chek')).evalue, /'check'/);
    assert.match((await session.failure('%check never')).evalue, /^%check: takes 'warn', 'strict', 'off'/);
  });

  it('%%html shows the cell', async () => {
    await session.text('%%html\n<b>x</b>');
    assert.equal(session.frontEnd.displays.at(-1)?.bundle['text/html'], '<b>x</b>');
  });

  it('%%bash streams, and fails with its command', async () => {
    assert.equal(await printed('%%bash\necho out'), 'out\n');
    assert.match((await session.failure('%%bash\nexit 3')).evalue, /exit code 3/);
    assert.equal(await printed('%%bash "one word" two\necho "$2, $1"'), 'two, one word\n');
  });

  it('%bash streams too, and its lines can be had', async () => {
    assert.equal(await printed('%bash echo one; echo two'), 'one\ntwo\n');
    assert.match((await session.failure('const x = %bash exit 3')).evalue, /^%bash: exit code 3/);
    assert.match((await session.failure('%bash')).evalue, /^%bash: needs commands/);
  });

  it('%%bash numbers lines as the cell does', async () => {
    session.frontEnd.err.length = 0;
    await session.failure('%%bash\necho\nno-such-command');
    assert.match(session.frontEnd.err.join(''), /line 3: no-such-command/);
  });

  it('%name? pages what there is to know', async () => {
    await session.text('%time?');
    assert.match(String(session.frontEnd.pages.at(-1)?.['text/plain']), /^%time CODE/);
  });

  it('can be added by the user', async () => {
    const shout = defineMagic({
      name: 'shout',
      kinds: ['line'],
      usage: '%shout TEXT',
      summary: 'Prints in capitals.',
      run: ({args}, {print}) => {
        print(args.toUpperCase());
      },
    });
    session.interactive.magics.register(shout);
    assert.equal(await printed('%shout hello'), 'HELLO');
    await session.text(
      "register_magic({name: 'twice', kinds: ['line'], usage: '%twice N', summary: 'Doubles.', run: ({args}) => 2 * Number(args)})",
    );
    assert.equal(await session.text('%twice 4'), '8');
  });

  it('can be called by the cell that adds or replaces them, below that', async () => {
    const registered = (factor: number): string =>
      `register_magic({\n  name: 'scale', kinds: ['line'], usage: '%scale N', summary: 'Scales.',\n  run: ({args}) => ${String(factor)} * Number(args),\n})`;
    assert.equal(await session.text(`${registered(3)}\n%scale 2`), '6');
    assert.equal(await session.text(`${registered(5)}\nconst scaled = %scale 2\nscaled + 1`), '11');
    assert.match(
      (await session.failure(`%late 1\n${registered(3).replace('scale', 'late')}`)).evalue,
      /Unknown magic %late/,
    );
  });

  it('are refused where they are none', async () => {
    const refused = async (field: string): Promise<string> =>
      (await session.failure(`register_magic({name: 'odd', kinds: ['line'], run: () => 1, ${field}})`))
        .evalue;
    assert.match(await refused("name: 'two words'"), /a magic's name is one word, got 'two words'/);
    assert.match(await refused('kinds: []'), /'kinds' of 'odd' is a list of 'line' and 'cell'/);
    for (const type of ['number[', 'number; let y', '1 +'])
      assert.match(
        await refused(`gives: '${type}'`),
        /'gives' of 'odd' is a type of TypeScript, as 'string\[\]'/,
      );
  });

  it('complete their names and arguments', async () => {
    const {interactive} = session;
    const names = (await interactive.complete('%ses', 4)).items.map(({text}) => text);
    assert.deepEqual(names, ['%session']);
    const verbs = await interactive.complete('%session c', 10);
    assert.deepEqual(
      verbs.items.map(({text}) => text),
      ['connect', 'close'],
    );
    assert.equal(verbs.start, 9);
    const assigned = await interactive.complete('const s = %ses', 14);
    assert.deepEqual([assigned.items.map(({text}) => text), assigned.start], [['%session'], 10]);
    assert.deepEqual((await interactive.complete('const s = "%ses', 15)).items, []);
  });

  it('are explained where the cursor is on one', async () => {
    const text = async (code: string, cursor: number): Promise<string> =>
      String((await session.interactive.inspect(code, cursor, 0))?.['text/plain']);
    assert.match(await text('const s = %session', 14), /^%session\n/);
    assert.match(await text('1\n%time 2', 4), /^%time CODE/);
  });
});
