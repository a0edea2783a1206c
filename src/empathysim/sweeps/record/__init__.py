"""What is kept of them: ledger, checksums, claims, tables."""
