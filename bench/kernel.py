"""Figures of installed kernels, side by side.

    .envs/jupyter/bin/python bench/kernel.py mars-ts python3
"""

import statistics
import sys
import time

from jupyter_client.manager import KernelManager

CODE = {
    "python3": {"loop": "print('begun', flush=True)\nwhile True: pass", "prints": "for i in range(100_000): print(i)"},
    "typescript": {
        "loop": "console.log('begun'); while (true) {}",
        "prints": "for (let i = 0; i < 100_000; i++) console.log(i)",
    },
}
TIMEOUT = 60


def memory_mb(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def until_idle(client, msg_id):
    """Text that was printed for a request."""
    text = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        if message["msg_type"] == "stream":
            text.append(message["content"]["text"])
        if message["content"].get("execution_state") == "idle":
            return "".join(text)


def reply(get, msg_id):
    while True:
        message = get(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == msg_id:
            return message


def timed(client, code):
    begin = time.perf_counter()
    msg_id = client.execute(code)
    reply(client.get_shell_msg, msg_id)
    return time.perf_counter() - begin, until_idle(client, msg_id)


def measure(name):
    manager = KernelManager(kernel_name=name)
    code = CODE.get(name, CODE["typescript"])
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    reply(client.get_shell_msg, client.kernel_info())
    info = time.perf_counter() - begin
    # Both kernels tell a subscriber that it is heard; what was published before is lost to it.
    while client.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "iopub_welcome":
        pass
    timed(client, "1+1")
    first = time.perf_counter() - begin
    small = statistics.median(timed(client, "1+1")[0] for _ in range(50))
    memory = memory_mb(manager.provisioner.pid)
    prints, text = timed(client, code["prints"])
    lines = text.count("\n")

    msg_id = client.execute(code["loop"])
    while client.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "stream":
        pass
    begin = time.perf_counter()
    manager.interrupt_kernel()
    reply(client.get_shell_msg, msg_id)
    interrupt = time.perf_counter() - begin
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return {
        "start to kernel_info, s": f"{info:.2f}",
        "start to first result, s": f"{first:.2f}",
        "1+1, median of 50, ms": f"{small * 1000:.1f}",
        "memory, MB": f"{memory:.0f}",
        "100,000 prints, s (lines that arrived)": f"{prints:.2f} ({lines})",
        "interrupt of a loop, ms": f"{interrupt * 1000:.0f}",
    }


def main(names):
    columns = {name: measure(name) for name in names}
    print("| | " + " | ".join(columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for row in next(iter(columns.values())):
        print(f"| {row} | " + " | ".join(column[row] for column in columns.values()) + " |")


if __name__ == "__main__":
    main(sys.argv[1:] or ["mars-ts", "python3"])
