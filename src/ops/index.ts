import {
  install,
  isDefinition,
  isMember,
  type Definition,
  type Member,
  type Namespaces,
} from '../expr/index.js';
// For its effect too: what is imported so stays in the emitted declarations, and with it every operation's signature.
import './all.js';
import * as all from './all.js';
import {isRemote} from './remote/define-remote.js';

const modules: readonly object[] = Object.values(all);

const defined: readonly Definition[] = modules.flatMap((module) =>
  Object.values(module).flat().filter(isDefinition),
);

/** Every operation there is. One that runs here takes the place of one that only clusters run. */
export const definitions: readonly Definition[] = withoutReplaced(defined);

/** What else stands in the namespaces: constants, classes, functions of plain values. */
export const members: readonly Member[] = modules.flatMap((module) =>
  Object.values(module).flat().filter(isMember),
);

const namespaces: Namespaces = install(definitions, members);
export const {mt, md, remote} = namespaces;

function withoutReplaced(all: readonly Definition[]): Definition[] {
  const here = new Set(
    all.flatMap((each) => (isRemote(each) ? [] : each.places.map((place) => `${place}.${each.name}`))),
  );
  return all.flatMap((each) => {
    if (!isRemote(each)) return [each];
    const places = each.places.filter((place) => !here.has(`${place}.${each.name}`));
    return places.length > 0 ? [{...each, places}] : [];
  });
}
