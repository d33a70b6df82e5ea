"""What the secretary did: each act reads, asks the bylaws, and records one thing whole.

An act takes the open book, what was given (JSON data, the same for the window, for `drive` and
for tests) and who acts; it answers with the receipt of a committed transaction or raises a
`Refusal`. Findings never stop an act: a breach asks for a reason, which is recorded with it.
Only acts write. May import `domain`, `bylaws`, `store` and `documents`.
"""
