"""Scenarios and experiments that went wrong: valid files, damaged in their bytes, words and structure."""

from __future__ import annotations

import copy
import datetime
import json
import random
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import damage
from damage import Content

PROJECT = Path(__file__).parents[2]
SCENARIO = b"""
name = "pressed"
title = "A bank under pressure"
about = "Leaders push. Teams obey."
sources = ["asch_1956"]
industry = "bank"
[start]
group_think.conformity = 0.7
corporate_culture = { pressure = 0.8, strength = 1 }
[parameters]
customer_contact.target_segments = [1, 4]
acts_of_kindness.cap_usd = 2000
[[interventions]]
parameter = "talk_about_emotions.intensity"
value = 0.8
from_week = 10
to_week = 20
people = "most_central"
share = 0.25
[[interventions]]
parameter = "culture_pressure"
value = 0.2
from_week = 52
[organization]
silos = 8
ties_between = 0.5
[expects]
against = "baseline"
satisfaction = "lower"
"""
_GRID = b"""
[question]
title = "Does pressure matter?"
asks = "Where teams think alike, what does pressure do?"
references = ["asch_1956"]
[levers]
groupthink = { values = [0.2, 0.5, 0.8] }
culture_pressure = { range = [0.1, 0.9], steps = 3 }
[uncertainties]
empathy.natural_weight = { steps = 2 }
[outcomes]
columns = ["satisfaction", "clv"]
weekly = true
[design]
kind = "grid"
scenario = "baseline"
seeds = [7, 3]
weeks = 4
warm_up = 2
employees = 30
customers = 100
"""

_DRAWN = b"""
[question]
title = "What if?"
found = "Nothing yet."
[levers]
culture_pressure = { range = [0.0, 1.0], steps = 3 }
champions.share = { range = [0.05, 0.5] }
champions.is_on = {}
organization.silos = { values = [3, 6, 12] }
[uncertainties]
group_think.conformity = { range = [0.2, 0.9], distribution = "normal", mean = 0.6, sd = 0.1 }
emotion.loss_aversion = { distribution = "triangular", mode = 2.0 }
"human_bias.*" = {}
[interventions.champions]
parameter = "customer_contact.intensity"
value = 0.8
from_week = 2
ramp_weeks = 4
people = "random"
share = 0.1
silos = ["sales", "service"]
[outcomes]
columns = ["satisfaction", "clv"]
windows = { first_year = [0, 4] }
smallest_differences = { clv = 0.02 }
[design]
kind = "latin_hypercube"
points = [8, 4]
design_seed = 3
cross_levers = false
seeds = 2
weeks = 6
"""
_LISTED = b"""
[question]
title = "These points"
[levers]
groupthink = {}
culture_pressure = {}
[outcomes]
columns = ["satisfaction"]
[design]
kind = "list"
points = [{ groupthink = 0.1, culture_pressure = 0.2 }, { groupthink = 0.9, culture_pressure = 0.3 }]
weeks = 6
"""
EXPERIMENTS = (_GRID, _DRAWN, _LISTED)

#: What may stand anywhere in a document although nothing there asks for it.
VALUES: tuple[Any, ...] = (
    -1, 0, 2**63, 2**64, 10**12, 10**400, 16**4_000, -(10**30), 0.5, -0.0, 1e308, 5e-324, float("inf"), float("nan"),
    True, False, "", " ", "text", "0.5", "0,5", "\0", "\x1b[31mred", "two\nlines", "\u202eback", "../../etc/passwd",
    "x" * 100_000, "nowhere.toml", "nowhere.csv", "${NO_SUCH_PLACE}/firm", "/proc", "baseline", "grid", [], [[]], {},
    [1, "a", [2.0]], ["a"] * 300, list(range(2_000)), [0.1] * 20_000, {"a": {"b": {"c": 1}}}, {"values": []},
    {"range": [0, 1], "steps": 10**9}, {"distribution": "normal", "mean": "x"}, [{"parameter": 1}],
    datetime.date(1979, 5, 27), datetime.time(7, 32), datetime.datetime(1979, 5, 27, 7, 32),
)  # fmt: skip
_NAMES = ("groupthnk", "a", "", "two words", "group_think.conformity", "weeks", "x" * 300, "\u001b", "ä", "a\nb")


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Return the valid files that damage begins from: all that ship, and one that says a bit of everything."""
    if kind == "scenario":
        folder, own = PROJECT / "src" / "empathysim" / "scenarios", (SCENARIO,) * 5
    else:
        folder, own = PROJECT / "experiments", EXPERIMENTS * 2
    return (*own, *(path.read_bytes() for path in sorted(folder.glob("*.toml"))))


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Yield container and key of everything in a document."""
    keys = list(document) if isinstance(document, dict) else list(range(len(document)))
    for key in keys:
        yield document, key
        if isinstance(document[key], dict | list):
            yield from places(document[key])


