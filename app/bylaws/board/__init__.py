"""The bylaws on the board: its number, its directors, meetings, notice, committees."""
