"""What is recorded of the board, its committees, directors and officers."""