def restructured(chance: random.Random, content: bytes) -> bytes:
    """Return a document with parts of the wrong type, missing, renamed, added, wrapped or moved."""
    document = tomllib.loads(content.decode())
    for _ in range(chance.randint(1, 4)):
        spots = list(places(document))
        if not spots:
            break
        container, key = chance.choice(spots)
        what = chance.randrange(6)
        if what == 0:
            del container[key]
        elif what == 1 and isinstance(container, dict):
            container[chance.choice(_NAMES)] = container.pop(key)
        elif what == 2 and isinstance(container, dict):
            container[chance.choice(_NAMES)] = copy.deepcopy(chance.choice(VALUES))
        elif what == 3:
            container[key] = [container[key]] if chance.random() < 0.5 else {"a": container[key]}
        else:
            container[key] = copy.deepcopy(chance.choice(VALUES))
    return dumped(document)


def nested(chance: random.Random, content: bytes) -> bytes:
    """Return a document with something very deep, very long or very wide in it."""
    deep = chance.choice((5, 50, 400, 30_000))
    more = chance.choice(
        (
            b"a = " + b"[" * deep + b"]" * deep,
            b"a = " + b"{ a = " * deep + b"1" + b" }" * deep,
            b".".join([b"a"] * deep) + b" = 1",
            b"[" + b".".join([b'"a"'] * deep) + b"]",
            b"[levers]\n" + b"group_think." * deep + b"conformity = { values = [0.1] }",
            b"\n".join(b"k%d = 1" % k for k in range(min(deep, 3_000))),
            b"\n".join(b"[t%d]" % k for k in range(min(deep, 3_000))),
            b'about = """' + b"a.b " * deep + b'"""',
            b"[parameters]\n" + b"\n".join(b"group_think%d.conformity = 1" % k for k in range(min(deep, 900))),
            b"# " + b"a." * deep,
        )
    )
    return more + b"\n" + content if chance.random() < 0.5 else content + b"\n" + more


def dumped(document: dict[str, Any]) -> bytes:
    """Return a document as TOML: one line for each part, whatever stands in it."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in document.items()).encode()


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return hex(value) if value > 10**4_000 else str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(part)}" for key, part in value.items()) + " }"
    return str(value.isoformat())


OF_TOML: tuple[Callable[[random.Random, bytes], Content], ...] = (
    *damage.OF_ANY_TEXT, damage.retyped, damage.misspelt, nested, *(restructured,) * 4,
)  # fmt: skip


def misplaced(content: bytes) -> Iterator[bytes]:
    """Yield the document with each of `VALUES` in each of its places, one at a time."""
    for place in range(len(list(places(tomllib.loads(content.decode()))))):
        for value in VALUES:
            document = tomllib.loads(content.decode())
            container, key = list(places(document))[place]
            container[key] = value
            yield dumped(document)


def damaged(kind: str, number: int) -> Content:
    """Return damaged file `number` of a kind, "scenario" or "experiment": always the same one."""
    chance = random.Random(f"{kind} {number}")
    content = chance.choice(seeds(kind))
    changed = chance.choice(OF_TOML)(chance, content)
    if changed and chance.random() < 0.2:
        changed = chance.choice(damage.OF_ANY_TEXT)(chance, changed)
    return changed
