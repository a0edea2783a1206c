"""Whose position matters: ties, silos and people of an organization graph changed, and who stands where in it."""
