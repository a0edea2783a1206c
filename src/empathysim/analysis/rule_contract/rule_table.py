"""The rules that can be replaced, as a table to choose from."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from empathysim.analysis.rule_contract.seen import mechanisms
from empathysim.compiled import plain
from empathysim.errors import knows_its_keywords

if TYPE_CHECKING:
    import pandas


@knows_its_keywords()
def rule_table() -> pandas.DataFrame:
    """Return every rule that `compose_rules` replaces: its arguments, what it returns, and where it stands.

    Returns
    -------
    DataFrame : a row for each rule by its name, those of a module together.
    """
    import pandas

    rows = [
        {
            "name": name,
            "arguments": ", ".join(inspect.signature(plain(each)).parameters),
            "what": (inspect.getdoc(plain(each)) or "").partition("\n")[0].removeprefix("Return "),
            "module": plain(each).__module__.partition(".")[2],
        }
        for name, each in mechanisms().items()
        if not name.startswith("_")
    ]
    return pandas.DataFrame(rows).sort_values(["module", "name"]).set_index("name")
