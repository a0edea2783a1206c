"""The reference of the command line, from the parsers themselves: `{command-reference}` and `{exit-codes}`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import Any

from definitions import definitions, section
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from empathysim.__main__ import parser

_WIDTH = 88


def commands(told: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parser of every command, the inner ones of a family in place of the family."""
    families = [action for action in told._actions if isinstance(action, argparse._SubParsersAction)]
    for family in families:
        for inner in family.choices.values():
            yield from commands(inner)
    if not families:
        yield told


def usage(command: argparse.ArgumentParser) -> str:
    """Return how a command is called, in lines of the same width on every computer."""
    written = argparse.HelpFormatter(command.prog, width=_WIDTH)
    # Without the word "usage: " before it, which lines that go on would stand below.
    written.add_usage(command.usage, command._actions, command._mutually_exclusive_groups, prefix="")
    return written.format_help().strip()


def options(command: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Yield every argument and option with what it says of itself."""
    formatter = command._get_formatter()
    for action in command._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        shown = formatter._format_args(action, formatter._get_default_metavar_for_optional(action))
        name = ", ".join(action.option_strings) if action.option_strings else ""
        wanted = formatter._expand_help(action) if action.help else " or ".join(action.choices or ())
        yield " ".join(filter(None, (name, "" if action.nargs == 0 else shown))), wanted


def exit_codes() -> list[tuple[str, str]]:
    """Return every exit code with its meaning, as the help tells them."""
    told = parser().format_help().partition("exit codes:")[2]
    return re.findall(r"^  (\d+) +(\S.*)$", told, flags=re.MULTILINE)


class CommandReference(SphinxDirective):
    """A section for each command."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        made: list[nodes.Node] = []
        for command in commands(parser()):
            about = nodes.paragraph("", command.description or "")
            called = nodes.literal_block(usage(command), usage(command), language="text")
            made.append(section(command.prog, about, called, definitions(options(command))))
        return made


class ExitCodes(SphinxDirective):
    """What each exit code says."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [definitions(exit_codes())]


def setup(app: Any) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("command-reference", CommandReference)
    app.add_directive("exit-codes", ExitCodes)
    return {"parallel_read_safe": True}
