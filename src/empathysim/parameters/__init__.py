"""The numbers of the model, each with meaning, unit, bounds, default, source and evidence."""
