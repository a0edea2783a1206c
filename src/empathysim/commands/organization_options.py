"""Options of every command that reads a real organization."""

from __future__ import annotations

import argparse


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Add how the files of an organization are read: `silo`, `edges`, and `symmetrise` (None unless asked for)."""
    command.add_argument("--silo", metavar="COLUMN", help="column of its silos (guessed unless given)")
    command.add_argument("--edges", metavar="FILE", help="file of its ties, where the folder has several")
    command.add_argument("--symmetrise", action="store_true", default=None, help="read every tie as held by both")
