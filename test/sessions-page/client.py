"""Runs cells, read as JSON, in a kernel through jupyter_client; prints what each showed."""

import json
import sys

from jupyter_client.manager import start_new_kernel

TIMEOUT = 120


def run(client, code):
    shown = {"text": None}

    def hear(message):
        content = message["content"]
        if message["msg_type"] == "execute_result":
            shown["text"] = content["data"]["text/plain"]

    reply = client.execute_interactive(code, output_hook=hear, timeout=TIMEOUT)["content"]
    if reply["status"] == "error":
        return {"error": {"name": reply["ename"], "message": reply["evalue"]}}
    return shown


manager, client = start_new_kernel(kernel_name="mars-ts", startup_timeout=TIMEOUT)
try:
    print(json.dumps([run(client, code) for code in json.load(sys.stdin)]))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
