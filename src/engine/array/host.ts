/** Functions of whole arrays that are no expressions of the engine's own. */
import type {ArrayDType, ArrayValues} from './dtypes.js';
import type {Shape} from './ir.js';
import type {Team} from './team/team.js';

/** A contiguous array as host functions see it; complex values interleave re and im, bool is 0 or 1. */
export interface HostArray {
  readonly dtype: ArrayDType;
  readonly shape: Shape;
  readonly values: ArrayValues;
}

/** A pure function of whole arrays. `params` is plain data. It must leave its inputs as they are. */
export type HostFunction<P> = (inputs: readonly HostArray[], params: P) => readonly HostArray[];

/** A host function that hands out parts of its work to other threads. */
export type TeamFunction<P> = (inputs: readonly HostArray[], params: P, team: Team) => readonly HostArray[];

/** An export of a module, which any thread can load. */
export interface ModuleExport {
  /** `import.meta.url` of the module. */
  readonly module: string;
  /** Name of the export. */
  readonly name: string;
}

/** Where a host function is found, on whichever thread runs it. */
export interface HostReference extends ModuleExport {
  /** For a {@link TeamFunction}: the `PartRunner` of its commands. */
  readonly parts?: ModuleExport;
}
