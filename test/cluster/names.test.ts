/** Every public name of Mars and Xorbits, asked of the packages themselves, has its counterpart here, or a reason for having none. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt, remote} from '../../src/index.js';
import {noEnvironment, pythonOf, runPythonFile} from './support/python.js';

const s = md.Series(['a']);
const df = md.DataFrame({a: [1]});
const places: Readonly<Record<string, object>> = {
  md,
  mt,
  remote,
  'mt.random': mt.random,
  'mt.linalg': mt.linalg,
  'mt.fft': mt.fft,
  'mt.special': mt.special,
  'mt.stats': mt.stats,
  'mt.spatial.distance': mt.spatial.distance,
  DataFrame: df,
  Series: s,
  Index: md.Index([1]),
  Tensor: mt.ones([1]),
  GroupBy: df.groupby('a'),
  'Series.str': s.str,
  'Series.dt': s.dt,
  Rolling: df.rolling(1),
  Expanding: df.expanding(1),
  ExponentialMovingWindow: df.ewm({com: 1}),
};

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** What stands in many places and has no counterpart, by the reason. */
const everywhere: Readonly<Record<string, readonly string[]>> = {
  'parts of the graph and its chunks, which a session keeps to itself': words(`
    attach axes build_graph cache chunk_shape chunks cix columns_value copy_from copy_to data detach dtypes_value entities
    extra_params fetch_infos fetch_log get_chunk_slices id index_value inputs is_coarse is_scalar is_sparse isscalar issparse
    input iterbatch key_dtypes nsplits op order params refresh_params reset_key selection tiles to_kv type_name visualize validate`),
  'constructors that stand in md and mt': words('from_dataframe from_records from_tensor'),
  'pictures that matplotlib draws': words('plot'),
  'Vineyard and Ray, which a client from elsewhere does not reach': words(`
    from_vineyard fromvineyard to_vineyard tovineyard read_ray_dataset read_ray_mldataset read_raydataset to_ray_dataset
    to_ray_mldataset`),
};

/** The same, of one place. */
const somewhere: Readonly<Record<string, readonly string[]>> = {
  // Dtypes and their families go by names here; pandas' own classes of dtypes and indexes too. Custom reductions are Python's.
  md: words(`
    ArrowListArray ArrowListDtype ArrowStringArray ArrowStringDtype BooleanDtype CategoricalDtype CategoricalIndex DatetimeIndex
    DatetimeTZDtype Float64Index Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntervalDtype IntervalIndex PeriodDtype PeriodIndex
    SparseDtype StringDtype TimedeltaIndex UInt16Dtype UInt32Dtype UInt64Dtype UInt64Index UInt8Dtype
    DateOffset CustomReduction`),
  // And what steers NumPy's warnings in Python's process.
  mt: words(`
    AxisError Tensor bytes_ character complexfloating dtype errstate flexible floating generic geterr inexact integer
    is_numpy_2 number seterr signedinteger str_ unicode_ unsignedinteger void`),
  'mt.random': words('RandomStateField'),
  DataFrame: words('empty reduction_nunique'),
  Series: words('empty reduction_nunique'),
  // Mars has a name whose value only its own process knows.
  Index: words('inferred_type str'),
  Tensor: words('flags flat nbytes'),
  // Of the frame that was grouped, which is still at hand.
  GroupBy: words(`
    columns copy dtype dtypes empty execute fetch index key name ndim rolling shape to_pandas to_tensor reduction_nunique`),
  // Mars itself fails at these, whose results are neither series nor numbers.
  'Series.dt': words('freq tz unit'),
  // What was asked for when the windows were made.
  Rolling: words('axis center closed copy method min_periods on win_type window'),
  Expanding: words('axis center copy method min_periods'),
  ExponentialMovingWindow: words('adjust alpha axis copy ignore_na method min_periods'),
};

/** Classes of the operands behind functions. */
const isOperand = (name: string): boolean => /^Tensor[A-Z]/.test(name);

for (const name of ['mars', 'xorbits'] as const) {
  describe(`the names of ${name}`, {skip: noEnvironment(name)}, () => {
    const answer = (): Readonly<Record<string, readonly string[]>> =>
      JSON.parse(runPythonFile(pythonOf(name) ?? '', 'support/names.py', [name])) as Record<string, string[]>;

    it('are all here', {timeout: 120_000}, () => {
      const without = new Set(Object.values(everywhere).flat());
      const missing = Object.entries(answer()).flatMap(([place, names]) => {
        const here = places[place];
        assert.ok(here !== undefined, `a place that is not known: ${place}`);
        const excepted = new Set(somewhere[place]);
        return names
          .filter((each) => !(each in here) && !without.has(each) && !excepted.has(each) && !isOperand(each))
          .map((each) => `${place}.${each}`);
      });
      assert.deepEqual(missing, []);
    });
  });
}
