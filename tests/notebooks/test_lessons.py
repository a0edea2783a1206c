"""Each lesson has the parts that a lesson has, and runs as a notebook, with its solutions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from lesson_sources import LESSONS, NOTEBOOKS, cells_of, code_in, place_of_check, solutions_in, solved

MOST_CELLS = 25
every_lesson = pytest.mark.parametrize("name", LESSONS)


def words_of(name: str) -> str:
    """Return the text of all markdown cells."""
    return "\n\n".join(cell.source for cell in cells_of(name) if cell.cell_type == "markdown")


@every_lesson
def test_a_lesson_runs_and_its_check_accepts_the_folded_solution(name: str, tmp_path: Path) -> None:
    """As a notebook among nothing but the files of its folder.

    Fails for a cell that raises, as it stands or solved, for a solution that `check` rejects, for warnings, and for a
    figure that is named but not drawn.
    """
    for path in NOTEBOOKS.glob("*.py"):
        shutil.copy(path, tmp_path)
    notebook = tmp_path / f"{name}.ipynb"
    nbformat.write(solved(name), notebook)
    options = ["--nbmake", "--nbmake-timeout=600", "--overwrite", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, notebook.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
    shown = [output for cell in nbformat.read(notebook, 4).cells for output in cell.get("outputs", [])]
    assert shown
    assert [output.text for output in shown if output.get("name") == "stderr"] == []
    told = [output.data for output in shown if "data" in output]
    assert [data for data in told if data.get("text/plain", "").startswith("<Figure") and "image/png" not in data] == []


@every_lesson
def test_a_source_holds_no_outputs_and_few_cells(name: str) -> None:
    """Fails for a 26th cell, or for a notebook with outputs in place of a text."""
    cells = cells_of(name)
    assert len(cells) <= MOST_CELLS
    assert all(not cell.get("outputs") for cell in cells)
    assert LESSONS[name].read_text(encoding="utf-8").startswith("# ---\n# jupyter:")


@every_lesson
def test_a_lesson_opens_with_what_one_will_be_able_to_do(name: str) -> None:
    """Fails for a first cell without a title, its number, and a list of goals."""
    first = cells_of(name)[0].source
    assert first.startswith(f"# {int(name[:2])}. ")
    assert re.search(r"You will be able to\**\n\n\* .+(\n.+)*\n\* ", first)


@every_lesson
def test_a_lesson_predicts_before_it_runs_and_explains_after(name: str) -> None:
    """Fails for a run that was not predicted, or is not explained."""
    steps = re.findall(r"^\*\*(Predict|Run|Explain)\b", words_of(name).partition("## Exercise")[0], re.MULTILINE)
    assert steps
    assert steps == ["Predict", "Run", "Explain"] * (len(steps) // 3)


@every_lesson
def test_a_lesson_has_one_exercise_with_a_place_to_answer_and_a_check(name: str) -> None:
    """Fails for a second exercise, a cell to fill that stands elsewhere, or a solution that comes before the check."""
    cells = cells_of(name)
    place = place_of_check(cells)
    assert sum("## Exercise" in cell.source for cell in cells) == 1
    assert cells[place - 1].cell_type == "code"
    assert "\n" not in cells[place].source
    assert [code for solution in solutions_in(cells[place + 1]) for code in code_in(solution)]
    assert not any(solutions_in(cell) for cell in cells[:place])


@every_lesson
def test_a_lesson_ends_with_two_stretch_tasks_and_an_exit_ticket_of_three_questions(name: str) -> None:
    """Fails for a missing task, one without a solution, or another number of questions or answers."""
    *_, ticket, answers = cells = cells_of(name)
    stretch = [cell for cell in cells if cell.source.startswith("### Stretch")]
    assert [cell.source[:13] for cell in stretch] == ["### Stretch 1", "### Stretch 2"]
    assert all(solutions_in(cell) for cell in stretch)
    assert ticket.source.startswith("## Exit ticket")
    assert re.findall(r"^(\d)\. ", ticket.source, re.MULTILINE) == ["1", "2", "3"]
    assert answers.source == f'exit_ticket({int(name[:2])}, ["", "", ""])'


@every_lesson
def test_all_folds_are_closed_and_rendered(name: str) -> None:
    """Fails for a fold without its end, or without the empty lines that markdown needs to read what is inside."""
    text = words_of(name)
    folds = re.findall(r"<details><summary>[^<\n]+</summary>\n\n.+?\n\n</details>", text, re.DOTALL)
    assert len(folds) == text.count("<details>") == text.count("</details>") > 0


@pytest.mark.parametrize("page", ["README.md", "teachers_guide.md"])
def test_pages_name_every_lesson(page: str) -> None:
    """Fails for a lesson that was renamed, or that teachers do not hear of."""
    text = (NOTEBOOKS / page).read_text(encoding="utf-8")
    titles = [cells_of(name)[0].source.partition("\n")[0].partition(". ")[2] for name in LESSONS]
    assert titles
    assert [title for title in titles if title not in text] == []


def test_empathy_takes_sixty_lines() -> None:
    """Fails for a model that grew beyond what its title says; empty lines and descriptions are not counted."""
    (model,) = [cell.source for cell in cells_of("02_empathy_in_sixty_lines") if "class Office" in cell.source]
    lines = [line for line in model.splitlines() if line.strip() and not line.strip().startswith(('"""', "#"))]
    assert 50 <= len(lines) <= 60
