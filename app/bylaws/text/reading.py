"""The raw text as lines: what is no part of the bylaws taken out, the words kept as they are.

Page numbers, running heads and feet, ruled lines and the table of contents are left out and
listed; odd spaces, quotes and ligatures become plain ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.bylaws.text.headings import article_label, is_capitals, is_title, section_number
from app.bylaws.text.parts import LeftOut

ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]|[\f\v]")
FEEDS = "\f\v"
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
SIGNS = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060", ""),
    **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"},
}
PLAIN = str.maketrans(SIGNS)
SOFT = "\u00ad"
SPACED = re.compile(r"[A-Za-z](?:\s[A-Za-z])+(?:\s{2,}[A-Za-z](?:\s[A-Za-z])*)*")
PAGE_NUMBER = re.compile(
    r"[-–—_•|\[\s]*(?:page\s+)?(?:[A-Z]-)?(\d{1,4}|[ivxl]+)(?:\s*(?:of|/)\s*\d+)?[-–—_•|\]\s]*",
    re.IGNORECASE,
)
RULED = re.compile(r"[\W_]+")
END_MARK = re.compile(r"[\W_]*(?:the\s+)?end(?:\s+of\s+(?:the\s+)?bylaws)?[\W_]*", re.IGNORECASE)
LEADER = re.compile(r".*(?:\.\s?){4,}\s*(?:\d+|[ivxl]+)\s*|.*…+\s*\d+\s*", re.IGNORECASE)
CONTENTS = re.compile(r"(?:table\s+of\s+)?contents|index", re.IGNORECASE)
EDGE, OFTEN = 2, 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: its number from 1, its place, its words, what stands before it.

    `gap` says that a blank or ruled line stands before it, `page` that a page ends there.
    """

    number: int
    start: int
    end: int
    text: str
    indent: int
    gap: bool = False
    page: bool = False


def read_lines(raw: str) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines that are the bylaws, and those that are not."""
    rows = list(_rows(raw))
    out = _page_numbers(rows)
    out |= {n: "rule" for n, row in enumerate(rows) if n not in out and _is_rule(row.text)}
    out |= dict.fromkeys(_running_heads(rows, out), "running head")
    out |= dict.fromkeys(_contents(rows, out), "contents")
    shown = [(rows[n], kind) for n, kind in sorted(out.items()) if rows[n].text]
    left = [LeftOut(row.number, kind, row.text) for row, kind in shown]
    return tuple(_kept(rows, out)), tuple(left)


def plain(text: str) -> str:
    """The words of one line with plain spaces and quotes; a soft hyphen stays at its end only."""
    text = SPACES.sub(" ", text.translate(PLAIN)).strip()
    return text[:-1].replace(SOFT, "") + text[-1:]


def _rows(raw: str) -> Iterator[Line]:
    """Every line of the raw text, blank ones too; a form feed ends a line without counting."""
    start, number, page = 0, 1, False
    for found in [*ENDS.finditer(raw), None]:
        end = found.start() if found else len(raw)
        feed = bool(found) and found.group() in FEEDS
        if raw[start:end].strip() or not feed:
            yield _row(raw[start:end], number, start, page)
            page = False
        page |= feed
        number += 0 if feed else 1
        start = found.end() if found else end


def _row(text: str, number: int, start: int, page: bool) -> Line:
    words = text.strip()
    at = start + (text.find(words) if words else 0)
    indent = len(text.expandtabs(8)) - len(text.expandtabs(8).lstrip())
    if SPACED.fullmatch(words):
        words = " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", words))
    return Line(number, at, at + len(text.strip()), plain(words), indent, page=page)


def _kept(rows: Sequence[Line], out: dict[int, str]) -> Iterator[Line]:
    gap = page = False
    for n, row in enumerate(rows):
        page |= row.page or out.get(n) in ("page number", "running head")
        gap |= not row.text or out.get(n) in ("rule", "contents")
        if row.text and n not in out:
            yield replace(row, gap=gap, page=page)
            gap = page = False


def _page_numbers(rows: Sequence[Line]) -> dict[int, str]:
    """Lines that are a page number: alone between blanks, or one of a row of ascending numbers."""
    shaped = {n: found for n, row in enumerate(rows) if (found := _page_number(row.text))}
    values = [int(v) if v.isdecimal() else 0 for v in shaped.values()]
    nearby = zip([0, *values], values, [*values[1:], 0], strict=False)
    rising = [v > 0 and (v - 1 == before or v + 1 == after) for before, v, after in nearby]
    named = [rows[n].text.casefold().startswith("page") for n in shaped]
    kept = zip(shaped, rising, named, strict=True)
    return {n: "page number" for n, *told in kept if any(told) or _stands_alone(rows, n)}


def _page_number(text: str) -> str:
    found = PAGE_NUMBER.fullmatch(text)
    roman = bool(found) and not found.group(1).isdecimal()
    if not found or (roman and found.group(1) != found.group(1).lower()):
        return ""
    return found.group(1)


def _stands_alone(rows: Sequence[Line], n: int) -> bool:
    before = n == 0 or not rows[n - 1].text or rows[n].page
    after = n + 1 == len(rows) or not rows[n + 1].text or rows[n + 1].page
    return before and after


def _is_rule(text: str) -> bool:
    return bool(text) and bool(RULED.fullmatch(text) or END_MARK.fullmatch(text))


def _running_heads(rows: Sequence[Line], out: dict[int, str]) -> set[int]:
    """Lines that come back at the edges of pages, or short titles that come back anywhere."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if row.text and n not in out and section_number(row.text) is None:
            places[re.sub(r"\d+", "#", row.text).casefold()].append(n)
    edges = _edges(rows, out)
    first = next((n for n, row in enumerate(rows) if row.text), 0)
    heads: set[int] = set()
    for same in places.values():
        at_edge = [n for n in same if n in edges]
        if len(at_edge) >= OFTEN:
            heads.update(at_edge)
        elif len(same) >= OFTEN and _looks_like_head(rows[same[0]].text):
            heads.update(same[1:])
    return heads - {first}


