"""The bylaws on officers: who fills an office, their duties, who signs and who stands in."""
