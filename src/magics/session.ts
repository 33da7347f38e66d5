import {ArgumentError, NotSupportedError, unknownName} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';
import type {SessionInfo, SessionManager} from './session-manager.js';
import {table} from './table.js';

const VERBS = ['new', 'connect', 'use', 'close', 'list'] as const;
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

export const session = defineMagic({
  name: 'session',
  kinds: ['line'],
  usage: '%session\n%session new [NAME]\n%session connect URL\n%session use NAME\n%session close NAME',
  summary: 'Lists the sessions, makes and connects new ones, chooses the default, closes.',
  details:
    'Executions go to the default session, marked by *, unless they name another by {session}. A new or connected session becomes the default.',
  async complete(args, {sessions}) {
    const before = args.trimStart().split(/\s+/);
    if (before.length <= 1) return VERBS;
    if (!sessions || (before[0] !== 'use' && before[0] !== 'close')) return [];
    return (await sessions.list()).map(({name}) => name);
  },
  async run({args}, {sessions, print}) {
    if (!sessions) throw new NotSupportedError('%session: nothing here manages sessions.');
    const [verb = 'list', name, ...rest] = words(args);
    if (rest.length > 0)
      throw new ArgumentError(
        `%session ${verb}: takes at most one argument, got ${String(rest.length + 1)}.`,
      );
    switch (verb) {
      case 'list':
        print(await listSessions(await sessions.list()));
        return;
      case 'new':
        print(`${label(await sessions.create(name ?? null))} is now the default session.\n`);
        return;
      case 'connect':
        print(connected(await sessions.connect(required(verb, name, 'the URL of a cluster'))));
        return;
      case 'use':
        print(
          `${label(await sessions.use(await known(verb, name, sessions)))} is now the default session.\n`,
        );
        return;
      case 'close': {
        const closing = await known(verb, name, sessions);
        await sessions.close(closing);
        print(`Closed session '${closing}'.\n`);
        return;
      }
      default:
        throw new ArgumentError(`%session: unknown verb '${verb}'.${unknownName(verb, VERBS)}`);
    }
  },
});

function required(verb: string, value: string | undefined, what: string): string {
  if (value === undefined) throw new ArgumentError(`%session ${verb}: needs ${what}.`);
  return value;
}

async function known(verb: string, name: string | undefined, sessions: SessionManager): Promise<string> {
  const names = (await sessions.list()).map((info) => info.name);
  const wanted = required(
    verb,
    name,
    `the name of a session${names.length > 0 ? `, one of ${names.join(', ')}` : ''}`,
  );
  if (!names.includes(wanted))
    throw new ArgumentError(
      `%session ${verb}: there is no session '${wanted}'.${unknownName(wanted, names)}`,
    );
  return wanted;
}

function label({name, url}: SessionInfo): string {
  return `Session '${name}'${url === null ? '' : ` at ${url}`}`;
}

/** What a new connection leads to. */
function connected(info: SessionInfo): string {
  const {engine, workers, capacity, dashboard} = info;
  const parts = [
    workers === null ? null : `${String(workers)} worker${workers === 1 ? '' : 's'}`,
    capacity === null ? null : `${String(capacity.cores)} cores`,
    capacity === null ? null : bytes(capacity.memory),
  ].filter((part) => part !== null);
  const about = [engine, parts.join(', ')].filter((part) => part !== null && part !== '').join(': ');
  return [
    `${label(info)} is now the default session.`,
    ...(about === '' ? [] : [about]),
    ...(dashboard === null ? [] : [`Its own page: ${dashboard}`]),
    '',
  ].join('\n');
}

async function listSessions(sessions: readonly SessionInfo[]): Promise<string> {
  if (sessions.length === 0) return "No session yet: the first execution makes one, or '%session new'.\n";
  const rows = sessions.map(({name, isDefault, url, state, engine, workers, memory, held, running}) => [
    isDefault ? '*' : '',
    name,
    url ?? 'local',
    state,
    engine ?? '',
    String(held),
    running.map(shortProgress).join('; '),
    workers === null ? '' : String(workers),
    memory === null ? '' : bytes(memory),
  ]);
  return table(['', 'name', 'where', 'state', 'engine', 'results', 'running', 'workers', 'memory'], rows);
}

function shortProgress({label, fraction}: SessionInfo['running'][number]): string {
  return `${label} ${fraction === null ? '…' : `${String(Math.round(fraction * 100))} %`}`;
}

function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(count) / 10));
  return `${(count / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${BYTE_UNITS[power] ?? ''}`;
}
