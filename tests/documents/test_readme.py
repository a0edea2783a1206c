"""What the documents show is run: the README's Python, its commands, and the CI's test command."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import matplotlib.figure
import pytest

import empathysim as es
from empathysim.__main__ import main, parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of the README in a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = blocks("python")
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert isinstance(names["run"], es.Run)
    assert isinstance(names["run"].plot(), matplotlib.figure.Figure)


def test_ci_calls_the_readmes_test_command() -> None:
    command = next(line for block in blocks("sh") for line in block.splitlines() if "pytest" in line)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "line", [line for block in blocks("sh") for line in block.splitlines() if "empathysim" in line]
)
def test_every_command_of_the_readme_is_one(line: str) -> None:
    words = shlex.split(line[line.rindex("empathysim ") :])[1:]
    asked, unknown = parser().parse_known_args(words)
    assert not unknown
    assert callable(asked.call)


def test_every_picture_and_page_of_the_readme_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_scenarios_that_the_readme_names_ship(capsys: pytest.CaptureFixture[str]) -> None:
    main(["scenarios"])
    shipped = capsys.readouterr().out
    for name in ("wells_fargo", "usaa", "ritz_carlton", "over_promise"):
        assert f"`{name}`" in README
        assert name in shipped
