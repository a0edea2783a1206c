"""Signatures as the source writes them, where Sphinx would write what they stand for.

    start: Mapping[str, float] = <factory>                          start: Mapping[str, float] = {}
    norm: ndarray[tuple[Any, ...], dtype[float64]]        ->        norm: NDArray[float64]

With `<factory>` in it, a signature is nothing that Sphinx can read.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args

from docutils import nodes
from sphinx import addnodes

from empathysim.wording.verdict import Verdict

_ARRAY = re.compile(
    r"~?(?:numpy\.)?ndarray\[tuple\[~?(?:typing\.)?Any, \.\.\.\], ~?(?:numpy\.)?dtype\[((?:~?numpy\.)?\w+)\]\]"
)
_VERDICT = re.compile(rf"~?(?:typing\.)?Literal\[{re.escape(', '.join(map(repr, get_args(Verdict))))}\]")


def plain_types(text: str) -> str:
    """Return types by the names that the source gives them."""
    return _VERDICT.sub("Verdict", _ARRAY.sub(r"NDArray[\1]", text))


def plain_signature(thing: Any, signature: str) -> str:
    """Return a signature with what a dataclass makes for each of its objects, without which Sphinx cannot read it."""
    made = (field.default_factory for field in fields(thing) if field.init) if is_dataclass(thing) else ()
    for make in made:
        if make is not MISSING:
            signature = signature.replace("<factory>", repr(make()), 1)
    return plain_types(signature)


def _process_signature(
    app: Any, what: str, name: str, thing: Any, options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    return signature and plain_signature(thing, signature), returned and plain_types(returned)


def _process_page(app: Any, page: nodes.document, name: str) -> None:
    """Put types in place where autodoc asks nobody before it writes them: beside the name of a property."""
    for told in page.findall(addnodes.desc_annotation):
        text = told.astext()
        if plain_types(text) != text:
            told.clear()
            told += nodes.Text(plain_types(text))


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("autodoc-process-signature", _process_signature)
    app.connect("doctree-resolved", _process_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
