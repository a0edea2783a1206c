"""The command `empathysim`: find the command, run it, say what is wrong in a sentence, and return its exit code.

Exit codes: 0 done; 2 bad input or usage; 3 some runs failed; 4 the folder is locked or its definition has
changed; 130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from empathysim import __version__
from empathysim.errors import InputError, nearest


class _Parser(argparse.ArgumentParser):
    """A parser that names the nearest valid command or option."""

    def error(self, message: str) -> NoReturn:
        given = message.rpartition(": ")[2].split(" ")[0].strip("'\"")
        wrong = message.startswith(("unrecognized", "argument COMMAND", "argument QUESTION"))
        valid = [option for action in self._actions for option in (*action.option_strings, *(action.choices or ()))]
        if "invalid choice: '" in message:
            given = message.split("invalid choice: '")[1].split("'")[0]
        guess = nearest(given, valid) if wrong else ""
        self.exit(2, f"{self.prog}: {message}.{guess}\nSee '{self.prog} --help'.\n")


def parser() -> argparse.ArgumentParser:
    """Return the whole command line."""
    from empathysim.commands import organization, parameters, run, scenarios, sweep

    top = _Parser(
        prog="empathysim",
        description="A laboratory for organizational empathy: what crushes it, what unlocks it, what it is worth.",
        epilog="Begin with: empathysim run wells_fargo --out results/wells_fargo",
    )
    top.add_argument("--version", action="version", version=f"empathysim {__version__}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for family in (run, scenarios, parameters, organization, sweep):
        family.add_parsers(subparsers)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    told = parser()
    asked, unknown = told.parse_known_args(arguments)
    if unknown:
        chosen = asked.parser if hasattr(asked, "parser") else told
        chosen.error(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        return int(asked.call(asked))
    except InputError as error:
        for message in error.messages:
            print(f"empathysim: {message}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("empathysim: interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has left, `| head` for example
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
