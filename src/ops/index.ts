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

const modules: readonly object[] = Object.values(all);

/** Every operation there is. */
export const definitions: readonly Definition[] = modules.flatMap((module) =>
  Object.values(module).flat().filter(isDefinition),
);

/** What else stands in the namespaces: constants, classes, functions of plain values. */
export const members: readonly Member[] = modules.flatMap((module) =>
  Object.values(module).flat().filter(isMember),
);

const namespaces: Namespaces = install(definitions, members);
export const {mt, md} = namespaces;
