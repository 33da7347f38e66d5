/** Which aggregations of windows a call asks for. */
import type {Label} from '../../../data/index.js';
import {ArgumentError, unknownName} from '../../../errors/index.js';
import * as p from '../../../expr/params.js';
import type {WindowMeta} from '../../../graph/index.js';
import {windowReductions, type WindowReduction} from './rolling-kernels.js';

type Names = WindowReduction | readonly WindowReduction[];
/** What `agg` of windows takes: a name, several, or some for each column. */
export type WindowFunctions = Names | Readonly<Record<string, Names>> | ReadonlyMap<Label, Names>;

/** The same as an argument. */
export type GivenFunctions = string | readonly string[] | ReadonlyMap<Label, string | readonly string[]>;

const names = p.oneOf(p.text, p.listOf(p.text));
export const windowFunctions: p.Param<GivenFunctions> = {
  ...p.oneOf(names, p.dictOf(names, 'dict')),
  takes: 'the name of an aggregation, several, or some for each column',
  dict: 'dict',
};

const fading: readonly WindowReduction[] = ['mean', 'var', 'std'];

/** @throws ArgumentError for a name that these windows do not have. */
export function reductionOf(name: string, {reach}: WindowMeta): WindowReduction {
  const known = reach === 'ewm' ? fading : windowReductions;
  const found = known.find((one) => one === name);
  if (found === undefined)
    throw new ArgumentError(
      `agg: windows of '${reach}' have no aggregation '${name}'.${unknownName(name, known)}`,
    );
  return found;
}
