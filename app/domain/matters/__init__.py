"""What the recorded events of demands, statements, claims and amendments come to.

Pure folds: events in, frozen facts out, the same whenever they are read. No rule of the bylaws is
known here; who may ask, until when, and with how many votes is asked in `bylaws`.
"""
