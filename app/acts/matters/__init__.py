"""What is recorded of demands, claims, amendments and reports."""
