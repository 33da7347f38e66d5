"""Mars's own client, as the peer of client.ts: one case a line on standard input, its times as JSON on standard output.

    python client.py URL
"""
import json
import resource
import sys
import time

import numpy as np
import mars
import mars.dataframe as md
import mars.tensor as mt


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def tiny():
    df = md.DataFrame([[1, 2], [3, 4]])
    df.execute(show_progress=False)
    df.fetch()


def up(values):
    data = np.arange(values, dtype='f8')
    return timed(lambda: mt.tensor(data).execute(show_progress=False))[0]


def down(values):
    t = mt.arange(values, dtype='f8').execute(show_progress=False)
    took, data = timed(t.fetch)
    assert data.shape == (values,) and data[-1] == values - 1
    return took


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(url):
    mars.new_session(url, default=True)
    tiny()
    print('ready', flush=True)
    for line in sys.stdin:
        name, values = json.loads(line)
        before = peak()
        run = {'tiny': lambda: timed(tiny)[0], 'up': lambda: up(values), 'down': lambda: down(values)}[name]
        try:
            took = run()
        except Exception as error:
            # Mars's web server and its client refuse messages of more than 100 MiB.
            print(json.dumps({'failed': repr(error)}), flush=True)
            continue
        print(json.dumps({'took': took, 'before': before, 'peak': peak()}), flush=True)
    mars.stop_server()


if __name__ == '__main__':
    main(sys.argv[1])
