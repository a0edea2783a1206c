"""What may be said of results: verdicts, numbers in words, sentences, and the rules that hold them."""
