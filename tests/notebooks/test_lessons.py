"""Each lesson has the parts that a lesson has, and runs as a notebook, with its solutions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lesson import LINE, say
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
    """Fails for a first cell without a title, its number, a list of goals, and how long it takes."""
    first = cells_of(name)[0].source
    assert re.search(r"\bAbout \d\d minutes\b", first)
    assert first.startswith(f"# {int(name[:2])}. ")
    assert re.search(r"You will be able to\**\n\n\* .+(\n.+)*\n\* ", first)


@every_lesson
def test_a_lesson_predicts_before_it_runs_and_explains_after(name: str) -> None:
    """Fails for a run that was not predicted, or is not explained."""
    steps = re.findall(r"^\*\*(Predict|Run|Explain)\b", words_of(name).partition("## Exercise")[0], re.MULTILINE)
    assert steps
    assert steps == ["Predict", "Run", "Explain"] * (len(steps) // 3)


@every_lesson
def test_each_prediction_has_a_place_in_the_first_line_of_the_next_code(name: str) -> None:
    """Fails for a prediction that is asked for where it can be written nowhere."""
    cells = cells_of(name)
    asking = [row for row, cell in enumerate(cells) if re.search(r"^(\d\. )?\*\*Predict\b", cell.source, re.MULTILINE)]
    assert asking
    next_code = [next(cell for cell in cells[row:] if cell.cell_type == "code").source for row in asking]
    assert [code for code in next_code if not re.match(r"(my_\w+|PREDICTIONS) = ", code)] == []


@every_lesson
def test_no_price_in_a_text_becomes_a_formula(name: str) -> None:
    """Fails for a text that JupyterLab reads as mathematics from one `$` to the next; `$$` is meant to be."""
    texts = (re.sub(r"```.*?```|`[^`\n]*`|\$\$.*?\$\$", "", cell.source, flags=re.DOTALL)
             for cell in cells_of(name) if cell.cell_type == "markdown")  # fmt: skip
    assert [text for text in texts if "$" in text] == []


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
    assert answers.source == f'exit_ticket({int(name[:2])}, ["", "", ""], name="")'


@every_lesson
def test_all_folds_are_closed_and_rendered(name: str) -> None:
    """Fails for a fold without its end, or without the empty lines that markdown needs to read what is inside."""
    text = words_of(name)
    folds = re.findall(r"<details><summary>[^<\n]+</summary>\n\n.+?\n\n</details>", text, re.DOTALL)
    assert len(folds) == text.count("<details>") == text.count("</details>") > 0


@every_lesson
def test_an_exam_is_the_lesson_without_its_folds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command that teachers read. Fails for a fold that is left, for a task or question that is cut with one,
    and for a folder in which the notebook lacks what it imports.
    """
    (command,) = re.findall(
        r"^python (exam\.py) 03_\w+\.py$", (NOTEBOOKS / "teachers_guide.md").read_text(), re.MULTILINE
    )
    monkeypatch.chdir(tmp_path)
    done = subprocess.run([sys.executable, NOTEBOOKS / command, LESSONS[name]], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    told = nbformat.read(tmp_path / "exam" / f"{name}.ipynb", 4)
    sources = "\n".join(cell.source for cell in told.cells)
    assert not re.search("details>|Solution|might say", sources)
    before = [re.sub(r"<details>.*?</details>", "", cell.source, flags=re.DOTALL) for cell in cells_of(name)]
    asked = re.findall(r"[^\s?][^?\n]*\?", "\n".join(before))
    assert asked
    assert [question for question in asked if question not in sources] == []
    imported = set(re.findall(r"^from (\w+) import", sources, re.MULTILINE))
    own = {path.stem for path in NOTEBOOKS.glob("*.py")} & imported
    assert own <= {path.stem for path in (tmp_path / "exam").glob("*.py")}


def test_an_exam_of_no_lesson_is_refused(tmp_path: Path) -> None:
    """Fails for a traceback, or for an empty folder that looks like an exam."""
    done = subprocess.run([sys.executable, NOTEBOOKS / "exam.py", "12_none.py"], cwd=tmp_path, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "12_none.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_guide_reads_words_as_it_says() -> None:
    """Fails where the code for marking faults a plain answer, or lets those words pass that cost half a point."""
    (code,) = re.findall(r"```python\n(.*?)```", (NOTEBOOKS / "teachers_guide.md").read_text(), re.DOTALL)
    *given, call = code.strip().splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(given), names)
    assert [fault.rule for fault in eval(call, names)] == ["W1"]
    for answer, rules in (
        ("I ask for more seeds", []), ("It proves it.", ["W1"]), ("It will pay.", ["W5"]), ("It has no effect.", ["W3"])
    ):  # fmt: skip
        assert [fault.rule for fault in eval(call, names | {"answer": answer})] == rules


def test_what_learners_install_holds_what_lessons_need() -> None:
    """Fails for an extra that is named and is none, or that lacks what a lesson is made, opened or moved with."""
    (extra,) = re.findall(r'pip install -e "\.\[(\w+)\]"', (NOTEBOOKS / "README.md").read_text())
    project = tomllib.loads((NOTEBOOKS.parent / "pyproject.toml").read_text())["project"]
    extras, name = project["optional-dependencies"], project["name"]
    needed = " ".join(extras[extra])
    needed += " ".join(" ".join(extras[each]) for each in re.findall(rf"{name}\[(\w+)\]", needed))
    assert [each for each in ("jupyterlab", "jupytext", "ipywidgets") if each not in needed] == []


def test_sentences_are_said_in_lines_that_fit(capsys: pytest.CaptureFixture[str]) -> None:
    """Fails for a line that JupyterLab breaks within a word, or for a word that is lost."""
    told = "In the model, nothing differs from what is said here. " * 12
    say(told, "And this.")
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= LINE
    assert said.split() == f"{told} And this.".split()
    assert said.endswith("\n\nAnd this.\n")


@pytest.mark.parametrize("page", ["README.md", "teachers_guide.md"])
def test_pages_name_every_lesson(page: str) -> None:
    """Fails for a lesson that was renamed, or that teachers do not hear of."""
    text = (NOTEBOOKS / page).read_text(encoding="utf-8")
    titles = [cells_of(name)[0].source.partition("\n")[0].partition(". ")[2] for name in LESSONS]
    assert titles
    assert [title for title in titles if title not in text] == []


def test_the_readme_says_how_long_lessons_take() -> None:
    """Fails for a lesson that became longer, or shorter, than all were said to be."""
    minutes = [int(found) for name in LESSONS for found in re.findall(r"About (\d+) minutes", cells_of(name)[0].source)]
    assert f"a notebook of {min(minutes)} to {max(minutes)} minutes" in (NOTEBOOKS / "README.md").read_text()


def test_empathy_takes_sixty_lines() -> None:
    """Fails for a model that grew beyond what its title says; empty lines and descriptions are not counted."""
    (model,) = [cell.source for cell in cells_of("02_empathy_in_sixty_lines") if "class Office" in cell.source]
    lines = [line for line in model.splitlines() if line.strip() and not line.strip().startswith(('"""', "#"))]
    assert 50 <= len(lines) <= 60
