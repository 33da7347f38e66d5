"""The table of kernels: everything is measured in one run on one machine. `scripts/bench-kernel.mjs` starts it with its surroundings."""

import sys

from conformance import conformance
from rows import ROWS

TITLES = {"mars-ts": "mars-ts", "python3": "ipykernel", "deno": "Deno"}


def main(names, words):
    rows = {"jupyter_kernel_test: pass/fail/skip": conformance, **ROWS}
    rows = {title: row for title, row in rows.items() if not words or any(word in title for word in words)}
    print("| | " + " | ".join(TITLES[name] for name in names) + " |", flush=True)
    print("| --- |" + " --- |" * len(names), flush=True)
    for title, row in rows.items():
        print(f"| {title} | " + " | ".join(row(name) for name in names) + " |", flush=True)


if __name__ == "__main__":
    kernels = [word for word in sys.argv[1:] if word in TITLES]
    main(kernels or list(TITLES), [word for word in sys.argv[1:] if word not in TITLES])
