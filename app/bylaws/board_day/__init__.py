"""The record of the board, its committees, directors and officers, read with the rules.

What the events come to is folded in `domain.board`; here the rules say who counts as present,
what carries, who may fill a seat and who acts. Nothing is stored: every answer is worked out anew.
"""
