"""Files for others to read: CSV, JSON and Parquet, each complete or absent."""

from __future__ import annotations

import contextlib
import csv
import glob
import itertools
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, get_args

from empathysim.errors import InputError, nearest
from empathysim.sweeps.lock import taken

Format = Literal["csv", "json", "parquet"]
FORMATS: tuple[str, ...] = get_args(Format)
Table = Iterable[Mapping[str, Any]]
_ROWS_AT_ONCE = 20_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def made_folder(folder: str | Path) -> Path:
    """Return the folder, made where there is none.

    Raises
    ------
    InputError : where it cannot be made.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # a ValueError for names that no file can have
        raise InputError(f"{place}: cannot be made a folder ({getattr(error, 'strerror', error)}).") from None
    return place


@contextlib.contextmanager
def published(path: Path) -> Iterator[Path]:
    """Yield the name of a file beside `path`; after the block it takes the place of `path`, in one step.

    It is locked as long as its process lives; unfinished files of processes that were killed are removed here.

    Raises
    ------
    InputError : where it cannot be written; then nothing half-written stands under the final name.
    """
    beside = None
    begin = f".{path.name}.unfinished-"
    try:
        _remove_what_was_left(path.parent.glob(f"{glob.escape(begin)}*"))
        handle, name = tempfile.mkstemp(prefix=begin, suffix=path.suffix, dir=path.parent)
        beside = Path(name)
        with open(handle, "rb+") as file:
            taken(file)
            yield beside
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        beside.replace(path)
        beside = None
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from None
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _remove_what_was_left(files: Iterable[Path]) -> None:
    for left in files:
        with contextlib.suppress(OSError):
            with open(left, "rb+") as file:
                is_left = taken(file)
            if is_left:
                left.unlink()


def write_table(rows: Table, path: str | Path, form: str = "csv") -> None:
    """Write a table to a file.

    Parameters
    ----------
    rows : all with the same names; they are written as they come, without holding them all.
    path : the file.
    form : "csv", "json" or "parquet".

    Raises
    ------
    InputError : for another form, for Parquet without pyarrow, or where the file cannot be written.
    """
    place = Path(path)
    with published(place) as beside:
        if checked_format(form) == "parquet":
            _parquet(rows, beside)
        else:
            with open(beside, "w", encoding="utf-8", newline="") as file:
                stream_table(rows, file, form)


def checked_format(form: str) -> Format:
    """Return the format of that name.

    Raises
    ------
    InputError : for one that there is not.
    """
    found = next((each for each in get_args(Format) if each == form), None)
    if found is None:
        raise InputError(
            f"format = '{form}': there are {', '.join(get_args(Format))}.{nearest(form, get_args(Format))}"
        )
    return found  # type: ignore[no-any-return]


def stream_table(rows: Table, file: IO[str], form: str = "csv") -> None:
    """Write a table as text, row by row, as CSV or JSON."""
    write: Callable[[Table, IO[str]], None] = _json if form == "json" else _csv
    write(rows, file)


def _csv(rows: Table, file: IO[str]) -> None:
    there = iter(rows)
    first = next(there, None)
    if first is None:
        return
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([safe(name) for name in first])
    for row in itertools.chain([first], there):
        writer.writerow([safe(value) for value in row.values()])


def _json(rows: Table, file: IO[str]) -> None:
    begin = "[\n"
    for row in rows:
        cells = {
            name: None if isinstance(value, float) and not math.isfinite(value) else value
            for name, value in row.items()
        }
        file.write(begin + json.dumps(cells))
        begin = ",\n"
    file.write("[]\n" if begin == "[\n" else "\n]\n")


def _parquet(rows: Table, path: Path) -> None:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise InputError(
            "Parquet needs the package pyarrow, which is not installed: pip install 'empathysim[parquet]', "
            "or take --format csv."
        ) from None
    there = iter(rows)
    writer = None
    try:
        while block := [dict(row) for row in itertools.islice(there, _ROWS_AT_ONCE)]:
            if writer is None:
                schema = _schema(pyarrow, block)
                writer = pyarrow.parquet.ParquetWriter(path, schema)
            writer.write_table(pyarrow.Table.from_pylist(block, schema=schema))
        if writer is None:
            pyarrow.parquet.write_table(pyarrow.table({}), path)
    finally:
        if writer is not None:
            writer.close()


def _schema(pyarrow: Any, block: list[dict[str, Any]]) -> Any:
    """Return the types of the columns; one in which nothing stands yet holds numbers, as outcomes do."""
    found = pyarrow.Table.from_pylist(block).schema
    fields = [pyarrow.field(each.name, _column(pyarrow, each.name, each.type)) for each in found]
    return pyarrow.schema(fields)


def _column(pyarrow: Any, name: str, found: Any) -> Any:
    if name == "seed":  # up to 2^64 - 1
        return pyarrow.uint64()
    return pyarrow.float64() if pyarrow.types.is_null(found) else found


def safe(value: Any) -> Any:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers, nothing is an empty cell."""
    if not isinstance(value, str):
        return "" if value is None or (isinstance(value, float) and math.isnan(value)) else value
    if not value.startswith(_FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
