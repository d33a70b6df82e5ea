"""What is due next and why: everything the bylaws ask of a secretary, with its count."""
