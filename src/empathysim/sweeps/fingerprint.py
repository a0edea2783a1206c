"""Fingerprints of what results were made from: files by their content, never by their date, and networks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from empathysim.errors import InputError
from empathysim.organization.network import Network


def canonical(value: Any) -> str:
    """Return a value as JSON in the one way of writing it: names sorted, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=True)


def hash_of(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def files_of(path: Path, edges: str | None = None) -> list[Path]:
    """Return the files that an organization at `path` is read from: people and ties, or one graph.

    Parameters
    ----------
    path, edges : as in `read_organization`.

    Raises
    ------
    InputError : where nothing is there.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such folder or file of an organization.")
    if path.is_file() and path.suffix.lower() != ".csv":
        return [path]
    folder = path if path.is_dir() else path.parent
    ties = folder / (edges or "edges.csv")
    chosen = [ties] if ties.is_file() else [Path(edges)] if edges else sorted(folder.glob("edges*.csv"))
    own = [path] if path.is_file() else []
    return sorted({file for file in (folder / "nodes.csv", *chosen, *own) if file.is_file()})


def hashes_of(files: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of each file's content by the file's name."""
    try:
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be read ({error.strerror}).") from None


def hash_of_network(network: Network) -> str:
    """Return the SHA-256 of all that a run reads of an organization graph; names of people and silos are no part."""
    digest = hashlib.sha256(canonical(network.functions).encode())
    for array in (network.silo, network.boss, network.source, network.target, network.weight):
        digest.update(f"{len(array)}:".encode() + array.tobytes())
    return digest.hexdigest()
