"""What silos do: six functions, found by the names of silos, and by size for silos whose names tell nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: All functions, in the order in which everything that is held per function stands.
FUNCTIONS = ("sales", "service", "billing", "operations", "technical", "product_policy")

#: Functions whose people stand face to face with customers; billing and operations are the back office.
FRONT_LINE = ("sales", "service", "technical")

#: The function that designs products and policies and meets no customer.
DESIGN = "product_policy"

#: What tells a function in the name of a silo, as patterns of whole words in lower case.
_WORDS = {
    "sales": "sales|selling|accounts? manage(?:ment|rs?)|marketing",
    "service": "services?|support|care|help ?desk|(?:call|contact) ?cent(?:re|er)s?",
    "billing": "billing|finances?|accounting|invoicing",
    "operations": "operations?|logistics|delivery|deliveries|production|warehous(?:e|es|ing)|fulfill?ment",
    "technical": "technical|engineering|it|technology|technologies|maintenance|r ?& ?d",
    "product_policy": "products?|policy|policies|legal|compliance|strategy|design|board",
}

#: Words that stand beside others ("customer billing", "warehouse management") and tell something only without them.
_FAINT_WORDS = {"service": "customers?", "product_policy": "management"}


def ordered(functions: set[str]) -> tuple[str, ...]:
    """Return some functions in the order of `FUNCTIONS`."""
    return tuple(name for name in FUNCTIONS if name in functions)


def functions_in_name(silo: str) -> tuple[str, ...]:
    """Return the functions that the name of a silo tells, in the order of `FUNCTIONS`; often none.

    The rule, upper and lower case alike and in whole words: sales, selling, account(s) management or marketing
    is sales; service, support, care, helpdesk or call centre is service; billing, finance, accounting or
    invoicing is billing; operations, logistics, delivery, production, warehouse or fulfilment is operations;
    technical, engineering, IT, technology, maintenance or R&D is technical; product, policy, legal,
    compliance, strategy, design or board is product_policy. A name that tells several has them all ("Sales and
    Service"). If there is none of these words, customer is service and management is product_policy.
    """
    name = " ".join(re.split(r"[\s_-]+", silo.casefold()))
    for words in (_WORDS, _FAINT_WORDS):
        found = {what for what, word in words.items() if re.search(rf"(?<![^\W\d])(?:{word})(?![^\W\d])", name)}
        if found:
            return ordered(found)
    return ()


def share_out(
    sizes: Mapping[str, int], work: Sequence[float], given: Mapping[str, Sequence[str]] | None = None
) -> dict[str, tuple[str, ...]]:
    """Give every silo at least one function, so that together they have all six.

    The rule: silos that were given functions keep them. Of the others, a silo of one person (a chief
    executive, say) designs products and policies. Then, from the largest silo to the smallest, each takes
    the function whose planned work lacks most staff; from the moment there are only as many silos left as
    functions nobody has, only those are taken. If functions are still missing after that (fewer silos than
    functions), each, most work first, goes to the silo that has most staff for the work it has.
    Sizes and names decide alone; the order of the silos does not matter.

    Parameters
    ----------
    sizes : people in each silo, by its name; at least one silo, each of one person or more.
    work : planned share of all work of each function, in the order of `FUNCTIONS`; sums to 1.
    given : functions that are already known, by the name of the silo.

    Returns
    -------
    dict : for each silo, in the order of `sizes`, its functions in the order of `FUNCTIONS`.
    """
    planned = dict(zip(FUNCTIONS, work, strict=True))
    known = {silo: set((given or {}).get(silo, ())) for silo in sizes}
    empty = sorted((silo for silo in sizes if not known[silo]), key=lambda silo: (-sizes[silo], silo))
    if max(sizes.values()) > 1:
        for silo in empty:
            if sizes[silo] == 1:
                known[silo] = {DESIGN}
        empty = [silo for silo in empty if sizes[silo] > 1]
    lacking = {name: planned[name] * sum(sizes.values()) for name in FUNCTIONS}
    for silo, has in known.items():
        for name in has:
            lacking[name] -= sizes[silo] / len(has)
    missing = set(FUNCTIONS).difference(*known.values())
    for place, silo in enumerate(empty):
        choice = ordered(missing) if len(missing) >= len(empty) - place else FUNCTIONS
        taken = max(choice, key=lambda name: (lacking[name], -FUNCTIONS.index(name)))
        known[silo] = {taken}
        lacking[taken] -= sizes[silo]
        missing.discard(taken)
    candidates = sorted(empty or sizes)
    for name in sorted(missing, key=lambda name: (-planned[name], FUNCTIONS.index(name))):
        load = {silo: sum(planned[function] for function in known[silo]) for silo in candidates}
        silo = max(candidates, key=lambda silo: sizes[silo] / load[silo] if load[silo] > 0.0 else float(sizes[silo]))
        known[silo].add(name)
    return {silo: ordered(has) for silo, has in known.items()}
