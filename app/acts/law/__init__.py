"""What is recorded of the company's own bylaws."""
