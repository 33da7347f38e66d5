"""What a front-end that is built on jupyter_client lives through with the kernel."""

import os
import signal
import unittest
from queue import Empty

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

KERNEL = "mars-ts"
TIMEOUT = 120

# Each keeps the kernel busy in a way of its own; the first line that each prints tells that it has begun.
BUSY = {
    "loop": "console.log('begun'); while (true) {}",
    "pending await": "console.log('begun'); await new Promise(() => {})",
    "loop after an await": "await Promise.resolve(); console.log('begun'); while (true) {}",
    "loop in a timer": "await new Promise(() => setTimeout(() => { console.log('begun'); while (true) {} }, 1))",
    "microtasks": "console.log('begun'); const next = (): Promise<void> => Promise.resolve().then(next); await next()",
    "loop that catches all": "console.log('begun'); for (;;) { try { for (;;) {} } catch {} }",
    "Atomics.wait": "console.log('begun'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    "regular expression": "console.log('begun'); /^(a+)+$/.test('a'.repeat(60) + 'b')",
    "large sort": "console.log('begun'); for (;;) Array.from({length: 1e6}, Math.random).sort()",
    "endless output": "for (;;) console.log('begun')",
}


class KernelCase(unittest.TestCase):
    """A kernel for each class; every test begins with nothing left to be read."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def setUp(self):
        self.drain()

    def drain(self):
        for channel in (self.client.shell_channel, self.client.iopub_channel, self.client.control_channel):
            while channel.msg_ready():
                channel.get_msg(timeout=TIMEOUT)

    def reply(self, msg_id, channel="shell"):
        get = self.client.get_shell_msg if channel == "shell" else self.client.get_control_msg
        while True:
            message = get(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def output(self, msg_id):
        """What was published for a request, until idle."""
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return messages
                continue
            messages.append(message)

    def run_cell(self, code, **options):
        msg_id = self.client.execute(code, **options)
        output = self.output(msg_id)
        return self.reply(msg_id)["content"], output

    def result(self, code):
        content, output = self.run_cell(code)
        self.assertEqual(content["status"], "ok", content)
        return [m["content"]["data"]["text/plain"] for m in output if m["msg_type"] == "execute_result"][-1]

    def await_stream(self, msg_id):
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == msg_id and message["msg_type"] == "stream":
                return message

    def control(self, msg_type, content=None):
        message = self.client.session.msg(msg_type, content or {})
        self.client.control_channel.send(message)
        return self.reply(message["header"]["msg_id"], "control")


def text_of(output, name="stdout"):
    return "".join(m["content"]["text"] for m in output if m["msg_type"] == "stream" and m["content"]["name"] == name)


class InterruptTests(KernelCase):
    def test_every_busy_cell_is_interrupted_and_state_is_kept(self):
        self.run_cell("let kept = 41")
        for name, code in BUSY.items():
            with self.subTest(name):
                msg_id = self.client.execute(code)
                self.await_stream(msg_id)
                self.assertEqual(self.control("kernel_info_request")["content"]["status"], "ok")
                self.assertTrue(self.client.is_alive())
                self.assertEqual(self.control("interrupt_request")["content"], {"status": "ok"})
                reply = self.reply(msg_id)["content"]
                self.assertEqual(reply["status"], "error")
                self.assertEqual(reply["ename"], "InterruptedError")
                self.output(msg_id)
                self.assertEqual(self.result("kept + 1"), "42")

    def test_interrupting_an_idle_kernel_changes_nothing(self):
        self.control("interrupt_request")
        self.assertEqual(self.result("1 + 1"), "2")

    def test_a_signal_interrupts_every_busy_cell(self):
        for name in ("pending await", "loop", "loop that catches all"):
            with self.subTest(name):
                msg_id = self.client.execute(BUSY[name])
                self.await_stream(msg_id)
                self.assertEqual(self.reply_to_signals(msg_id)["content"]["ename"], "InterruptedError")
                self.output(msg_id)
                # The latest signal may have come too late for the cell, and be for this one.
                self.run_cell("await null")
                self.assertEqual(self.result("1 + 1"), "2")

    def reply_to_signals(self, msg_id):
        """Signals until the cell is answered: what hears them while the main thread is busy starts after the kernel."""
        for _ in range(TIMEOUT):
            os.kill(self.manager.provisioner.pid, signal.SIGINT)
            try:
                message = self.client.get_shell_msg(timeout=1)
            except Empty:
                continue
            if message["parent_header"].get("msg_id") == msg_id:
                return message
        self.fail("no signal interrupts the cell")


class OutputTests(KernelCase):
    def test_a_hundred_thousand_lines_arrive_in_order_before_idle(self):
        _, output = self.run_cell("for (let i = 0; i < 100_000; i++) console.log(i)")
        self.assertEqual(text_of(output), "".join(f"{i}\n" for i in range(100_000)))

    def test_stdout_and_stderr_are_apart(self):
        _, output = self.run_cell("console.log('a'); console.error('b'); console.log('c')")
        self.assertEqual(text_of(output), "a\nc\n")
        self.assertEqual(text_of(output, "stderr"), "b\n")

    def test_child_processes_are_heard(self):
        code = """
