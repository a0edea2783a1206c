"""The model lives on real organizations: every layer of three published networks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import empathysim as es

LAYERS = [
    ("email_eu_core", "edges.csv", "department"),
    ("krackhardt_hightech", "edges_advice.csv", "dept"),
    ("krackhardt_hightech", "edges_friends.csv", "dept"),
    ("krackhardt_hightech", "edges_reports.csv", "dept"),
    *(("lazega_law", f"edges_{layer}.csv", "office") for layer in ("advice", "friends", "cowork")),
    *(("lazega_law", f"edges_{layer}.csv", "practice") for layer in ("advice", "friends", "cowork")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edges", "silo"), LAYERS)
def test_the_model_lives_on_it(data_folder: Path, name: str, edges: str, silo: str) -> None:
    network = es.read_organization(data_folder / name, edges=edges, silo=silo)
    run = es.simulate("baseline", organization=network, weeks=4, warm_up=4, customers=1000)
    assert len(run.lived.organization.employees) == network.size
    assert (run.weekly["journeys"] > 0).all()
    assert np.isfinite(run.weekly.to_numpy()).all()
    assert run.weekly["empathy"].between(0.0, 1.0).all()
    served = run.lived.organization.silos
    assert (served["planned"][served["is_serving"]] > 0).mean() > 0.5


def test_every_function_of_a_real_organization_is_served(data_folder: Path) -> None:
    network = es.read_organization(data_folder / "email_eu_core")
    assert {name for functions in network.functions for name in functions} == {
        "sales", "service", "billing", "operations", "technical", "product_policy",
    }  # fmt: skip


def test_an_experiment_lives_on_a_real_organization_and_shows_that_it_acts(data_folder: Path) -> None:
    """A journey view keeps more of the story on a real network too, in every paired seed."""
    network = es.read_organization(data_folder / "lazega_law", edges="edges_advice.csv", silo="office")
    for seed in range(3):
        usual, viewed = (
            es.simulate(name, organization=network, weeks=26, warm_up=26, seed=seed).summary
            for name in ("baseline", "turn_journey_view")
        )
        assert viewed["transfer_share"] < usual["transfer_share"]
        assert viewed["satisfaction"] > usual["satisfaction"]
