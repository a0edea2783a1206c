"""The questions that were asked already: every file of experiments/ with what came out, as `{asked-questions}`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from empathysim.sweeps.asking.experiment import Experiment

FOLDER = Path(__file__).parents[2] / "experiments"


def told() -> Iterator[str]:
    """Yield the Markdown of each experiment: its title, what it asks, what came out, and its file."""
    for path in sorted(FOLDER.glob("*.toml")):
        each = Experiment.load(path)
        yield f"## {each.title}\n\n{each.asks.strip()}\n\n**What came out.** {each.found.strip()}\n"
        yield f"[The file](../experiments/{path.name}), {len(each.seeds)} seeds, {each.weeks} weeks.\n"


class AskedQuestions(SphinxDirective):
    """A section for each experiment."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        for path in FOLDER.glob("*.toml"):
            self.env.note_dependency(str(path))
        return self.parse_text_to_nodes("\n".join(told()), allow_section_headings=True)


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("asked-questions", AskedQuestions)
    return {"parallel_read_safe": True}
