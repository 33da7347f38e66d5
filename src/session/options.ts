import {ArgumentError, unknownName} from '../errors/index.js';
import {camelName, knownName, type Options} from '../graph/index.js';
import type {ConnectOptions, LocalOptions} from './open.js';
import type {SessionOptions} from './session.js';

/** What `new_session` takes, in snake_case and camelCase. */
export type NewSessionOptions = Options<{
  /** How `%session` and messages name it; `local-1` and the like when absent. */
  name: string;
  /** Makes the session the default one, as `.as_default()` does. */
  default: boolean;
  /** Local: bytes that the session's data may take before it spills to disk; 60 % of the machine's memory when absent. */
  memory_limit: number;
  /** Local: folder under which the session makes its own for spilled data; the system's temporary folder when absent. */
  spill_folder: string;
  /** Local: threads that compute; the number of cores when absent. */
  threads: number;
  /** Cluster: headers sent with every request. */
  headers: Readonly<Record<string, string>>;
  /** Cluster: milliseconds after which a request that got no answer is given up. */
  timeout: number;
  /** Cluster: whether to go on with a version that is not known to work. */
  any_version: boolean;
}>;

type Check = 'text' | 'boolean' | 'positive' | 'object';

const common = {name: 'text', default: 'boolean'} as const;
const local = {memory_limit: 'positive', spill_folder: 'text', threads: 'positive'} as const;
const cluster = {headers: 'object', timeout: 'positive', any_version: 'boolean'} as const;

const takes: Readonly<Record<Check, string>> = {
  text: 'text',
  boolean: 'true or false',
  positive: 'a number above 0',
  object: 'an object',
};

const fits: Readonly<Record<Check, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  boolean: (value) => typeof value === 'boolean',
  positive: (value) => typeof value === 'number' && value > 0,
  object: (value) => typeof value === 'object' && value !== null,
};

/**
 * The options in camelCase, checked: those that a session at `address` does not take are refused, and values of the wrong kind.
 *
 * @throws ArgumentError that names the option, and the nearest one.
 */
export function checkedOptions(
  address: string | null,
  options: NewSessionOptions,
): SessionOptions & LocalOptions & ConnectOptions {
  const known: Readonly<Record<string, Check>> = {...common, ...(address === null ? local : cluster)};
  const names = Object.keys(known);
  const checked: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(options)) {
    // Options that were computed may be there without a value.
    if ((value as unknown) === undefined) continue;
    const name = knownName(given, names);
    const check = name === null ? undefined : known[name];
    if (name === null || check === undefined) {
      const where = address === null ? 'a local session' : 'a session on a cluster';
      throw new ArgumentError(
        `new_session: ${where} takes no option '${given}'.${unknownName(given, names)}`,
      );
    }
    if (!fits[check](value)) {
      throw new ArgumentError(`new_session: '${name}' takes ${takes[check]}, got ${JSON.stringify(value)}`);
    }
    checked[camelName(name)] = value;
  }
  return checked;
}
