"""Papers of the officers: appointments, resignations, incumbency, authority to sign, the seal.

Words only, in blocks; may import `domain`, `bylaws` and the parts of `documents`.
"""
