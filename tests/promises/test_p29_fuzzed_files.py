"""Promise 29: damaged files are read or refused in kind words; no traceback, no hang, exit code 2.

How files are damaged stands in `damage`, `damaged_toml` and `damaged_tables`; what is kind, in `kind_words`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import damage
import pytest
from damaged_tables import PEOPLE, TIES, damaged_organization, damaged_points, written
from damaged_toml import EXPERIMENTS, SCENARIO, damaged, misplaced
from kind_words import HangsError, unkind, watched
from mistakes import AT_ONCE, OF_COMMANDS, OF_EXPERIMENTS, OF_ROWS, OF_SCENARIOS, Mistake

from empathysim.__main__ import main
from empathysim.errors import InputError
from empathysim.organization.read import read_organization
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment

#: Kind of file: how one is read, and the commands that it can be given to.
KINDS: dict[str, tuple[Callable[[Path], Any], tuple[tuple[str, ...], ...]]] = {
    "scenario": (Scenario.load, (("run", "FILE", "--out", "OUT"), ("scenarios", "FILE"))),
    "experiment": (Experiment.load, (("sweep", "FILE", "--out", "OUT"),)),
    "points": (Experiment.load, (("sweep", "FILE", "--out", "OUT"),)),
    "organization": (
        read_organization,
        (("organization", "describe", "FILE", "--json"), ("run", "--organization", "FILE", "--out", "OUT")),
    ),
}
FEW, MANY = 375, 2_500
BLOCKS = 10

#: Of so many damaged files one is tried on the command line, too.
ONE_IN = 15


def files_of(kind: str, number: int) -> dict[str, damage.Content]:
    """Return a damaged file of a kind, with what it needs beside it."""
    if kind == "organization":
        return damaged_organization(number)
    return damaged_points(number) if kind == "points" else {f"{kind}_{number}.toml": damaged(kind, number)}


def placed(kind: str, number: int, folder: Path) -> tuple[Path, list[str]]:
    """Write a damaged file; return what to read, and the names that a refusal may go by."""
    files = files_of(kind, number)
    paths = [damage.write(folder, name, content) for name, content in files.items()]
    if kind == "organization" and "firm.graphml" not in files:
        return folder, ["nodes.csv", "edges.csv", str(folder)]
    return paths[0], [paths[0].name]


def read(kind: str, path: Path) -> tuple[str, ...]:
    """Read a file and return the messages of its refusal; none where it can be read."""
    try:
        with watched(f"{kind} {path.name}"):
            KINDS[kind][0](path)
    except InputError as error:
        return error.messages
    return ()


def on_the_command_line(kind: str, path: Path, messages: tuple[str, ...], capsys: Any) -> list[str]:
    """Return what is wrong with how each command refuses a file: its code, its words, and what it leaves behind."""
    faults = []
    for command in KINDS[kind][1]:
        out = path.parent / "made" / "never"
        words = [{"FILE": str(path), "OUT": str(out)}.get(word, word) for word in command]
        code = main(words)
        said = capsys.readouterr()
        checks = {
            f"ends with {code}": code != 2,
            f"prints {said.out[:80]!r}": bool(said.out),
            f"says {said.err[:200]!r}": said.err.splitlines() != [f"empathysim: {message}" for message in messages],
            "leaves a folder behind": out.parent.exists(),
        }
        faults += [f"{command[0]} {fault}" for fault, is_so in checks.items() if is_so]
    return faults


def faults_of(kind: str, numbers: range, folder: Path, capsys: Any) -> tuple[list[str], int]:
    """Return everything that is wrong with how damaged files are met, and how many were refused."""
    faults: list[str] = []
    refused = 0
    for number in numbers:
        place = folder / f"{kind}{number}"
        place.mkdir()
        path, names = placed(kind, number, place)
        try:
            messages = read(kind, path)
            found = unkind(messages, names) if messages else []
            if messages and refused % ONE_IN == 0:
                found += on_the_command_line(kind, path, messages, capsys)
            refused += bool(messages)
        except (Exception, HangsError) as error:
            found = [f"{type(error).__name__}: {str(error)[:200]}"]
        faults += [f"{kind} {number}: {fault}" for fault in found]
        shutil.rmtree(place)
    return faults, refused


@pytest.mark.parametrize("kind", KINDS)
def test_p29_damaged_files_are_read_or_refused_in_kind_words(kind: str, tmp_path: Path, capsys: Any) -> None:
    """1,500 files; fails for a traceback, a hang, an unclear message, another exit code than 2, or a folder made."""
    faults, refused = faults_of(kind, range(FEW), tmp_path, capsys)
    assert faults == []
    assert 0.3 * FEW < refused < FEW  # the damage is neither mostly harmless nor always fatal


@pytest.mark.long
@pytest.mark.parametrize("block", range(BLOCKS))
@pytest.mark.parametrize("kind", KINDS)
def test_p29_ten_thousand_damaged_files(kind: str, block: int, tmp_path: Path, capsys: Any) -> None:
    """The whole promise; fails as the short test does, where that had too few files to meet the one that breaks."""
    size = MANY // BLOCKS
    faults, _ = faults_of(kind, range(block * size, (block + 1) * size), tmp_path, capsys)
    assert faults == []


_OWN = [("scenario", SCENARIO), *(("experiment", text) for text in EXPERIMENTS)]


def misread(kind: str, text: bytes, folder: Path, one_in: int) -> list[str]:
    """Return what is wrong with how a file is met that has something strange in one place."""
    faults: list[str] = []
    for number, content in enumerate(misplaced(text)):
        if number % one_in:
            continue
        path = damage.write(folder, f"strange_{number}.toml", content)
        try:
            messages = read(kind, path)
            faults += unkind(messages, [path.name]) if messages else []
        except (Exception, HangsError) as error:
            faults.append(f"{type(error).__name__}: {str(error)[:200]}, of strange file {number}")
        path.unlink()
    return faults


@pytest.mark.parametrize(("kind", "text"), _OWN, ids=["scenario", "grid", "drawn", "listed"])
def test_p29_something_strange_in_some_places(kind: str, text: bytes, tmp_path: Path) -> None:
    """Every 41st of those below; fails for a key whose value is used before anybody looks at its type."""
    assert misread(kind, text, tmp_path, one_in=41) == []


@pytest.mark.long
@pytest.mark.parametrize(("kind", "text"), _OWN, ids=["scenario", "grid", "drawn", "listed"])
def test_p29_something_strange_in_every_place(kind: str, text: bytes, tmp_path: Path) -> None:
    """Each strange value in each place of a document that says a bit of everything; fails as the short test does."""
    assert misread(kind, text, tmp_path, one_in=1) == []


def test_p29_damage_is_the_same_every_time() -> None:
    """Fails where a file that broke a reader could not be made again from its number, alone or after others."""
    for kind in KINDS:
        forwards = [files_of(kind, number) for number in range(60)]
        assert [files_of(kind, number) for number in reversed(range(60))] == forwards[::-1]


def refusal(kind: str, path: Path) -> str:
    """Return the whole refusal of a file, which must be kind."""
    messages = read(kind, path)
    names = ["nodes.csv", "edges.csv"] if kind == "organization" else [path.name]
    assert messages
    assert unkind(messages, names) == []
    return "\n".join(messages)


def mistaken(text: bytes, mistakes: tuple[Mistake, ...]) -> bytes:
    """Return a text with these mistakes in it."""
    for each in mistakes:
        assert text.count(each.right.encode()) >= 1, each
        text = text.replace(each.right.encode(), each.wrong.encode(), 1)
    return text


_OF_TEXTS = [("scenario", SCENARIO, each) for each in OF_SCENARIOS]
_OF_TEXTS += [("experiment", EXPERIMENTS[0], each) for each in OF_EXPERIMENTS]


@pytest.mark.parametrize(("kind", "text", "mistake"), _OF_TEXTS, ids=lambda each: getattr(each, "wrong", ""))
def test_p29_a_mistake_is_told_by_key_value_and_range(kind: str, text: bytes, mistake: Mistake, tmp_path: Path) -> None:
    """One mistake, one message; fails where key, value, what is allowed or the nearest name is left out."""
    said = refusal(kind, damage.write(tmp_path, "my.toml", mistaken(text, (mistake,))))
    for word in mistake.words:
        assert word in said


def organization(folder: Path, rows: list[tuple[str, str]]) -> Path:
    """Write the organization with more rows in its files."""
    for name, table in (("nodes.csv", PEOPLE), ("edges.csv", TIES)):
        more = "".join(f"{row}\n" for file, row in rows if file == name)
        damage.write(folder, name, written(table) + more.encode())
    return folder


@pytest.mark.parametrize(("file", "row", "words"), OF_ROWS)
def test_p29_a_mistake_is_told_by_file_and_row(file: str, row: str, words: tuple[str, ...], tmp_path: Path) -> None:
    """One row, one message; fails where file, row, value or what is allowed is left out."""
    messages = read("organization", organization(tmp_path, [(file, row)]))
    assert len(messages) == 1
    for word in words:
        assert word in messages[0]


@pytest.mark.parametrize(("command", "words"), OF_COMMANDS)
def test_p29_a_mistake_on_the_command_line(
    command: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """Exit code 2, nothing on stdout, no folder; fails where the option, the value or the remedy is left out."""
    monkeypatch.chdir(tmp_path)
    try:
        code = main(command.split())
    except SystemExit as left:  # what argparse finds itself
        code = int(left.code or 0)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert list(tmp_path.iterdir()) == []
    for word in words:
        assert word in said.err


def test_p29_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Fails where somebody would correct one mistake only to be told of the next."""
    some = OF_SCENARIOS[:AT_ONCE]
    said = refusal("scenario", damage.write(tmp_path, "my.toml", mistaken(SCENARIO, some)))
    assert [word for each in some for word in each.words if word not in said] == []
    said = refusal("experiment", damage.write(tmp_path, "our.toml", mistaken(EXPERIMENTS[0], OF_EXPERIMENTS)))
    assert [word for each in OF_EXPERIMENTS for word in each.words if word not in said] == []
    rows = [(file, row) for file, row, _ in OF_ROWS[:-1]]  # an open quotation mark swallows the rest
    said = refusal("organization", organization(tmp_path / "firm", rows))
    for _, row, words in OF_ROWS[:-1]:
        assert [word for word in words if word not in said and " row " not in word] == [], row


@pytest.mark.parametrize(
    ("key", "words"),
    [("a." * 100_000 + "a = 1", "fewer than 50 parts"), ("a = 0x" + "f" * 900_000, "no key or table 'a'")],
)
def test_p29_what_takes_the_reader_hours_is_refused_before_it_is_read(key: str, words: str, tmp_path: Path) -> None:
    """A key of a hundred thousand parts, a number of a million digits: fails where TOML is read first and asked later.

    The time that the library takes grows with the square of the parts.
    """
    assert words in refusal("scenario", damage.write(tmp_path, "my.toml", key.encode()))
