"""The desk: pixels, keys and windows of Minutebook.

Here belongs what is drawn and what is pressed: the theme (`theme`), the parts every page is made
of (`parts`), the pages and the window. What a page says comes as values from `presenters`, what
was done goes to `acts`; no rule, no sum and no wording of a finding stands here. May import
presenters, acts, domain and PySide6. Never `exec()`, never a blocked window.
"""
