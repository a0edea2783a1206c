"""Many worlds: an experiment, its design, the runs, the record of them, and the table of results."""
