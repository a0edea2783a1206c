"""A little organization in two files, for tests that read one."""

from __future__ import annotations

from pathlib import Path


def written(folder: Path, people: int = 24, *, more_ties: str = "") -> Path:
    """Write people in three teams and their ties into a new folder, and return it."""
    folder.mkdir()
    (folder / "nodes.csv").write_text("id,team\n" + "".join(f"{i},{i % 3}\n" for i in range(people)))
    ties = "".join(f"{i},{(i * 7 + 1) % people}\n" for i in range(people))
    (folder / "edges.csv").write_text("source,target\n" + ties + more_ties)
    return folder
