export {LocalBackend} from './local.js';
export {
  isLocal,
  type GroupKey,
  type Grouping,
  type LocalOperation,
  type LowerContext,
  type Lowered,
} from './lowering.js';
export type {LocalOptions} from './machinery.js';
export {version} from './version.js';
