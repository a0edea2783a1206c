"""What every rule keeps, shipped or a user's own, and what shows whether it does."""
