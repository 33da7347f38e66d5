import type {Place} from '../../src/graph/index.js';

/** The interface that declares what stands at a place, in the order in which people look for them. */
export const interfaces: Readonly<Record<Place, string>> = {
  mt: 'TensorFunctions',
  'mt.random': 'RandomFunctions',
  'mt.linalg': 'LinalgFunctions',
  'mt.fft': 'FftFunctions',
  'mt.special': 'SpecialFunctions',
  'mt.stats': 'StatsFunctions',
  'mt.spatial.distance': 'DistanceFunctions',
  md: 'DataFrameFunctions',
  remote: 'RemoteFunctions',
  Tensor: 'TensorMethods',
  DataFrame: 'DataFrameMethods',
  Series: 'SeriesMethods',
  Index: 'IndexMethods',
  GroupBy: 'GroupByMethods',
  Rolling: 'RollingMethods',
  Expanding: 'ExpandingMethods',
  ExponentialMovingWindow: 'ExponentialMovingWindowMethods',
  'Series.str': 'StringMethods',
  'Series.dt': 'DatetimeMethods',
};
