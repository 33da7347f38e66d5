"""Jupyter's own test of kernels, with samples in each kernel's language."""

import io
import sys
import unittest

import jupyter_kernel_test as jkt

TYPESCRIPT = {
    "language_name": "typescript",
    "file_extension": ".ts",
    "code_hello_world": "console.log('hello, world')",
    "code_stderr": "console.error('trouble')",
    "code_page_something": "Math.max?",
    "code_generate_error": "throw new TypeError('wrong')",
    "code_inspect_sample": "Math.max",
    "completion_samples": [{"text": "Math.hyp", "matches": {"hypot"}}],
    "complete_code_samples": ["1", "const x = 1", "function f() {\n  return 1\n}"],
    "incomplete_code_samples": ["function f() {", "const x = [1,"],
    "invalid_code_samples": ["const const = 1", "}"],
    "code_execute_result": [{"code": "1 + 2 + 3", "result": "6"}],
    "code_display_data": [{"code": "({[Symbol.for('Jupyter.display')]: () => ({'text/html': '<b>x</b>'})})", "mime": "text/html"}],
    "supported_history_operations": ("tail", "range", "search"),
    "code_history_pattern": "1 + 2*",
}
SAMPLES = {
    "mars-ts": {**TYPESCRIPT, "code_clear_output": "clear_output()", "code_display_data": [{"code": "display(html`<b>x</b>`)", "mime": "text/html"}]},
    "deno": {
        **TYPESCRIPT,
        "code_clear_output": "await Deno.jupyter.broadcast('clear_output', {wait: false})",
        "code_display_data": [{"code": "await Deno.jupyter.display({'text/html': '<b>x</b>'}, {raw: true})", "mime": "text/html"}],
    },
    "python3": {
        "language_name": "python",
        "file_extension": ".py",
        "code_hello_world": "print('hello, world')",
        "code_stderr": "import sys; print('trouble', file=sys.stderr)",
        "code_page_something": "zip?",
        "code_generate_error": "raise TypeError('wrong')",
        "code_clear_output": "from IPython.display import clear_output; clear_output()",
        "code_inspect_sample": "zip",
        "completion_samples": [{"text": "zi", "matches": {"zip"}}],
        "complete_code_samples": ["1", "x = 1", "def f(x):\n  return x\n\n"],
        "incomplete_code_samples": ["def f(x):", "x = [1,"],
        "invalid_code_samples": ["import = 7", "}"],
        "code_execute_result": [{"code": "1 + 2 + 3", "result": "6"}],
        "code_display_data": [{"code": "from IPython.display import HTML, display; display(HTML('<b>x</b>'))", "mime": "text/html"}],
        "supported_history_operations": ("tail", "range", "search"),
        "code_history_pattern": "1 + 2*",
    },
}


def conformance(name):
    case = type("Conformance", (jkt.KernelTests,), {"kernel_name": name, **SAMPLES[name]})
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    for test, trace in [*result.failures, *result.errors]:
        print(f"{name}: {test}\n{trace}", file=sys.stderr)
    failed = len({str(test.id()).split(" ")[0] for test, _ in [*result.failures, *result.errors]})
    skipped = len(result.skipped)
    return f"{result.testsRun - failed - skipped}/{failed}/{skipped}"
