"""NumPy's side of bench/array: the best of several runs of each case, in milliseconds, as JSON."""
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


def best(f, times=5):
    marks = []
    for _ in range(times):
        start = time.perf_counter()
        f()
        marks.append(time.perf_counter() - start)
    return min(marks) * 1e3


print(json.dumps({
    'version': np.__version__,
    'a + b': best(lambda: a + b),
    '(a * 2 + b).exp().sum()': best(lambda: np.exp(a * 2 + b).sum()),
    'where(a > .5, sqrt(a) * b, -a) + b * 2': best(lambda: np.where(a > .5, np.sqrt(a) * b, -a) + b * 2),
    'sum': best(lambda: a.sum()),
    'sum over axis 0': best(lambda: a.reshape(-1, 1000).sum(axis=0)),
    'var': best(lambda: a.var(), 3),
    'sin': best(lambda: np.sin(a), 3),
    'sort (a quarter)': best(lambda: np.sort(part), 3),
    'argsort (a quarter)': best(lambda: np.argsort(part), 2),
    'rand': best(lambda: rng.rand(n), 3),
    'randn': best(lambda: rng.randn(n), 3),
    'matmul 1000': best(lambda: m @ m),
    '10 elements: a + 1': best(lambda: small + 1, 200),
}))
