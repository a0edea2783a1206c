"""`python -m tests.promises`: run the tests of every promise and write docs/promises.md."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
from collections import Counter
from collections.abc import Iterable

import pytest

from empathysim.sweeps.provenance import provenance
from tests.promises.promise_page import NUMBERED, PAGE, PROJECT, Row, numbered_tests, page_of, rows_in
from tests.promises.promise_table import PROMISES

_SLOW = ("long", "environments")


class Watcher:
    """A plugin of pytest: runs the tests of some promises, and remembers what came of each."""

    def __init__(self, numbers: Iterable[int], is_quick: bool) -> None:
        self._numbers, self._is_quick = set(numbers), is_quick
        self._ended: dict[str, str] = {}
        self._told: dict[int, dict[str, None]] = {number: {} for number in self._numbers}
        self._slow: Counter[int] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests of the promises that were asked for; the slow ones only where there is time."""
        kept = []
        for item in items:
            number = _number(item.name)
            is_slow = any(item.get_closest_marker(marker) for marker in _SLOW)
            if number in self._numbers:
                self._slow[number] += is_slow
                if not (is_slow and self._is_quick):
                    kept.append(item)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember how a test ended, why it was skipped, and what it measured."""
        if report.failed or (report.when == "call" and report.passed) or report.skipped:
            if self._ended.get(report.nodeid) != "failed":
                self._ended[report.nodeid] = report.outcome
            number = _number(report.nodeid.rpartition("::")[2])
            said = [str(value) for name, value in report.user_properties if name == "measured"]
            if report.skipped and isinstance(report.longrepr, tuple):
                said.append(f"not run: {report.longrepr[2].removeprefix('Skipped: ')}")
            if number is not None:
                self._told[number].update(dict.fromkeys(said))

    def result(self, number: int) -> str:
        """Return in words what came of a promise's tests, and what they measured."""
        counts = Counter(how for name, how in self._ended.items() if _number(name.rpartition("::")[2]) == number)
        parts = [f"{counts[how]} {how}" for how in ("failed", "passed", "skipped") if counts[how]]
        if self._is_quick and self._slow[number]:
            parts.append(f"{self._slow[number]} not run because slow")
        return "; ".join([", ".join(parts) or "no test was run", *self._told[number]])

    def command(self, number: int) -> str:
        """Return the command that runs the tests of a promise, the slow ones included."""
        all_of_them = ' -m ""' if self._slow[number] else ""
        return f"`pytest{all_of_them} -k test_p{number:02d}_`"


def _number(name: str) -> int | None:
    found = NUMBERED.match(name)
    return int(found[1]) if found else None


def _when() -> str:
    """Return the date, and the versions that the tests ran with."""
    here = provenance()
    libraries = ", ".join(f"{name} {version}" for name, version in here["libraries"].items())
    program = f"empathysim {here['version']}, results version {here['results_version']}"
    system = f"{platform.system()} {platform.machine()}"
    return f"{datetime.date.today().isoformat()}: {program}, Python {here['python']}, {libraries}, {system}"


def written(numbers: Iterable[int], shown: set[int], watcher: Watcher) -> str:
    """Return the page with new rows for these promises; rows of others stay as they were, in today's words."""
    rows = rows_in(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else {}
    when = _when()
    for number in numbers:
        rows[number] = Row(number, "", watcher.command(number), watcher.result(number), when, "")
    told = {
        number: row._replace(said=PROMISES[number].said, limit=PROMISES[number].limit)
        for number, row in rows.items()
        if number in shown
    }
    return page_of(told, {number: promise.said for number, promise in PROMISES.items()})


def main() -> int:
    """Run, write, and return the exit code: 0, or 1 where a test failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises", description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="promises to run (default: all)")
    parser.add_argument("--quick", action="store_true", help="leave out the tests that take minutes")
    asked = parser.parse_args()
    shown = numbered_tests()
    unknown = [str(number) for number in asked.numbers if number not in shown]
    if unknown:
        parser.error(f"no test has the number {', '.join(unknown)} in its name")
    numbers = sorted(set(asked.numbers) or shown)
    watcher = Watcher(numbers, asked.quick)
    # Which tests are slow is asked by the watcher: an empty -m takes the place of the one in pyproject.toml.
    code = pytest.main([str(PROJECT / "tests"), "--rootdir", str(PROJECT), "-m", ""], plugins=[watcher])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        print(f"The tests did not come to their end; {PAGE.relative_to(PROJECT)} is as it was.", file=sys.stderr)
        return 1
    PAGE.write_text(written(numbers, shown, watcher), encoding="utf-8", newline="\n")
    print(PAGE.relative_to(PROJECT))
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
