"""The seven keys: what unlocks empathy again."""
