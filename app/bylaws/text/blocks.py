"""Lines that run together as one paragraph or heading, joined with their words kept exactly."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.bylaws.text.headings import (
    COUNTED,
    DECIMAL,
    SECTION,
    article_label,
    head_length,
    is_capitals,
    is_certificate,
    is_closed,
    is_listed,
    is_title,
    mark_of,
    section_number,
    section_rest,
)
from app.bylaws.text.marks import could_follow, could_lead
from app.bylaws.text.parts import Unplaced
from app.bylaws.text.reading import SOFT, Line
from app.domain.words import ONES, TENS

Shapes = tuple[re.Pattern[str], ...]
BROKEN = re.compile(r"([A-Za-z]+)([-\u00ad])")
WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
KEEPS = frozenset((*ONES, *TENS, "vice", "non", "self", "ex", "semi", "co"))
"""First parts that keep their hyphen: `six-month`, `vice-president`."""
LOSES = frozenset("there here where with can any every some no who how when what not".split())
"""First parts that lose it, though both halves are words: `there-of`."""
MOST, SHORT, FULL = 0.6, 0.75, 0.9
MOST_MISSING = 2


@dataclass(frozen=True, slots=True)
class Block:
    """Lines joined; `starts` is the place of each line's first character in `text`."""

    lines: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]
    unplaced: tuple[Unplaced, ...] = field(default=())

    def place(self, offset: int, raw: str) -> int:
        """Where in the raw text the word stands that begins at this offset of `text`."""
        n = max(0, bisect_right(self.starts, offset) - 1)
        line = self.lines[n]
        words = self.text[self.starts[n] : offset].count(" ")
        found = list(re.finditer(r"\S+", raw[line.start : line.end]))
        return line.start + found[min(words, len(found) - 1)].start()

    def line_at(self, offset: int) -> int:
        """The number of the line on which the character at this offset stands."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)].number


def read_blocks(lines: Sequence[Line]) -> tuple[tuple[Block, ...], Shapes]:
    """The blocks of the text, and the shapes that its section headings have."""
    if not lines:
        return (), (SECTION,)
    shapes = _shapes(lines)
    known = _known(lines)
    groups = _Groups(lines, shapes).read()
    return tuple(_block(group, known) for group in groups), shapes


def _shapes(lines: Sequence[Line]) -> Shapes:
    for shapes in ((SECTION, DECIMAL), (COUNTED,)):
        if any(section_number(line.text, shapes) for line in lines):
            return shapes
    return (SECTION,)


class _Groups:
    """Decides line by line whether a new block opens."""

    def __init__(self, lines: Sequence[Line], shapes: Shapes) -> None:
        self._lines = lines
        self._shapes = shapes
        heads = [line for line in lines[1:] if section_number(line.text, shapes)]
        apart = sum(line.gap or line.page for line in heads)
        self._airy = apart >= MOST * len(heads) if heads else any(line.gap for line in lines)
        self._indented = _indented(lines, heads)
        self._apart = self._airy and any(mark_of(line.text) and line.gap for line in lines)
        self._width = sorted(map(_extent, lines))[len(lines) * 9 // 10]
        self._ragged = _is_ragged(lines, self._width)
        self._marks: list[str] = []
        self._tight = not self._airy
        self._after_article = False

    def read(self) -> Iterator[tuple[tuple[Line, ...], bool]]:
        """The lines of each block, and whether it is in doubt that it begins where it does."""
        group, doubt = [self._lines[0]], False
        for n, line in enumerate(self._lines[1:], 1):
            if self._opens(group, line, n):
                yield tuple(group), doubt
                self._after_article = bool(article_label(group[-1].text))
                doubt = line.page and self._is_doubtful(group[-1], line)
                group = []
            group.append(line)
        yield tuple(group), doubt

    def _opens(self, group: Sequence[Line], line: Line, n: int) -> bool:
        before = group[-1].text
        if article_label(before) or (article_label(line.text) and is_closed(before)):
            return True
        if self._is_head_of_article(group):
            return not (is_capitals(line.text) or is_title(line.text)) or self._heads(line.text)
        if self._heads(line.text):
            return self._section_opens(before, line)
        mark = mark_of(line.text) or mark_of(line.text, bare=True)
        if not mark:
            return self._text_opens(group, line)
        opens = self._mark_opens(before, line, mark)
        if not opens and (self._apart or not self._leads_a_list(n, mark)):
            return False
        self._tight |= not line.gap
        self._marks.append(mark)
        return True

    def _leads_a_list(self, n: int, mark: str) -> bool:
        """Whether (a) or (1) stands at a line's start and the next mark does so further on."""
        if mark not in ("a", "A", "1"):
            return False
        for before, line in pairwise(self._lines[n:]):
            if self._heads(line.text) or (line.gap and not line.page):
                return False
            if could_follow(mark, mark_of(line.text)):
                return is_listed(before.text) or is_closed(before.text)
        return False

    def _heads(self, text: str) -> bool:
        return section_number(text, self._shapes) is not None

    def _is_head_of_article(self, group: Sequence[Line]) -> bool:
        texts = [line.text for line in group]
        return self._after_article and all(is_capitals(t) or is_title(t) for t in texts)

    def _section_opens(self, before: str, line: Line) -> bool:
        apart = is_closed(before) or (line.gap and not line.page)
        headed = line.page and head_length(section_rest(line.text, self._shapes)) > 0
        if apart or headed:
            self._marks.clear()
            self._tight = not self._airy
        return apart or headed

    def _mark_opens(self, before: str, line: Line, mark: str) -> bool:
        if line.gap and not line.page:
            return True
        if self._apart and not line.page:
            return False
        ready = is_closed(before) or is_listed(before)
        follows = any(could_follow(earlier, mark) for earlier in self._marks or ["a", "1"]) or (
            bool(self._marks) and could_follow(self._marks[-1], mark, MOST_MISSING)
        )
        return (ready and follows) or (is_closed(before) and could_lead(mark))

    def _text_opens(self, group: Sequence[Line], line: Line) -> bool:
        before = group[-1]
        if is_certificate(line.text) and is_closed(before.text):
            return True
        if line.page:
            begins = line.indent > self._indented if self._indented else True
            return is_closed(before.text) and begins and not line.text[0].islower()
        if line.gap:
            return is_closed(before.text) or not line.text[0].islower()
        if all(is_capitals(each.text) for each in group) and not self._heads(group[0].text):
            return not is_capitals(line.text)
        if not self._tight or not is_closed(before.text):
            return False
        return line.indent >= before.indent + 2 or self._is_short(before, line)

    def _is_short(self, before: Line, line: Line) -> bool:
        """Whether the next word would have fitted, so that the line was ended on purpose."""
        if self._ragged:
            return _extent(before) < SHORT * self._width
        return _fits(before, line, self._width)

    def _is_doubtful(self, before: Line, line: Line) -> bool:
        """Whether nothing but a page's end says that a paragraph begins on this line."""
        told = self._indented or self._heads(line.text) or mark_of(line.text)
        return not told and _extent(before) >= FULL * self._width


