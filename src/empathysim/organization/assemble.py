"""People and ties as they were written down become a network, or a list of everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from empathysim.organization import tree
from empathysim.organization.mapping import Assigned, functions_of_silos
from empathysim.organization.measures import isolated, separate_parts, within_share, within_share_random
from empathysim.organization.network import NO_SILO, Network, Note
from empathysim.organization.roster import (
    MOST_PEOPLE,
    Roster,
    Ties,
    leave_out_repeats,
    manager_of,
    merged,
    places,
    rank_of,
    read_decimals_as_ids,
    read_ties,
    silo_labels,
)
from empathysim.organization.tables import Problems, is_code

#: In organizations of fewer people, what single persons happen to do decides results.
FEW_PEOPLE = 12


def assemble(
    roster: Roster,
    problems: Problems,
    *,
    symmetrise: bool = False,
    functions: Mapping[str, str | Sequence[str]] | None = None,
    keep_codes: bool = False,
) -> Network:
    """Return the network, or raise `InputError` with everything that is wrong, `problems` included."""
    if not 0 < len(roster.people) <= MOST_PEOPLE:  # without people every tie would be wrong as well
        many = f"{len(roster.people):,} people; allowed are at most {MOST_PEOPLE:,}"
        none = "no people; expected is one row for each person"
        problems.add(f"{roster.people_file}: {many if roster.people else none}.")
        problems.refuse()
    read_decimals_as_ids(roster)
    leave_out_repeats(roster)
    people = roster.people
    place = places(roster, problems)
    manager = _managers(roster, place, problems)
    rank = [rank_of(person, roster, problems) for person in people]
    labels = silo_labels(roster, problems)
    cells = [(person.row, person.function) for person in people]
    assigned = functions_of_silos(labels, cells, functions, roster.people_file, problems)
    ties = read_ties(roster, place, problems)
    problems.refuse()
    names = sorted(set(labels), key=lambda name: (name == NO_SILO, *tree.code_order(name)))
    number = {name: k for k, name in enumerate(names)}
    listened_to = np.bincount(ties[1], minlength=len(people)).tolist()
    codes = [person.code for person in people]
    grown = tree.grow(codes, [number[label] for label in labels], manager, rank, listened_to)
    if functions:
        roster.origin += f", functions {dict(functions)}"
    _tell_of_functions(roster, assigned)
    _tell_of_bosses(roster, grown)
    does = assigned.functions
    return _network(roster, grown, ties, names, [number[label] for label in labels], does, symmetrise, keep_codes)


def _managers(roster: Roster, place: dict[str, int], problems: Problems) -> list[int]:
    """Return the place of each person's manager, -1 for none; circles are problems."""
    manager = [manager_of(person, place, roster, problems) for person in roster.people]
    own = sum(up == person for person, up in enumerate(manager))
    if own:
        roster.note("O34", f"People named as their own manager, read as nobody named: {own:,}.", column="manager")
    for circle in tree.loops(manager):
        rows = ", ".join(str(roster.people[each].row) for each in circle[:10]) + (", ..." if len(circle) > 10 else "")
        problems.add(
            f"{roster.people_file} rows {rows}: manager: {len(circle)} people report to each other in a circle; "
            "allowed is a chain that ends with somebody without a manager."
        )
    return manager


def _tell_of_functions(roster: Roster, assigned: Assigned) -> None:
    for how, silos in (("by the names of silos", assigned.by_name), ("by the sizes of silos", assigned.by_size)):
        if silos:
            first = sorted(silos.items(), key=lambda item: tree.code_order(item[0]))[:10]
            some = "; ".join(f"{silo}: {', '.join(functions)}" for silo, functions in first)
            more = f"; and {len(silos) - 10:,} more silos" if len(silos) > 10 else ""
            remedy = "a column 'function' in nodes.csv (or of a graph's nodes), or functions={...} in Python"
            roster.note("O28", f"Functions found {how}: {some}{more}. To set them: {remedy}.")


