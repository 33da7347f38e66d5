"""Pickles of real NumPy and pandas, with what they hold: the fixtures of the decoder's tests.

    python make_fixtures.py > fixtures/NAME.json
"""
import base64
import datetime
import decimal
import json
import math
import pickle
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter('ignore')


def plain(x):
    """A value as the tests spell it: times and durations by their nanoseconds."""
    if isinstance(x, (list, tuple)):
        return [plain(y) for y in x]
    if x is None or x is pd.NaT or x is pd.NA:
        return None
    if isinstance(x, (np.datetime64, np.timedelta64)):
        return plain(pd.Timestamp(x) if isinstance(x, np.datetime64) else pd.Timedelta(x))
    if isinstance(x, (bool, np.bool_)):
        return bool(x)
    if isinstance(x, (int, np.integer)):
        return int(x) if abs(int(x)) < 2**53 else str(int(x))
    if isinstance(x, (float, np.floating)):
        x = float(x)
        return None if math.isnan(x) else x if not math.isinf(x) else 'Infinity' if x > 0 else '-Infinity'
    if isinstance(x, (complex, np.complexfloating)):
        return [plain(x.real), plain(x.imag)]
    if isinstance(x, (pd.Timestamp, datetime.datetime)):
        return {'time': str(pd.Timestamp(x).value)}
    if isinstance(x, (pd.Timedelta, datetime.timedelta)):
        return {'span': str(pd.Timedelta(x).value)}
    if isinstance(x, bytes):
        return x.decode('latin1')
    return str(x)


def dtype_name(dtype):
    if dtype.kind in 'US':
        return dtype.str.lstrip('|')
    # Times of any unit are read in nanoseconds.
    return {'M': 'datetime64[ns]', 'm': 'timedelta64[ns]'}.get(dtype.kind, dtype.newbyteorder('=').name)


def described(o):
    if isinstance(o, pd.DataFrame):
        rows, width = o.shape
        return {
            'kind': 'frame',
            'columns': plain(list(o.columns)),
            'index': plain(list(o.index)),
            'data': [[plain(o.iloc[r, c]) for c in range(width)] for r in range(rows)],
            'dtypes': [str(t) for t in o.dtypes],
        }
    if isinstance(o, pd.Series):
        return {
            'kind': 'series',
            'name': plain(o.name),
            'index': plain(list(o.index)),
            'data': plain(list(o)),
            'dtype': str(o.dtype),
        }
    if isinstance(o, pd.Index):
        return {'kind': 'index', 'names': plain(list(o.names)), 'data': plain(list(o))}
    if isinstance(o, np.ndarray):
        times = o.dtype.kind in 'Mm'
        return {
            'kind': 'array',
            'shape': list(o.shape),
            'data': plain(list(o.ravel()) if times else o.ravel().tolist()),
            'dtype': dtype_name(o.dtype),
        }
    return {'kind': 'value', 'data': plain(o)}


cases = []


def case(title, o, protocols=(5, 2)):
    for protocol in protocols:
        buffers = []
        keep = {'buffer_callback': lambda b: buffers.append(b.raw().tobytes())} if protocol == 5 else {}
        text = pickle.dumps(o, protocol=protocol, **keep)
        cases.append(
            {
                'title': f'{title}, protocol {protocol}',
                'pickle': base64.b64encode(text).decode(),
                'buffers': [base64.b64encode(b).decode() for b in buffers],
                'holds': described(o),
            }
        )


for code in ['?', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'f2', 'f4', 'f8', 'c8', 'c16']:
    case(f'array of {np.dtype(code).name}', np.array([0, 1, 3]).astype(code))
case('big-endian array', np.array([1, 2, 3], dtype='>i4'))
case('array along columns', np.asfortranarray(np.arange(6).reshape(2, 3)))
case('transposed array of three axes', np.arange(24).reshape(2, 3, 4).T)
case('array with a negative stride', np.arange(6)[::-2])
case('array without axes', np.array(5), (0, 1, 2, 3, 4, 5))
case('empty array', np.empty((0, 3)))
case('array of text', np.array(['ab', 'c\U0001f600', '']))
case('array of bytes', np.array([b'ab', b'c']))
case('array of times', np.array(['2020-01-01', 'NaT'], dtype='M8[ns]'), (0, 1, 2, 3, 4, 5))
case('array of days', np.array(['2020-01-01', 'NaT'], dtype='M8[D]'))
case('array of months', np.array(['2020-02', '1969-11'], dtype='M8[M]'))
case('array of durations', np.array([1, -2], dtype='m8[s]'))
case('array of objects', np.array([1, 'a', None, 1.5, 2.0, 2**70], dtype=object))
case('array of objects along columns', np.asfortranarray(np.array([[1, 'a'], [2, 'b']], dtype=object)))

