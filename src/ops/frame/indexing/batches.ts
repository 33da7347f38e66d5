/** Going over the rows of a lazy object: it is executed, and its data brought batch by batch. */
import {LocalFrame, LocalSeries} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {bind} from '../../../expr/bind.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {wrap} from '../../../expr/wrap.js';
import {Slice} from '../../../graph/index.js';
import {Session, get_default_session} from '../../../session/index.js';
import {iloc} from './iloc.js';

export type BatchOptions = Options<{
  /** How many rows are brought at once. */
  batch_size: number;
  /** Where to run; the default session when absent. */
  session: Session;
}>;

const session: p.Param<Session | null> = {
  takes: 'a session or null',
  fallback: {value: null},
  parse: (value) => (value === null || value instanceof Session ? value : p.mismatch),
};

/** The options of a call, checked as those of operations are. */
export function batchOptions(
  title: string,
  given: readonly unknown[],
  rowsAtOnce: number,
): {readonly batch_size: number; readonly session: Session | null} {
  const {args} = bind(title, {batch_size: p.optional(p.int, rowsAtOnce), session}, given);
  if (args.batch_size < 1)
    throw new ValueError(`${title}: 'batch_size' takes a number from 1 on, got ${String(args.batch_size)}`);
  return args;
}

/** The data of a frame, so many rows at a time. */
export async function* frameBatches(
  df: DataFrame,
  {batch_size: size, session: given}: {readonly batch_size: number; readonly session: Session | null},
): AsyncGenerator<LocalFrame, void, undefined> {
  for await (const batch of batches('DataFrame', df, size, given ?? get_default_session()))
    if (batch instanceof LocalFrame) yield batch;
}

/** The data of a series, so many values at a time. */
export async function* seriesBatches(
  series: Series,
  {batch_size: size, session: given}: {readonly batch_size: number; readonly session: Session | null},
): AsyncGenerator<LocalSeries, void, undefined> {
  for await (const batch of batches('Series', series, size, given ?? get_default_session()))
    if (batch instanceof LocalSeries) yield batch;
}

async function* batches(
  place: 'DataFrame' | 'Series',
  object: DataFrame | Series,
  size: number,
  where: Session,
): AsyncGenerator<unknown, void, undefined> {
  // What the object stands for now: setting values while going over it changes nothing here.
  const whole = wrap(object.node) as DataFrame | Series;
  await whole.execute({session: where});
  const [length] = whole.shape;
  for (let from = 0; length === null || from < length; from += size) {
    const node = iloc.build(place, [whole, new Slice(from, from + size, null)]);
    const batch = await where.run(wrap(node) as DataFrame | Series);
    yield batch;
    if (batch.length < size) return;
  }
}
