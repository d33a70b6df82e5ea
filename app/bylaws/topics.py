"""The topics of the rules in the order of a report, and sections in the order of the text."""

from __future__ import annotations

import re
from functools import cache

TOPICS = {
    "bylaws": "The bylaws themselves",
    "offices": "Offices",
    "calendar": "Calendar",
    "shareholders": "Shareholders",
    "record-date": "Record dates",
    "proxy": "Proxies",
    "inspectors": "Inspectors of election",
    "directors": "Directors",
    "board": "Meetings of the board",
    "committees": "Committees",
    "officers": "Officers",
    "certificates": "Certificates",
    "transfers": "Transfers",
    "records": "Records",
    "seal": "The seal",
    "inspection": "Inspection",
    "reports": "Reports",
    "indemnity": "Indemnification",
    "execution": "Signing for the corporation",
    "ours": "What the program asks beside the bylaws",
}
"""First word of a rule's id -> the topic."""
LETTERED = 1_000
ARTICLE = re.compile(r"(?:§\s*)?([IVX]+|[0-9]+)(?:[ .]|$)")


def topic_of(rule: str) -> str:
    """The topic of a rule: the first word of its id, or that of our own where it is no other."""
    first = rule.partition(".")[0]
    return first if first in TOPICS else "ours"


@cache
def section_key(section: str) -> tuple[int, tuple[int, ...], str]:
    """Sections in the order of the text: by article, then by the figures in them."""
    first = section.split(",", maxsplit=1)[0]
    match = ARTICLE.match(first)
    article = 0 if match is None else _roman(match[1]) if match[1].isalpha() else int(match[1])
    rest = first[match.end() :] if match else first
    figures = re.findall(r"[0-9]+|\([a-z]", rest)
    return article, tuple(_place(figure) for figure in figures), section


def _place(figure: str) -> int:
    """A figure as it is; letters in brackets after all paragraphs."""
    return int(figure) if figure.isdecimal() else LETTERED + ord(figure[1])


def _roman(text: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10}
    values = [worth[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
