"""What the work does to the people who do it."""
