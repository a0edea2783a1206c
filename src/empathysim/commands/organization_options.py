"""Options of every command that reads a real organization."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from empathysim.errors import InputError

if TYPE_CHECKING:
    from empathysim.organization.network import Network


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Add how the files of an organization are read: `silo`, `edges`, and `symmetrise` (None unless asked for)."""
    command.add_argument("--silo", metavar="COLUMN", help="column of its silos (guessed unless given)")
    command.add_argument("--edges", metavar="FILE", help="file of its ties, where the folder has several")
    command.add_argument("--symmetrise", action="store_true", default=None, help="read every tie as held by both")


def network_told(asked: argparse.Namespace) -> Network | None:
    """Return the real organization that was asked for, None for a generated one.

    Raises
    ------
    InputError : for an organization that cannot be read, and for options that would be read and do nothing.
    """
    faults = [
        f"--{option} is for a real organization: it needs --organization PATH."
        for option in ("silo", "edges", "symmetrise")
        if getattr(asked, option) is not None and asked.organization is None
    ]
    if asked.organization is not None and asked.employees is not None:
        faults.append("--employees is for a generated organization: a real one has the people that it has.")
    if faults:
        raise InputError(faults)
    if asked.organization is None:
        return None
    from empathysim.organization.read import read_organization

    return read_organization(asked.organization, silo=asked.silo, edges=asked.edges, symmetrise=bool(asked.symmetrise))
