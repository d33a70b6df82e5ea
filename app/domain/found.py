"""What a search of the whole book gives: the records found, by group, with the found words marked.

A search looks for every word typed, each as the beginning of a word; what stands in quotes is
looked for as it stands. Accents and capitals make no difference.
"""

from __future__ import annotations

from app.domain.value import value

PEOPLE, CERTIFICATES, MEETINGS, RESOLUTIONS = "people", "certificates", "meetings", "resolutions"
PAPERS, DEMANDS, CLAIMS, OTHERS = "papers", "demands", "claims", "others"
ENTRIES, RULES, TEXT = "entries", "rules", "text"
GROUPS = (
    *(PEOPLE, CERTIFICATES, MEETINGS, RESOLUTIONS, PAPERS, DEMANDS, CLAIMS, OTHERS),
    *(RULES, TEXT, ENTRIES),
)
"""The groups of what is found, in the order in which they are shown."""


@value
class Sought:
    """A record as it is searched. `kind` and `key` name it, `on` is its day as ISO text or empty.

    `title` is what it is called, `body` all other words in it.
    """

    group: str
    kind: str
    key: str
    title: str
    body: str = ""
    on: str = ""


@value
class Marked:
    """A text with the places, from and to, at which the words searched for stand."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@value
class Hit:
    """One record found: what it is called, and a stretch of its words around what was found."""

    kind: str
    key: str
    title: Marked
    words: Marked
    on: str = ""


@value
class Matches:
    """What was found in one group: the best of it, and how many records match in all."""

    group: str
    total: int
    hits: tuple[Hit, ...] = ()

    def __add__(self, other: Matches) -> Matches:
        """Both together, of the same group, this one's first."""
        return Matches(self.group, self.total + other.total, self.hits + other.hits)


@value
class Behind:
    """What was recorded but is still to be taken into the search: entries, and papers' words."""

    entries: int = 0
    papers: int = 0

    def __bool__(self) -> bool:
        return bool(self.entries or self.papers)