def _extent(line: Line) -> int:
    """The column where a line ends."""
    return line.indent + line.end - line.start


def _fits(before: Line, line: Line, width: int) -> bool:
    return _extent(before) + 1 + len(line.text.split(" ", 1)[0]) <= width


def _is_ragged(lines: Sequence[Line], width: int) -> bool:
    """Whether lines end before they are full even within a sentence, as in text from a PDF."""
    running = [pair for pair in pairwise(lines) if not (pair[1].gap or is_closed(pair[0].text))]
    return sum(_fits(*pair, width) for pair in running) * 4 > len(running)


def _indented(lines: Sequence[Line], heads: Sequence[Line]) -> int:
    """How far lines are indented that do not begin a paragraph; 0 if none is indented more."""
    usual = sorted(line.indent for line in lines)[len(lines) // 2]
    deeper = sum(line.indent >= usual + 2 for line in heads)
    return usual + 1 if heads and deeper >= MOST * len(heads) else 0


def _block(group: tuple[tuple[Line, ...], bool], known: Collection[str]) -> Block:
    lines, doubt = group
    text, starts = lines[0].text, [0]
    notes: list[Unplaced] = []
    if doubt:
        sentence = f"A page ends before line {lines[0].number}. A paragraph is taken to begin here."
        notes.append(Unplaced(lines[0].number, "doubt", sentence))
    for line in lines[1:]:
        text, note = _joined(text, line, known)
        notes += [note] if note else []
        starts.append(len(text) - len(line.text))
    return Block(lines, text.rstrip(SOFT), tuple(starts), tuple(notes))


def _joined(text: str, line: Line, known: Collection[str]) -> tuple[str, Unplaced | None]:
    tail = BROKEN.fullmatch(text[text.rfind(" ") + 1 :][-40:].rsplit("(", 1)[-1])
    if text.endswith(SOFT):
        return text[:-1] + line.text, None
    if text[-1] in "-—" and not text.endswith(" " + text[-1]) and line.text[0].isalnum():
        if not tail or not line.text[0].islower():
            return text + line.text, None
        return _mended(text, tail.group(1), line, known)
    return f"{text} {line.text}", None


def _mended(
    text: str, head: str, line: Line, known: Collection[str]
) -> tuple[str, Unplaced | None]:
    """A word broken at the line's end: the hyphen goes unless the text shows that it stays."""
    rest = WORDS.match(line.text.casefold())
    low, after = head.casefold(), rest.group() if rest else ""
    whole, hyphened = low + after, f"{low}-{after}"
    if _stands(whole, known):
        return text[:-1] + line.text, None
    if _stands(hyphened, known) or low in KEEPS or "-" in after:
        return text + line.text, None
    stays = low in known and after in known and low not in LOSES
    written = hyphened if stays else whole
    sentence = f"A word is broken before line {line.number}. It is read as {written}."
    note = Unplaced(line.number, "doubt", sentence)
    return (text if stays else text[:-1]) + line.text, note


def _stands(word: str, known: Collection[str]) -> bool:
    return any(form in known for form in (word, word + "s", word.removesuffix("s")))


def _known(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand whole in the text; halves at line ends are not among them."""
    known: set[str] = set()
    broken = False
    for line in lines:
        words = WORDS.findall(line.text.casefold())
        after, broken = broken, line.text[-1] in ("-", SOFT)
        known.update(words[1 if after else 0 : len(words) - (1 if broken else 0)])
    return frozenset(known)
