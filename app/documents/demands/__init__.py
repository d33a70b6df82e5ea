"""Papers that answer demands: inspection, statements, the bylaws, the yearly statement.

Words only, in blocks; may import `domain`, `bylaws` and the parts of `documents`.
"""
