"""What matters: how much of an outcome each parameter moves, beside what luck alone would give."""
