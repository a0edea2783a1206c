"""A picture that its own code draws when the site is built: no picture is older than what draws it.

    ```{drawn} What the picture shows, for those who cannot see it.
    es.simulate("wells_fargo").plot()
    ```

The code is shown, run, and followed by the figure that its last line is. Blocks of a page share their names.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from run_block import run_block
from sphinx.util.docutils import SphinxDirective

FOLDER = "_drawn"
"""Folder of the built site that holds these pictures."""


class Drawn(SphinxDirective):
    """Code, and the figure that it makes."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the code and the picture."""
        code = "\n".join(self.content)
        names = self.env.temp_data.setdefault("names of drawn blocks", {})
        figure = run_block(code, names)
        name = f"{self.env.docname.replace('/', '_')}_{self.env.new_serialno('drawn')}.png"
        place = Path(self.env.app.outdir) / FOLDER / name
        place.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(place, dpi=120, metadata={"Software": None})
        up = "../" * self.env.docname.count("/")
        # As it lies in the built site: an image node would ask for a file among the sources.
        picture = f'<a href="{up}{FOLDER}/{name}"><img class="drawn" src="{up}{FOLDER}/{name}" alt="{{}}"></a>'
        shown = nodes.literal_block(code, code, language="python")
        return [shown, nodes.raw("", picture.format(self.arguments[0].replace('"', "&quot;")), format="html")]


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("drawn", Drawn)
    return {"parallel_read_safe": False}
