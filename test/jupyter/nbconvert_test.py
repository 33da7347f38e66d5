"""Notebooks run without anybody looking, by `jupyter nbconvert --execute`."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

import nbformat

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

CELLS = [
    "const n: number = 2; console.log('printed'); console.error('warned')",
    "await md.DataFrame({city: ['Bern', 'Jena'], people: [134, 111]}).execute()",
    "svg`<svg xmlns='http://www.w3.org/2000/svg' width='7' height='7' id='drawn'></svg>`",
    f"png('{PIXEL}')",
    "const shown = await display(html`<b>early</b>`, {id: 'one'}); await shown.update(html`<b>late</b>`)",
    "await mt.arange(n).execute()",
]


class NbconvertTests(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name

    def convert(self, to, cells, *options):
        """Runs the cells and gives the process, and the text that was written or None."""
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        book.metadata.kernelspec = {"name": "mars-ts", "display_name": "Mars (TypeScript)", "language": "typescript"}
        book.metadata.language_info = {"name": "typescript"}
        nbformat.write(book, os.path.join(self.folder, "in.ipynb"))
        command = [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", to, "--output", "out", *options]
        run = subprocess.run([*command, "in.ipynb"], cwd=self.folder, capture_output=True, text=True)
        path = os.path.join(self.folder, "out.html" if to == "html" else "out.ipynb")
        if not os.path.exists(path):
            return run, None
        with open(path, encoding="utf-8") as file:
            return run, file.read()

    def test_a_notebook_holds_what_its_cells_showed(self):
        run, text = self.convert("notebook", CELLS)
        self.assertEqual(run.returncode, 0, run.stderr)
        book = nbformat.reads(text, 4)
        nbformat.validate(book)
        outputs = [cell.outputs for cell in book.cells]
        self.assertEqual({output.name: output.text for output in outputs[0]}, {"stdout": "printed\n", "stderr": "warned\n"})
        self.assertEqual(outputs[1][0].data["text/plain"], "   city  people\n0  Bern     134\n1  Jena     111")
        self.assertIn('<table border="1" class="dataframe">', outputs[1][0].data["text/html"])
        self.assertIn("id='drawn'", outputs[2][0].data["image/svg+xml"])
        self.assertEqual(outputs[3][0].data["image/png"].strip(), PIXEL)
        self.assertEqual([output.data["text/html"] for output in outputs[4]], ["<b>late</b>"])
        self.assertEqual(outputs[5][0].data["text/plain"], "array([0, 1])")
        self.assertEqual([cell.execution_count for cell in book.cells], [1, 2, 3, 4, 5, 6])
        self.assertEqual(book.metadata.language_info.file_extension, ".ts")

    def test_type_warnings_stand_in_the_cell_that_they_are_about(self):
        run, text = self.convert("notebook", ["const first: number = 'text';", "const plain = 1; plain", "plain.toUpperCase; 2"])
        self.assertEqual(run.returncode, 0, run.stderr)
        first, plain, last = [cell.outputs for cell in nbformat.reads(text, 4).cells]
        self.assertIn("Type 'string' is not assignable to type 'number'", first[0].text)
        self.assertEqual([output.output_type for output in plain], ["execute_result"])
        self.assertIn("'toUpperCase' does not exist on type '1'", "".join(output.get("text", "") for output in last))

    def test_a_page_shows_tables_and_pictures(self):
        run, page = self.convert("html", CELLS)
        self.assertEqual(run.returncode, 0, run.stderr)
        for part in ("printed", "warned", '<table border="1" class="dataframe">', "<td>Jena</td>", f"data:image/png;base64,{PIXEL}", "<b>late</b>", "array([0, 1])"):
            self.assertTrue(part in page, part)
        self.assertEqual(page.count('class="jp-RenderedSVG'), 1)
        coloured = re.search(r'<div class="highlight hl-typescript"><pre><span></span><span class="k[dr]?">const</span>', page)
        self.assertIsNotNone(coloured, "code is coloured as TypeScript")

    def test_a_failing_cell_is_an_exit_status(self):
        run, text = self.convert("notebook", ["throw new RangeError('too far')", "'never'"])
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("RangeError: too far", re.sub("\\x1b\\[[0-9;]*m", "", run.stderr))
        self.assertIsNone(text)

    def test_errors_that_are_allowed_stand_in_the_notebook(self):
        run, text = self.convert("notebook", ["throw new RangeError('too far')", "'after'"], "--allow-errors")
        self.assertEqual(run.returncode, 0, run.stderr)
        failed, after = [cell.outputs[0] for cell in nbformat.reads(text, 4).cells]
        self.assertEqual((failed.ename, failed.evalue), ("RangeError", "too far"))
        self.assertEqual(after.data["text/plain"], "'after'")


if __name__ == "__main__":
    unittest.main()
