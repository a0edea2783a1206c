"""The reference of Python: every public name with the results it returns, from their docstrings.

    ```{python-names} analysis.tipping
    ```

shows the names of `empathysim.__all__` that live in these modules or packages, and below each function the classes of
the package that it returns, and those that they give in turn. `analysis.place:Where` shows a name that is not public.

    ```{index-of-names}
    python/tipping
    ```

lists the names of such pages, each with the first sentence that is said of it, and puts the pages into the contents.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import empathysim

_NOT_FOR_READERS = "told"
"""What sentences are made of; a property of many results."""


def home(name: str) -> str:
    """Return the module in which a public name lives, below the package."""
    return str(getattr(empathysim, name).__module__).removeprefix("empathysim.")


_ASKED = re.compile(r"^```\{python-names\} (.*)$", re.MULTILINE)


def names_in(places: list[str]) -> list[str]:
    """Return the public names that live in these modules or packages."""
    return [name for name in empathysim.__all__ if _places_of(home(name)) & set(places)]


def returned(function: Any) -> list[type]:
    """Return the classes of the package in what a function says that it returns."""
    words = re.findall(r"\w+", str(function.__annotations__.get("return", "")))
    known = {**function.__globals__, **vars(import_module(function.__module__))}
    return [known[word] for word in words if inspect.isclass(known.get(word)) and _is_ours(known[word])]


def results_of(function: Any, seen: set[type], places: list[str]) -> Iterator[type]:
    """Yield what a function returns and what the methods of that return, each class once, but for other places'."""
    public = {getattr(empathysim, name) for name in empathysim.__all__}
    for kind in returned(function):
        if kind in seen or kind in public or _belongs_elsewhere(kind, places):
            continue
        seen.add(kind)
        yield kind
        for name, member in vars(kind).items():
            if not name.startswith("_") and name != _NOT_FOR_READERS and (method := _function(member)):
                yield from results_of(method, seen, places)


def _belongs_elsewhere(kind: type, places: list[str]) -> bool:
    """Return whether a class lives among public names that are shown on another page: it is shown there."""
    own = _places_of(kind.__module__.removeprefix("empathysim."))
    public = {place for name in empathysim.__all__ for place in _places_of(home(name))}
    return not own & set(places) and not own.isdisjoint(public)


def _places_of(module: str) -> set[str]:
    return {module, module.rpartition(".")[0]} - {""}


def _function(member: Any) -> Any:
    found = member.fget if isinstance(member, property) else member
    found = found.func if isinstance(found, cached_property) else found
    return found if inspect.isfunction(found) else None


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("empathysim.")


def described(places: list[str], seen: set[type]) -> list[str]:
    """Return the lines of reStructuredText that ask for the docstrings; results that were seen before are left out."""
    lines = [line for place in places if ":" in place for line in _class(f"empathysim.{place.replace(':', '.')}")]
    for name in names_in(places):
        thing = getattr(empathysim, name)
        if inspect.isclass(thing):
            lines += _class(f"empathysim.{name}")
            continue
        lines += [f".. autofunction:: empathysim.{name}", ""]
        for kind in results_of(thing, seen, places):
            lines += _class(f"{kind.__module__}.{kind.__qualname__}")
    return lines


def _class(path: str) -> list[str]:
    return [f".. autoclass:: {path}", "   :members:", f"   :exclude-members: {_NOT_FOR_READERS}", ""]


class PythonNames(SphinxDirective):
    """The docstrings of some public names and of what they return."""

    required_arguments = 1
    optional_arguments = 9

    def run(self) -> list[nodes.Node]:
        """Return the descriptions."""
        lines = described(self.arguments, self.env.temp_data.setdefault("results that were described", set()))
        if not lines:
            raise self.error(f"no public name lives in {', '.join(self.arguments)}.")
        return self.parse_text_to_nodes("\n".join(("````{eval-rst}", *lines, "````")))


class PythonIndex(SphinxDirective):
    """The names of several pages with what each is for."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the lists, and the contents."""
        here = Path(self.env.doc2path(self.env.docname)).parent
        lines = ["```{toctree}", ":hidden:", *self.content, "```"]
        for page in self.content:
            path = here / f"{page}.md"
            self.env.note_dependency(str(path))
            text = path.read_text(encoding="utf-8")
            lines += ["", f"**[{text.partition(chr(10))[0].removeprefix('# ')}]({page}.md)**", ""]
            for name in names_in(" ".join(_ASKED.findall(text)).split()):
                lines.append(f"* {{py:obj}}`{name} <empathysim.{name}>`: {first_sentence(getattr(empathysim, name))}")
        return self.parse_text_to_nodes("\n".join(lines))


def first_sentence(thing: Any) -> str:
    """Return the first sentence that is said of a name."""
    return " ".join(str(inspect.getdoc(thing)).partition("\n\n")[0].split())


def _is_a_place_of_a_tuple(app: Any, what: str, name: str, thing: Any, skipped: bool, options: Any) -> bool | None:
    """Return True for fields of a named tuple: Python calls them "Alias for field number 0", their class says more."""
    return True if type(thing).__name__ == "_tuplegetter" else None


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("autodoc-skip-member", _is_a_place_of_a_tuple)
    app.add_directive("python-names", PythonNames)
    app.add_directive("index-of-names", PythonIndex)
    return {"parallel_read_safe": True}
