"""Runs cells, read as JSON, as a notebook by nbclient; prints what each showed."""

import json
import sys

import nbformat
from nbclient import NotebookClient

TIMEOUT = 120


def shown(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            return {"error": {"name": output.ename, "message": output.evalue}}
        if output.output_type == "execute_result":
            return {"text": output.data["text/plain"]}
    return {"text": None}


book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in json.load(sys.stdin)])
NotebookClient(book, kernel_name="mars-ts", timeout=TIMEOUT, allow_errors=True).execute()
nbformat.validate(book)
print(json.dumps([shown(cell) for cell in book.cells]))
