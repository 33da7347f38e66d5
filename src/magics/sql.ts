import {ArgumentError, ParserError, unknownName} from '../errors/index.js';
import {defineMagic, type MagicContext} from './define.js';
import {words} from './parse.js';
import {typeName} from './who.js';

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const FRAMES = new Set(['DataFrame', 'Series']);

/** The part of `md` that the magic needs. */
interface Queries {
  sql(query: string, options: {frames: Record<string, unknown>}): {execute(): Promise<unknown>};
}

export const sql = defineMagic({
  name: 'sql',
  kinds: ['cell'],
  usage: '%%sql [NAME]\nQUERY',
  summary:
    "Queries frames by their variables' names, in DuckDB's SQL; with NAME the result becomes that variable, unexecuted.",
  details:
    'Without NAME the query runs at once, and its rows are shown. Columns have their labels as names; named row labels are columns too. `md.sql(query, {frames})` does the same in code.',
  async run({args, body}, context) {
    const [name, ...rest] = words(args);
    if (rest.length > 0 || (name !== undefined && !NAME.test(name)))
      throw new ArgumentError(`%%sql: takes the name of a variable, got '${args}'.`);
    if (body.trim() === '')
      throw new ArgumentError('%%sql: the query is missing; it stands on the lines below.');
    await context.loadLibrary();
    const md = context.scope.provision('md') as Queries;
    const all = framesOf(context);
    const named = new Set(body.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    const result = md.sql(body, {
      frames: Object.fromEntries(all.filter(([variable]) => named.has(variable))),
    });
    if (name === undefined) {
      return result.execute().catch((error: unknown) => {
        throw withNearFrames(
          error,
          all.map(([variable]) => variable),
        );
      });
    }
    context.scope.set(name, result);
    return undefined;
  },
});

/** The user's variables that a query can read. */
function framesOf({scope}: MagicContext): (readonly [name: string, frame: unknown])[] {
  return scope
    .names()
    .map((name) => [name, scope.get(name)] as const)
    .filter(([, value]) => FRAMES.has(typeName(value)));
}

/** Of a table that is not there, says which variables could be meant. */
function withNearFrames(error: unknown, frames: readonly string[]): unknown {
  const missing =
    error instanceof ParserError
      ? /Table with name (\S+) does not exist/.exec(error.message)?.[1]
      : undefined;
  if (missing === undefined || frames.length === 0) return error;
  return new ParserError(`%%sql: '${missing}' is not a frame.${unknownName(missing, frames)}`, {
    cause: error,
  });
}
