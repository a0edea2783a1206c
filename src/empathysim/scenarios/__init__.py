"""Scenarios: firms in numbers, and levers that move at a week."""
