"""What is recorded of shareholders' meetings, from the plan to the signed minutes."""
