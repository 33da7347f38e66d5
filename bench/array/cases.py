"""NumPy's side of bench/array: wall and processor milliseconds of each case, the best of several runs, as JSON."""
import json
import sys
import time

import numpy as np

n = int(sys.argv[1])
rng = np.random.RandomState(1)
a, b = rng.rand(n), rng.rand(n)
m = rng.rand(1000, 1000)
small = rng.rand(10)
part = a[: n // 4].copy()
rows = a[: n // 1000 * 1000].reshape(-1, 1000)
places = rng.randint(0, n, n)


def best(f, times=5):
    wall, cpu = [], []
    for _ in range(times):
        start = time.perf_counter(), time.process_time()
        f()
        wall.append(time.perf_counter() - start[0])
        cpu.append(time.process_time() - start[1])
    return [min(wall) * 1e3, min(cpu) * 1e3]


features = np.core._multiarray_umath.__cpu_features__
simd = [name for name in ('AVX512_SKX', 'AVX512F', 'AVX2', 'NEON', 'SSE42') if features.get(name)]

print(json.dumps({
    'version': np.__version__,
    'simd': simd[0] if simd else 'no vectors',
    'cases': {
        'a + b': best(lambda: a + b),
        '(a * 2 + b).exp().sum()': best(lambda: np.exp(a * 2 + b).sum()),
        'where(a > .5, sqrt(a) * b, -a) + b * 2': best(lambda: np.where(a > .5, np.sqrt(a) * b, -a) + b * 2),
        'sum': best(lambda: a.sum()),
        'sum over axis 0': best(lambda: rows.sum(axis=0)),
        'sum over axis 1': best(lambda: rows.sum(axis=1)),
        'max': best(lambda: a.max()),
        'argmax': best(lambda: a.argmax()),
        'argmax over axis 0': best(lambda: rows.argmax(axis=0)),
        'var': best(lambda: a.var(), 3),
        'var over axis 0': best(lambda: rows.var(axis=0), 3),
        'exp': best(lambda: np.exp(a), 3),
        'log': best(lambda: np.log(a), 3),
        'sin': best(lambda: np.sin(a), 3),
        'tanh': best(lambda: np.tanh(a), 3),
        'cumsum': best(lambda: a.cumsum(), 3),
        'take at random': best(lambda: a[places], 3),
        'a[a > .5]': best(lambda: a[a > .5], 3),
        'sort (a quarter)': best(lambda: np.sort(part), 3),
        'argsort (a quarter)': best(lambda: np.argsort(part), 2),
        'rand': best(lambda: rng.rand(n), 3),
        'randn': best(lambda: rng.randn(n), 3),
        'matmul 1000': best(lambda: m @ m),
        '10 elements: a + 1': best(lambda: [small + 1 for _ in range(100)], 20),
    },
}))
