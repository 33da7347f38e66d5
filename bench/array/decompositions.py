"""NumPy's side of bench/array/decompositions: wall and processor milliseconds, the best of several runs, as JSON."""
import json
import sys
import time

import numpy as np

n = int(sys.argv[1])
a = np.random.RandomState(1).rand(n, n)
definite = a @ a.T + n * np.eye(n)
right = np.random.RandomState(2).rand(n, 3)


def best(f, times=3):
    wall, cpu = [], []
    for _ in range(times):
        start = time.perf_counter(), time.process_time()
        f()
        wall.append(time.perf_counter() - start[0])
        cpu.append(time.process_time() - start[1])
    return [min(wall) * 1e3, min(cpu) * 1e3]


print(json.dumps({
    'matmul': best(lambda: a @ a),
    'cholesky': best(lambda: np.linalg.cholesky(definite)),
    'solve': best(lambda: np.linalg.solve(a, right)),
    'inv': best(lambda: np.linalg.inv(a)),
    'qr': best(lambda: np.linalg.qr(a)),
    'svd': best(lambda: np.linalg.svd(a, full_matrices=False)),
}))
