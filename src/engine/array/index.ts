/** The array half of the local engine: expressions over arrays, evaluated on shared memory by worker threads. */
export * as ir from './builder.js';
export type {OperandLike} from './builder/leaves.js';
export type {ArrayDType, ArrayValues, Scalar} from './dtypes.js';
export {ArrayEngine, type ArrayEngineOptions, type ArrayEngineStats} from './engine.js';
export type {EvaluateOptions} from './evaluate/evaluation.js';
export type {
  BinaryOp,
  Distribution,
  DynamicExpr,
  Expr,
  HostArray,
  HostFunction,
  HostReference,
  ReduceOp,
  RootExpr,
  ScanOp,
  Shape,
  UnaryOp,
} from './ir.js';
export type {Block} from './memory/block.js';
