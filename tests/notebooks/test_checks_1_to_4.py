"""What `check` of lessons 1 to 4 says to right answers and to those that students give instead."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import check_1
import check_2
import check_3
import check_4
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from demo_bank import TODAY, changed
from lesson import Answer, exit_ticket
from lesson_sources import cells_of
from odd_answers import answers_with_one_odd_part
from two_banks import TwoBanks, in_pairs

import empathysim as es
from empathysim.analysis.comparison import Comparison
from empathysim.analysis.paired_difference import PairedDifference, difference_in
from empathysim.errors import InputError
from empathysim.wording.verdict import PHRASES, Verdict

# --- 1: a lever, predicted -------------------------------------------------------------------------------------------
SMALL = {"outcomes": ["satisfaction"], "employees": 40}
PEOPLE = changed("people", {"customers_as_people.intensity": 0.8})
TWO_LEVERS = changed("two levers", {"customers_as_people.intensity": 0.8, "journey_view.intensity": 0.8})
ALWAYS = TODAY.with_start({"customers_as_people.intensity": 0.8})
LATER = PEOPLE.with_intervention("journey_view.intensity", 0.8, 26)


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

    def against(one: Any, other: Any, seeds: int = 8, weeks: int = 52, **more: Any) -> Comparison:
        return es.compare(one, other, seeds=seeds, weeks=weeks, **(SMALL | more))

    kindness = changed("kindness", {"acts_of_kindness.intensity": 0.8})
    half_way = changed("half-way", {"customers_as_people.intensity": 0.5})
    answers: dict[tuple[str, str], tuple[Any, Any]] = {
        ("not begun", "nothing"): (None, None),
        ("not begun", "an empty text"): (" ", fair),
        ("no run yet", "a prediction alone"): ("higher", None),
        ("no prediction", "a number"): (0.3, fair),
        ("no prediction", "a table"): (pd.DataFrame({"word": ["higher", "lower"]}), fair),
        ("one run", "a run"): ("higher", run),
        ("one run", "a table of outcomes"): ("higher", fair.to_pandas()),
        ("one outcome", "its outcome"): ("higher", fair.outcomes["satisfaction"]),
        ("few pairs", "two of them"): ("higher", against(TODAY, PEOPLE, seeds=2)),
        ("wrong comparator", "another firm"): ("higher", against("baseline", PEOPLE)),
        ("wrong comparator", "two levers"): ("higher", against(TODAY, TWO_LEVERS)),
        ("wrong comparator", "nothing moved"): ("higher", against(TODAY, TODAY, weeks=4)),
        ("turned round", ""): ("lower", against(PEOPLE, TODAY)),
        ("another firm", "from the start"): ("higher", against(TODAY, ALWAYS)),
        ("another firm", "something later"): ("higher", against(TODAY, LATER)),
        ("another lever", "none of the five"): ("higher", against(TODAY, kindness)),
        ("another stop", "half-way"): ("higher", against(TODAY, half_way)),
        ("short run", "a quarter"): ("practically the same", against(TODAY, PEOPLE, weeks=13)),
        ("other outcome", "empathy"): ("higher", against(TODAY, PEOPLE, outcomes=["empathy"])),
    }
    told = {names: check_1.check(*answer) for names, answer in answers.items()}
    assert {names: answer.mistake for names, answer in told.items()} == {names: names[0] for names in answers}
    assert different(told.values())


def test_a_prediction_may_be_written_in_many_ways(fair: Any) -> None:
    """Fails for a check that wants small letters, or raises for what a learner has at hand."""
    right = next(word for word in check_1.WORDS if check_1.check(word, fair))
    for written in (right.title(), f" {right} ", right.replace(" ", "_"), np.array([right]), pd.Series([right])):
        assert check_1.check(written, fair)


@pytest.mark.parametrize(
    ("interval", "prediction", "mistake"),
    [
        ((0.011, 0.02), "higher", ""), ((0.001, 0.02), "higher", ""), ((-0.02, -0.001), "lower", ""),
        ((-0.001, 0.001), "practically the same", ""), ((0.001, 0.02), "practically the same", "too little to matter?"),
        ((-0.001, 0.001), "higher", "other sign"), ((0.001, 0.02), "lower", "other sign"),
        ((-0.02, 0.02), "higher", "cannot tell"),
    ],
)  # fmt: skip
def test_praise_says_no_more_than_the_verdict(fair: Any, interval: Any, prediction: str, mistake: str) -> None:
    """Fails for praise that counts pairs above 0 as pairs that are the same, or keeps back 'perhaps too little'."""
    found = PairedDifference("satisfaction", 0.5, 0.5, np.full(8, sum(interval) / 2), *interval, 0.01)
    lived = Comparison(fair.a, fair.b, fair.place, fair.worlds, fair.chosen, 1)
    lived.outcomes["satisfaction"] = found
    answer = check_1.check(prediction, lived)
    assert answer.mistake == mistake
    if not mistake:
        assert ("8 of 8" in answer.text) == (prediction != "practically the same")
        assert ("too little to matter" in answer.text) == found.verdict.endswith("too_little")
    elif mistake != "too little to matter?":
        assert not any(f"'{phrase}'" in answer.text for phrase in PHRASES.values() if phrase != prediction)


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


def gap(me: Any, you: Any) -> Any:
    """Return the three distances of two lives."""
    return abs(me.life - you.life)


RIGHT_FACTORS: list[Callable[..., Any]] = [
    alike,
    lambda me, you, s: (1.0 - s * apart(me, you)) ** (1.0 - me.insight),
    lambda me, you, s: 1.0 - s * abs(me.life - you.life).mean() * (1.0 - me.insight),
    lambda me, you, s: np.array(1.0 - s * gap(me, you).max() * (1.0 - me.insight)),
    lambda me, you, s: 1.0 - s * (1.0 - me.insight) * (gap(me, you) @ [0.5, 0.3, 0.2]) ** 2,
]
WRONG_FACTORS: dict[str, Any] = {
    "not begun": None,
    "no function": 0.7,
    "stops": lambda me, you: 1.0,
    "no number": lambda me, you, s: None,
    "rises": lambda me, you, s: 1.0 + s * apart(me, you),
    "below 0": lambda me, you, s: 1.0 - s * np.linalg.norm(me.life - you.life) * (1.0 - me.insight),
    "not neutral": lambda me, you, s: 1.0 - 0.5 * (apart(me, you) + s) * (1.0 - me.insight),
    "a number for each of three": lambda me, you, s: 1.0 - s * gap(me, you) * (1.0 - me.insight),
    "draws luck": lambda me, you, s: 1.0 - s * random.random() * gap(me, you).mean(),
    "does nothing": lambda me, you, s: 1.0,
    "all the same": lambda me, you, s: 1.0 - s * (1.0 - me.insight),
    "turned round": lambda me, you, s: 1.0 - s * (1.0 - apart(me, you)) * (1.0 - me.insight),
    "takes from equals": lambda me, you, s: 1.0 - s * (0.2 + 0.8 * apart(me, you)) * (1.0 - me.insight),
    "part of a life": lambda me, you, s: 1.0 - s * gap(me, you)[0] * (1.0 - me.insight),
    "one way only": lambda me, you, s: 1.0 - s * np.clip(me.life - you.life, 0, 1).mean() * (1.0 - me.insight),
    "cancels out": lambda me, you, s: 1.0 - s * abs((me.life - you.life).mean()) * (1.0 - me.insight),
    "insight ignored": lambda me, you, s: 1.0 - s * apart(me, you),
    "insight turned round": lambda me, you, s: 1.0 - s * apart(me, you) * me.insight,
    "insight not enough": lambda me, you, s: 1.0 - s * apart(me, you) * (1.0 - 0.5 * me.insight),
    "strength turned round": lambda me, you, s: 1.0 - s * (1.2 - s) * apart(me, you) * (1.0 - me.insight),
    "strength a switch": lambda me, you, s: 1.0 - (s > 0) * apart(me, you) * (1.0 - me.insight),
    "other luck": drawn,
    "meddles": meddling,
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


def test_other_ways_to_the_same_mistake_and_other_offices(office: Any) -> None:
    """Fails where a difference without its sign passes, or where something that is no office raises."""
    signed = check_2.check(lambda me, you, s: 1.0 - s * (me.life - you.life).mean() * (1.0 - me.insight), office)
    assert signed.mistake == "rises"
    assert check_2.check(lambda me, you, s: [0.5, 0.5, 0.5], office).mistake == "a number for each of three"
    assert check_2.check(lambda me, you, s: "much", office).mistake == "no number"
    assert {check_2.check(alike, other).mistake for other in (None, office(1), 3)} == {"no office"}
    assert check_2.check(alike, dict).mistake == "office stops"


# --- 3: three shares -------------------------------------------------------------------------------------------------
WORLDS = {"": 0.533, "C": 0.44, "G": 0.431, "I": 0.43, "CG": 0.323, "CI": 0.354, "GI": 0.346, "CGI": 0.259}
BY_HAND = {"C": -0.0907, "G": -0.0992, "I": -0.0842}


def test_shares_made_by_hand_are_right() -> None:
    """Worked on paper; fails for other weights of orders, or for a check that wants more digits than paper has."""
    assert check_3.check(BY_HAND, WORLDS)
    exact = check_3.shapley(WORLDS)
    assert check_3.check(exact, WORLDS)
    told = (pd.Series(exact), pd.DataFrame([exact]), pd.DataFrame([exact]).T, list(exact.items()))
    assert all(check_3.check(each, WORLDS) for each in told)
    assert check_3.check({f" {letter.lower()}": np.float32(share) for letter, share in exact.items()}, WORLDS)


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
        "parts of the whole": {letter: share / -0.274 for letter, share in BY_HAND.items()},
        "six rows": {letter: 6.0 * share for letter, share in BY_HAND.items()},
        "does not add up": BY_HAND | {"G": -0.05},
        "other split": dict.fromkeys("CGI", (0.259 - 0.533) / 3.0),
    }
    told = {name: check_3.check(answer, WORLDS) for name, answer in answers.items()}
    assert {name: answer.mistake for name, answer in told.items()} == {name: name for name in answers}
    assert different(told.values())


def test_a_sign_or_a_unit_is_told_first_whichever_way_was_taken() -> None:
    """Fails where shares of one order with the other sign, say, are told that they do not add up."""
    ways = [check_3.shapley(WORLDS), *(way for _, way in check_3._shorter_ways(WORLDS))]
    assert len(ways) == 10
    for way in ways:
        scaled = {scale: {letter: scale * share for letter, share in way.items()} for scale in (-1.0, 100.0, -100.0)}
        assert [check_3.check(each, WORLDS).mistake for each in scaled.values()] == ["sign", "points", "points"]
        round_ones = {letter: -round(share, 3) for letter, share in way.items()}
        assert check_3.check(round_ones, WORLDS).mistake == "sign"


@pytest.mark.parametrize("shares", ["much", 3, [-0.09, -0.1, -0.08], np.zeros(3), {1: 2}, [("C", -0.09)], {None: 1}])
def test_shares_without_their_letters_are_asked_for_them(shares: Any) -> None:
    """Fails where an answer of another kind raises."""
    assert check_3.check(shares, WORLDS).mistake == "letters"
    assert check_3.check(BY_HAND, {"": 0.5}).mistake == check_3.check(BY_HAND, None).mistake == "no worlds"  # type: ignore[arg-type]


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
def found(bank: nx.Graph) -> TwoBanks:
    return in_pairs(bank, rewired(bank, 5, 5), "context", seeds=8, weeks=52)


def test_five_moved_ties_told_by_their_verdict_are_right(bank: nx.Graph, found: TwoBanks) -> None:
    """Fails, too, where the verdict as it is spelled in Python is no verdict."""
    for words in (PHRASES[found.verdict], found.verdict):
        assert check_4.check(bank, rewired(bank, 5, 5), found, CLAIM.format(words))


def moved_person(bank: nx.Graph) -> nx.Graph:
    other = bank.copy()
    other.nodes["person 0"]["silo"] = "billing"
    return other


def torn(bank: nx.Graph) -> nx.Graph:
    """Return five bridges more, for which a tie between silos was moved as well."""
    other = rewired(bank, 5, 6)
    other.remove_edge(*next(tie for tie in bank.edges if len({bank.nodes[person]["silo"] for person in tie}) == 2))
    return other


def test_other_banks_have_each_a_hint_of_their_own(bank: nx.Graph, found: TwoBanks) -> None:
    """Fails for a wrong bank that passes, or gets the hint for another, and for one that raises."""
    mine, claim = rewired(bank, 5, 5), CLAIM.format(PHRASES[found.verdict])
    other_graph = rewired(bank, 6, 6)
    short = replace(found, weeks=4)
    answers: dict[tuple[str, str], tuple[Any, Any]] = {
        ("not begun", ""): (None, None),
        ("no graph", "a list"): ([("person 0", "person 11")], None),
        ("no graph", "a table"): (nx.to_pandas_adjacency(mine), None),
        ("other kind of graph", "many ties"): (nx.MultiGraph(mine), found),
        ("other kind of graph", "directed"): (mine.to_directed(), found),
        ("no copy", ""): (bank, found),
        ("other people", ""): (moved_person(mine), found),
        ("still inside", ""): (rewired(bank, 5, 5, across=False), found),
        ("other density", ""): (rewired(bank, 0, 5), found),
        ("other number", "fewer"): (rewired(bank, 4, 4), found),
        ("other number", "more"): (other_graph, found),
        ("more were moved", ""): (torn(bank), found),
        ("not run", ""): (mine, None),
        ("not run", "one outcome of es.compare"): (
            mine,
            difference_in("context", found.differences, found.differences + 1.0, revenue=1.0),
        ),
        ("turned round", ""): (mine, replace(found, before=mine, after=bank)),
        ("other banks", "an older one"): (mine, replace(found, after=other_graph)),
        ("other banks", "twice the same"): (mine, replace(found, after=bank)),
        ("other outcome", ""): (mine, replace(found, outcome="satisfaction")),
        ("too little lived", "weeks"): (mine, short),
        ("too little lived", "runs"): (mine, replace(found, differences=found.differences[:4])),
    }
    told = {names: check_4.check(bank, *answer, claim) for names, answer in answers.items()}
    assert {names: answer.mistake for names, answer in told.items()} == {names: names[0] for names in answers}
    assert different(told.values())
    assert "twice" not in told["other number", "more"].text.partition("copy")[0].partition("drawn")[2]
    assert check_4.check(None, mine, found, claim).mistake == "other kind of graph"


STORY = "In the model, the part of the story that is left is"
SAME, HIGHER, PERHAPS, UNTOLD = ("practically_the_same", "higher", "higher_perhaps_too_little", "cannot_tell_yet")
RIGHT_CLAIMS = [
    (SAME, f"{STORY} practically the same with five ties moved between silos as in the bank as it is."),
    (SAME, f"{STORY} practically_the_same with five more ties between silos and five fewer inside, against the bank."),
    (SAME, f"{STORY} practically the same as before; nothing follows from it about bridges in other banks."),
    (HIGHER, f"{STORY} 0.1 to 0.2 points higher than in the bank as it is."),
    (PERHAPS, f"{STORY} 0.1 to 0.2 points higher than in the bank as it is, perhaps too little to matter."),
    (PERHAPS, f"{STORY} higher_perhaps_too_little against the bank as it is."),
    (UNTOLD, "In the model, one cannot tell yet whether the story left is higher than in the bank as it is."),
]
WRONG_CLAIMS = [
    ("no claim", SAME, " "), ("no claim", SAME, 7), ("no claim", SAME, pd.Series(["a", "b"])),
    ("wording", SAME, "Bridges will prove to be practically the same."),
    ("negated", SAME, f"{STORY} not practically the same but higher than in the bank as it is."),
    ("negated", SAME, f"{STORY} practically the same, and isn't practically the same as before."),
    ("negated", HIGHER, f"{STORY} by no means, and never higher than in the bank as it is."),
    ("two verdicts", SAME, f"{STORY} practically the same as before, and satisfaction is higher than before."),
    ("overclaimed", SAME, f"{STORY} higher than in the bank as it is."),
    ("overclaimed", SAME, "In the model, more of the story is left than before."),
    ("overclaimed", PERHAPS, f"{STORY} higher than in the bank as it is."),
    ("overclaimed", UNTOLD, f"{STORY} practically the same as in the bank as it is."),
    ("no verdict", SAME, "In the model, five ties were moved."),
    ("no verdict", HIGHER, "In the model, more of the story is left than before."),
    ("no outcome", SAME, "In the model, the bridges are practically the same."),
    ("no outcome", SAME, "In the model, satisfaction is practically the same as before."),
    ("no comparator", SAME, f"{STORY} practically the same."),
    ("too wide", SAME, f"{STORY} practically the same as before, so bridges are useless."),
    ("too wide", SAME, f"{STORY} practically the same as before, and so it is in every bank."),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "claim"), RIGHT_CLAIMS)
def test_a_claim_that_holds_what_was_found_is_right(verdict: Verdict, claim: str, bank: Any, found: Any) -> None:
    """Fails for a check that wants one wording."""
    assert check_4.check(bank, rewired(bank, 5, 5), of_verdict(found, verdict), claim)


def of_verdict(found: TwoBanks, verdict: Verdict) -> TwoBanks:
    """Return what was found with an interval that has this verdict."""
    intervals = {SAME: (-0.1, 0.1), HIGHER: (1.1, 2.0), PERHAPS: (0.5, 2.0), UNTOLD: (-2.0, 2.0)}
    low, high = intervals[verdict]
    lived = replace(found, low=low, high=high, smallest_difference=1.0)
    assert lived.verdict == verdict
    return lived


def test_claims_that_hold_less_or_more_have_each_a_hint_of_their_own(bank: nx.Graph, found: TwoBanks) -> None:
    """Fails for an overclaim that passes, or gets the hint for another."""
    mine = rewired(bank, 5, 5)
    told = [
        check_4.check(bank, mine, of_verdict(found, verdict), claim)  # type: ignore[arg-type]
        for _, verdict, claim in WRONG_CLAIMS
    ]
    assert [answer.mistake for answer in told] == [mistake for mistake, _, _ in WRONG_CLAIMS]
    assert different(told)


def test_two_banks_refuse_what_cannot_be_lived(bank: nx.Graph) -> None:
    """Fails where a slip ends in a traceback that says nothing, or is not told with the others at once."""
    with pytest.raises(InputError, match="Did you mean 'context'") as refused:
        in_pairs(bank, None, "contxt", seeds=1, weeks=4)
    assert len(refused.value.messages) == 3


def test_no_odd_answer_is_right_or_raises(fair: Any, office: Any, bank: nx.Graph, found: TwoBanks) -> None:
    """Fails for a check that raises for a table, an array, or something that cannot even be compared."""
    claim = CLAIM.format(PHRASES[found.verdict])
    right: dict[Callable[..., Answer], tuple[Any, ...]] = {
        check_1.check: (next(word for word in check_1.WORDS if check_1.check(word, fair)), fair),
        check_2.check: (alike, office),
        check_3.check: (BY_HAND, WORLDS),
        check_4.check: (bank, rewired(bank, 5, 5), found, claim),
    }
    for check, answer in right.items():
        assert check(*answer)
        assert [told for told in answers_with_one_odd_part(check, answer) if told[-1] or not told[-1].mistake] == []


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
    assert "name of this hint: less" in shown
    assert "name of this hint" not in Answer(True, "well")._repr_html_()


def test_prices_in_an_answer_are_no_mathematics() -> None:
    """Fails for an answer that JupyterLab reads as a formula from one `$` to the next."""
    shown = Answer(False, "costs $280 k a year; gains $460 to 380 k", "dear")._repr_html_()
    assert re.match(r'<div class="mathjax_ignore[ "]', shown)
    assert shown.endswith("</div>")
    assert shown.count("<div") == 1


def test_an_exit_ticket_is_kept_when_all_is_answered(tmp_path: Any) -> None:
    """Fails for a file with gaps, or for one that loses an answer."""
    told = ["A second run.", "Das ist naïve!", "At the counter, twice."]
    asked = exit_ticket(1, [told[0], " ", ""], "Zoë", tmp_path)
    assert (asked.is_right, list(tmp_path.iterdir())) == (False, [])
    assert "2 and 3" in asked.text
    assert exit_ticket(1, told, "Zoë O. / 7b", tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.name == "exit_ticket_1_zoë_o_7b.txt"
    said = "\n\n".join(f"{number}. {answer}" for number, answer in enumerate(told, start=1))
    assert kept.read_text(encoding="utf-8") == f"Lesson 1, Zoë O. / 7b\n\n{said}\n"


@pytest.mark.parametrize(
    ("answers", "name", "mistake"),
    [
        ("", "Zoë", "not three"), ("abc", "Zoë", "not three"), (None, "Zoë", "not three"), (7, "Zoë", "not three"),
        (["A good sentence."] * 2, "Zoë", "not three"), (["A good sentence."] * 4, "Zoë", "not three"),
        ([1, 2, 3], "Zoë", "unanswered"), (["A good sentence.", None, "Another good one."], "Zoë", "unanswered"),
        (["A good sentence.", "yes", "Another good one."], "Zoë", "too short"),
        (["A good sentence."] * 3, "", "no name"), (["A good sentence."] * 3, "../", "no name"),
        (["A good sentence."] * 3, None, "no name"),
    ],
)  # fmt: skip
def test_a_ticket_that_is_none_is_not_kept(answers: Any, name: Any, mistake: str, tmp_path: Any) -> None:
    """Fails for a ticket that raises, for an empty or nameless file, or for one outside its folder."""
    asked = exit_ticket(1, answers, name, tmp_path)
    assert (asked.is_right, asked.mistake) == (False, mistake)
    assert list(tmp_path.iterdir()) == []
