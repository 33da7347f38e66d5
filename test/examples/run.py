"""Runs a notebook in its folder; prints the text of every cell's result, or null."""

import json
import pathlib
import sys

import nbformat
from nbclient import NotebookClient


def result(cell):
    for output in cell.get("outputs", []):
        if output.output_type == "execute_result":
            return output.data["text/plain"]
    return None


path = pathlib.Path(sys.argv[1])
book = nbformat.read(path, as_version=4)
before = [result(cell) for cell in book.cells]
NotebookClient(book, timeout=600, resources={"metadata": {"path": str(path.parent)}}).execute()
print(json.dumps({"before": before, "now": [result(cell) for cell in book.cells]}))
