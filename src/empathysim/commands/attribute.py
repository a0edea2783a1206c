"""`empathysim attribute`: what each inhibitor takes, or each key gains, whatever the order."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from empathysim.commands.option_values import number
from empathysim.commands.picture import add_answer_options, checked_picture, written_picture
from empathysim.commands.place_options import add_place_options, place_told, say_what_lies_beyond, watched
from empathysim.errors import all_of

if TYPE_CHECKING:
    from empathysim.analysis.attribution import Attribution

_BAR = 24


def add_parsers(subparsers: Any) -> None:
    """Add `attribute` to the command line."""
    about = (
        "Say what each of the five inhibitors takes, or each of the seven keys gains: exact Shapley values over all "
        "worlds in which they are on or off, under the same luck. No order matters, and the parts add up."
    )
    attribute = subparsers.add_parser("attribute", help="what each inhibitor takes, each key gains", description=about)
    attribute.add_argument("scenario", nargs="?", default="baseline", metavar="SCENARIO", help="a name or a .toml file")
    attribute.add_argument("--of", default="inhibitors", metavar="WHAT", help="inhibitors (default) or keys")
    attribute.add_argument(
        "--outcome", default="empathy", metavar="NAME", help="a reading (default empathy; see 'empathysim readings')"
    )
    attribute.add_argument(
        "--on", type=number, default=None, metavar="X",
        help="value at which each is on, 0 to 1 (default: the scenario's own)",
    )  # fmt: skip
    add_place_options(attribute, seeds=4, weeks=104)
    add_answer_options(attribute)
    attribute.set_defaults(call=attribute_command, parser=attribute)


def attribute_command(asked: argparse.Namespace) -> int:
    """Attribute an outcome and print the parts; return the exit code."""
    from empathysim.analysis.attribute import attribute, question

    where, *_ = all_of(
        lambda: place_told(asked),
        lambda: checked_picture(asked.out),
        lambda: question(
            asked.scenario, asked.of, asked.outcome, seeds=asked.seeds, on=asked.on, weeks=asked.weeks,
            warm_up=asked.warm_up, customers=asked.customers,
        ),
    )  # fmt: skip
    say_what_lies_beyond([asked.scenario], asked.weeks)
    with watched(f"{asked.of} of {asked.scenario}") as progress:
        found = attribute(asked.scenario, asked.of, asked.outcome, on=asked.on, progress=progress, **where)
    if asked.out is not None:
        written_picture(found, asked.out)
    print(json.dumps(found.to_document(), indent=2) if asked.json else _table(found))
    return 0


def _beyond(of: str) -> str:
    move = "releasing all changes" if of == "inhibitors" else "turning all changes"
    return f"what {move} beyond the sum of each alone"


def _table(found: Attribution) -> str:
    """Return a row with a bar for each part, the largest first, what they add up to, and the sentence."""
    from empathysim.wording.attribution import drawn_unit, number_of, signed, words

    scaled, unit = drawn_unit(found.outcome)
    parts = sorted(found.parts.items(), key=lambda part: -abs(part[1].value))
    largest = max(abs(share.value) for _, share in parts)
    written = number_of(abs(found.total.value) * scaled)

    def row(name: str, share: Any, bar: str = "") -> str:
        ends = f"{signed(written(share.low * scaled))} to {signed(written(share.high * scaled))}"
        return f"  {words(name):22s} {signed(written(share.value * scaled)):>10s}  {ends:26s} {bar}".rstrip()

    def bar(share: Any) -> str:
        return "#" * round(_BAR * abs(share.value) / largest) if largest else ""

    each = found.breakdowns[found.outcome]
    held = "as the scenario has them" if found.on is None else f"at {found.on:g}"
    level = number_of(max(abs(each.none), abs(each.all)) * scaled)
    lines = [
        f"{found.outcome}, {unit}: {level(each.none * scaled)} with all {found.of} off, "
        f"{level(each.all * scaled)} with all {held}",
        *(row(name, share, bar(share)) for name, share in parts),
        row("together", each.total),
        row("interaction", each.interaction) + f"  ({_beyond(found.of)})",
        f"  greedy order: {', '.join(words(step.name) for step in each.greedy)}",
        "",
        found.sentence,
    ]
    return "\n".join(lines)