def _looks_like_head(text: str) -> bool:
    return len(text) < 80 and (is_capitals(text) or is_title(text)) and text[-1] not in ".;:,"


def _edges(rows: Sequence[Line], out: dict[int, str]) -> set[int]:
    """The first and last lines of each page, as far as page numbers and form feeds tell."""
    texts = [n for n, row in enumerate(rows) if row.text and n not in out]
    breaks = {n for n, row in enumerate(rows) if row.page or n in out}
    edges: set[int] = set()
    for place in range(len(texts) - 1):
        if breaks.intersection(range(texts[place] + 1, texts[place + 1] + 1)):
            edges.update(texts[max(0, place + 1 - EDGE) : place + 1 + EDGE])
    return edges | set(texts[:EDGE]) | set(texts[-EDGE:]) if edges else edges


def _contents(rows: Sequence[Line], out: dict[int, str]) -> range:
    """The lines of the table of contents."""
    shown = [n for n, row in enumerate(rows) if row.text and n not in out]
    title = next((n for n in shown if CONTENTS.fullmatch(rows[n].text)), None)
    leaders = [n for n in shown if LEADER.fullmatch(rows[n].text)]
    if title is not None:
        again = _begins_again(rows, [n for n in shown if n > title])
        return range(title, max([again, *[n + 1 for n in leaders if n > title]]))
    if len(leaders) < OFTEN:
        return range(0)
    first = leaders[0]
    while first and first - 1 in shown and article_label(rows[first - 1].text):
        first -= 1
    return range(first, leaders[-1] + 1)


def _begins_again(rows: Sequence[Line], shown: Sequence[int]) -> int:
    """Where the first heading listed in the contents comes a second time; 0 if it does not."""
    first = ""
    for n in shown:
        key = article_label(rows[n].text) or section_number(rows[n].text) or ""
        if first and key == first:
            return n
        first = first or key
    return 0
