"""How to cite the package, made from CITATION.cff when the site is built.

    ```{citation} sentence
    ```

shows a reference to be read; ``{citation} bibtex`` shows an entry for a bibliography.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_{}"})

Told = Mapping[str, Any]
"""What stands in a CITATION.cff."""


def read(path: Path) -> Told:
    """Return what stands in a CITATION.cff."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def year(told: Told, today: datetime.date) -> int:
    """Return the year of the release, or today's where the version is not released."""
    return datetime.date.fromisoformat(str(told.get("date-released", today))).year


def _version(told: Told) -> str:
    return f"version {told['version']}{'' if 'date-released' in told else ' (unreleased)'}"


def _read_name(author: Told) -> str:
    return str(author.get("name")) if "name" in author else f"{author['family-names']}, {author['given-names'][0]}."


def _sorted_name(author: Told) -> str:
    """Return a name as BibTeX takes it; that of a group stays in one piece."""
    told = f"{{{author['name']}}}" if "name" in author else f"{author['family-names']}, {author['given-names']}"
    return told.replace("&", r"\&")


def _places(told: Told) -> dict[str, str]:
    return {key: str(told[key]) for key in ("doi", "url") if key in told}


def sentence(told: Told, today: datetime.date) -> str:
    """Return the reference as one reads it."""
    authors = ", ".join(_read_name(each) for each in told["authors"])
    places = "".join(f" {place}." for place in _places(told).values())
    return f"{authors} ({year(told, today)}). {told['title']}, {_version(told)}. Software.{places}"


def bibtex(told: Told, today: datetime.date) -> str:
    """Return the entry; names of groups, and names within the title, keep their letters as they are."""
    authors = " and ".join(_sorted_name(each) for each in told["authors"])
    name, _, about = str(told["title"]).partition(": ")
    fields = {
        "author": authors,
        "title": f"{{{name}}}: {about.translate(_SPECIAL)}",
        "year": str(year(told, today)),
        "note": f"Software, {_version(told)}, {told['license']}",
        **_places(told),
    }
    lines = ",\n".join(f"  {key:<6} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{{name},\n{lines}\n}}"


FORMS: dict[str, Callable[[Told, datetime.date], str]] = {"sentence": sentence, "bibtex": bibtex}


class Citation(SphinxDirective):
    """How to cite the package, in one of the forms."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return it as text to be copied."""
        form = self.arguments[0]
        if form not in FORMS:
            raise self.error(f"there is no form '{form}'; allowed are {', '.join(FORMS)}.")
        path = Path(self.env.srcdir).parent / "CITATION.cff"
        self.env.note_dependency(str(path))
        text = FORMS[form](read(path), datetime.date.today())
        if form == "bibtex":
            return [nodes.literal_block(text, text, language="bibtex")]
        return [nodes.block_quote("", nodes.paragraph(text, text))]


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("citation", Citation)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
