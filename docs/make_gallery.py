"""Draws every figure of the package from small runs: `python docs/make_gallery.py` (a few minutes).

The pictures and their page, README.md, are written into docs/gallery. Both are made, so neither is kept in git.
`python docs/make_gallery.py fan ladder` draws only these; the page then shows all pictures that are there.
"""

from __future__ import annotations

import argparse
import inspect
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from gallery_figures import GALLERY
from gallery_runs import Runs
from matplotlib.figure import Figure

from empathysim.errors import InputError, nearest

HERE = Path(__file__).parent / "gallery"
Entry = Callable[[Runs], Figure]


def question(entry: Entry) -> str:
    """Return the question that a figure answers."""
    return inspect.getdoc(entry) or ""


def code(entry: Entry) -> str:
    """Return the lines that make a figure: the function's own, without its head and its question."""
    _, _, body = inspect.getsource(entry).partition('"""\n')
    return textwrap.dedent(body).strip()


def draw(entries: Sequence[Entry], runs: Runs, folder: Path) -> list[str]:
    """Write the picture of each figure, say on stderr how long it took, and return the names of those that failed."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = []
    for number, entry in enumerate(entries, start=1):
        began = time.perf_counter()
        try:
            entry(runs).savefig(folder / f"{entry.__name__}.png", dpi=100, metadata={"Software": None})
            told = f"{time.perf_counter() - began:.1f} s"
        except InputError as error:
            failed.append(entry.__name__)
            told = f"not drawn: {error}"
        print(f"{number:3d} of {len(entries)}  {entry.__name__} ({told})", file=sys.stderr, flush=True)
    return failed


def page(folder: Path) -> str:
    """Return the page of all pictures that lie in a folder: question, picture, code."""
    parts = [
        "# The figures of empathysim",
        "Made by `python docs/make_gallery.py` from small runs: look at the pictures, not at their numbers. In the",
        "code, `runs` are those of [gallery_runs.py](../gallery_runs.py), imports those of "
        "[gallery_figures.py](../gallery_figures.py).",
    ]
    for entry in GALLERY:
        if (folder / f"{entry.__name__}.png").is_file():
            name = entry.__name__.replace("_", " ")
            parts += [
                f"\n## {name.capitalize()}\n\n{question(entry)}\n\n![{name}]({entry.__name__}.png)\n",
                f"```python\n{code(entry)}\n```",
            ]
    return "\n".join(parts) + "\n"


def main(told: Sequence[str] | None = None) -> int:
    """Draw what was asked for and write the page; return the exit code: 1 where a figure could not be drawn."""
    known = {entry.__name__: entry for entry in GALLERY}
    parser = argparse.ArgumentParser(description="Draw every figure of empathysim from small runs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"figures to draw (all): {', '.join(known)}")
    parser.add_argument("--out", type=Path, default=HERE, help="folder of the pictures and their page (docs/gallery)")
    asked = parser.parse_args(told)
    unknown = [name for name in asked.names if name not in known]
    for name in unknown:
        print(f"there is no figure '{name}'.{nearest(name, known)}", file=sys.stderr)
    if unknown:
        return 2
    failed = draw([known[name] for name in asked.names] or GALLERY, Runs(), asked.out)
    (asked.out / "README.md").write_text(page(asked.out), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
