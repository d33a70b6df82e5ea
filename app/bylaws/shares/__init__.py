"""The bylaws on shares: certificates, their papers, and what the register must show."""
