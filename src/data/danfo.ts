import {NotSupportedError} from '../errors/index.js';
import {jsonValue} from './json.js';
import type {LocalFrame} from './local/local-frame.js';
import type {Value} from './value.js';

interface Danfo {
  readonly DataFrame: new (
    data: unknown[][],
    options: {columns: string[]; index: (string | number)[]},
  ) => unknown;
}

/** Danfo is found only where users installed it, so the name is no import that a compiler follows. */
const packageName = 'danfojs-node';

/** `frame` as a danfojs-node DataFrame: times as ISO text, missing values as NaN or null. Throws `NotSupportedError` without the package. */
export async function danfoFrame(frame: LocalFrame): Promise<unknown> {
  const danfo = await load();
  const label = (value: unknown): string =>
    Array.isArray(value) ? value.map(String).join(',') : String(value);
  return new danfo.DataFrame(
    frame.toArray().map((row) => row.map(danfoValue)),
    {
      columns: frame.columns.toArray().map(label),
      index: frame.index.toArray().map((value) => (typeof value === 'number' ? value : label(value))),
    },
  );
}

function danfoValue(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value !== null && typeof value === 'object' ? jsonValue(value) : value;
}

async function load(): Promise<Danfo> {
  const loaded = await import(packageName).then(
    (module: unknown) => module as Danfo & {readonly default?: Danfo},
    (cause: unknown) => {
      throw new NotSupportedError(
        `toDanfo() needs the package ${packageName}, which is not installed here: npm install ${packageName}`,
        {
          cause,
        },
      );
    },
  );
  return loaded.default ?? loaded;
}
