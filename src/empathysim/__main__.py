"""The command `empathysim`: find the command, run it, say what is wrong in a sentence, and return its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from empathysim import __version__
from empathysim.errors import InputError, nearest

_EPILOG = """Begin with: empathysim run wells_fargo --out results/wells_fargo

exit codes:
  0    done
  1    a negative answer: damage is found, a replay differs, no step of a plan gains
  2    bad input or usage, or the disk or a scheduler failed
  3    some runs of a sweep failed; all others are done
  4    the folder is held by another sweep, or holds the runs of something else
  130  interrupted; what was lived is kept"""


class _Parser(argparse.ArgumentParser):
    """A parser that names the nearest valid command or option, and takes no part of an option's name for it."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **{"allow_abbrev": False, **named})

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
    from empathysim.commands import (
        attribute,
        check,
        compare,
        organization,
        parameters,
        plan,
        readings,
        results,
        run,
        scenarios,
        sensitivity,
        sweep,
    )  # fmt: skip

    top = _Parser(
        prog="empathysim",
        description="A laboratory for organizational empathy: what crushes it, what unlocks it, what it is worth.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"empathysim {__version__}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    families = (
        run, compare, attribute, plan, scenarios, parameters, readings, organization,
        check, sweep, results, sensitivity,
    )  # fmt: skip
    for family in families:
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
        code = int(asked.call(asked))
        sys.stdout.flush()
        return code
    except InputError as error:
        for message in error.messages:
            print(f"empathysim: {message}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("empathysim: interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has left, `| head` for example
        _leave_output()
        return 0
    except OSError as error:
        print(f"empathysim: {error.filename or 'the output'}: {error.strerror or error}.", file=sys.stderr)
        _leave_output()
        return 2


def _leave_output() -> None:
    """Let what cannot be written any more go nowhere, so that nobody complains about it at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
