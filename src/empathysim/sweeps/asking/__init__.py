"""What is asked: experiment files, their factors and what they may set."""
