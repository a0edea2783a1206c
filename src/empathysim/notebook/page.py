"""HTML for notebooks, built as a tree, so that no text of anybody's can ever become markup.

Colours are the page's own ink, thinner where something matters less: what is readable on a light page is so on a dark
one. Nothing is fetched from anywhere, and without its style a view is still a plain page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from numbers import Real
from xml.etree.ElementTree import Element, tostring

MOST_ROWS, MOST_COLUMNS = 12, 12
"""Of a table, most that is shown: a view is a glance, and stays small whatever it looks at."""
_LONGEST_CELL = 90

_STYLE = """
.empathysim-view { line-height: 1.45; max-width: 78em; }
.empathysim-view p { margin: .35em 0; max-width: 56em; }
.empathysim-view .name { font-size: 1.15em; font-weight: 600; }
.empathysim-view .quiet { opacity: .75; font-size: .92em; }
.empathysim-view .wide { overflow-x: auto; }
.empathysim-view .tall { max-height: 26em; overflow: auto; }
.empathysim-view .wide table { border-collapse: collapse; margin: .5em 0; font-size: .92em; }
.empathysim-view .wide tr th, .empathysim-view .wide tr td { padding: .2em .7em; text-align: left; vertical-align: top;
  border: 0; border-bottom: 1px solid rgba(128, 128, 128, .35); max-width: 30em; white-space: normal; }
.empathysim-view .wide tr td.number, .empathysim-view .wide tr th.number { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.empathysim-view .tiles { display: flex; flex-wrap: wrap; gap: 1.2em 2.2em; margin: .6em 0; }
.empathysim-view .tiles b { display: block; font-size: 1.5em; font-weight: 600; line-height: 1.2; }
.empathysim-view ul { margin: .3em 0; padding-left: 1.3em; }
.empathysim-view code { font-size: .95em; background: none; color: inherit; padding: 0; }
"""

_LOOKS = "empathysim-view mathjax_ignore tex2jax_ignore"
"""Classes of a view: its style, and that nothing in it is mathematics, or what stands between two prices would be."""

Part = Element | str | None


def tag(name: str, *inside: Part, **attributes: object) -> Element:
    """Return an element; a `_` at the end of an attribute's name is dropped, others become `-`."""
    told = {key.rstrip("_").replace("_", "-"): str(value) for key, value in attributes.items()}
    made, last = Element(name, told), None
    for each in inside:
        if isinstance(each, Element):
            made.append(each)
            last = each
        elif each is not None and last is None:
            made.text = (made.text or "") + each
        elif each is not None and last is not None:
            last.tail = (last.tail or "") + each
    return made


def view(*inside: Part) -> Element:
    """Return a whole view: its style, and what it shows."""
    return tag("div", tag("style", _STYLE), *inside, class_=_LOOKS)


def heading(kind: str, name: str) -> Element:
    """Return the first line of a view: its name, and what it is."""
    return tag("p", tag("span", name, class_="name"), " ", tag("span", kind, class_="quiet"))


def quiet(text: str) -> Element:
    """Return a line of less weight."""
    return tag("p", text, class_="quiet")


def offers(*calls: str) -> Element:
    """Return what one can do with an object, as it is typed."""
    codes = [part for call in calls for part in (tag("code", call), ", ")]
    return tag("p", *codes[:-1], class_="quiet")


def table(head: Sequence[str], rows: Iterable[Sequence[object]], more: str = "", *, most: int = MOST_ROWS) -> Element:
    """Return a table; columns of numbers stand at the right.

    Parameters
    ----------
    head : names of the columns.
    rows : their cells; of more than `most` only the first are asked for.
    more : what is said below it.
    """
    kept = [row for row, _ in zip(rows, range(most), strict=False)]
    columns = range(len(head))
    looks = [{"class_": "number"} if kept and all(_is_number(row[k]) for row in kept) else {} for k in columns]
    lines = [tag("tr", *(tag("td", cell(row[k]), **looks[k]) for k in columns)) for row in kept]
    top = tag("tr", *(tag("th", head[k], scope="col", **looks[k]) for k in columns))
    drawn = tag("table", tag("thead", top), tag("tbody", *lines))
    return tag("div", drawn, quiet(more) if more else None, class_="wide")


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, Real) and not isinstance(value, bool))


def cell(value: object) -> str:
    """Return a value as it stands in a table: four figures of a number, the beginning of a long text."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "-"
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value[:MOST_COLUMNS])) + (", ..." if len(value) > MOST_COLUMNS else "")
    if isinstance(value, Real) and not isinstance(value, bool):
        return number(float(value))
    text = str(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 4]} ..."


def number(value: float) -> str:
    """Return a number with four figures, or all of a larger one before the point."""
    if not math.isfinite(value):
        return "without limit" if not math.isnan(value) else "-"
    is_plain = value == round(value) or abs(value) >= 1_000.0
    text = f"{value:,.0f}" if is_plain else f"{value:.4g}"
    return f"−{text[1:]}" if text.startswith("-") else text


def written(element: Element) -> str:
    """Return an element as HTML."""
    return tostring(element, encoding="unicode", method="html")
