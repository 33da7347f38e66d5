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
  kinds: ['line', 'cell'],
  usage: '%sql QUERY\nconst NAME = %sql QUERY\n%%sql [NAME]\nQUERY',
  gives: 'ReturnType<typeof md.DataFrame>',
  summary:
    "Queries frames by their variables' names, in DuckDB's SQL; with NAME the result becomes that variable, unexecuted.",
  details:
    'Without NAME the query runs at once, and its rows are shown. Columns have their labels as names; named row labels are columns too. `md.sql(query, {frames})` does the same in code.',
  async run({kind, args, body, assigned}, context) {
    const name = kind === 'cell' ? variableOf(args) : undefined;
    const query = kind === 'cell' ? body : args;
    if (query.trim() === '')
      throw new ArgumentError(
        kind === 'cell'
          ? '%%sql: the query is missing; it stands on the lines below.'
          : '%sql: the query is missing.',
      );
    await context.loadLibrary();
    const md = context.scope.provision('md') as Queries;
    const frames = framesOf(context);
    const named = new Set(query.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    const result = md.sql(query, {
      frames: Object.fromEntries(frames.filter(([variable]) => named.has(variable))),
    });
    if (assigned) return result;
    if (name === undefined) {
      return result.execute().catch((error: unknown) => {
        throw explained(
          error,
          context,
          frames.map(([variable]) => variable),
        );
      });
    }
    context.scope.set(name, result);
    return undefined;
  },
});

function variableOf(args: string): string | undefined {
  const [name, ...rest] = words(args);
  if (rest.length > 0 || (name !== undefined && !NAME.test(name)))
    throw new ArgumentError(`%%sql: takes the name of a variable, got '${args}'.`);
  return name;
}

/** The user's variables that a query can read. */
function framesOf({scope}: MagicContext): (readonly [name: string, frame: unknown])[] {
  return scope
    .names()
    .map((name) => [name, scope.get(name)] as const)
    .filter(([, value]) => FRAMES.has(typeName(value)));
}

/** An error with its place in the cell; of a table that is not there, says which variables could be meant. */
function explained(error: unknown, {placed}: MagicContext, frames: readonly string[]): unknown {
  if (!(error instanceof ParserError)) return error;
  const missing = /Table with name (\S+) does not exist/.exec(error.message)?.[1];
  const shown =
    missing === undefined || frames.length === 0
      ? error
      : new ParserError(`'${missing}' is not a frame.${unknownName(missing, frames)}`, {}, error.offset);
  // The excerpt of the cell tells the line, counted as the cell counts.
  shown.message = shown.message.replace(/^md\.sql: |, in line \d+ of the query(?=\.)/g, '');
  return shown.offset === null ? shown : placed(shown, shown.offset);
}
