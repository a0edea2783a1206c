"""The lessons' own modules can be imported here, as they can in a notebook."""

from __future__ import annotations

import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
sys.path.insert(0, str(NOTEBOOKS))
#: The lessons lie in the project's folder; an installed package has none.
collect_ignore_glob = [] if NOTEBOOKS.is_dir() else ["test_*.py"]
