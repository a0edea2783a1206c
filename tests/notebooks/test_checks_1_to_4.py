"""What `check` of lessons 1 to 4 says to right answers and to those that students give instead."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import check_1
import check_2
import check_3
import check_4
import networkx as nx
import numpy as np
import pytest
from demo_bank import TODAY, changed
from lesson import Answer, exit_ticket
from lesson_sources import cells_of
from two_banks import in_pairs

import empathysim as es
from empathysim.wording.verdict import PHRASES

# --- 1: a lever, predicted -------------------------------------------------------------------------------------------
SMALL = {"outcomes": ["satisfaction"], "employees": 40}
PEOPLE = changed("people", {"customers_as_people.intensity": 0.8})
TWO_LEVERS = changed("two levers", {"customers_as_people.intensity": 0.8, "journey_view.intensity": 0.8})


@pytest.fixture(scope="module")
def fair() -> Any:
    return es.compare(TODAY, PEOPLE, seeds=8, weeks=52, **SMALL)


def test_a_prediction_that_came_out_is_right(fair: Any) -> None:
    """Fails, too, where `check` does not look at the verdict: the other two predictions are held against it."""
    told = {word: check_1.check(word, fair) for word in check_1.WORDS}
    verdict = fair.outcomes["satisfaction"].verdict.replace("_", " ")
    assert {word for word, answer in told.items() if answer} == {w for w in told if verdict.startswith(w)} != set()
    assert {answer.mistake for answer in told.values() if not answer} == {"other sign"}


def test_unfair_comparisons_are_told_apart(fair: Any) -> None:
    """Fails where one of the three usual errors has the hint of another, or hides behind a right sign."""
    run = es.simulate(TODAY, weeks=4, employees=40)
    elsewhere = es.compare("baseline", PEOPLE, seeds=8, weeks=52, **SMALL)
    answers = {
        "nothing": (None, None),
        "a number": (0.3, fair),
        "a run": ("higher", run),
        "few pairs": ("higher", es.compare(TODAY, PEOPLE, seeds=2, weeks=52, **SMALL)),
        "another firm": ("higher", elsewhere),
        "turned round": ("lower", es.compare(PEOPLE, TODAY, seeds=8, weeks=52, **SMALL)),
        "two levers": ("higher", es.compare(TODAY, TWO_LEVERS, seeds=8, weeks=52, **SMALL)),
        "a quarter": ("practically the same", es.compare(TODAY, PEOPLE, seeds=8, weeks=13, **SMALL)),
        "other outcome": ("higher", es.compare(TODAY, PEOPLE, seeds=8, weeks=52, employees=40, outcomes=["empathy"])),
    }
    told = {name: check_1.check(*answer) for name, answer in answers.items()}
    assert {name: answer.mistake for name, answer in told.items()} == {
        "nothing": "not begun",
        "a number": "no prediction",
        "a run": "one run",
        "few pairs": "one run",
        "another firm": "wrong comparator",
        "turned round": "wrong comparator",
        "two levers": "wrong comparator",
        "a quarter": "short run",
        "other outcome": "other outcome",
    }
    assert different(told.values())


# --- 2: a factor for individual context ------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def office() -> Any:
    """Return the class `Office`, as the lesson writes it."""
    names: dict[str, Any] = {}
    for cell in cells_of("02_empathy_in_sixty_lines")[:4]:
        if cell.cell_type == "code":
            exec(cell.source, names)
    return names["Office"]


def apart(me: Any, you: Any) -> float:
    return float(np.sqrt(((me.life - you.life) ** 2).mean()))


def alike(me: Any, you: Any, s: float) -> float:
    """Return a right factor."""
    return 1.0 - s * apart(me, you) * (1.0 - me.insight)


def drawn(me: Any, you: Any, s: float) -> float:
    return alike(me, you, s * me.model.rng.uniform(0.99, 1.0))


def meddling(me: Any, you: Any, s: float) -> float:
    me.natural_empathy = 0.95 if s else me.natural_empathy
    return alike(me, you, s)


RIGHT_FACTORS: list[Callable[..., Any]] = [
    alike,
    lambda me, you, s: (1.0 - s * apart(me, you)) ** (1.0 - me.insight),
    lambda me, you, s: 1.0 - s * abs(me.life - you.life).mean() * (1.0 - me.insight),
]
WRONG_FACTORS: dict[str, Any] = {
    "not begun": None,
    "no function": 0.7,
    "stops": lambda me, you: 1.0,
    "no number": lambda me, you, s: None,
    "rises": lambda me, you, s: 1.0 + s * apart(me, you),
    "below 0": lambda me, you, s: 1.0 - s * np.linalg.norm(me.life - you.life) * (1.0 - me.insight),
    "not neutral": lambda me, you, s: 1.0 - 0.5 * (apart(me, you) + s) * (1.0 - me.insight),
    "does nothing": lambda me, you, s: 1.0,
    "all the same": lambda me, you, s: 1.0 - s * (1.0 - me.insight),
    "turned round": lambda me, you, s: 1.0 - s * (1.0 - apart(me, you)) * (1.0 - me.insight),
    "insight ignored": lambda me, you, s: 1.0 - s * apart(me, you),
    "other luck": drawn,
}


@pytest.mark.parametrize("factor", RIGHT_FACTORS)
def test_any_factor_that_keeps_to_the_words_is_right(factor: Any, office: Any) -> None:
    """Fails for a check that wants one formula."""
    assert check_2.check(factor, office), check_2.check(factor, office)


def test_wrong_factors_have_each_a_hint_of_their_own(office: Any) -> None:
    """Fails for a wrong factor that passes, or gets the hint for another."""
    told = {name: check_2.check(factor, office) for name, factor in WRONG_FACTORS.items()}
    assert {name: answer.mistake for name, answer in told.items()} == {name: name for name in WRONG_FACTORS}
    assert different(told.values())


def test_a_factor_that_changes_the_person_is_found(office: Any) -> None:
    """Its values are all right; only in the office somebody gains empathy."""
    assert check_2.check(meddling, office).mistake == "rises"


# --- 3: three shares -------------------------------------------------------------------------------------------------
WORLDS = {"": 0.533, "C": 0.44, "G": 0.431, "I": 0.43, "CG": 0.323, "CI": 0.354, "GI": 0.346, "CGI": 0.259}
BY_HAND = {"C": -0.0907, "G": -0.0992, "I": -0.0842}


def test_shares_made_by_hand_are_right() -> None:
    """Worked on paper; fails for other weights of orders, or for a check that wants more digits than paper has."""
    assert check_3.check(BY_HAND, WORLDS)
    assert check_3.check(check_3.shapley(WORLDS), WORLDS)


def test_shares_of_the_usual_shorter_ways_have_each_a_hint_of_their_own() -> None:
    """Fails for a wrong share that passes, or gets the hint for another way."""
    first = {letter: WORLDS[letter] - WORLDS[""] for letter in "CGI"}
    answers = {
        "not begun": None,
        "letters": {"culture": -0.09},
        "no numbers": {"C": -0.09, "G": None, "I": -0.08},
        "sign": {letter: -share for letter, share in BY_HAND.items()},
        "points": {letter: round(100.0 * share, 1) for letter, share in BY_HAND.items()},
        "first only": first,
        "last only": {"C": 0.259 - 0.346, "G": 0.259 - 0.354, "I": 0.259 - 0.323},
        "one order": check_3.by_order(WORLDS, ("G", "C", "I")),
        "each pair once": {"C": -0.091, "G": -0.0995, "I": -0.0845},
        "too round": {"C": -0.091, "G": -0.099, "I": -0.084},
        "does not add up": BY_HAND | {"G": -0.05},
        "other split": dict.fromkeys("CGI", (0.259 - 0.533) / 3.0),
    }
    told = {name: check_3.check(answer, WORLDS) for name, answer in answers.items()}
    assert {name: answer.mistake for name, answer in told.items()} == {name: name for name in answers}
    assert different(told.values())


# --- 4: five ties, moved ---------------------------------------------------------------------------------------------
CLAIM = "In the model, the story that is left is {} with five ties moved against the bank as it is, over one year."


@pytest.fixture(scope="module")
def bank() -> nx.Graph:
    """Return a bank of thirty people in three silos."""
    graph = nx.planted_partition_graph(3, 10, 0.5, 0.02, seed=3)
    return nx.relabel_nodes(with_silos(graph), {row: f"person {row}" for row in graph})


def with_silos(graph: nx.Graph) -> nx.Graph:
    nx.set_node_attributes(graph, {row: ("sales", "service", "billing")[row // 10] for row in graph}, "silo")
    return graph


def rewired(graph: nx.Graph, cut: int, joined: int, *, across: bool = True) -> nx.Graph:
    """Return the graph without so many ties inside silos, and with so many new ones between (or inside) them."""
    silo = graph.nodes(data="silo")
    inside = [tie for tie in graph.edges if silo[tie[0]] == silo[tie[1]]]
    new = [tie for tie in itertools.combinations(graph, 2) if (silo[tie[0]] != silo[tie[1]]) == across]
    new = [tie for tie in new if not graph.has_edge(*tie)]
    other = graph.copy()
    other.remove_edges_from(inside[::7][:cut])
    other.add_edges_from(new[::5][:joined])
    return other


@pytest.fixture(scope="module")
def found(bank: nx.Graph) -> Any:
    return in_pairs(bank, rewired(bank, 5, 5), "context", seeds=range(4), weeks=8)


def test_five_moved_ties_told_by_their_verdict_are_right(bank: nx.Graph, found: Any) -> None:
    assert check_4.check(bank, rewired(bank, 5, 5), found, CLAIM.format(PHRASES[found.verdict]))


def test_other_banks_and_claims_have_each_a_hint_of_their_own(bank: nx.Graph, found: Any) -> None:
    """Fails for a wrong bank or claim that passes, or gets the hint for another."""
    mine, verdict = rewired(bank, 5, 5), PHRASES[found.verdict]
    moved_person = mine.copy()
    moved_person.nodes["person 0"]["silo"] = "billing"
    otherwise = next(phrase for phrase in PHRASES.values() if phrase != verdict and " " not in phrase)
    answers: dict[str, tuple[Any, ...]] = {
        "not begun": (None, None, ""),
        "no graph": ([("person 0", "person 11")], None, ""),
        "other people": (moved_person, found, CLAIM.format(verdict)),
        "still inside": (rewired(bank, 5, 5, across=False), found, CLAIM.format(verdict)),
        "other density": (rewired(bank, 0, 5), found, CLAIM.format(verdict)),
        "other number": (rewired(bank, 4, 4), found, CLAIM.format(verdict)),
        "not run": (mine, None, CLAIM.format(verdict)),
        "no claim": (mine, found, " "),
        "wording": (mine, found, f"Bridges will prove to be {verdict}."),
        "overclaimed": (mine, found, CLAIM.format(otherwise)),
        "no verdict": (mine, found, "In the model, five ties were moved."),
    }
    told = {name: check_4.check(bank, *answer) for name, answer in answers.items()}
    assert {name: answer.mistake for name, answer in told.items()} == {name: name for name in answers}
    assert different(told.values())


# --- all -------------------------------------------------------------------------------------------------------------
def different(answers: Any) -> bool:
    """Return whether no two mistakes of different names have one text, and none is taken for right."""
    texts: dict[str, str] = {}
    for answer in answers:
        assert not answer
        assert texts.setdefault(answer.text, answer.mistake) == answer.mistake
    return True


def test_an_answer_shows_itself_in_words_and_colour() -> None:
    """Fails for a notebook that would tell right from wrong by colour alone, or that reads `<` in a hint as HTML."""
    assert repr(Answer(False, "a < b", "less")) == "Not yet: a < b"
    shown = Answer(False, "a < b", "less")._repr_html_()
    assert "Not yet" in shown
    assert "a &lt; b" in shown


def test_an_exit_ticket_is_kept_when_all_is_answered(tmp_path: Any) -> None:
    """Fails for a file with gaps, or for one that loses an answer."""
    asked = exit_ticket(1, ["yes", " ", ""], tmp_path)
    assert (asked.is_right, list(tmp_path.iterdir())) == (False, [])
    assert "2 and 3" in asked.text
    assert exit_ticket(1, ["ja", "naïve", "so"], tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.read_text(encoding="utf-8") == "Lesson 1\n\n1. ja\n\n2. naïve\n\n3. so\n"
