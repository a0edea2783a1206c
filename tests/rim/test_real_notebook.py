"""In a notebook that is one: one line is a picture, an object is a page, sliders are there, and a thread moves them."""

from __future__ import annotations

from typing import Any

import pytest

CELLS = (
    "import empathysim as es\nsmall = dict(weeks=8, warm_up=4, employees=40, customers=300)\n"
    "es.simulate('baseline', **small).plot()",
    "es.Scenario.load('usaa')",
    "es.parameter_table().find('hand-off')",
    "sliders = es.explore(seeds=2, **small)\nsliders",
    "sliders.sliders['groupthink'].value = 0.1\nsliders.wait()",
)


@pytest.fixture(scope="module")
def notebook() -> Any:
    """Return a notebook whose cells were run by a kernel."""
    for needed in ("ipykernel", "ipywidgets"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(made, timeout=240, kernel_name="python3").execute()
    return made


@pytest.mark.parametrize(
    ("cell", "form"),
    [(0, "image/png"), (1, "text/html"), (2, "text/html"), (3, "application/vnd.jupyter.widget-view+json")],
)
def test_the_last_line_of_a_cell_shows_itself(notebook: Any, cell: int, form: str) -> None:
    """It fails where a notebook is left with a figure's name, or with the text of a terminal."""
    (output,) = notebook.cells[cell].outputs
    assert form in output.data


def test_a_moved_slider_reaches_the_page(notebook: Any) -> None:
    """The page holds the sentence that was written by another thread; it fails where that never arrives."""
    state = notebook.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    told = [str(each["state"].get("value")) for each in state.values()]
    assert "0.1" in told
    assert any(value.startswith("<b>In the model, against Today") for value in told)
