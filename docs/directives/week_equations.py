"""``{equations-of-the-week}`` shows the letters, and the equations of every submodel of `odd.md` in their order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from letters import letters_told


def equations(odd: str) -> str:
    """Return the letters, and the equations of an ODD text's submodels, each under its title, in their order."""
    submodels = re.split(r"^#### ", odd.partition("\n## 7. Submodels")[2], flags=re.MULTILINE)[1:]
    found = [(text.splitlines()[0], re.findall(r"```text\n(.*?)```", text, flags=re.DOTALL)) for text in submodels]
    told = [f"[{title}]\n{''.join(blocks)}" for title, blocks in found if blocks]
    return "\n".join([f"[Letters]\n{letters_told()}\n", *told])


def setup(app: Any) -> dict[str, bool]:
    """Give Sphinx the directive; `app` is the application that builds the site."""
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective

    class EquationsOfTheWeek(SphinxDirective):
        """The equations of `odd.md`, on another page."""

        def run(self) -> list[Any]:
            odd = Path(self.env.srcdir) / "odd.md"
            self.env.note_dependency(str(odd))
            text = equations(odd.read_text(encoding="utf-8"))
            return [nodes.literal_block(text, text, language="text")]

    app.add_directive("equations-of-the-week", EquationsOfTheWeek)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
