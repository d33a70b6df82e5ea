"""A version of the bylaws being made: topics, a form for each rule, and its adoption."""
