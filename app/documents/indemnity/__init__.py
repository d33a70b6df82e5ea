"""Papers of indemnity: claims, requests, findings, the defense, insurers, and the schedule.

Words only, in blocks; may import `domain`, `bylaws` and the parts of `documents`.
"""