import {execSync} from 'node:child_process';
execSync('echo from a child; echo trouble >&2', {stdio: 'inherit'});
"""
        _, output = self.run_cell(code)
        self.assertEqual(text_of(output), "from a child\n")
        self.assertEqual(text_of(output, "stderr"), "trouble\n")

    def test_a_timer_prints_into_its_own_cell(self):
        first = self.client.execute("setTimeout(() => console.log('late'), 300); 'first'")
        second = self.client.execute("await new Promise((resolve) => setTimeout(resolve, 800)); console.log('second')")
        texts = {}
        while second not in texts:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "stream":
                texts[message["parent_header"]["msg_id"]] = message["content"]["text"]
        self.assertEqual(texts, {first: "late\n", second: "second\n"})
        self.output(second)

    def test_displays_are_updated_and_cleared(self):
        _, output = self.run_cell(
            "const shown = await display(html`<b>1</b>`, {id: 'one'}); await shown.update(html`<b>2</b>`); clear_output(true)"
        )
        kinds = [m["msg_type"] for m in output if m["msg_type"] != "execute_input"]
        self.assertEqual(kinds, ["display_data", "update_display_data", "clear_output"])
        displays = [m["content"] for m in output if "data" in m["content"]]
        self.assertEqual([d["transient"]["display_id"] for d in displays], ["one", "one"])
        self.assertEqual([d["data"]["text/html"] for d in displays], ["<b>1</b>", "<b>2</b>"])


class RequestTests(KernelCase):
    def test_cells_behind_a_failed_one_are_aborted_and_later_ones_run(self):
        self.run_cell("const gone = new Promise((resolve) => comms.register('go', resolve))")
        failing = self.client.execute("await gone; throw new Error('no')")
        behind = [self.client.execute("'never'") for _ in range(3)]
        # A comm's message is heard while a cell runs, and comes after what was sent before it.
        go = self.client.session.msg("comm_open", {"comm_id": "go", "target_name": "go", "data": {}})
        self.client.shell_channel.send(go)
        self.assertEqual(self.reply(failing)["content"]["status"], "error")
        for msg_id in behind:
            self.assertEqual(self.reply(msg_id)["content"]["status"], "aborted")
        self.output(behind[-1])
        self.assertEqual(self.result("'later'"), "'later'")

    def test_without_stop_on_error_the_queue_goes_on(self):
        failing = self.client.execute("throw new Error('no')", stop_on_error=False)
        behind = self.client.execute("1")
        self.assertEqual(self.reply(failing)["content"]["status"], "error")
        self.assertEqual(self.reply(behind)["content"]["status"], "ok")
        self.output(behind)

    def test_silent_cells_say_nothing_and_are_not_counted(self):
        before, _ = self.run_cell("1")
        content, output = self.run_cell("2", silent=True)
        self.assertEqual(content["status"], "ok")
        self.assertEqual(output, [])
        self.run_cell("3", store_history=False)
        after, _ = self.run_cell("4")
        self.assertEqual(after["execution_count"], before["execution_count"] + 1)

    def test_user_expressions_are_evaluated_after_the_cell(self):
        content, _ = self.run_cell("const six = 6", user_expressions={"good": "six * 7", "bad": "nothing.at.all"})
        self.assertEqual(content["user_expressions"]["good"]["data"]["text/plain"], "42")
        self.assertEqual(content["user_expressions"]["bad"]["ename"], "ReferenceError")

    def test_a_question_is_answered_by_the_front_end(self):
        msg_id = self.client.execute("const name = await input('Who? '); name", allow_stdin=True)
        question = self.client.get_stdin_msg(timeout=TIMEOUT)
        self.assertEqual(question["content"], {"prompt": "Who? ", "password": False})
        self.client.input("me")
        self.assertEqual(self.reply(msg_id)["content"]["status"], "ok")
        results = [m for m in self.output(msg_id) if m["msg_type"] == "execute_result"]
        self.assertEqual(results[0]["content"]["data"]["text/plain"], "'me'")

    def test_a_question_without_anybody_to_answer_is_an_error(self):
        content, _ = self.run_cell("await input('Who? ')", allow_stdin=False)
        self.assertEqual(content["status"], "error")
        self.assertIn("allow_stdin", content["evalue"])

    def test_a_question_can_be_interrupted(self):
        msg_id = self.client.execute("await input('Who? ')", allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        self.control("interrupt_request")
        self.assertEqual(self.reply(msg_id)["content"]["ename"], "InterruptedError")
        self.output(msg_id)
        self.client.input("too late")
        self.assertEqual(self.result("1 + 1"), "2")

    def test_completion_counts_code_points_and_tells_types(self):
        self.run_cell("const someName = {inner: 1}")
        code = "'😀😀'; someName.inn"
        msg_id = self.client.complete(code)
        content = self.reply(msg_id)["content"]
        self.assertEqual(content["matches"], ["inner"])
        self.assertEqual(code[content["cursor_start"] : content["cursor_end"]], "inn")
        self.assertEqual(content["metadata"]["_jupyter_types_experimental"][0]["text"], "inner")

    def test_history_is_told(self):
        self.run_cell("'to be remembered'")
        msg_id = self.client.history(hist_access_type="tail", n=1, output=True)
        ((_, _, (code, output)),) = self.reply(msg_id)["content"]["history"]
        self.assertEqual((code, output), ("'to be remembered'", "'to be remembered'"))


class FaultTests(KernelCase):
    def assert_alive(self):
        self.assertEqual(self.result("1 + 1"), "2")

    def test_process_exit_is_an_error_of_the_cell(self):
        content, _ = self.run_cell("process.exit(3)")
        self.assertEqual(content["status"], "error")
        self.assert_alive()

    def test_an_unhandled_rejection_is_reported(self):
        msg_id = self.client.execute("void Promise.reject(new RangeError('nobody caught me')); await new Promise((r) => setTimeout(r, 100))")
        output = self.output(msg_id)
        self.reply(msg_id)
        self.assertIn("nobody caught me", str([m["content"] for m in output]))
        self.assert_alive()

    def test_a_throw_in_a_timer_is_reported(self):
        msg_id = self.client.execute("setTimeout(() => { throw new RangeError('in a timer') }, 10); await new Promise((r) => setTimeout(r, 100))")
        output = self.output(msg_id)
        self.reply(msg_id)
        self.assertIn("in a timer", str([m["content"] for m in output]))
        self.assert_alive()

    def test_deep_recursion_is_an_error_of_the_cell(self):
        content, _ = self.run_cell("const deep = (): number => deep() + 1; deep()")
        self.assertEqual(content["ename"], "RangeError")
        self.assert_alive()


class RestartTests(KernelCase):
    def test_a_restarted_kernel_has_forgotten_everything(self):
        self.run_cell("let forgotten = 1")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.assertEqual(self.result("typeof forgotten"), "'undefined'")

    def test_a_kernel_that_is_shut_down_ends_by_itself(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        client.execute("while (true) {}")
        client.shutdown()
        manager.finish_shutdown()
        self.assertFalse(manager.is_alive())
        client.stop_channels()


class NotebookTests(unittest.TestCase):
    def notebook(self, *cells):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        book.metadata.kernelspec = {"name": KERNEL, "display_name": "Mars (TypeScript)", "language": "typescript"}
        return book

    def test_a_notebook_is_run_from_top_to_bottom(self):
        book = self.notebook("const x: number = 20", "console.log('seen'); x + 1", "html`<i>${x}</i>`")
        NotebookClient(book, kernel_name=KERNEL, timeout=TIMEOUT).execute()
        printed, value = book.cells[1].outputs
        self.assertEqual(printed.text, "seen\n")
        self.assertEqual(value.data["text/plain"], "21")
        self.assertEqual(book.cells[2].outputs[0].data["text/html"], "<i>20</i>")
        self.assertEqual(book.metadata.language_info.name, "typescript")

    def test_a_failing_cell_stops_the_run(self):
        book = self.notebook("throw new Error('stop here')", "1")
        with self.assertRaisesRegex(CellExecutionError, "stop here"):
            NotebookClient(book, kernel_name=KERNEL, timeout=TIMEOUT).execute()
        self.assertEqual(book.cells[1].outputs, [])


if __name__ == "__main__":
    unittest.main()
