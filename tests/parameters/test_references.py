"""The bibliography holds what is named, and nothing that is not."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from empathysim.parameters.references import REFERENCES
from empathysim.parameters.registry import PARAMETERS


def test_no_reference_is_unused() -> None:
    used = {key for parameter in PARAMETERS.values() for key in parameter.source}
    for file in files("empathysim.scenarios").iterdir():
        if file.name.endswith(".toml"):
            used.update(tomllib.loads(file.read_text(encoding="utf-8"))["sources"])
    assert used == set(REFERENCES)


def test_every_reference_ends_as_a_sentence() -> None:
    assert all(text.endswith(".") and len(text) > 30 for text in REFERENCES.values())
