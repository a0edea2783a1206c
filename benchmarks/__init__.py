"""How fast the package is, as ratios: run `python -m benchmarks`."""
