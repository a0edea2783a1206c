"""The pages of the documents, and what is code in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: Folders of docs that hold no written page.
MADE = {"_build", "gallery", "recipes"}
PAGES = {
    str(path.relative_to(ROOT)): path
    for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
    if path.is_file() and not MADE & set(path.relative_to(ROOT).parts)
}
"""Every page by its path from the project's folder."""
_NOT_RUN = re.compile(r"<!-- not run: (.{10,}?) -->", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code.

    Parameters
    ----------
    language : as the fence says; empty for an indented block.
    text : what stands in it.
    line : where in its page, from 1.
    expected : what it shows, where a block `output` follows; else None.
    why_not : why it is not run, where a comment before it says so; else None.
    """

    language: str
    text: str
    line: int
    expected: str | None = None
    why_not: str | None = None


def blocks_of(page: Path) -> list[Block]:
    """Return every block of code of a page in its order."""
    found: list[Block] = []
    why_not = None
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        if token.type == "html_block":
            said = _NOT_RUN.search(token.content)
            why_not = said[1] if said else None
        elif token.type in ("fence", "code_block"):
            language, line = (token.info.split() or [""])[0], (token.map or [0])[0] + 1
            if language == "output":
                found[-1] = Block(**{**vars(found[-1]), "expected": token.content})
            else:
                found.append(Block(language, token.content, line, why_not=why_not))
            why_not = None
        else:
            why_not = None
    return found


def commands_of(text: str) -> list[str]:
    """Return the `empathysim` commands among lines of a shell, continued lines as one, without what is before."""
    lines = text.replace("\\\n", " ").splitlines()
    called = [re.search(r"(?:^ *|/|&& )(empathysim +[^|&;]+)", line) for line in lines if not line.startswith("#")]
    return [found[1].strip() for found in called if found]
