"""What the bylaws ask: cited rules as data, and pure functions that answer from them.

Rules are functions of plain arguments: no clock, no file, no global. Every figure, list and
choice is a parameter in `resources/bylaws`; every answer carries its rule, version, section and
how it was counted. May import `domain` and dateutil.
"""
