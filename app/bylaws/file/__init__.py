"""The bylaws file: what it may hold, all its mistakes at once, and how it is written and copied.

A company brings its own bylaws as one TOML file. `catalogue` says which rules there are and what
each figure may be, `lines` finds every statement with its line, `checking` names the mistakes,
`drafts` reads and writes a version that is still being made, `amending` compares two versions.
It may import the domain and the modules of `app.bylaws`.
"""
