"""Meetings and consents of the board as the window shows them: their forms, how they stand.

Charter: plain values from the sheet of one meeting; no Qt, no store.
"""
