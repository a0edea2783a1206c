"""The scenarios that ship with the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

from empathysim.errors import InputError, nearest

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
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(".toml"):
        return Path(text)
    known = [file.stem for file in sorted(FOLDER.glob("*.toml"))]
    if text in known:
        return FOLDER / f"{text}.toml"
    shown = text if len(text) <= 80 else text[:80] + "..."
    raise InputError(
        f"There is no scenario {shown!r}.{nearest(text[:80], known)} Give a file that ends in .toml, or one of: "
        f"{', '.join(known)}."
    )
