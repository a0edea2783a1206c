"""What makes an object at home in a notebook: whether there is one, and who shows the object there."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def kernel_shell() -> Any:
    """Return the shell of the notebook that this runs in; None on a terminal, in a script or in a test."""
    # Looked for and not imported: who is no notebook needs no IPython.
    ask = getattr(sys.modules.get("IPython"), "get_ipython", None)
    shell = ask() if ask is not None else None
    return shell if getattr(shell, "kernel", None) is not None else None


class ShowsItself:
    """An object that a notebook shows as HTML; `empathysim.notebook.shown` says what of it."""

    def _repr_html_(self) -> str:
        # By name: an import would turn the layers upside down, and load what only a notebook needs.
        html: str = import_module("empathysim.notebook.shown").html_of(self)
        return html
