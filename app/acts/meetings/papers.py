"""The papers of a meeting, made from its recorded facts and ready to be filed as bytes.

Nothing is recorded here but the secretary's free words of the minutes, which are kept as a draft
outside the chain until the minutes are filed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.acts.act import Who
from app.acts.meetings.matter import sheet_of
from app.acts.meetings.notice_given import draft_list
from app.acts.minutes_words import kept_notes
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.recording import meeting_record
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.meeting_day.validity import absent
from app.bylaws.shareholders.elections import Election
from app.bylaws.shareholders.proxies import Ruling
from app.documents.blocks import Document
from app.documents.meetings.counts import Outcome
from app.documents.meetings.framing import Setting, Signs
from app.documents.meetings.inspectors_report import Examined, Found
from app.documents.meetings.kinds import KINDS
from app.documents.meetings.letters import Recipient
from app.documents.meetings.minutes import compose_minutes
from app.domain.entries import PaperDraft
from app.domain.meeting_day.facts import LATEST
from app.domain.meeting_day.record import proxy_of
from app.domain.meeting_record import MeetingRecord
from app.domain.meetings import Meeting, RecordList
from app.domain.refusal import Refusal
from app.store.book import Book

MINUTES = "minutes-shareholders"
ANNEXED = (
    *("notice", "affidavit", "inspectors", "chair-rulings", "objection", "waiver"),
    *("consent-to-holding", "special-meeting-request"),
)
"""How the kinds of papers begin that are annexed to minutes."""


@dataclass(slots=True, eq=False)
class DayMatter:
    """What the papers of one meeting are made from; read from the book beforehand."""

    book: Book
    sheet: Sheet
    meeting: Meeting
    held: RecordList
    setting: Setting
    notes: Mapping[str, Any]

    @property
    def record(self) -> MeetingRecord:
        """All that was recorded, with the secretary's free words and the list of annexes."""
        words = {name: str(text) for name, text in self.notes.items() if name != "annexed"}
        annexed = tuple(str(name) for name in self.notes.get("annexed", ()))
        return replace(meeting_record(self.sheet), notes=words, annexed=annexed)

    @property
    def found(self) -> Found:
        """What the bylaws answer on the votes and the proxies."""
        return Found(self.outcomes(), self.election(), tuple(self.examined()))

    def election_item(self) -> int:
        """The number of the item under which directors are elected; 0 where there is none."""
        items = self.sheet.plan.open_items
        return next((number for number, item in items if item.matter == "election"), 0)

    def election(self) -> Election | None:
        """The election as counted; none before its vote."""
        number = self.election_item()
        told = self.sheet.day.cast_on(number) or self.sheet.day.count_of(number)
        return count_election(self.sheet, number).result if number and told else None

    def outcomes(self) -> dict[int, Outcome]:
        """How each item voted on came out."""
        day = self.sheet.day
        numbers = {b.item for b in day.cast} | {c.item for c in day.counted}
        numbers -= {self.election_item()}
        return {number: count_item(self.sheet, number).result for number in sorted(numbers)}

    def examined(self) -> Iterable[Examined]:
        """Each proxy and how it stands at the end of the meeting."""
        taken = {proxy.key: proxy for proxy in self.sheet.day.proxies}
        for stands in self.standings().values():
            proxy = proxy_of(taken[stands.key], self.sheet.voters)
            yield Examined(proxy, ruling_of(stands))

    def standings(self) -> dict[int, ProxyStanding]:
        """How each proxy stands when the meeting was over, or at the last thing recorded."""
        sheet, day = self.sheet, self.sheet.day
        last = sheet.course[-1].at if sheet.course else LATEST
        voted = [batch.at for batch in day.cast]
        at = max([last, *voted]) if voted or sheet.course else LATEST
        return sheet.standings(day.closed_at or at)

    def recipient(self, holder_id: int) -> Recipient:
        """The holder with the address for notices."""
        holder = self.book.holder(holder_id)
        address = holder.notice_address()
        return Recipient(holder.name, address.postal() if address else ())

    def absent(self) -> tuple[int, ...]:
        """The holders entitled to vote who were at no time represented."""
        return absent(self.sheet)


def ruling_of(stands: ProxyStanding) -> Ruling:
    """A proxy's standing in the form of the papers."""
    return Ruling(stands.key, stands.standing, stands.cite, stands.says, stands.open)


def day_matter(book: Book, key: str, who: Who) -> DayMatter:
    """All that the papers of this meeting need; refused where it has no day or no list."""
    sheet, company = sheet_of(book, key), book.company()
    meeting = company.meeting(key) or Meeting(sheet.plan)
    held = book.record_list(key) or draft_list(book, sheet.plan)
    if held is None:
        raise Refusal("Set the record date of the meeting first.", field="meeting")
    setting = Setting(company, sheet.law, who.today)
    notes = {"annexed": papers_annexed(book, key), **kept_notes(book, key)}
    return DayMatter(book, sheet, meeting, held, setting, notes)


def papers_annexed(book: Book, key: str) -> list[str]:
    """What is annexed where nothing else is said: the notice with its proof, and what inspectors
    and chairman signed, as far as they are filed."""
    filed = [paper.title for paper in book.papers(key) if paper.kind.startswith(ANNEXED)]
    return list(dict.fromkeys(filed))


def make_minutes(
    matter: DayMatter, signed: Signs | None = None, approved: Signs | None = None
) -> Document:
    """The minutes from the facts, with the free words as kept; who signed and who approved."""
    return compose_minutes(
        matter.setting, matter.meeting, matter.record, matter.found, signed, approved
    )


def as_paper(kind: str, document: Document, key: str) -> PaperDraft:
    """The paper typeset: the very bytes that are shown and filed."""
    from app.documents.typeset import typeset

    made = typeset(document)
    return PaperDraft(kind, document.title, made.data, made.pages, key)


def compose_paper(book: Book, key: str, kind: str, who: Who, about: str = "") -> Document:
    """A paper of that kind in words; `about` is the item, the proxy or the holders it is for."""
    from app.acts.meetings.paper_kinds import MAKERS

    if kind not in MAKERS:
        raise Refusal(f"There is no paper {kind} of a meeting.")
    return MAKERS[kind].make(day_matter(book, key, who), about)


def make_paper(book: Book, key: str, kind: str, who: Who, about: str = "") -> PaperDraft:
    """The same, typeset."""
    return as_paper(kind, compose_paper(book, key, kind, who, about), key)


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made for this meeting: kind, what it is about, and its words."""

    kind: str
    about: str
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Maker:
    """How a kind of paper is made, and for what it is offered: labels by what it is about."""

    group: str
    make: Callable[[DayMatter, str], Document]
    offers: Callable[[DayMatter], Iterable[tuple[str, str]]]


def offered(book: Book, key: str, who: Who) -> tuple[Offer, ...]:
    """Every paper that the facts of this meeting allow, group by group."""
    from app.acts.meetings.paper_kinds import MAKERS

    matter = day_matter(book, key, who)
    return tuple(
        Offer(kind, about, label, maker.group)
        for kind, maker in MAKERS.items()
        for about, label in maker.offers(matter)
        if knows(matter, kind)
    )


def knows(matter: DayMatter, kind: str) -> bool:
    """Whether the version in force knows such a paper."""
    named = KINDS.get(kind)
    return named is None or not named.needs or matter.sheet.law.has(named.needs)
