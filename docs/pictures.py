"""Makes the pictures of the README: `python docs/pictures.py` (about two minutes)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import empathysim as es
from empathysim.__main__ import main
from empathysim.figures.ties import ties_figure

HERE = Path(__file__).parent / "pictures"
ROOT = Path(__file__).parents[1]
SEEDS = range(8)
WEEKS = 156


def first_sweep() -> None:
    """Draw the figure of the README's first command."""
    with tempfile.TemporaryDirectory() as folder:
        main(["sweep", str(ROOT / "experiments" / "first_sweep.toml"), "--out", folder])
        shutil.copy(Path(folder) / "figure.png", HERE / "first_sweep.png")


def ties() -> None:
    """Draw what other ties do to the same organization."""
    worlds: dict[str, dict[str, list[float]]] = {}
    for seed in SEEDS:
        network = es.generate_organization(150, seed=seed)
        variants = {
            "none between silos": network.without_ties_between(),
            "gathered in silos": network.gathered(seed),
            "as generated": network,
            "spread over silos": network.spread(seed),
            "ten times between": network.with_ties_between(10.0, seed),
        }
        for name, variant in variants.items():
            summary = es.simulate("baseline", weeks=WEEKS, seed=seed, organization=variant).summary
            for reading in ("context", "satisfaction", "clv"):
                worlds.setdefault(name, {}).setdefault(reading, []).append(summary[reading])
    footer = f"baseline · {len(SEEDS)} paired runs · {WEEKS} weeks after 104 to settle · empathysim {es.__version__}"
    ties_figure(worlds, footer).savefig(HERE / "ties.png", dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    ties()
    first_sweep()
