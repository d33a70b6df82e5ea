"""The bylaws on records: inspection, reports, amendments, and where they are kept."""
