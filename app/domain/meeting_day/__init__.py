"""What the events of a meeting come to: who is there, whose proxy is held, what was voted.

A pure fold of the events alone, in the order of their moments: facts read exactly, the votes in
the room at any moment, ballots added up. Which proxies count, and what carries, the bylaws say:
they are handed in. May import `domain` only.
"""
