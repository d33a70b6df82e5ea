"""What the recorded events of the board, its committees and the officers come to.

Pure folds: events and terms in, frozen facts out, the same whenever they are read. No rule of the
bylaws is known here; who counts as present, what carries and who may act is asked in `bylaws`.
"""
