"""A parameter without meaning, unit, bounds, source or evidence cannot be made."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from empathysim.errors import InputError
from empathysim.parameters.parameter import Parameter

WHOLE: dict[str, Any] = {
    "name": "a.b",
    "symbol": "x",
    "meaning": "something",
    "unit": "-",
    "low": 0.0,
    "high": 1.0,
    "default": 0.5,
    "source": ("design",),
    "evidence": "assumed",
    "acts_with": (),
    "shown_with": {},
    "kind": "real",
    "follows": None,
}


def test_a_whole_one_is_made() -> None:
    assert Parameter(**WHOLE).default == 0.5


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Parameter)])
def test_it_is_refused_without_any_field(field: str) -> None:
    rest = {name: value for name, value in WHOLE.items() if name != field}
    with pytest.raises(InputError, match=f"'{field}' is missing"):
        Parameter(**rest)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("meaning", "", "'meaning' is empty"),
        ("unit", "", "'unit' is empty"),
        ("low", 2.0, "lies above"),
        ("high", float("inf"), "must be finite"),
        ("default", 1.5, "lies outside 0.0 to 1.0"),
        ("default", None, "follows no other"),
        ("source", (), "names no source"),
        ("source", ("asch_1965",), "Did you mean 'asch_1956'"),
        ("evidence", "felt", "is none of seed, literature, calibrated, assumed"),
        ("kind", "odd", "is none of real, whole, segments"),
    ],
)
def test_it_is_refused_with_a_bad_field(field: str, value: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Parameter(**{**WHOLE, field: value})


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Parameter(**{**WHOLE, "meaning": "", "low": 2.0, "source": ()})
    assert len(caught.value.messages) == 3


def test_an_unknown_field_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean 'meaning'"):
        Parameter(**WHOLE, meanin="x")  # type: ignore[call-arg]
