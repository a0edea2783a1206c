"""Firms of the population as the tests live them."""

from __future__ import annotations

import numpy as np
from worlds import Firm, firm

from empathysim.calibration.patterns import SeenFirm, seen
from empathysim.organization.generate import generate
from empathysim.scenarios.firms import CUSTOMERS, EMPLOYEES, WARM_UP_WEEKS, WEEKS, seed_of
from empathysim.scenarios.firms import firm as firm_of


def begun(number: int, prior_seed: int) -> Firm:
    """Return firm `number` on its first day, its silos as large as its industry's problems ask for."""
    values, seed = firm_of(number, prior_seed).start_values(), seed_of(number, prior_seed)
    network = generate(EMPLOYEES, seed=seed, problem_factor=values["industry.problem_factor"])
    here = firm(values, seed=seed, customers=CUSTOMERS, network=network)
    here.organization.firm["week_zero"] = WARM_UP_WEEKS
    return here


def lived(number: int, prior_seed: int) -> SeenFirm:
    """Return what is seen of firm `number` after its warm-up and its weeks."""
    here = begun(number, prior_seed)
    weekly = here.lives(WARM_UP_WEEKS + WEEKS)[WARM_UP_WEEKS:]
    return seen(number, np.asarray(weekly), here.organization, here.parameters)
