"""The scenarios that ship with the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

from empathysim.errors import InputError, nearest, quoted

FOLDER = Path(__file__).parent


def names() -> list[tuple[str, str]]:
    """Return name and one-line title of each shipped scenario, the baseline first, then by name."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda file: (file.stem != "baseline", file.stem))
    return [(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))["title"]) for file in files]


def find(name_or_path: str | Path) -> Path:
    """Return the file of a scenario: a path that ends in .toml, or else the name of a shipped one.

    Raises
    ------
    InputError : for a name that is not shipped; it lists those that are.
    """
    if isinstance(name_or_path, Path) or (isinstance(name_or_path, str) and name_or_path.endswith(".toml")):
        return Path(name_or_path)
    known = [file.stem for file in sorted(FOLDER.glob("*.toml"))]
    if name_or_path in known:
        return FOLDER / f"{name_or_path}.toml"
    guess = nearest(name_or_path, known) if isinstance(name_or_path, str) else ""
    raise InputError(
        f"There is no scenario {quoted(name_or_path)}.{guess} Give a file that ends in .toml, or one of those that "
        f"'empathysim scenarios' lists: {', '.join(known)}."
    )
