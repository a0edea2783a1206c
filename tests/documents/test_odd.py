"""The ODD protocol and the program say the same: elements, submodels, parameters, numbers, tests, order of steps."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import registry_tables
from letters import COLUMNS, LETTERS, letters_told, symbol
from week_equations import equations

import empathysim
import empathysim as es
from empathysim.life import WARM_UP
from empathysim.lived import people_told
from empathysim.organization.journeys import DESIGN_SHARE
from empathysim.organization.organization import CUSTOMERS_PER_EMPLOYEE
from empathysim.organization.request import TIES_BETWEEN, TIES_WITHIN
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.registry import FIELDS, PARAMETERS

DOCS = Path(__file__).parents[2] / "docs"
if not (DOCS / "odd.md").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)

PACKAGE = Path(empathysim.__file__).parent
ODD = (DOCS / "odd.md").read_text(encoding="utf-8")
SUMMARY = (DOCS / "odd_summary.md").read_text(encoding="utf-8")
PAGES = sorted(DOCS.glob("*.md"))

ELEMENTS = [
    "1. Purpose and patterns", "2. Entities, state variables, and scales", "3. Process overview and scheduling",
    "4. Design concepts", "5. Initialization", "6. Input data", "7. Submodels",
]  # fmt: skip
CONCEPTS = [
    "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction",
    "Stochasticity", "Collectives", "Observation",
]  # fmt: skip
#: Folders whose files are mechanisms and loops: what they read and which numbers they hold must stand in a paragraph.
TOLD_IN_FULL = ("empathy.py", "inhibitors/", "keys/", "experience/", "workforce/", "outcomes/", "week/")
#: Numbers that count things or halve them by themselves, in code and in formulas.
SMALL = {0.0, 1.0, 2.0, 3.0, 4.0}
REGISTRY = "outcomes/readings.py"
#: Numbers of equations that the file of a rule has in another form: the width of whole numbers, what is left of 1,
#: defaults of a caller, how many there are, the ends of a scale.
FROM_ELSEWHERE = {
    "Luck": {64.0},
    "A generated organization": {1.0 - DESIGN_SHARE, TIES_BETWEEN, TIES_WITHIN},
    "A population of firms": {float(len(INDUSTRIES))},
    "Ratings": {7.0},
    "Net promoter score": {10.0},
}


#: State variables of which the equations tell in words, if at all: who points at whom, flags, sums over touches (of
#: which ē, s̄ and so on are made), what a customer remembers (V of the rule of recall), what only instruments read.
IN_WORDS = {
    "employees": {
        "silo", "boss", "level", "group", "is_manager", "is_active", "emotion_sum", "success_sum", "felt_sum",
        "dissonance_sum", "anger_sum",
    },
    "customers": {
        "is_customer", "journey", "response_rating", "decision", "recall_week", "very_bad_week", "recalled_success",
        "recalled_ease", "recalled_emotion", "value_discount",
    },
    "silos": {"group", "first", "end", "is_serving", "is_product", "is_front"},
    "firm": {"week_zero"},
}  # fmt: skip


@dataclass(frozen=True)
class Submodel:
    """One paragraph of section 7."""

    title: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    prose: str
    equations: str
    owns: tuple[str, ...]
    also: tuple[str, ...]


def tables(text: str) -> list[tuple[str, list[str]]]:
    """Return kind and `of` of every table that a text asks for."""
    found = re.findall(r"```\{registry-table\} (\S+)\n(?::of: (.*)\n)?```", text)
    return [(kind, of.split()) for kind, of in found]


def read_submodel(text: str) -> Submodel:
    """Return a paragraph in its parts."""
    title, _, rest = text.partition("\n")
    place, _, body = rest.strip().partition("\n")
    files, _, tests = place.partition(" · held by ")
    owned = [of for kind, of in tables(body) if kind == "parameters"]
    return Submodel(
        title,
        tuple(re.findall(r"`([^`]+)`", files)),
        tuple(re.findall(r"`([^`]+)`", tests)),
        body.partition("```")[0].strip(),
        "".join(re.findall(r"```text\n(.*?)```", body, flags=re.DOTALL)),
        tuple(name for of in owned for name in registry_tables.chosen(PARAMETERS, of)),
        tuple(
            name for line in re.findall(r"^Also reads: (.*)$", body, re.M) for name in re.findall(r"`([^`]+)`", line)
        ),
    )


SUBMODELS = [read_submodel(text) for text in re.split(r"^#### ", ODD.partition("\n## 7.")[2], flags=re.MULTILINE)[1:]]
MECHANISMS = sorted(
    file.relative_to(PACKAGE).as_posix()
    for file in PACKAGE.rglob("*.py")
    if file.name != "__init__.py" and file.relative_to(PACKAGE).as_posix().startswith(TOLD_IN_FULL)
)
MECHANISMS.remove(REGISTRY)
OF_MECHANISMS = [each for each in SUBMODELS if set(each.files) & set(MECHANISMS)]


def parameters_read(file: str) -> set[str]:
    """Return the parameters whose field a file reads."""
    by_field = dict(zip(FIELDS, PARAMETERS, strict=True))
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
    return {by_field[node.attr] for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in by_field}


def numbers_in_code(file: str) -> set[float]:
    """Return the numbers that stand in a file."""
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
    values = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)}


def numbers_in_text(text: str) -> set[float]:
    """Return the numbers of an equation; those that are part of a letter, as in u5 or K_1, are none."""
    return {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)", text)}


def test_elements_and_concepts_stand_in_their_order_under_their_titles() -> None:
    assert re.findall(r"^## (.*)$", ODD, flags=re.MULTILINE) == ELEMENTS
    concepts = ODD.partition("## 4. Design concepts")[2].partition("\n## 5.")[0]
    assert re.findall(r"^### (.*)$", concepts, flags=re.MULTILINE) == CONCEPTS


def test_every_mechanism_and_every_loop_has_one_paragraph() -> None:
    """It would fail for a new rule file that nobody described, and for one that is described twice."""
    told = sorted(file for each in OF_MECHANISMS for file in each.files if file in MECHANISMS)
    assert told == MECHANISMS
    everywhere = {file for each in SUBMODELS for file in each.files}
    instruments = {f"instruments/{file.name}" for file in (PACKAGE / "instruments").glob("[a-z]*.py")}
    assert instruments <= everywhere


@pytest.mark.parametrize("each", SUBMODELS, ids=lambda each: each.title)
def test_a_paragraph_names_files_that_exist_tests_that_exist_and_is_in_words(each: Submodel) -> None:
    assert each.files
    assert each.tests
    assert [file for file in each.files if not (PACKAGE / file).is_file()] == []
    assert [test for test in each.tests if not (DOCS.parent / test).is_file()] == []
    assert len(each.prose.split()) >= 6


@pytest.mark.parametrize("each", OF_MECHANISMS, ids=lambda each: each.title)
def test_a_paragraph_lists_the_parameters_that_its_file_reads_and_no_other(each: Submodel) -> None:
    """The intensity of key 5 is read by nobody: its four levers follow it."""
    listed = {*each.owns, *each.also} - {"sense_of_purpose.intensity"}
    assert listed == {name for file in each.files for name in parameters_read(file)}


def test_every_parameter_has_its_row_in_exactly_one_submodel() -> None:
    """It would fail for a new parameter without a place in the ODD, and for one with two."""
    assert sorted(name for each in SUBMODELS for name in each.owns) == sorted(PARAMETERS)


@pytest.mark.parametrize("each", SUBMODELS, ids=lambda each: each.title)
def test_every_parameter_of_a_paragraph_stands_in_its_equations(each: Submodel) -> None:
    """It would fail for an equation from which a term was left out."""
    letters = [symbol(PARAMETERS[name]) for name in (*each.owns, *each.also)]
    absent = [letter for letter in letters if not re.search(rf"(?<!\w){re.escape(letter)}(?!\w)", each.equations)]
    assert absent == []


@pytest.mark.parametrize("having", COLUMNS)
def test_every_state_variable_has_a_letter_or_is_told_of_in_words(having: str) -> None:
    """It would fail for a new column, and for a letter of one that went away."""
    names = {column.name for column in COLUMNS[having]}
    assert names == {*LETTERS[having], *IN_WORDS[having]}
    assert not set(LETTERS[having]) & IN_WORDS[having]


def test_what_a_rule_reads_has_a_letter() -> None:
    """It would fail for a column that a mechanism begins to read while its letter is missing; flags are no numbers."""
    lettered = {name for letters in LETTERS.values() for name in letters}
    files = [PACKAGE / file for file in MECHANISMS if not file.startswith("week/")]
    attributes = {
        node.attr
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    columns = {column.name for table in COLUMNS.values() for column in table}
    assert attributes & columns - lettered == {"is_active", "is_manager", "level"}


@pytest.mark.parametrize("having", LETTERS)
def test_every_letter_of_a_state_variable_stands_in_the_equations(having: str) -> None:
    """It would fail for a letter that the equations write otherwise, and for one of two meanings."""
    told = re.sub("[²³⁴]", " ", "".join(each.equations for each in SUBMODELS))
    letters = [letter for each in LETTERS[having].values() for letter in each.split(" to ")]
    assert [letter for letter in letters if not re.search(rf"(?<!\w){re.escape(letter)}(?!\w)", told)] == []
    assert len(set(letters)) == len(letters)
    assert not set(letters) & {symbol(parameter) for parameter in PARAMETERS.values()}


@pytest.mark.parametrize("each", [each for each in SUBMODELS if each.equations], ids=lambda each: each.title)
def test_the_numbers_of_the_equations_are_those_of_the_code(each: Submodel) -> None:
    """It would fail where a constant of a rule moves and the ODD does not, and where the ODD makes one up.

    Files that are no mechanisms also hold numbers that are not of the model: sizes, limits, powers of ten.
    """
    in_code = {number for file in each.files for number in numbers_in_code(file)}
    told = numbers_in_text(each.equations) - FROM_ELSEWHERE.get(each.title, set()) - SMALL
    assert told <= in_code
    if each in OF_MECHANISMS or each.title == "The first day":
        assert told == in_code - SMALL


def test_steps_stand_in_the_order_in_which_the_week_calls_them() -> None:
    """It would fail if a loop moved within the week and the schedule did not follow."""
    week = ast.parse(inspect.getsource(sys.modules["empathysim.week.live"]))
    imported = {
        alias.name: node.module for node in ast.walk(week) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    body = next(node for node in week.body if isinstance(node, ast.FunctionDef) and node.name == "week").body
    called = [node.value.func.id for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    files = [
        str(imported.get(name, "empathysim.week.live")).replace("empathysim.", "").replace(".", "/") for name in called
    ]
    schedule = ODD.partition("## 3. Process overview")[2].partition("\n## 4.")[0]
    rows = [line for line in schedule.splitlines() if re.match(r"\| ?\d* ?\|", line)]
    told = [file.removesuffix(".py") for line in rows for file in re.findall(r"`(week/[^`]+)`", line)]
    told = [file for file in told if file != "week/remember"]  # called from within the serving of a customer

    def in_turn(names: list[str]) -> list[str]:
        return [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]

    assert in_turn(told) == in_turn(files)
    assert [int(step) for step in re.findall(r"^\| (\d+) \|", schedule, flags=re.MULTILINE)] == list(range(15))


def test_scales_are_those_of_the_program() -> None:
    asked = inspect.signature(es.simulate).parameters
    scales = " ".join(ODD.partition("**Scales.**")[2].partition("\n\n")[0].split())
    for told in (f"warm-up of {WARM_UP} weeks", f"{asked['weeks'].default} unless said",
                 f"{people_told(None, None)} employees", f"{CUSTOMERS_PER_EMPLOYEE} customer slots"):  # fmt: skip
        assert told in scales


def test_every_table_on_every_page_can_be_made() -> None:
    """It would fail for a table of a parameter that was renamed."""
    asked = [table for page in PAGES for table in tables(page.read_text(encoding="utf-8"))]
    assert all(registry_tables.TABLES[kind](of).rows for kind, of in asked)
    assert {"parameters", "readings", "columns", "scenarios", "references", "decisions"} <= {kind for kind, _ in asked}


def test_tables_hold_every_row_with_a_text_for_every_heading() -> None:
    for kind, made in registry_tables.TABLES.items():
        table = made([])
        assert all(len(row) == len(table.headings) and all(row) for row in table.rows), kind
    assert len(registry_tables.TABLES["parameters"]([]).rows) == len(PARAMETERS)
    with pytest.raises(empathysim.errors.InputError, match="human_bias"):
        registry_tables.chosen(PARAMETERS, ["human_bais"])


def test_the_summary_is_one_page_and_holds_the_week_in_order() -> None:
    """At most 700 words; the equations of all submodels follow by a directive, so they stand in one place only."""
    assert len(SUMMARY.split()) <= 700
    steps = [int(step) for step in re.findall(r"^(\d+)\. ", SUMMARY, flags=re.MULTILINE)]
    assert steps == list(range(1, 15))
    assert SUMMARY.count("```{equations-of-the-week}") == 1
    sheet = equations(ODD)
    told = ["Letters", *(each.title for each in SUBMODELS if each.equations)]
    assert re.findall(r"^\[(.*)\]$", sheet, flags=re.MULTILINE) == told
    assert all(each.equations in sheet for each in SUBMODELS)
    assert sheet.startswith(f"[Letters]\n{letters_told()}\n")
    assert "E0 natural empathy" in sheet
    assert "mis mismatch" in sheet
