/** Statistics of windows. */
import type {DataFrame} from '../../expr/dataframe.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/window.js' {
  interface RollingMethods<T> {
    /**
     * Kurtosis of the values in each window.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 4, 8]}).rolling(4).kurt()
     */
    kurt(): T;
    /**
     * Skewness of the values in each window.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 4]}).rolling(3).skew()
     */
    skew(): T;
    /**
     * Correlations of the columns with each other in each window.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 4], b: [2, 4, 8]}).rolling(2).corr()
     */
    corr(): DataFrame;
    /**
     * Covariances of the columns with each other in each window.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 4], b: [2, 4, 8]}).rolling(2).cov()
     */
    cov(): DataFrame;
  }
}

export const kurt = defineRemote({
  name: 'kurt',
  title: 'DataFrameRollingAgg',
  places: ['Rolling'],
  required: ['w'],
  gives: 'window',
});
export const skew = defineRemote({
  name: 'skew',
  title: 'DataFrameRollingAgg',
  places: ['Rolling'],
  required: ['w'],
  gives: 'window',
});
export const corr = defineRemote({
  name: 'corr',
  title: 'DataFrameRollingAgg',
  places: ['Rolling'],
  required: ['w'],
  gives: 'dataframe',
});
export const cov = defineRemote({
  name: 'cov',
  title: 'DataFrameRollingAgg',
  places: ['Rolling'],
  required: ['w'],
  gives: 'dataframe',
});
