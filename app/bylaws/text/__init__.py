"""The company's own bylaws as text: read, divided into sections, and linked with the rules.

A plain text, or text copied from a PDF, is cleaned without changing a word, divided into
articles, sections and paragraphs, and what could not be placed is said with its line. Pure: a
text in, values out. May import the rest of `bylaws` and `domain`.
"""
