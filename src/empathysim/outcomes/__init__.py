"""What the firm gets: satisfaction, trust, loyalty, word of mouth, money."""
