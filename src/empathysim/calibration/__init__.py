"""Published figures, and the population of firms."""
