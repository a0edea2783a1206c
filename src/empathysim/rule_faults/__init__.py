"""What keeps a user's function from taking the place of a rule: read off its code, before anything is compiled."""
