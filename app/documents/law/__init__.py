"""Papers of the bylaws and of the whole company: certificate, amendment, registers, the year.

Words only, in blocks; may import `domain`, `bylaws` and the parts of `documents`.
"""
