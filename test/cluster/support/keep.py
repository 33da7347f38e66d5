"""Runs a program, and kills all of its processes when standard input ends: nothing is left of a test that died.

    python keep.py PROGRAM ARGUMENT ...
"""
import os
import subprocess
import sys
import threading
import time

import psutil


def others():
    """The processes of this group, but for this one."""
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and os.getpgid(process.pid) == os.getpgrp():
                yield process, 'resource_tracker' in ' '.join(process.cmdline())
        except (ProcessLookupError, psutil.NoSuchProcess, psutil.ZombieProcess):
            continue


def kill_all():
    """Python's resource trackers free the shared memory of the others when these have ended, and end then."""
    patient_until = time.monotonic() + 20
    while left := list(others()):
        for process, is_tracker in left:
            if not is_tracker or time.monotonic() > patient_until:
                process.kill()
        time.sleep(0.05)
    os._exit(0)


def end_with_input():
    sys.stdin.buffer.read()
    kill_all()


if __name__ == '__main__':
    program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    threading.Thread(target=end_with_input, daemon=True).start()
    code = program.wait()
    print(f'{sys.argv[1:]} ended with {code}', file=sys.stderr)
    kill_all()
