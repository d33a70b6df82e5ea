"""Questions put to the rules from outside: one JSON object in, one out.

A question names a rule, a version (or a day that picks it) and what is given; the answer carries
the section and how it was counted. The window asks the same functions.

`reading` reads what is given, one file a topic holds its questions, `answering` puts them together.
"""
