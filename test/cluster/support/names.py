"""Prints the public names of Mars or Xorbits, by the places where they stand here, as JSON.

    python names.py mars|xorbits
"""
import importlib
import inspect
import json
import sys
import warnings

import pandas as pd

root = {'mars': 'mars', 'xorbits': 'xorbits._mars'}[sys.argv[1]]


def module(name):
    return importlib.import_module(f'{root}.{name}')


def public(names):
    return sorted(name for name in names if not name.startswith('_'))


def functions(package):
    """Names of a module, but for its modules and for what it only imports from the standard library."""
    return public(name for name in dir(package) if not inspect.ismodule(getattr(package, name)))


def members(lazy):
    """Names of an object, and of the data behind it, which answers for it."""
    return public({*dir(type(lazy)), *dir(type(getattr(lazy, 'data', lazy)))})


def main():
    warnings.simplefilter('ignore')
    md, mt = module('dataframe'), module('tensor')
    frame, series = md.DataFrame({'a': [1, 2]}), md.Series(['a', 'b'])
    times = md.Series(pd.date_range('2020', periods=2))
    names = {'md': functions(md), 'mt': functions(mt), 'remote': ['spawn']}
    for part in ['random', 'linalg', 'fft', 'special', 'stats', 'spatial.distance']:
        names[f'mt.{part}'] = functions(module(f'tensor.{part}'))
    names['DataFrame'] = members(frame)
    names['Series'] = members(series)
    names['Index'] = members(md.Index([1, 2]))
    names['Tensor'] = members(mt.ones(3))
    names['GroupBy'] = sorted({*members(frame.groupby('a')), *members(series.groupby(series))})
    names['Series.str'] = public(dir(series.str))
    names['Series.dt'] = public(dir(times.dt))
    names['Rolling'] = members(frame.rolling(2))
    names['Expanding'] = members(frame.expanding(2))
    names['ExponentialMovingWindow'] = members(frame.ewm(2))
    json.dump(names, sys.stdout)


if __name__ == '__main__':
    main()
