"""Who lives the runs: here, in processes, or on a cluster."""
