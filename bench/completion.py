"""How long completion and inspection take, as a front-end sees it: the first from the start of the kernel on, and each of 30 later ones.

    .envs/jupyter/bin/python bench/completion.py [mars-ts …]
"""

import statistics
import sys
import time

from jupyter_client.manager import KernelManager

TIMEOUT = 60
TIMES = 30
SETUP = {
    "python3": "import collections\nd = collections.OrderedDict(city=1, price=2)",
    "typescript": "const df = md.DataFrame({city: ['a'], price: [1]});",
}
ASKED = {
    "python3": ["d.", "d['", "collections.Or", "str.up"],
    "typescript": ["df.", "df.get('", "df.merge(df, {how: '", "df.sort_values('city', {", "mt.linalg.", "md.re"],
}
INSPECTED = {"python3": ["d.pop("], "typescript": ["df.sort_values(", "df.sortValues", "md.read_csv('x.csv', "]}


def reply(client, msg_id):
    while True:
        message = client.get_shell_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == msg_id:
            return message["content"]


def told(name, times):
    print(f"  {name}: min {1000 * min(times):.0f} ms, median {1000 * statistics.median(times):.0f} ms")


def measure(name):
    kind = name if name in SETUP else "typescript"
    print(name)
    manager = KernelManager(kernel_name=name)
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()

    def timed(ask, code):
        start = time.perf_counter()
        content = reply(client, ask(code, len(code)))
        assert content["status"] == "ok", content
        return time.perf_counter() - start, content

    first = ASKED[kind][-1]
    _, content = timed(client.complete, first)
    print(f"  first completion, from the start on: {time.perf_counter() - begin:.2f} s ({len(content['matches'])} for {first})")
    reply(client, client.execute(SETUP[kind]))
    for code in ASKED[kind]:
        timed(client.complete, code)
        told(f"{code} ({len(timed(client.complete, code)[1]['matches'])})", [timed(client.complete, f"/* {i} */ {code}")[0] for i in range(TIMES)])
    for code in INSPECTED[kind]:
        timed(client.inspect, code)
        told(f"inspect {code}", [timed(client.inspect, f"/* {i} */ {code}")[0] for i in range(TIMES)])
    client.stop_channels()
    manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    for each in sys.argv[1:] or ["mars-ts"]:
        measure(each)
