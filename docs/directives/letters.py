"""The letters of the equations: of parameters from their symbols, of state variables from the list below.

A state variable without a letter is told of in words: indices, flags, what only instruments read.
"""

from __future__ import annotations

from textwrap import wrap

from empathysim.organization.columns import CUSTOMER, EMPLOYEE, FIRM, SILO, Column
from empathysim.parameters.parameter import Parameter

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "eps": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "Gamma": "Γ",
}  # fmt: skip

COLUMNS: dict[str, tuple[Column, ...]] = {"employees": EMPLOYEE, "customers": CUSTOMER, "silos": SILO, "firm": FIRM}
"""State variables by what has them."""

LETTERS: dict[str, dict[str, str]] = {
    "employees": {
        "natural_empathy": "E0", "happiness_set_point": "H0", "engagement_disposition": "ε_W", "wealth": "wealth_i",
        "age": "age_i", "expertise": "expertise_i", "customer_focus": "X", "goal_pressure": "G",
        "target_first_norm": "B", "literacy": "L", "insight": "K_1 to K_4", "happiness": "H", "fatigue": "F",
        "skill": "S", "meaning": "M", "choice": "Ch", "progress": "Rp", "engagement": "Wg", "sales_attainment": "y",
        "tenure_weeks": "τ", "contacts": "n_1 to n_4", "near_focus": "Z_X", "near_happiness": "Z_H",
        "near_literacy": "Z_L", "near_insight": "Z_Kq", "near_norm": "Z_B", "boss_goal_pressure": "G_boss",
        "peer_norm": "N", "attention": "a", "contact_share": "csh", "touches": "touches", "gesture_minutes": "minutes",
        "pushes": "pushes",
    },
    "customers": {
        "segment": "q", "is_unresolved": "unresolved", "has_purchased": "purchased", "grievances": "grievances",
        "products": "products", "wealth": "wealth_c", "age": "age_c", "expertise": "expertise_c", "mismatch": "mis",
        "mood_disposition": "hc", "style": "style", "expectation": "x", "satisfaction": "A", "trust": "T",
        "wallet": "wallet", "value_usd": "value",
    },
    "silos": {
        "n_functions": "k", "complexity": "D", "suggestions": "q", "capacity": "capacity", "planned": "planned",
        "utilisation": "use", "wait": "wait", "rush": "rush",
    },
    "firm": {
        "seed": "seed", "week": "week", "leader_pressure": "Γ_t", "reputation": "Rep",
        "revenue_average_usd": "avg", "aspiration_usd": "asp", "shortfall": "short", "answers": "ans_q",
        "npv_usd": "npv", "gesture_usd": "spent", "gesture_budget_usd": "budget", "push_revenue_usd": "push revenue",
        "good_talk": "good", "bad_talk": "bad",
    },
}  # fmt: skip
"""The letter, or word, of each state variable in the equations, by what has it and by its name."""

_LISTENING = "Z_V is the mean of V over those whom one listens to. Letters of parameters stand in their tables."


def symbol(parameter: Parameter) -> str:
    """Return the letter of a parameter as the equations write it: theta_2e is θ_2e."""
    first, *rest = parameter.symbol.split("_")
    return "_".join([GREEK.get(first, first), *rest])


def letter_of(having: str, column: str) -> str:
    """Return the letter of a state variable, or a dash where the equations tell of it in words."""
    return LETTERS[having].get(column, "–")


def letters_told() -> str:
    """Return all letters of state variables with their names; a word of the name itself needs no explanation."""
    lines = []
    for having, letters in LETTERS.items():
        names = {column: column.removesuffix("_usd").replace("_", " ") for column in letters}
        told = [
            # Unbroken: a letter and its name stay on one line.
            f"{letter} {names[column]}".replace(" ", "\u00a0")
            for column, letter in letters.items()
            if not set(letter.split()) <= set(names[column].split())
        ]
        lines += wrap(f"{having}:  {', '.join(told)}", 118, subsequent_indent="    ")
    return "\n".join([*lines, *wrap(_LISTENING, 118)]).replace("\u00a0", " ")
