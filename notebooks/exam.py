"""Lessons for an exam: ``python exam.py 03_five_ways_to_crush_it.py`` writes notebooks without folds into `exam/`.

What is folded (solutions, and what one might say) is cut; tasks and questions around it stay.
"""

from __future__ import annotations

import re
import shutil
import sys
from glob import glob
from pathlib import Path
from typing import Any

import jupytext
import nbformat

FOLDER = "exam"
_FOLD = re.compile(r"<details>.*?</details>\n*", re.DOTALL)


def without_folds(lesson: Path) -> Any:
    """Return a lesson's notebook without its folds; a cell that held nothing else is gone."""
    notebook = jupytext.read(lesson)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _FOLD.sub("", cell.source).strip()
    notebook.cells = [cell for cell in notebook.cells if cell.source]
    return notebook


def main(names: list[str]) -> int:
    """Write lessons without their folds, and beside them what they need; return the exit code.

    Parameters
    ----------
    names : files of lessons, or patterns of them, for not every shell reads patterns.
    """
    lessons = [Path(found) for name in names for found in sorted(glob(name))]
    if not lessons:
        print(
            f"There is no lesson {' '.join(names) or 'named'}: python exam.py 03_five_ways_to_crush_it.py",
            file=sys.stderr,
        )
        return 2
    folder = Path(FOLDER)
    folder.mkdir(exist_ok=True)
    for lesson in lessons:
        written = folder / f"{lesson.stem}.ipynb"
        nbformat.write(without_folds(lesson), written)
        print(written)
    for module in Path(__file__).parent.glob("[a-z]*.py"):  # lessons begin with their number
        shutil.copy(module, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
