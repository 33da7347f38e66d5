"""Writes the expected results of NumPy 1.23 (and SciPy's special functions) beside this file.

python -m pip install 'numpy<1.24' scipy && python generate.py
"""
import json
import pathlib
import warnings

import numpy as np
import scipy.special as sp

warnings.simplefilter('ignore')
HERE = pathlib.Path(__file__).parent
CODES = '?bBhHiIlLefdFD'
DTYPES = [np.dtype(c) for c in CODES]


def number(x):
    if isinstance(x, (bool, np.bool_)):
        return int(x)
    if isinstance(x, (int, np.integer)):
        return int(x) if abs(int(x)) < 2**53 else str(int(x))
    x = float(x)
    if x != x:
        return 'nan'
    if x in (float('inf'), float('-inf')):
        return 'inf' if x > 0 else '-inf'
    if x == 0 and np.signbit(x):
        return '-0'
    return x


def flat(a):
    a = np.asarray(a)
    v = a.ravel()
    if a.dtype.kind == 'c':
        v = v.view(v.real.dtype)
    return [number(x) for x in v]


def array(a):
    a = np.asarray(a)
    return {'dtype': a.dtype.name, 'shape': list(a.shape), 'data': flat(a)}


def write(name, rows):
    """Inputs that several rows share are written once: a row names them by position in `arrays`."""
    known = {}

    def shared(a):
        return known.setdefault(json.dumps(a, separators=(',', ':')), len(known))

    rows = [{k: shared(v) if k in 'xy' else v for k, v in row.items()} for row in rows]
    lines = ',\n'.join(json.dumps(r, separators=(',', ':')) for r in rows)
    (HERE / f'{name}.json').write_text('{"arrays":[\n' + ',\n'.join(known) + '\n],"rows":[\n' + lines + '\n]}\n')


def odd(dtype):
    """Values around everything that can go wrong."""
    if dtype.kind == 'b':
        return np.array([False, True, True, False])
    if dtype.kind in 'iu':
        i = np.iinfo(dtype)
        return np.array(sorted({i.min, i.min + 1, 0, 1, 2, 3, 7, 63, 64, 100, i.max - 1, i.max} | ({-1, -2, -7, -64} if i.min else set())), dtype)
    if dtype.kind == 'f':
        f = np.finfo(dtype)
        v = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 7.25, -7.75, 10, 1e-3, -30.5, 100.25,
             float(f.tiny), float(f.max), float(f.min), float(np.nextafter(dtype.type(0), dtype.type(1)))]
        return np.array(v, dtype)
    v = [0, 1, -1, 1j, -1j, 1 + 2j, -2.5 + 0.5j, 3 - 4j, 0.1 - 0.2j, 10 + 1j]
    return np.array(v, dtype)


UNARY = ('negative absolute sign square reciprocal conjugate sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan '
         'arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh floor ceil trunc rint degrees radians invert '
         'logical_not isnan isinf isfinite signbit spacing').split()
SPECIAL = {'erf': sp.erf, 'erfc': sp.erfc, 'gamma': sp.gamma, 'gammaln': sp.gammaln, 'digamma': sp.psi, 'i0': sp.i0}
BINARY = ('add subtract multiply divide floor_divide remainder fmod power float_power arctan2 hypot copysign nextafter '
          'logaddexp logaddexp2 maximum minimum fmax fmin equal not_equal less less_equal greater greater_equal logical_and '
          'logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift').split()


# NumPy orders complex numbers and takes the sign of them, and has these functions of them; the engine does not.
REAL_ONLY = set('sign exp2 expm1 log1p arcsin arccos arctan arcsinh arccosh arctanh maximum minimum fmax fmin less less_equal greater greater_equal'.split())


def attempt(f):
    try:
        return f()
    except TypeError:
        return None


def promotion():
    rows = []
    for c in CODES:
        rows.append({'table': 'result_type', 'left': c, 'out': ''.join(np.result_type(np.ones(1, c), np.ones(1, d)).char for d in CODES)})
    for op in BINARY:
        f = getattr(np, op)
        for c in CODES:
            def one(d):
                r = attempt(lambda: f(np.ones(1, c), np.ones(1, d)))
                return '-' if r is None else r.dtype.char
            rows.append({'table': op, 'left': c, 'out': ''.join(map(one, CODES))})
    for op in UNARY:
        f = getattr(np, op)
        def one(c):
            r = attempt(lambda: f(np.ones(1, c)))
            return '-' if r is None else r.dtype.char
        rows.append({'table': op, 'left': '', 'out': ''.join(map(one, CODES))})
    for value in [True, 0, 1, -1, -129, 127, 128, 255, 256, 40000, 70000, 2**31, 2**40, 2**63, 1.0, 1e10, 1e300, float('inf')]:
        def name(dtype):
            return {'int64': 'l', 'uint64': 'L'}.get(dtype.name, dtype.char)
        for op in ('add', 'floor_divide', 'divide', 'arctan2'):
            out = ''.join('-' if r is None else name(r.dtype) for r in (attempt(lambda: getattr(np, op)(np.ones(1, c), value)) for c in CODES))
            rows.append({'table': 'with scalar', 'op': op, 'value': str(value).lower() if isinstance(value, bool) else number(value), 'float': isinstance(value, float), 'out': out})
        out = ''.join(name(np.result_type(np.ones(1, c), value)) for c in CODES)
        rows.append({'table': 'scalar', 'value': str(value).lower() if isinstance(value, bool) else number(value), 'float': isinstance(value, float), 'out': out})
    write('promotion', rows)


