import {install, isDefinition, type Definition, type Namespaces} from '../expr/index.js';
import {modules} from './all.js';

/** Every operation there is. */
export const definitions: readonly Definition[] = modules.flatMap((module) =>
  Object.values(module).filter(isDefinition),
);

const namespaces: Namespaces = install(definitions);
export const {mt, md} = namespaces;
