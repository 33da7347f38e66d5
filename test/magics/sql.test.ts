import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {packageLibrary} from '../../kernel/library.js';
import {TestSession} from '../interactive/recording-front-end.js';

describe('%sql and %%sql', () => {
  let session: TestSession;
  before(async () => {
    session = new TestSession({library: packageLibrary});
    await session.run("const teams = md.DataFrame({team: ['é', 'b'], points: [1, 2]})");
  });
  after(() => session.close());

  const traceback = async (code: string): Promise<string> =>
    (await session.failure(code)).traceback.join('\n');

  it('show rows, or give a lazy frame to a variable', async () => {
    assert.equal(await session.text('%sql select max(points) as best from teams'), '   best\n0     2');
    const lazy = await session.text('const few = %sql select team from teams where points < 2\nfew');
    assert.match(String(lazy), /^DataFrame <op=DataFrameSQL/);
    assert.equal(await session.text('await few.execute()'), '  team\n0    é');
    assert.equal(await session.text('%%sql\nselect count(*) as n from few'), '   n\n0  1');
  });

  it('read frames that the lines above declared', async () => {
    const code =
      'const fresh = md.DataFrame({n: [1, 2]})\nconst q = %sql select sum(n)::bigint as n from fresh\nawait q.execute()';
    assert.equal(await session.text(code), '   n\n0  3');
  });

  it('point at what is wrong, in the line of the cell', async () => {
    const wrong: readonly (readonly [code: string, place: string, message: RegExp])[] = [
      ['%%sql\nselect team,\n  points\nfrm teams', '4:5', /^ParserError: syntax error at or near "teams"\./],
      ["%%sql\nselect 'é', team,\n\n  nosuch from teams", '4:3', /"nosuch" not found/],
      ['%%sql\n-- é\nselect *\nfrom taems', '4:6', /'taems' is not a frame\. Did you mean 'teams'\?/],
      ['%%sql\nselect (1', '2:10', /syntax error at end of input/],
      ['1\n%sql select nosuch(points) from teams', '2:13', /name nosuch does not exist/],
    ];
    for (const [code, place, message] of wrong) {
      const text = await traceback(code);
      assert.match(text, message);
      assert.ok(text.includes(`]:${place}\n`), `${text} is not at ${place}`);
      assert.doesNotMatch(text, /exception_message|md\.sql/);
    }
  });

  it('of a frame that is executed later, name the line of the query', async () => {
    await session.run('%%sql later\n\nselect team,\n  nosuch\nfrom teams');
    assert.match(
      await traceback('await later.execute()'),
      /md\.sql: .*"nosuch" not found.*, in line 2 of the query\./,
    );
  });

  it('refuse what is no query, and no name', async () => {
    assert.match((await session.failure('%sql')).evalue, /^%sql: the query is missing/);
    assert.match((await session.failure('%%sql\n')).evalue, /^%%sql: the query is missing/);
    assert.match(
      (await session.failure('%%sql a b\nselect 1')).evalue,
      /takes the name of a variable, got 'a b'/,
    );
  });
});
