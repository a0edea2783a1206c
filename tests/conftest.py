"""What all tests share: where real data lies, and quiet arithmetic of unsigned numbers."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

# Keyed luck multiplies modulo 2^64; as plain Python that is an overflow of numpy scalars, and meant.
np.seterr(over="ignore")


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Return the folder of real data sets, or skip where there is none."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("EMPATHYSIM_DATA", beside))
    if not folder.is_dir():
        pytest.skip("real data is absent: set EMPATHYSIM_DATA to the folder that holds the data sets")
    return folder
