"""A kernel that runs for one row of the table, and what is asked of it."""

import time
from queue import Empty

import zmq
from jupyter_client.manager import KernelManager
from languages import CODE

# Who has not answered by then is stuck.
PATIENCE = 60
STUCK = 8


class Dead(Exception):
    """The kernel's process has ended."""


class Kernel:
    def __init__(self, name):
        self.name = name
        self.code = CODE[name]

    def __enter__(self):
        self.begin = time.perf_counter()
        self.manager = KernelManager(kernel_name=self.name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.info = self.reply(self.client.kernel_info())["content"]
        self.info_seconds = self.seconds()
        # Before anything is run, and anything loaded ahead.
        self.info_memory = self.memory()
        # What is published before the subscription is heard is lost: a cell tells when it is.
        while not self.heard(self.client.execute("0", silent=False, store_history=False)):
            pass
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def heard(self, msg_id):
        self.reply(msg_id)
        try:
            self.output(msg_id, patience=1)
        except Empty:
            return False
        return True

    def seconds(self):
        return time.perf_counter() - self.begin

    def wait(self, get, wanted, patience):
        """The next message of a channel that fits."""
        end = time.perf_counter() + patience
        while True:
            try:
                message = get(timeout=0.5)
            except Empty:
                if not self.manager.is_alive():
                    raise Dead from None
                if time.perf_counter() > end:
                    raise
                continue
            if wanted(message):
                return message

    def reply(self, msg_id, patience=PATIENCE):
        return self.wait(self.client.get_shell_msg, lambda m: m["parent_header"].get("msg_id") == msg_id, patience)

    def output(self, msg_id, patience=PATIENCE):
        """What is published for a request, until idle."""
        messages = []
        mine = lambda m: m["parent_header"].get("msg_id") == msg_id
        while True:
            message = self.wait(self.client.get_iopub_msg, mine, patience)
            if message["content"].get("execution_state") == "idle":
                return messages
            messages.append(message)

    def run(self, code, patience=PATIENCE, **options):
        msg_id = self.client.execute(code, **options)
        content = self.reply(msg_id, patience)["content"]
        return content, self.output(msg_id, patience)

    def begun(self, what):
        """Starts a cell that keeps the kernel busy, and waits until it says so."""
        msg_id = self.client.execute(self.code[what])
        mine = lambda m: m["msg_type"] == "stream" and m["parent_header"].get("msg_id") == msg_id
        self.wait(self.client.get_iopub_msg, mine, PATIENCE)
        return msg_id

    def control(self, msg_type):
        message = self.client.session.msg(msg_type, {})
        self.client.control_channel.send(message)
        mine = lambda m: m["parent_header"].get("msg_id") == message["header"]["msg_id"]
        return self.wait(self.client.get_control_msg, mine, STUCK)

    def beats(self):
        """Milliseconds that a heartbeat takes, or None."""
        connection = self.manager.get_connection_info()
        with zmq.Context() as context, context.socket(zmq.REQ) as socket:
            socket.linger = 0
            socket.connect(f"tcp://{connection['ip']}:{connection['hb_port']}")
            begin = time.perf_counter()
            socket.send(b"beat")
            return (time.perf_counter() - begin) * 1000 if socket.poll(2000) else None

    def alive(self):
        try:
            content, _ = self.run("1 + 1", STUCK)
        except (Empty, Dead):
            return False
        return content["status"] == "ok"

    def memory(self):
        """Resident megabytes of the process and those it started."""
        total, todo = 0, [self.manager.provisioner.pid]
        while todo:
            pid = todo.pop()
            with open(f"/proc/{pid}/status") as status:
                total += next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                todo += map(int, children.read().split())
        return total / 1024
