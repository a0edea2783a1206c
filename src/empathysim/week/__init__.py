"""The week: the loops, the only writers."""

from empathysim.week.live import live

__all__ = ["live"]
