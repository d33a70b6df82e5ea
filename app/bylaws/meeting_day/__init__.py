"""The facts of a meeting joined with the bylaws: what counts, what carries, what is missing.

Each function takes the folded facts and the law of the meeting's day and answers with citations.
The board on screen, the minutes and the tests call the same functions. Pure, like all of `bylaws`.
"""
