"""What the customer lives through, between the silos."""
