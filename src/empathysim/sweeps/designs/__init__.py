"""Which worlds answer it: points, seeds, and how many looks."""
