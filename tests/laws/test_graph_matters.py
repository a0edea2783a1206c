"""The graph matters: ties between silos carry the customer's story, and with it satisfaction and lifetime value."""

from __future__ import annotations

import pytest
from worlds import firm, needs_machine_code, yearly

from empathysim.organization.generate import generate

SEEDS = range(8)
OUTCOMES = ("context", "satisfaction", "clv")
Table = dict[str, list[dict[str, float]]]


def outcomes_of(variant: str, seed: int) -> dict[str, float]:
    """Return means over weeks 26 to 129 of the default firm on a variant of its network."""
    network = generate(150, seed=seed)
    networks = {
        "as it is": lambda: network,
        "without ties between": network.without_ties_between,
        "ten times the ties between": lambda: network.with_ties_between(10.0, seed),
        "gathered": lambda: network.gathered(seed),
        "spread": lambda: network.spread(seed),
    }
    here = firm(seed=seed, network=networks[variant](), customers=3000)
    here.lives(26)
    log = here.lives(104)
    clv = yearly(log, here.parameters[0])["clv"]
    return {"context": float(log.context.mean()), "satisfaction": float(log.satisfaction.mean()), "clv": clv}


@pytest.fixture(scope="module")
def lived() -> Table:
    """Return the outcomes of each variant for each seed."""
    variants = ("as it is", "without ties between", "ten times the ties between", "gathered", "spread")
    return {variant: [outcomes_of(variant, seed) for seed in SEEDS] for variant in variants}


@needs_machine_code
@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("without ties between", "as it is"),
        ("as it is", "ten times the ties between"),
        ("gathered", "spread"),
        ("gathered", "as it is"),
    ],
)
def test_ties_between_silos_are_worth_something_in_every_seed(
    worse: str, better: str, outcome: str, lived: Table
) -> None:
    """In each of eight paired seeds, over weeks 26 to 129 (two years: churn of half a year is too noisy for lifetime
    value): without ties between silos is worse, with ten times as many better; as many ties gathered within silos
    do worse than spread over them.

    It would fail if the graph were decoration: if hand-offs did not read the bridges between silos.
    """
    pairs = zip(lived[worse], lived[better], strict=True)
    assert all(bad[outcome] < good[outcome] for bad, good in pairs)


@needs_machine_code
def test_gathered_and_spread_have_the_same_number_of_ties() -> None:
    """What differs is where ties lie, not how many there are; it would fail if a variant lost some."""
    network = generate(150, seed=3)
    counts = {len(n.links()[0]) for n in (network, network.gathered(3), network.spread(3))}
    assert len(counts) == 1


@needs_machine_code
def test_without_the_effect_of_bridges_the_story_is_lost_alike() -> None:
    """Exact, in the first week and where nobody gives up: with bridge_effect 0 the same people with other ties between
    silos keep the same of the story, with the usual effect of bridges they do not.

    It would fail if context depended on ties in another way.
    """
    network = generate(40, seed=2)

    def kept(effect: float) -> list[float]:
        values = {"journey.bridge_effect": effect, "journey.abandon_hazard": 0.0}
        worlds = (network, network.without_ties_between())
        return [float(firm(values, network=each, seed=2).lives(1).context[0]) for each in worlds]

    with_ties, without_ties = kept(0.0)
    assert with_ties == without_ties
    with_ties, without_ties = kept(1.0)
    assert with_ties > without_ties + 0.01
