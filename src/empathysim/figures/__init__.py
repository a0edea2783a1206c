"""Figures: the only room with matplotlib, one figure a file."""
