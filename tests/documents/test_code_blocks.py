"""What the documents show is run: every block of Python, every command, and what they are said to show."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pages import DOCS, PAGES, ROOT, Block, blocks_of, commands_of

from empathysim.__main__ import main, parser
from empathysim.parameters.registry import OWN, PARAMETERS
from empathysim.sweeps.asking.experiment import Experiment

if not (DOCS / "conf.py").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)
from run_block import run_block

PYTHON = {"python", "{drawn}"}
#: Only these lead a reader through commands one after the other; other pages show single ones.
FOLLOWED = ("docs/tutorials/", "docs/how_to/")
_ALIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(autouse=True)
def _parameters_as_they_ship() -> Iterator[None]:
    """A page may declare parameters of its own; other tests know only those that ship."""
    kept = [(registry, dict(registry)) for registry in (PARAMETERS, OWN)]
    yield
    for registry, shipped in kept:
        registry.clear()
        registry.update(shipped)


def run_python(block: Block, names: dict[str, Any]) -> str:
    """Return what a notebook would show below a block."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        last = run_block(block.text, names)
        if last is not None:
            print(repr(last))
    return told.getvalue()


def run_commands(block: Block) -> str:
    """Return what the commands of a block write; each has to succeed."""
    told = io.StringIO()
    for command in commands_of(block.text):
        with contextlib.redirect_stdout(told):
            try:
                code = main(shlex.split(command, comments=True)[1:])
            except SystemExit as ended:  # --help ends the process that asks
                code = int(ended.code or 0)
        assert code == 0, f"line {block.line}: {command} ended with {code}"
    return told.getvalue()


def write_experiment(block: Block, page: str) -> str:
    """Write a file that the page shows under the name that it gives to it in the text: the first NAME.toml."""
    assert "question" in tomllib.loads(block.text)
    name = re.search(r"`?(\w+\.toml)", page)
    assert name
    Path(name[1]).write_text(block.text, encoding="utf-8")
    return str(Experiment.load(name[1]).title)


@pytest.mark.parametrize("name", PAGES)
def test_the_code_of_a_page_runs_from_top_to_bottom_and_shows_what_it_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks share their names, as cells of a notebook do; a block `output` is what the one before it shows.

    Fails for code that raises, for a command that does not end with 0, and for other output than is written.
    """
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "experiments", tmp_path / "experiments")
    text = PAGES[name].read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks_of(PAGES[name]):
        shown = ""
        if block.why_not:
            continue
        if block.language in PYTHON:
            shown = run_python(block, names)
        elif block.language == "sh" and name.startswith(FOLLOWED):
            shown = run_commands(block)
        elif block.language == "toml" and "[question]" in block.text:
            write_experiment(block, text)
        if block.expected is not None:
            assert doctest.OutputChecker().check_output(block.expected, shown, _ALIKE), f"line {block.line}:\n{shown}"


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_is_one(name: str) -> None:
    """As the real command line reads it: no unknown command, option or value.

    Fails for a block of a shell without one; how tests are called is held by `test_readme`.
    """
    for block in blocks_of(PAGES[name]):
        commands = commands_of(block.text) if block.language in ("sh", "") else []
        is_one = commands or block.language != "sh" or block.why_not or "pytest" in block.text
        assert is_one, f"line {block.line}: no command of empathysim"
        for command in commands:
            words = shlex.split(re.sub(r"\$\w+", "1", command), comments=True)[1:]
            if words and words[0].startswith("-"):
                continue
            asked, unknown = parser().parse_known_args(words)
            assert not unknown, command
            assert callable(asked.call)


def test_every_kind_of_block_is_one_that_is_looked_at() -> None:
    """Fails for a language that nobody checks, such as `python3` or `bash`; Sphinx refuses directives itself."""
    found = {(block.language, name) for name, page in PAGES.items() for block in blocks_of(page) if not block.why_not}
    fences = {(language, name) for language, name in found if not language.startswith("{")}
    assert {each for each in fences if each[0] not in {"", "python", "sh", "toml", "text"}} == set()


def test_a_block_that_is_not_run_says_why() -> None:
    """Fails for a marker that the reader above does not understand."""
    for name, page in PAGES.items():
        markers = page.read_text(encoding="utf-8").count("not run:")
        assert markers == sum(block.why_not is not None for block in blocks_of(page)), name


def test_output_that_differs_is_found(tmp_path: Path) -> None:
    """The reader itself: it would fail if blocks `output` were not compared at all."""
    page = tmp_path / "page.md"
    page.write_text("```python\n1 + 1\n```\n\nThat is\n\n```output\n3\n```\n", encoding="utf-8")
    (block,) = blocks_of(page)
    assert block.expected == "3\n"
    assert run_python(block, {}) == "2\n"