def elementwise():
    rows = []
    for op in UNARY:
        f = getattr(np, op)
        for dtype in DTYPES:
            x = odd(dtype)
            if dtype.kind == 'c' and op in REAL_ONLY:
                continue
            r = attempt(lambda: f(x))
            if r is not None and not (dtype.kind == 'b' and op in ('square', 'reciprocal', 'conjugate')):
                rows.append({'op': op, 'x': array(x), 'out': array(r)})
    for op, f in SPECIAL.items():
        x = np.array([np.nan, np.inf, -np.inf, 0.0, 0.1, -0.1, 0.5, 1, 1.2, 2, 2.3, 3, 4.5, 5.9, 7, 10.5, 20.25, 25.5, 50, 100.1, -0.75, -1.5, -3.3, -20.4, 170.6, 1e-9])
        if op == 'i0':
            x = x[np.abs(x) != np.inf]
        rows.append({'op': op, 'x': array(x), 'out': array(f(x))})
    write('unary', rows)
    rows = []
    for op in BINARY:
        f = getattr(np, op)
        for dtype in DTYPES:
            if dtype.kind == 'c' and op in REAL_ONLY:
                continue
            v = odd(dtype)
            x, y = [a.ravel() for a in np.meshgrid(v, v)]
            if op == 'power' and dtype.kind == 'i':
                x, y = x[y >= 0], y[y >= 0]
            if op in ('left_shift', 'right_shift'):
                keep = (y >= 0) & (y < 8 * dtype.itemsize) if dtype.kind in 'iu' else y == y
                x, y = x[keep], y[keep]
            if dtype.kind == 'c' and op in ('power', 'float_power', 'divide'):
                x, y = x[y != 0], y[y != 0]
            r = attempt(lambda: f(x, y))
            if r is not None:
                rows.append({'op': op, 'x': array(x), 'y': array(y), 'out': array(r)})
    write('binary', rows)
    rows = []
    for a in DTYPES:
        for b in DTYPES:
            x = odd(a)
            if a.kind in 'fc' and b.kind in 'iu':
                # Beyond the target's range C leaves the result open.
                x = x[np.isfinite(x)]
                x = x[(np.abs(x.real) < 100) & ((x.real >= 0) | (b.kind == 'i'))]
            rows.append({'x': array(x), 'out': array(x.astype(b))})
    write('cast', rows)


def reductions():
    rng = np.random.RandomState(7)
    rows = []
    ops = {'sum': np.sum, 'prod': np.prod, 'max': np.max, 'min': np.min, 'argmax': np.argmax, 'argmin': np.argmin, 'any': np.any, 'all': np.all}
    more = {'mean': np.mean, 'variance': np.var, 'std': np.std, 'nansum': np.nansum, 'nanmean': np.nanmean, 'nanvar': np.nanvar, 'fmax': np.nanmax, 'fmin': np.nanmin}
    shapes = [(7,), (3, 4), (2, 3, 5), (1, 1), ()]
    for dtype in DTYPES:
        for shape in shapes:
            if dtype.kind in 'iu':
                x = rng.randint(0, 100, shape).astype(dtype)
            elif dtype.kind == 'b':
                x = np.asarray(rng.randint(0, 2, shape)).astype(dtype)
            else:
                x = np.asarray(rng.standard_normal(shape)).astype(dtype)
            for op, f in {**ops, **more}.items():
                if dtype.kind == 'c' and op in ('max', 'min', 'argmax', 'argmin', 'fmax', 'fmin', 'nanvar'):
                    continue
                if dtype.char == 'e' and op == 'prod':
                    continue
                axes = [None] + [i for i in range(len(shape))]
                if not op.startswith('arg') and len(shape) == 3:
                    axes += [(0, 2), (1, 2), (0, 1)]
                for axis in axes:
                    r = np.asarray(f(x, axis=axis))
                    rows.append({'op': op, 'x': array(x), 'axis': axis if axis is None or isinstance(axis, int) else list(axis), 'out': array(r)})
    x = rng.standard_normal((4, 5))
    x[1, 2] = x[3, 0] = np.nan
    x[2, 2] = np.inf
    for op, f in {**ops, **more}.items():
        for axis in (None, 0, 1):
            rows.append({'op': op, 'x': array(x), 'axis': axis, 'out': array(f(x, axis=axis))})
    e = np.ones((0, 3))
    for op in ('sum', 'prod', 'any', 'all'):
        for axis in (None, 0, 1):
            rows.append({'op': op, 'x': array(e), 'axis': axis, 'out': array(ops[op](e, axis=axis))})
    write('reduce', rows)

    rows = []
    for n in (1, 5, 8, 127, 128, 129, 1000, 4097, 65536, 100003, 200001):
        for dtype in ('float64', 'float32', 'complex128'):
            i = np.arange(n, dtype='float64')
            x = (np.remainder(i * 0.6180339887498949, 1) - 0.25).astype(dtype)
            if dtype == 'complex128':
                x = x + 1j * x[::-1]
            rows.append({'n': n, 'dtype': dtype, 'sum': flat(x.sum()), 'mean': flat(x.mean()), 'var': flat(x.var())})
    i = np.arange(600 * 700, dtype='float64').reshape(600, 700)
    x = np.remainder(i * 0.6180339887498949, 1) - 0.25
    rows.append({'axis0': flat(x.sum(axis=0))[:50], 'axis1': flat(x.sum(axis=1))[:50]})
    write('pairwise', rows)


