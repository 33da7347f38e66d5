"""The rows of the table: each takes a kernel's name and gives what stands in its cell."""

import statistics
import time
from queue import Empty

from session import PATIENCE, STUCK, Dead, Kernel


def yes(value):
    return "yes" if value else "no"


def fate(name, work):
    """What `work` says of a fresh kernel; that it died or is stuck where it does."""
    with Kernel(name) as kernel:
        try:
            return work(kernel)
        except Dead:
            return "dies"
        except Empty:
            return "stuck"


def start(name):
    """The best of five."""
    infos, firsts = [], []
    for _ in range(5):
        with Kernel(name) as kernel:
            infos.append(kernel.info_seconds)
            kernel.run("1+1")
            firsts.append(kernel.seconds())
    return f"{min(infos):.2f} / {min(firsts):.2f}"


def small(name):
    def work(kernel):
        seconds = []
        for _ in range(50):
            begin = time.perf_counter()
            msg_id = kernel.client.execute("1+1")
            kernel.reply(msg_id)
            seconds.append(time.perf_counter() - begin)
            kernel.output(msg_id)
        return f"{statistics.median(seconds) * 1000:.1f} ({min(seconds) * 1000:.1f})"

    return fate(name, work)


def memory(name):
    def work(kernel):
        kernel.run("1+1")
        time.sleep(3)
        return f"{kernel.info_memory:.0f} / {kernel.memory():.0f}"

    return fate(name, work)


def interrupt(what):
    def row(name):
        def work(kernel):
            kernel.run(kernel.code["keep"])
            msg_id = kernel.begun(what)
            begin = time.perf_counter()
            kernel.manager.interrupt_kernel()
            kernel.reply(msg_id, STUCK)
            taken = (time.perf_counter() - begin) * 1000
            content, _ = kernel.run(kernel.code["kept"], STUCK)
            return f"{taken:.0f} ms, state {'kept' if content['status'] == 'ok' else 'lost'}"

        return fate(name, work)

    return row


def prints(name):
    def work(kernel):
        begin = time.perf_counter()
        msg_id = kernel.client.execute(kernel.code["prints"])
        output = kernel.output(msg_id)
        taken = time.perf_counter() - begin
        text = "".join(m["content"]["text"] for m in output if m["msg_type"] == "stream")
        complete = text.split() == [str(i) for i in range(100_000)]
        lines = text.count("\n")
        return f"{'all' if complete else f'{lines} before idle'}, {taken:.1f} s, {kernel.memory():.0f} MB"

    return fate(name, work)


def control(name):
    def work(kernel):
        kernel.begun("loop")
        return yes(kernel.control("kernel_info_request")["content"]["status"] == "ok")

    return fate(name, work)


def heartbeat(name):
    def work(kernel):
        kernel.begun("loop")
        taken = kernel.beats()
        return "no" if taken is None else f"yes, {taken:.1f} ms"

    return fate(name, work)


def queued(name):
    def work(kernel):
        failing = kernel.client.execute(kernel.code["fail"])
        behind = [kernel.client.execute("1") for _ in range(2)]
        kernel.reply(failing)
        statuses = {kernel.reply(msg_id)["content"]["status"] for msg_id in behind}
        later = "run" if kernel.alive() else "aborted"
        return f"{'run' if statuses == {'ok'} else ', '.join(sorted(statuses))}; later ones {later}"

    return fate(name, work)


def warned(kernel, code):
    """Whether a type error is told, after the cell's end too: it holds up nothing."""
    msg_id = kernel.client.execute(code)
    told = lambda m: m["parent_header"].get("msg_id") == msg_id and "not assignable" in str(m["content"])
    try:
        kernel.wait(kernel.client.get_iopub_msg, told, PATIENCE)
    except Empty:
        return False
    return True


def types(name):
    """Type errors, completion, documentation."""

    def work(kernel):
        code = kernel.code["type error"]
        told = "–" if code is None else yes(warned(kernel, code))
        setup, text, wanted = kernel.code["complete"]
        kernel.run(setup)
        content = kernel.reply(kernel.client.complete(text))["content"]
        found = [each for each in content["metadata"].get("_jupyter_types_experimental", []) if each["text"] == wanted]
        matched = any(match.endswith(wanted) for match in content["matches"])
        completed = "no" if not matched else "names" if not found else "typed, signature" if found[0].get("signature") else "typed"
        setup, text, parts = kernel.code["inspect"]
        kernel.run(setup)
        content = kernel.reply(kernel.client.inspect(text))["content"]
        shown = str(content.get("data"))
        explained = yes(content.get("found") and all(part in shown for part in parts))
        return f"{told} / {completed} / {explained}"

    return fate(name, work)


def conversations(name):
    """History, questions, comms."""

    def work(kernel):
        kernel.run("1 + 1")
        try:
            reply = kernel.reply(kernel.client.history(hist_access_type="tail", n=5), STUCK)
            history = yes(any("1 + 1" in str(entry) for entry in reply["content"].get("history", [])))
        except Empty:
            history = "no"
        msg_id = kernel.client.execute(kernel.code["comm"])
        kernel.reply(msg_id)
        opened = any(m["msg_type"] == "comm_open" for m in kernel.output(msg_id))
        try:
            reply = kernel.reply(kernel.client.comm_info(), STUCK)
            listed = "bench" in str(reply["content"].get("comms"))
        except Empty:
            listed = False
        comms = "yes" if opened and listed else "opened, not listed" if opened else "no"
        msg_id = kernel.client.execute(kernel.code["ask"], allow_stdin=True)
        try:
            kernel.wait(kernel.client.get_stdin_msg, lambda m: m["msg_type"] == "input_request", STUCK)
            kernel.client.input("me")
            asked = yes("me" in str(kernel.output(msg_id, STUCK)))
        except Empty:
            asked = "no"
        return f"{history}, {asked}, {comms}"

    return fate(name, work)


def survives(*names):
    def row(name):
        def one(what, wanted):
            def work(kernel):
                msg_id = kernel.client.execute(kernel.code[what])
                try:
                    told = wanted in str(kernel.output(msg_id, STUCK))
                except Empty:
                    told = False
                if not kernel.alive():
                    return "dies" if not kernel.manager.is_alive() else "stuck"
                return f"survives, {'told in the cell' if told else 'not told in the cell'}"

            return fate(name, work)

        return "; ".join(dict.fromkeys(one(what, wanted) for what, wanted in names))

    return row


ROWS = {
    "start to kernel_info / to first result, s": start,
    "`1+1`, median of 50 (best), ms": small,
    "memory after start / 3 s after the first result, MB": memory,
    "interrupt of a loop": interrupt("loop"),
    "interrupt of a pending `await`": interrupt("await"),
    "interrupt of a loop after an `await`": interrupt("loop after await"),
    "100,000 prints": prints,
    "control answered while busy": control,
    "heartbeat while busy": heartbeat,
    "queued cells after an error": queued,
    "type errors / completion / type and doc on inspect": types,
    "history, stdin, comms": conversations,
    "unhandled rejection; throw in a timer": survives(("rejection", "nobody"), ("timer", "timer")),
    "`process.exit`": survives(("exit", "exit")),
}
