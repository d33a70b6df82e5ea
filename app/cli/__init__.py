"""The same answers and acts as commands: text in, text out, exit codes, no window.

May import `presenters` and `acts`. The clock is read here and in `__main__` only.
"""