def arrays():
    """Scans, sorting, indexing and products."""
    rng = np.random.RandomState(11)
    rows = []
    for dtype in 'iblBLefdFD?':
        for shape in ((6,), (3, 4), (2, 3, 4)):
            x = np.asarray(rng.randint(0, 2 if dtype == '?' else 9, shape)).astype(dtype)
            if dtype in 'efd':
                x = x / np.asarray(4).astype(dtype)
            for axis in range(len(shape)):
                a = array(x)
                rows.append({'op': 'cumsum', 'x': a, 'axis': axis, 'out': array(np.cumsum(x, axis))})
                rows.append({'op': 'cumprod', 'x': a, 'axis': axis, 'out': array(np.cumprod(x, axis))})
                if dtype in 'FD':
                    continue
                rows.append({'op': 'cummax', 'x': a, 'axis': axis, 'out': array(np.maximum.accumulate(x, axis))})
                rows.append({'op': 'cummin', 'x': a, 'axis': axis, 'out': array(np.minimum.accumulate(x, axis))})
                rows.append({'op': 'sort', 'x': a, 'axis': axis, 'out': array(np.sort(x, axis))})
                rows.append({'op': 'argsort', 'x': a, 'axis': axis, 'out': array(np.argsort(x, axis, kind='stable'))})
    x = np.array([3.5, np.nan, 0.0, 0.0, -np.inf, np.inf, 1, -2, np.nan, 1])
    rows.append({'op': 'sort', 'x': array(x), 'axis': 0, 'out': array(np.sort(x))})
    rows.append({'op': 'argsort', 'x': array(x), 'axis': 0, 'out': array(np.argsort(x, kind='stable'))})
    for dtype in 'bhilHILefdFD?':
        for a, b in (((3, 4), (4, 5)), ((4,), (4, 5)), ((3, 4), (4,)), ((4,), (4,)), ((2, 3, 4), (4, 5)), ((2, 1, 3, 4), (3, 4, 2)), ((3, 0), (0, 2)), ((7, 13), (13, 9))):
            x = np.asarray(rng.randint(0, 2 if dtype == '?' else 6, a)).astype(dtype)
            y = np.asarray(rng.randint(0, 2 if dtype == '?' else 6, b)).astype(dtype)
            rows.append({'op': 'matmul', 'x': array(x), 'y': array(y), 'out': array(np.matmul(x, y))})
            rows.append({'op': 'dot', 'x': array(x), 'y': array(y), 'out': array(np.dot(x, y))} if len(a) < 3 else {'op': 'matmul', 'x': array(x), 'y': array(y), 'out': array(np.matmul(x, y))})
    s = np.array([1.0, 2, 2, 3, 5, np.nan])
    v = np.array([0, 2, 2.5, 5, 6, np.nan, -np.inf])
    for side in ('left', 'right'):
        rows.append({'op': 'searchsorted', 'side': side, 'x': array(s), 'y': array(v), 'out': array(np.searchsorted(s, v, side))})
    x = np.arange(24.0).reshape(2, 3, 4)
    i = np.array([[1, -1], [0, 2]])
    for axis in (1, 2):
        rows.append({'op': 'take', 'x': array(x), 'y': array(i), 'axis': axis, 'out': array(np.take(x, i, axis))})
    j = np.array([[[0, 1, 2, 0]], [[2, 2, 0, 1]]])
    rows.append({'op': 'takeAlong', 'x': array(x), 'y': array(j), 'axis': 1, 'out': array(np.take_along_axis(x, j, 1))})
    for offset in (-2, -1, 0, 1, 3):
        rows.append({'op': 'diagonal', 'x': array(x), 'axis': offset, 'out': array(np.diagonal(x, offset, 1, 2))})
        rows.append({'op': 'trace', 'x': array(x[0]), 'axis': offset, 'out': array(np.trace(x[0], offset))})
    write('arrays', rows)


promotion()
elementwise()
reductions()
arrays()
