"""Promise 11: a published file is complete or absent, whenever its writer is killed or fails."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fabricated import fabricate
from sweep_process import command, contents, ended, needs_process_groups, needs_strace, stopped_at, surroundings

import empathysim as es
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.publishing import published, write_table
from empathysim.sweeps.record.ledger_file import NAME
from empathysim.sweeps.sweep import open_sweep

OLDER = "an older table\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sweep in `large` whose table has some megabytes, and one that is yet to be lived."""
    folder = tmp_path_factory.mktemp("published")
    asked = Experiment(
        "Is it whole?", outcomes=["satisfaction", "clv"], levers={"groupthink": [0.1, 0.9]}, seeds=10_000, weeks=2,
        warm_up=1, employees=24, customers=60,
    )  # fmt: skip
    fabricate(folder / "large", asked, 20_000)
    asked.replace(seeds=2).to_toml(folder / "asked.toml")
    write_table(open_sweep(folder / "large").rows(), folder / "whole.csv")
    return folder


def leftovers(folder: Path) -> list[str]:
    """Return the names of what stands in a folder beside what is published."""
    return [name for name in contents(folder) if name.startswith(".")]


@pytest.mark.parametrize(
    ("call", "when", "is_there"),
    [
        ("write", 4, True),
        ("write", 100, True),
        ("write", 100, False),
        ("fsync", 1, True),
        ("rename", 1, True),
        ("rename", 1, False),
    ],
)
def test_p11_killed_while_a_large_table_is_published(
    place: Path, tmp_path: Path, call: str, when: int, is_there: bool
) -> None:
    """Fails where a file under its final name is ever half written, or what a kill leaves is there for good."""
    needs_strace()
    table = tmp_path / "table.csv"
    if is_there:
        table.write_text(OLDER)
    words = ("results", "large", "--output", table)
    assert stopped_at(place, call, None, *words, how=f"signal=KILL:when={when}") == -signal.SIGKILL
    assert (table.read_text() if table.exists() else OLDER) == OLDER
    assert table.exists() == is_there
    assert len(leftovers(tmp_path)) == 1
    code, said = ended(place, *words)
    assert code == 0, said
    assert set(contents(tmp_path)) == {"table.csv"}
    assert table.read_bytes() == (place / "whole.csv").read_bytes()


@needs_process_groups
@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("sweep", "asked.toml", "--executor", "serial"), {NAME, "sweep.lock"}),
        (("run", "baseline", "--weeks", "2", "--warm-up", "1", "--employees", "24"), set()),
    ],
)  # fmt: skip
def test_p11_every_file_arrives_whole_and_on_the_disk(
    place: Path, tmp_path: Path, words: tuple[str, ...], kept: set[str]
) -> None:
    """What the system sees: each file is written under another name, brought to the disk, and only then renamed.

    Fails for any file in the folder of a command that is opened for writing under the name it keeps, or renamed
    without an fsync of what was written; the ledger is SQLite's, which keeps itself whole.
    """
    needs_strace()
    out, trace = tmp_path / "out", tmp_path / "trace"
    strace = ["strace", "-y", "-qq", "-o", str(trace), "-e", "trace=openat,write,fsync,rename"]
    subprocess.run(
        [*strace, *command(*words, "--out", out)],
        cwd=place, env=surroundings(), check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    lines = [line for line in trace.read_text().splitlines() if str(out) in line]
    renamed = {}
    for number, line in enumerate(lines):
        if found := re.match(r'rename\("(.+?)", "(.+?)"', line):
            beside, final = map(Path, found.groups())
            about = [each for each in lines[:number] if f"<{beside}>" in each and not each.startswith("openat")]
            assert [each.startswith("fsync(") for each in about[-1:]] == [True], final
            renamed[final.name] = beside.name
    assert set(renamed) == set(contents(out)) - kept
    opened = {Path(name).name for line in lines for name in re.findall(r'"(.+?)", O_(?:WRONLY|RDWR)', line)}
    assert opened.isdisjoint(renamed)


def test_p11_a_writer_that_fails_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    for form in ("csv", "json", "parquet"):
        if form == "parquet":
            pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        path = tmp_path / f"table.{form}"
        path.write_text(OLDER)

        def rows() -> Iterator[dict[str, Any]]:
            for number in range(30_000):
                yield {"run": number, "satisfaction": number / 7}
            raise RuntimeError("the writer fails")

        with pytest.raises(RuntimeError, match="the writer fails"):
            write_table(rows(), path, form)
        assert path.read_text() == OLDER
        assert leftovers(tmp_path) == []


def test_p11_a_figure_that_fails_is_absent_and_the_other_files_of_a_run_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib.figure import Figure

    def half(self: Figure, path: Path, **told: Any) -> None:
        Path(path).write_bytes(b"\x89PNG half")
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Figure, "savefig", half)
    run = es.simulate("baseline", weeks=2, warm_up=1, employees=24, customers=60)
    with pytest.raises(es.InputError, match=r"figure\.png: cannot be written \(No space left on device\)"):
        run.save(tmp_path)
    assert set(contents(tmp_path)) == {"weekly.csv", "summary.json", "scenario.toml", "provenance.json"}


def test_p11_what_another_process_is_writing_just_now_is_left_to_it(tmp_path: Path) -> None:
    """Two write the same file at once: each publishes its own whole, and neither removes the other's beginning."""
    path = tmp_path / "table.csv"
    with published(path) as first:
        first.write_text("first")
        with published(path) as second:
            second.write_text("second")
        assert path.read_text() == "second"
        assert first.read_text() == "first"
    assert path.read_text() == "first"
    assert leftovers(tmp_path) == []


def test_p11_files_of_somebody_else_are_never_removed(tmp_path: Path) -> None:
    theirs = [".table.csv.swp", ".table.csv.unfinished", "table.csv.unfinished-x", ".other.csv.unfinished-abc.csv"]
    for name in theirs:
        (tmp_path / name).write_text("theirs")
    write_table([{"run": 1}], tmp_path / "table.csv")
    assert set(contents(tmp_path)) == {*theirs, "table.csv"}
    write_table([{"run": 1}], tmp_path / "[a].csv")
    assert (tmp_path / "[a].csv").read_text() == "run\n1\n"
