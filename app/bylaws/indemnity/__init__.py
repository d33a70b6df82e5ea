"""The bylaws on indemnity: claims and their clocks, what is proper, votes and papers."""
