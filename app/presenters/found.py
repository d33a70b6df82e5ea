"""What *Find in the whole book* found: a few of each group with the true total, or one group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.domain import found
from app.domain.found import Behind, Hit, Marked, Matches
from app.domain.value import value
from app.domain.words import day_plain, listed, plural, whole
from app.presenters.figures import capital
from app.presenters.tables import Column, Row, Table

FEW, MANY = 6, 200
"""Records shown of each group, and of one group alone."""
COLUMNS = (
    Column("What", width=18),
    Column("Found", width=44),
    Column("In its words"),
    Column("Day", width=14),
)
MORE, ALL = "more:", "all:"
"""Keys of the rows that show one group alone, and all groups again."""
NAMES = {
    found.PEOPLE: ("person", "people"),
    found.CERTIFICATES: ("certificate", "certificates"),
    found.MEETINGS: ("meeting", "meetings"),
    found.RESOLUTIONS: ("resolution", "resolutions"),
    found.PAPERS: ("paper", "papers"),
    found.DEMANDS: ("demand", "demands"),
    found.CLAIMS: ("claim", "claims"),
    found.OTHERS: ("other matter", "other matters"),
    found.RULES: ("rule of the bylaws", "rules of the bylaws"),
    found.TEXT: ("section of the bylaws’ text", "sections of the bylaws’ text"),
    found.ENTRIES: ("entry", "entries"),
}
PAGES = ("today", "shareholders", "directors", "officers", "meetings", "minute-book", "bylaws")
"""The pages in the order of their tabs."""
PLACES = {
    "holder": ("Holder", "shareholders:holders"),
    "director": ("Director", "directors:all"),
    "officer": ("Officer", "officers:all"),
    "certificate": ("Certificate", "shareholders:certificates"),
    "meeting": ("Meeting", "meetings:plan"),
    "paper": ("Paper", "minute-book:papers"),
    "entry": ("Entry", "minute-book:journal"),
    "day.motion": ("Motion", "meetings:meeting"),
    "proposal.received": ("Proposal", "meetings:proxies"),
    "board.resolved": ("Resolution", "directors:meetings"),
    "board.consent": ("Written consent", "directors:consents"),
    "board": ("Board meeting", "directors:meetings"),
    "committee": ("Committee", "directors:committees"),
    "claim": ("Claim", "directors:claims"),
    "insurance": ("Insurance", "directors:insurance"),
    "demand": ("Demand", "shareholders:demands"),
    "report.requested": ("Request", "shareholders:requests"),
    "report.statement": ("Information", "officers:information"),
    "report": ("Statements", "officers:statements"),
    "authority": ("Authority", "officers:authority"),
    "kept": ("Kept", "officers:kept"),
    "amendment": ("Amendment", "bylaws:amendments"),
}
"""Kind of record, or its topic -> what it is called, and the page and sub-page it stands on."""
SEATS, SERVICE = ("Seat", "directors:seats"), ("Service", "officers:service")
CONSENTS = "act:4:consents"
"""Opens the actions by written consent of the shareholders."""


@value
class MarkedRow(Row):
    """A row with the places, by column, at which the words searched for stand."""

    marks: tuple[tuple[tuple[int, int], ...], ...] = ()


def present_found(
    text: str, matches: Sequence[Matches], named: Callable[[str], str], *, late: bool = False
) -> Table:
    """The best of each group, then how many more there are of it. `named` shortens a version.

    `late`: something recorded is not found yet.
    """
    rows: list[Row] = []
    for group in matches:
        rows += [_row(group.group, hit, named) for hit in group.hits]
        if group.total > len(group.hits):
            rows.append(_more(group))
    empty = f"Nothing in the book matches {_said(text)}. Look for fewer words, or clear the box."
    if late:
        empty = f"Nothing that is in the search so far matches {_said(text)}."
    return Table(COLUMNS, tuple(rows), empty=empty, title=f"Found: {text}")


def present_group(text: str, matches: Matches, named: Callable[[str], str]) -> Table:
    """One group alone, under a row that leads back to all of them."""
    back = Row(ALL, ("", "Back to all that was found", "", ""), tone="quiet")
    rows = (back, *(_row(matches.group, hit, named) for hit in matches.hits))
    return Table(COLUMNS, rows, title=f"Found: {text}")


def found_fact(text: str, matches: Sequence[Matches], *, late: bool = False) -> str:
    """`“lee”: 14 found. 3 people, 1 paper and 10 entries.` `late`: not all is found yet."""
    counted = [plural(group.total, *NAMES[group.group]) for group in matches]
    total = whole(sum(group.total for group in matches))
    if not counted:
        return "Nothing found yet." if late else "Nothing found."
    return f"{_said(text)}: {total} found. {listed(counted)}."


def group_fact(text: str, matches: Matches) -> str:
    """`“lee”: 1,204 entries, the first 200 of them here.`"""
    counted = plural(matches.total, *NAMES[matches.group])
    shown = len(matches.hits)
    cut = f", the first {whole(shown)} of them here" if shown < matches.total else ""
    return f"{_said(text)}: {counted}{cut}."


def behind_fact(behind: Behind, *, read_only: bool) -> str:
    """`The newest 812,000 entries are still being taken into the search.` Empty if none are."""
    parts = [f"the newest {whole(behind.entries)} entries"] if behind.entries else []
    if behind.papers:
        parts.append(f"the words of {plural(behind.papers, 'paper')}")
    if not parts:
        return ""
    how = "are not in the search yet" if read_only else "are still being taken into the search"
    return capital(f"{listed(parts)} {how}.")


def target_of(key: str) -> str:
    """Where a row leads, as the window's `go` reads it: `found:1:holders:42`."""
    kind, _, record = key.partition("|")
    seq, _, matter = record.partition(" ")
    if kind in ("rule", "section"):
        version, _, place = record.partition(":")
        return f"found:6:{version if kind == 'rule' else f'contents/{version}'}:{place}"
    if kind == "consent.begun":
        return CONSENTS
    known = _place(kind)
    if known is None:
        return f"found:5:journal:{seq}"
    page, _, sub = known[1].partition(":")
    return f"found:{PAGES.index(page)}:{sub}:{matter if '.' in kind else record}"


