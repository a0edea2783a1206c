"""The table of all parameters, in which one can search: on the page, and in Python."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pandas as pd

from empathysim.errors import InputError, knows_its_keywords, nearest, quoted
from empathysim.notebook.page import cell, quiet, table, tag, view, written
from empathysim.parameters.registry import PARAMETERS
from empathysim.parameters.registry import table as registry_table
from empathysim.wording.numbers import said_count

_HIDDEN = ("source", "acts_with", "symbol", "follows")
"""Columns that would make each row tall; they are in the table itself, and are searched."""

# Not found by an id: a page can hold this table many times. Where scripts are off, the box stays hidden and the table
# is there as it is.
_SEARCH = """
document.querySelectorAll(".empathysim-search[hidden]").forEach(function (line) {
  var box = line.querySelector("input"), rows = line.parentElement.querySelectorAll("tbody tr");
  var told = line.querySelector("span");
  function plain(text) { return text.toLowerCase().replace(/[-_.]+/g, " "); }
  function joined(text) { return plain(text).replace(/ /g, ""); }
  box.addEventListener("input", function () {
    var words = box.value.split(/\\s+/).filter(Boolean).map(joined), left = 0;
    rows.forEach(function (row) {
      var text = joined(row.textContent + " " + (row.getAttribute("data-more") || ""));
      row.hidden = !words.every(function (word) { return text.includes(word); });
      left += row.hidden ? 0 : 1;
    });
    told.textContent = " " + left + " of " + rows.length;
  });
  line.hidden = false;
});
"""


class ParameterTable(pd.DataFrame):
    """A table of parameters, a row each; a data frame in everything, and in a notebook one with a box to search it."""

    @property
    def _constructor(self) -> type[ParameterTable]:
        """What rows and columns of it are made into."""
        return ParameterTable

    def find(self, text: str) -> ParameterTable:
        """Return the rows in which every word stands somewhere: in name, meaning, unit, source ...

        Parameters
        ----------
        text : one word or more; capitals, hyphens and underscores do not matter.

        Raises
        ------
        InputError : where there is none.
        """
        words = [_joined(word) for word in str(text).split()]
        whole = [_joined(_text(row)) for row in self._rows(list(self.columns))]
        found = [all(word in each for word in words) for each in whole]
        if not any(found):
            raise InputError(
                f"find({quoted(text)}): no parameter tells of it.{nearest(str(text).replace(' ', '_'), PARAMETERS)}"
            )
        return self.loc[found]

    def _repr_html_(self) -> str:
        """Return the table as HTML with a box above it, in which one can search."""
        shown = [name for name in self.columns if name not in _HIDDEN or len(self.columns) <= len(_HIDDEN)]
        rows = self._rows(shown)
        drawn = table([str(self.index.name or ""), *map(str, shown)], rows, most=len(rows))
        drawn.set("class", "wide tall")
        for line, more in zip(drawn.iter("tr"), [None, *self._more(shown)], strict=True):
            if more:
                line.set("data-more", more)
        return written(view(self._box(), drawn, quiet(self._below(shown)), tag("script", _SEARCH)))

    def _rows(self, shown: list[Any]) -> list[tuple[Any, ...]]:
        """Return the index and these columns, row by row."""
        return [tuple(row) for row in self[shown].itertuples(name=None)]

    def _more(self, shown: list[Any]) -> list[str]:
        """Return what is searched in each row besides what is shown."""
        hidden = self[[name for name in self.columns if name not in shown]]
        # With its index, for of a frame without columns some versions of pandas otherwise tell no row at all.
        return [_text(row[1:]) for row in hidden.itertuples(name=None)]

    def _box(self) -> Element:
        box = tag("input", type="search", placeholder="hand-off", size=30)
        return tag("p", tag("label", "Search ", box), tag("span", ""), class_="empathysim-search", hidden="hidden")

    def _below(self, shown: list[Any]) -> str:
        more = [str(name) for name in self.columns if name not in shown]
        also = f"; further columns: {', '.join(more)}" if more else ""
        return f"{said_count(len(self), 'row')}; in Python find('hand-off'){also}"


def _text(row: tuple[Any, ...]) -> str:
    return " ".join(cell(part) if not isinstance(part, str) else part for part in row)


def _joined(text: str) -> str:
    """Return a text for searching: ``hand-off``, ``hand_off`` and ``Handoff`` are the same."""
    return "".join(sign for sign in text.lower() if sign not in "-_. ")


@knows_its_keywords()
def parameter_table() -> ParameterTable:
    """Return every parameter of the model: meaning, symbol, unit, bounds, default, source, evidence."""
    return ParameterTable(registry_table()).set_index("name")