def _tell_of_bosses(roster: Roster, grown: tree.Tree) -> None:
    if grown.moved:
        roster.note("O27", f"People whose manager is of another silo, replaced within theirs: {grown.moved:,}.",
                    warning=True, column="manager")  # fmt: skip
    if grown.heads_moved:
        roster.note("O27", "Heads of silos report to nobody across silos here; their managers are not used: "
                    f"{grown.heads_moved:,}.", column="manager")  # fmt: skip
    if grown.placed:
        roster.note("O05", f"People without a manager, given one by rule: {grown.placed:,}.", column="manager")


def _network(
    roster: Roster, grown: tree.Tree, ties: Ties, names: list[str], silo: list[int],
    given: dict[str, tuple[str, ...]], symmetrise: bool, keep_codes: bool,
) -> Network:  # fmt: skip
    order = np.array(grown.order)
    row_of = np.empty(len(order), dtype=np.int64)
    row_of[order] = np.arange(len(order))
    source, target, weight = row_of[ties[0]], row_of[ties[1]], ties[2]
    symmetric = symmetrise or roster.symmetric
    if symmetric:  # of two weights the stronger one holds in both directions
        ends = np.concatenate((source, target)), np.concatenate((target, source))
        source, target, weight = merged(*ends, np.tile(weight, 2), len(order), summed=False)
    else:
        source, target, weight = merged(source, target, weight, len(order), summed=False)
    codes = [roster.people[person].code for person in grown.order]
    if not keep_codes and not all(map(is_code, codes)):
        codes = [f"P{row}" for row in range(1, len(codes) + 1)]
        roster.note("O14", "Ids that may be names are replaced by numbers: data are pseudonymous, not anonymous.")
    network = Network(
        ids=tuple(codes),
        silo=np.array(silo, dtype=np.int32)[order],
        boss=row_of[np.array(grown.boss)[order]].astype(np.int32),
        level=np.array(grown.level, dtype=np.int32)[order],
        silo_names=tuple(names),
        functions=tuple(given[name] for name in names),
        source=source.astype(np.int32),
        target=target.astype(np.int32),
        weight=weight,
        symmetric=symmetric,
        is_imported=not keep_codes,
        origin=roster.origin,
    )
    return replace(network, notes=(*roster.notes, *_seen(network)))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _seen(network: Network) -> list[Note]:
    """Notes on the network as a whole."""
    notes = []
    sizes = np.diff(network.first)
    share, by_chance = within_share(network), within_share_random(network)
    within = "" if share is None or by_chance is None else f", {share:.0%} within silos (random: {by_chance:.0%})"
    named = [name != NO_SILO for name in network.silo_names]
    nowhere = int(sizes[np.logical_not(named)].sum())
    silos = _counted(sum(named), "silo") + (f" and {_counted(nowhere, 'person', 'people')} in none" if nowhere else "")
    read = _counted(network.size, "person", "people"), silos, _counted(int(network.level.max()) + 1, "level")
    ties = _counted(len(network.links()[0]), "tie")
    notes.append(Note("O21", "note", None, None, f"Read {', '.join(read)}, {ties}{within}."))
    if network.size < FEW_PEOPLE:
        text = f"Fewer than {FEW_PEOPLE} people: results of so few are mostly luck."
        notes.append(Note("O30", "warning", None, None, text))
    if sizes.max() > 0.7 * network.size:
        text = f"One silo holds {sizes.max() / network.size:.0%} of staff: effects of silos will be weak."
        notes.append(Note("O07", "note", None, None, text))
    alone, parts = isolated(network), separate_parts(network)
    if alone:
        notes.append(Note("O25", "warning", None, None, f"People without any informal tie: {alone:,}."))
    if parts > alone + 1:
        text = f"Informal ties leave {parts - alone:,} separate parts, people without ties not counted."
        notes.append(Note("O09", "warning", None, None, text))
    return notes
