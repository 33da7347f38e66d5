import {
  install,
  isDefinition,
  isMember,
  type Definition,
  type Member,
  type Namespaces,
} from '../expr/index.js';
import {modules} from './all.js';

/** Every operation there is. */
export const definitions: readonly Definition[] = modules.flatMap((module) =>
  Object.values(module).filter(isDefinition),
);

const members: readonly Member[] = modules.flatMap((module) => Object.values(module).filter(isMember));

const namespaces: Namespaces = install(definitions, members);
export const {mt, md} = namespaces;
