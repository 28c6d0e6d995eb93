"""The notebook: nothing is stored in it, and it runs from top to bottom."""

import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).resolve().parent.parent / "examples" / "deadlines.ipynb"
NEEDED = ("nbclient", "ipykernel", "matplotlib", "pandas", "narwhals", "numpy")


def test_the_notebook_stores_no_output():
    """What it shows is made when it is run; a difference in it is a difference in its text."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]

    assert len(code) > 8
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in cells)


@pytest.mark.filterwarnings("default")  # Of the tools that run it, which are not ours.
def test_the_notebook_runs():
    """Its frames, its four pictures and its what-if come out."""
    for package in NEEDED:
        reason = f"{package} is not installed: pip install -e '.[notebook]' and run again"
        pytest.importorskip(package, reason=reason)
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    shown = [
        output["data"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    tables = "".join(data.get("text/html", "") for data in shown)

    assert sum("image/png" in data for data in shown) == 4
    assert "<th>due_acknowledgement</th>" in tables
    assert "complaintkit-deadline" in tables
    assert "Partenamut, result of mediation" in tables
