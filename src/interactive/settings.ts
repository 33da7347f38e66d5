/** What `%config` can change. */
import {ArgumentError, listing, unknownName} from '../errors/index.js';

export interface Setting {
  readonly name: string;
  /** The first is the default. */
  readonly values: readonly string[];
  readonly summary: string;
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'check',
    values: ['warn', 'strict', 'off'],
    summary: 'Type errors: shown beside the result, a reason not to run, or not looked for.',
  },
  {name: 'progress', values: ['on', 'off'], summary: 'Whether running computations show how far they are.'},
];

export class Settings {
  private readonly changed = new Map<string, string>();

  constructor(initial: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(initial)) this.set(name, value);
  }

  /** @throws ArgumentError for an unknown name */
  describe(name: string): Setting {
    const setting = SETTINGS.find((candidate) => candidate.name === name);
    if (!setting)
      throw new ArgumentError(
        `%config: there is no setting '${name}'.${unknownName(
          name,
          SETTINGS.map((known) => known.name),
        )}`,
      );
    return setting;
  }

  get(name: string): string {
    return this.changed.get(name) ?? this.describe(name).values[0] ?? '';
  }

  /** @throws ArgumentError for an unknown name or a value that it does not take, in the name of the magic that sets it */
  set(name: string, value: string, magic = '%config'): void {
    const {values} = this.describe(name);
    if (!values.includes(value))
      throw new ArgumentError(
        `${magic}: ${magic === '%config' ? `'${name}' takes` : 'takes'} ${listing(values)}, got '${value}'.`,
      );
    this.changed.set(name, value);
  }
}
