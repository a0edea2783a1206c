"""Figures: the only room with matplotlib, one figure a file."""

from empathysim.figures.displayed import let_notebooks_draw

let_notebooks_draw()
