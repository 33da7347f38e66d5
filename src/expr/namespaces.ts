import type {Camel} from './names.js';

/** Functions of `mt`; every file of `ops` declares its own here, and the same for the namespaces below. */
export interface TensorFunctions {}
export interface RandomFunctions {}
export interface LinalgFunctions {}
export interface FftFunctions {}
export interface SpecialFunctions {}
export interface StatsFunctions {}
export interface DistanceFunctions {}

/** Functions of `md`. */
export interface DataFrameFunctions {}

/** Functions of `remote`. */
export interface RemoteFunctions {}

type Both<T> = T & Camel<T>;

/** The tensor namespace `mt`, Mars's `mars.tensor`. */
export interface TensorNamespace extends TensorFunctions, Camel<TensorFunctions> {
  readonly random: Both<RandomFunctions>;
  readonly linalg: Both<LinalgFunctions>;
  readonly fft: Both<FftFunctions>;
  readonly special: Both<SpecialFunctions>;
  readonly stats: Both<StatsFunctions>;
  readonly spatial: {readonly distance: Both<DistanceFunctions>};
}

/** The DataFrame namespace `md`, Mars's `mars.dataframe`. */
export interface DataFrameNamespace extends DataFrameFunctions, Camel<DataFrameFunctions> {}

/** The namespace `remote`, Mars's `mars.remote`: functions that run on a cluster. */
export interface RemoteNamespace extends RemoteFunctions, Camel<RemoteFunctions> {}
