"""The lessons as they lie in the project: their cells, and the same cells with the folded solutions behind them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jupytext
from nbformat.v4 import new_code_cell

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

LESSONS = {path.stem: path for path in sorted(NOTEBOOKS.glob("0[0-9]_*.py"))}
"""Every lesson by its name."""
_FOLD = re.compile(r"<details><summary>Solution</summary>\n\n(.*?)\n\n</details>", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def cells_of(name: str) -> list[Any]:
    """Return the cells of a lesson's notebook."""
    return list(jupytext.read(LESSONS[name]).cells)


def solutions_in(cell: Any) -> list[str]:
    """Return the folded solutions of a cell, with their words."""
    return _FOLD.findall(cell.source) if cell.cell_type == "markdown" else []


def code_in(solution: str) -> list[str]:
    """Return the Python of a folded solution."""
    return _PYTHON.findall(solution)


def place_of_check(cells: list[Any]) -> int:
    """Return the place of the cell that calls `check`."""
    (place,) = [row for row, cell in enumerate(cells) if cell.cell_type == "code" and cell.source.startswith("check(")]
    return place


def solved(name: str) -> Any:
    """Return a lesson's notebook with each folded solution as a cell where it stands.

    Behind the solution of the exercise `check` is called again, and has to be content.
    """
    notebook = jupytext.read(LESSONS[name])
    place, cells = place_of_check(notebook.cells), []
    for row, cell in enumerate(notebook.cells):
        codes = [code for solution in solutions_in(cell) for code in code_in(solution)]
        again = [f"assert {notebook.cells[place].source}"] if row == place + 1 else []
        cells += [cell, *(new_code_cell(code) for code in codes + again)]
    notebook.cells = cells
    return notebook