def _place(kind: str) -> tuple[str, str] | None:
    """What a record of this kind is called and where it stands; `None` where it has no page."""
    topic, dot, _ = kind.partition(".")
    if dot and topic in ("director", "officer"):
        return SEATS if topic == "director" else SERVICE
    return PLACES.get(kind) or (PLACES.get(topic) if dot else None)


def _row(group: str, hit: Hit, named: Callable[[str], str]) -> Row:
    if group in (found.RULES, found.TEXT):
        what = f"Bylaws of {named(hit.key.partition(':')[0])}"
    elif hit.kind == "consent.begun":
        what = "Written consent"
    else:
        what = (_place(hit.kind) or ("Other",))[0]
    day = day_plain(date.fromisoformat(hit.on)) if hit.on else ""
    title = _capital(hit.title)
    cells = (what, title.text, hit.words.text, day)
    marks = ((), title.marks, hit.words.marks, ())
    return MarkedRow(f"{hit.kind}|{hit.key}", cells, (what, "", "", hit.on), marks=marks)


def _said(text: str) -> str:
    """What was typed, in quotes where it has none of its own."""
    return text if '"' in text else f"“{text}”"


def _capital(title: Marked) -> Marked:
    return replace(title, text=capital(title.text))


def _more(group: Matches) -> Row:
    left = group.total - len(group.hits)
    one, many = NAMES[group.group]
    said = f"{whole(left)} more {one if left == 1 else many}: show all {whole(group.total)}"
    return Row(f"{MORE}{group.group}", ("", said, "", ""), tone="quiet")
