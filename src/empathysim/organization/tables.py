"""Text files with a header row: what is read of them, and how they are refused."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from empathysim.errors import InputError, nearest

#: Largest file that is read, in bytes; most problems that are spelled out, and most that are counted.
MOST_BYTES, MOST_PROBLEMS, MOST_COUNTED = 50_000_000, 20, 100_000

_CODE = re.compile(r"(?:[a-z]{0,3}|node|person|employee|staff|agent)[-_ ]?\d{1,12}(?:\.0+)?", re.IGNORECASE)

#: What Excel may write into the first line: which sign stands between cells.
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t ]*', re.IGNORECASE)


class Problems:
    """Everything that is wrong with an input; the first 20 are spelled out, the others counted up to 100,000."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._count = 0

    def add(self, text: str) -> None:
        """Remember one more problem; where all rows of a large file are wrong, stop looking and refuse it."""
        self._count += 1
        if len(self._texts) < MOST_PROBLEMS:
            self._texts.append(text)
        if self._count >= MOST_COUNTED:
            self.refuse()

    def refuse(self) -> None:
        """Raise `InputError` with all problems, if there are any."""
        if self._count:
            more = self._count - len(self._texts)
            least = "at least " if self._count >= MOST_COUNTED else ""
            counted = [f"... and {least}{more:,} more problems like these."] if more else []
            raise InputError([*self._texts, *counted])


def is_code(value: str) -> bool:
    """Return whether a person's id is a code such as 17, E17 or node 17, and not a name or an address."""
    return _CODE.fullmatch(value) is not None


def shown(value: str) -> str:
    """Return a person's id as messages may show it: names of people are not repeated."""
    return f"'{value}'" if is_code(value) else "that is written there (not repeated here: it may be a person's name)"


def plain_name(name: str) -> str:
    """Return a column's name without case, spaces and signs: ``Person ID`` is ``personid``."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


@dataclass(frozen=True)
class Table:
    """A text file with a header.

    Parameters
    ----------
    name : name of the file, for messages.
    header : names of the columns as they stand there.
    text : all of the file.
    header_row : number of the row of the header.
    separator : what stands between cells.
    """

    name: str
    header: tuple[str, ...]
    text: str
    header_row: int
    separator: str

    def records(self, places: Sequence[int | None], problems: Problems) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield number and chosen cells of each row that is not blank; None gives ''."""
        row = 0
        reader = csv.reader(io.StringIO(self.text), delimiter=self.separator, strict=True)
        try:
            for row, cells in enumerate(reader, start=1):
                if row <= self.header_row or not any(cell.strip() for cell in cells):
                    continue
                if any(cell.strip() for cell in cells[len(self.header) :]):
                    problems.add(
                        f"{self.name} row {row}: {len(cells)} cells where the header has {len(self.header)}; "
                        "put text that holds the separator in quotes."
                    )
                    continue
                yield (
                    row,
                    tuple("" if place is None or place >= len(cells) else cells[place].strip() for place in places),
                )
        except csv.Error as error:  # rows below are lost, and what they would have said is no use telling
            mark = 'a quotation mark (") that opens here is not closed, or text follows the closing one'
            long = f"a cell of more than {csv.field_size_limit():,} signs"
            what = f"{long}, or {mark}" if "limit" in str(error) else mark
            problems.add(f"{self.name} row {row + 1}: {what}.")
            problems.refuse()


def beside(path: Path, but: str = "") -> str:
    """Return a hint at the file of the same kind and folder whose name is nearest, never at `but`; or ''."""
    kind = path.suffix.lower()
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    alike = [each for each in there if each.suffix.lower() == kind and each.is_dir() == (not kind)]
    stems = {each.stem: each.name for each in alike if each.name != but}
    hint = nearest(path.stem, stems)
    return next((hint.replace(f"'{stem}'", f"'{name}'") for stem, name in stems.items() if f"'{stem}'" in hint), "")


def read_text(path: Path) -> str:
    """Return the text of a file of at most 50 MB, in UTF-8 or, failing that, Windows-1252.

    Raises
    ------
    InputError : naming the file, for what is missing, not a file, too large, empty or not text.
    """
    try:
        if not path.exists():
            raise InputError(f"{path}: there is no such file.{beside(path, but='nodes.csv')}")
        if not path.is_file():
            raise InputError(f"{path}: is not a file.")
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                f"{path}: {path.stat().st_size / 1e6:,.0f} MB; allowed are at most {MOST_BYTES // 1_000_000} MB."
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path}: cannot be opened ({getattr(error, 'strerror', None) or error}).") from None
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError(f"{path}: is empty; expected is a header row and at least one row below it.")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError(f"{path}: this is an Excel workbook: save it as CSV (UTF-8).")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}: is text in UTF-16; save it as CSV (UTF-8).")
    if b"\0" in content:
        raise InputError(f"{path}: is not a text file; save it as CSV (UTF-8).")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_table(path: Path) -> Table:
    """Return a file with comma, semicolon or tab between its cells.

    Raises
    ------
    InputError : as `read_text`, and for a column that stands there twice.
    """
    text = read_text(path).replace("\r\n", "\n").replace("\r", "\n")
    lines = ((row, line) for row, line in enumerate(text.split("\n"), start=1) if line.strip())
    row, line = next(lines, (1, ""))
    first = _SEPARATOR.fullmatch(line)
    if first:
        row, line = next(lines, (row, ""))
    if not line:
        raise InputError(f"{path}: is empty; expected is a header row and at least one row below it.")
    if len(line) > csv.field_size_limit():
        raise InputError(
            f"{path.name} row {row}: {len(line):,} signs in the row of the columns' names; "
            f"allowed are at most {csv.field_size_limit():,}."
        )
    separator = first[1] if first else max(",;\t", key=line.count)
    header = tuple(name.strip() for name in next(csv.reader([line], delimiter=separator)))
    plain = [plain_name(name) for name in header if plain_name(name)]
    twice = sorted(name for name, times in Counter(plain).items() if times > 1)
    if twice:
        names = ", ".join(name[:40] for name in twice[:5])
        raise InputError(f"{path.name} row {row}: columns that stand there twice: {names}.")
    return Table(path.name, header, text, row, separator)
