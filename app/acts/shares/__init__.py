"""What is recorded of shares and those who hold them."""
