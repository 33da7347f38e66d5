"""papermill with a parameters cell, on the package that teaches it TypeScript."""

import math
import os
import subprocess
import sys
import tempfile
import unittest

import nbformat
import papermill
from mars_ts_papermill import TypeScriptTranslator
from papermill.exceptions import PapermillExecutionError

PARAMETERS = """\
// what the notebook takes
let city: string = 'nowhere' // where it is
let limit = 3;
const url = "http://there/a;b"; // not a comment: //
let rows: Array<number> = [1, 2]"""

SHOW = "console.log(JSON.stringify([city, limit])); await md.DataFrame({a: [1, 2, 3, 4]}).head(limit).execute()"


def notebook(folder, *cells):
    book = nbformat.v4.new_notebook()
    for source, tags in cells:
        book.cells.append(nbformat.v4.new_code_cell(source, metadata={"tags": tags}))
    book.metadata.kernelspec = {"name": "mars-ts", "display_name": "Mars (TypeScript)", "language": "typescript"}
    path = os.path.join(folder, "in.ipynb")
    nbformat.write(book, path)
    return path


class PapermillTests(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name
        self.out = os.path.join(self.folder, "out.ipynb")

    def papermill(self, *words):
        return subprocess.run([sys.executable, "-m", "papermill", *words], capture_output=True, text=True)

    def test_parameters_of_the_command_line_stand_behind_the_defaults(self):
        path = notebook(self.folder, (PARAMETERS, ["parameters"]), (SHOW, []))
        run = self.papermill(path, self.out, "-p", "city", "Bern \"old town\"", "-p", "limit", "2")
        self.assertEqual(run.returncode, 0, run.stderr)
        book = nbformat.read(self.out, 4)
        defaults, injected, shown = book.cells
        self.assertEqual(injected.metadata.tags, ["injected-parameters"])
        self.assertEqual(injected.source, '// Parameters\nlet city = "Bern \\"old town\\""\nlet limit = 2\n')
        printed, table = shown.outputs
        self.assertEqual(printed.text, '["Bern \\"old town\\"",2]\n')
        self.assertEqual(table.data["text/plain"], "   a\n0  1\n1  2")
        self.assertIn("<td>2</td>", table.data["text/html"])

    def test_without_parameters_the_defaults_hold(self):
        path = notebook(self.folder, (PARAMETERS, ["parameters"]), (SHOW, []))
        self.assertEqual(self.papermill(path, self.out).returncode, 0)
        self.assertEqual(nbformat.read(self.out, 4).cells[1].outputs[0].text, '["nowhere",3]\n')

    def test_a_failing_cell_ends_the_run_and_stands_in_what_is_written(self):
        path = notebook(self.folder, ("throw new RangeError('too far')", []), ("'never'", []))
        run = self.papermill(path, self.out)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("too far", run.stderr)
        book = nbformat.read(self.out, 4)
        errors = [output for cell in book.cells for output in cell.get("outputs", []) if output.output_type == "error"]
        self.assertEqual([(error.ename, error.evalue) for error in errors], [("RangeError", "too far")])
        self.assertEqual(book.cells[-1].outputs, [])
        with self.assertRaises(PapermillExecutionError):
            papermill.execute_notebook(path, self.out, progress_bar=False)

    def test_the_parameters_of_a_notebook_are_listed(self):
        path = notebook(self.folder, (PARAMETERS, ["parameters"]))
        told = papermill.inspect_notebook(path)
        found = {name: (each["inferred_type_name"], each["default"], each["help"]) for name, each in told.items()}
        self.assertEqual(
            found,
            {
                "city": ("string", "'nowhere'", "where it is"),
                "limit": ("None", "3", ""),
                "url": ("None", '"http://there/a;b"', "not a comment: //"),
                "rows": ("Array<number>", "[1, 2]", ""),
            },
        )

    def test_every_value_is_the_literal_of_the_same_value(self):
        values = {
            "nothing": None,
            "yes": True,
            "whole": -7,
            "large": 2**60,
            "half": 0.5,
            "tiny": 1e-300,
            "not_a_number": math.nan,
            "endless": -math.inf,
            "text": "line\n'quoted' \"twice\" `${x}` \\ \u2028 é",
            "many": [1, "two", [3.5, None]],
            "$named": {"a b": {"__proto__": 1}},
        }
        checks = (
            "console.log(String([nothing, yes, whole, large === 2n ** 60n, half, tiny, not_a_number, endless]));"
            "console.log(text === 'line\\n\\'quoted\\' \"twice\" `${x}` \\\\ \\u2028 é');"
            "console.log(JSON.stringify([many, $named]))"
        )
        path = notebook(self.folder, (checks, []))
        book = papermill.execute_notebook(path, self.out, parameters=values, progress_bar=False)
        self.assertEqual(
            "".join(output.text for output in book.cells[-1].outputs),
            ',true,-7,true,0.5,1e-300,NaN,-Infinity\ntrue\n[[1,"two",[3.5,null]],{"a b":{"__proto__":1}}]\n',
        )

    def test_a_name_that_typescript_does_not_take_is_refused(self):
        with self.assertRaisesRegex(Exception, "parameter 'my-city'"):
            TypeScriptTranslator.codify({"my-city": 1})


if __name__ == "__main__":
    unittest.main()
