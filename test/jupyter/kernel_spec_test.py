"""Jupyter's own test of kernels."""

import unittest

import jupyter_kernel_test as jkt

# A machine with much else to do may need more than the 15 seconds that stand there, as defaults of parameters too.
TIMEOUT = 120
jkt.TIMEOUT = TIMEOUT


class MarsKernelTests(jkt.KernelTests):
    def execute_helper(self, code, timeout=TIMEOUT, **options):
        return super().execute_helper(code, timeout=timeout, **options)

    def history_helper(self, execute_first, timeout=TIMEOUT, **arguments):
        return super().history_helper(execute_first, timeout=timeout, **arguments)

    kernel_name = "mars-ts"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('trouble')"
    code_page_something = "Math.max?"
    code_generate_error = "throw new TypeError('wrong')"
    code_clear_output = "clear_output()"
    code_inspect_sample = "Math.max"

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "'text'.toUpperC", "matches": {"toUpperCase"}},
        {"text": "JSON.parse(JSON.str", "matches": {"stringify"}},
        {"text": "Number.isSafe", "matches": {"isSafeInteger"}},
    ]

    complete_code_samples = [
        "1",
        "const x = 1",
        "console.log('hello')",
        "function f(n: number) {\n  return n\n}",
        "for (const i of [1, 2]) { console.log(i) }",
        "class A { b = 1 }",
        "`a ${1} b`",
        "// a comment",
    ]
    incomplete_code_samples = [
        "function f() {",
        "const x = [1,",
        "f(1,",
        "`not closed",
        "/* not closed",
        "if (true) {\n  g()",
        "class A {",
    ]
    invalid_code_samples = ["const const = 1", "1 +* 2", "}", "let x = )"]

    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "[1, 2, 3].map((n) => n * 2)", "result": "[ 2, 4, 6 ]"},
        {"code": "await Promise.resolve('later')"},
        {"code": "7 * 6", "result": "42"},
    ]
    code_display_data = [
        {"code": "display(html`<b>bold</b>`)", "mime": "text/html"},
        {"code": "display({[Symbol.for('Jupyter.display')]: () => ({'text/markdown': '*x*'})})", "mime": "text/markdown"},
    ]

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 + 2*"


class MarsWelcomeTests(jkt.IopubWelcomeTests):
    kernel_name = "mars-ts"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