frame = pd.DataFrame(
    {
        'int': [1, 2],
        'text': ['x', 'y'],
        'float': [1.5, None],
        'time': pd.date_range('2020', periods=2),
        'zoned': pd.date_range('2020', periods=2, tz='Europe/Berlin'),
        'category': pd.Categorical(['u', None], categories=['v', 'u'], ordered=True),
        'nullable': pd.array([1, None], dtype='Int64'),
        'small': pd.array([1.5, None], dtype='Float32'),
        'flag': pd.array([True, None], dtype='boolean'),
        'string': pd.array(['a', None], dtype='string'),
        'bool': [True, False],
        'span': pd.to_timedelta([1, 2], 'h'),
        'period': pd.period_range('2020', periods=2, freq='M'),
        'interval': pd.interval_range(0, 2),
        'mixed': [[1, 2.0], None],
    }
)
for name in frame:
    case(f'column of {name}', frame[name])
case('frame of all kinds of columns', frame, (0, 1, 2, 3, 4, 5))
case('frame of one block', pd.DataFrame(np.arange(6).reshape(3, 2), columns=['x', 'y'], index=list('abc')))
case('transposed frame', pd.DataFrame({'a': [1, 2]}).T)
case('rows and columns taken out of a frame', frame.iloc[1:][['int', 'float', 'nullable']])
case('frame with repeated labels', pd.DataFrame([[1, 2]], columns=['a', 'a']))
case('empty frame', pd.DataFrame({'a': pd.Series([], dtype='int64')}))
levels = pd.MultiIndex.from_tuples([(1, 'a'), (1, 'b'), (2, 'a')], names=['x', None])
case('frame with two levels of labels', pd.DataFrame({'v': [1, 2, 3]}, index=levels))
case('frame with two levels of columns', pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_product([['a'], [1, 2]])))
case('labels with a missing one', pd.Series([1, 2], index=pd.MultiIndex.from_tuples([(1, 'a'), (np.nan, 'b')])))
case('fixed offset from UTC', pd.Series(pd.date_range('2020', periods=2, tz='+01:00')))
case('categories of numbers', pd.Series(pd.Categorical([2, 1, 2])))
case('name of several levels', pd.Series([1.0], name=('a', 1)))

for name, index in {
    'a range': pd.RangeIndex(0, 10, 3, name='q'),
    'integers': pd.Index([1, 2, 3]),
    'floats': pd.Index([1.5, 2.0]),
    'objects': pd.Index(['a', 'b']),
    'unsigned integers': pd.Index([1, 2], dtype='uint64'),
    'truth values': pd.Index([True, False]),
    'times': pd.date_range('2020', periods=3),
    'zoned times': pd.date_range('2020', periods=3, tz='UTC'),
    'durations': pd.timedelta_range('1h', periods=2),
    'periods': pd.period_range('2020', periods=2, freq='D'),
    'intervals': pd.interval_range(0, 2),
    'categories': pd.CategoricalIndex(['a', 'b']),
    'two levels': pd.MultiIndex.from_product([[1, 2], ['a', 'b']], names=['x', 'y']),
}.items():
    case(f'index of {name}', index)

for name, value in {
    'zoned time': pd.Timestamp('2020-01-02 03:04:05', tz='Europe/Berlin'),
    'time': pd.Timestamp('2020-01-02 03:04:05.123456789'),
    'duration': pd.Timedelta('1d 2h'),
    'period': pd.Period('2020-03', 'M'),
    'interval': pd.Interval(0, 1),
    'missing time': pd.NaT,
    'missing value': pd.NA,
    'time of the standard library': datetime.datetime(2020, 1, 2, 3, 4, 5, 6),
    'date': datetime.date(2020, 1, 2),
    'time of day': datetime.time(1, 2, 3),
    'duration of the standard library': datetime.timedelta(days=-1, seconds=3),
    'decimal number': decimal.Decimal('1.50'),
    'complex number': 1 + 2j,
    'scalar of float32': np.float32(1.5),
    'scalar of int64': np.int64(7),
    'large integer': 2**200,
    'negative integer': -(2**63),
    'text': 'a\u00e9\U0001f600\ud800',
    'nested lists': [1, [2.5, (None, True)]],
}.items():
    case(name, value, (0, 1, 2, 3, 4, 5))

json.dump({'numpy': np.__version__, 'pandas': pd.__version__, 'cases': cases}, sys.stdout, indent=0)
