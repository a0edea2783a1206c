"""The scalar C week: compiled once per source, called through ctypes over a world's own arrays."""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.layout import header, pointers
from empathysim.organization.world import World

_HERE = Path(__file__).parent

#: No contraction into fused multiply-add: it would change the last bit. `-O3` is no faster here.
FLAGS = ("-O2", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-std=c17", "-shared", "-fPIC")


def has_compiler() -> bool:
    """Return whether this machine can compile C."""
    return shutil.which("cc") is not None


def library(world: World) -> ctypes.CDLL:
    """Return the compiled C week that fits the layouts of this world."""
    text = header(world)
    sources = [_HERE / "week.c", *sorted((_HERE / "laws").glob("*.h"))]
    digest = hashlib.sha256("".join([text, *FLAGS, *(path.read_text() for path in sources)]).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / "empathysim-benchmarks" / digest
    built = folder / "week.so"
    if not built.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "world.h").write_text(text)
        fresh = folder / "fresh.so"
        command = ["cc", *FLAGS, f"-I{folder}", f"-I{_HERE}", "-o", str(fresh), str(_HERE / "week.c"), "-lm"]
        subprocess.run(command, check=True)
        fresh.replace(built)
    return ctypes.CDLL(str(built))


def scalar_week(world: World) -> Callable[[Any, int, int], None]:
    """Return `live(log, first, weeks)` in C over this world's own arrays; keep the world alive beside it."""
    call = library(world).live
    call.restype = None
    fields = pointers(world)

    def live(log: Any, first: int, weeks: int) -> None:
        call(ctypes.byref(fields), ctypes.c_void_p(log.ctypes.data), ctypes.c_int64(first), ctypes.c_int64(weeks))

    return live
