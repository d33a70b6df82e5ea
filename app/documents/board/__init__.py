"""Papers of the board and its committees: notices, minutes, consents, resolutions, seats.

Words only, in blocks; may import `domain`, `bylaws` and the parts of `documents`.
"""
