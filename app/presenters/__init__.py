"""What a screen or a command shows, as plain values, without Qt.

Presenters turn company values and rule answers into tables, notes, forms and calendars. They
read nothing from disk and record nothing. May import `domain`, `bylaws`, `documents`.
"""
