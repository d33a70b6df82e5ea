"""The affidavit of mailing: a declaration under penalty of perjury, or sworn before a notary.

1988 II §4 ¶2, 2002 §2.5 ¶3; Corporations Code 601(b); Code of Civil Procedure 2015.5;
Government Code 8202 for the notary's certificate, which is always printed empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.notice import returned_mail_hold
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    AddressBlock,
    Blank,
    Block,
    Boxed,
    Document,
    Heading,
    Item,
    Keep,
    Numbered,
    Paragraph,
    Part,
    Signature,
    Space,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.wording import (
    Signer,
    address_lines,
    corporation,
    corporation_lines,
    meeting_day,
    meeting_words,
    notice_title,
    office_place,
)
from app.domain.company import Company
from app.domain.meetings import Deposit, ListRow, MeetingPlan, RecordList
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, hour_paper, listed, plural, whole

FORMS = ("declaration", "sworn")
PERJURY = (
    "I declare under penalty of perjury under the laws of the State of California that the "
    "foregoing is true and correct."
)
UNDER_TITLE = "(Declaration under Penalty of Perjury, Code of Civil Procedure section 2015.5)"
NOTARY_NOTICE = (
    "A notary public or other officer completing this certificate verifies only the identity of "
    "the individual who signed the document to which this certificate is attached, and not the "
    "truthfulness, accuracy, or validity of that document."
)
JURAT = (
    "Subscribed and sworn to (or affirmed) before me on this ____ day of ______________, 20__, "
    "by ______________________________, proved to me on the basis of satisfactory evidence to be "
    "the person(s) who appeared before me."
)
BY_MAIL = "first-class mail"
HEADINGS = {
    BY_MAIL: "Mailed",
    "personal": "Delivered personally",
    "telegraph": "Sent by telegraph",
    "facsimile": "Sent by facsimile",
    "e-mail": "Sent by e-mail",
    "other written": "Sent by other written means",
    "principal office": "No address: sent to the principal executive office",
    "publication": "No address: given by publication",
    "hold": "Mail returned: notice held at the principal executive office",
}


@dataclass(frozen=True, slots=True)
class Affiant:
    """Who signs, where and when; an empty place or `None` is left blank for the pen."""

    signer: Signer
    form: str = "declaration"
    signed_on: date | None = None
    signed_at: str = ""


def compose_affidavit(
    plan: MeetingPlan,
    company: Company,
    held: RecordList,
    deposits: Sequence[Deposit],
    affiant: Affiant,
    *,
    law: Bylaws,
    notice: Document,
    pages: Mapping[str, int] | None = None,
) -> Document:
    """The affidavit with Exhibit A (the names) and Exhibit B (the notice as mailed).

    `pages` are the numbers of pages by exhibit (`A`, `B`), which `typeset_counted` gives; without
    them the numbers are left out. Refused without a deposit, or signed before the last one.
    """
    if not deposits:
        raise Refusal("Record the mailing first: what was deposited, when and where.")
    if affiant.signed_on and affiant.signed_on < max(deposit.on for deposit in deposits):
        raise Refusal("The affidavit is signed on the day of the mailing or later.")
    counts = pages or {}
    sworn = affiant.form == "sworn"
    said = (
        *_who(company, affiant, deposits),
        *(_deposited(deposit, plan, affiant) for deposit in deposits),
        *_groups(held, law, plan),
        _exhibit_b(plan, counts),
    )
    blocks: tuple[Block, ...] = (
        *_caption(sworn),
        Title("Affidavit of mailing", () if sworn else (UNDER_TITLE,)),
        Paragraph(f"I, {as_name(affiant.signer.name)}, state:"),
        Numbered(tuple(Item(text) for text in (*said[:-1], _exhibit_a(held, counts), said[-1]))),
        Paragraph(PERJURY),
        Paragraph(_executed(affiant)),
        Signature(
            as_name(affiant.signer.name), f"{affiant.signer.title}\n{corporation_lines(company)}"
        ),
        *basis_line(rests_on(law, RULES), "Sections of"),
        *(jurat() if sworn else ()),
        *_names(held),
        *_copy(notice),
    )
    title = "Affidavit of Mailing"
    day = day_paper(meeting_day(plan))
    return Document(title, company.name, blocks, f"{title}, {meeting_words(plan)} of {day}")


RULES = (
    ("affidavit", "shareholders.notice.affidavit"),
    ("manner of giving", "shareholders.notice.manner"),
    ("recipients", "shareholders.notice.recipients"),
    ("record date", "record-date.meeting.fixed"),
)


def _caption(sworn: bool) -> tuple[Block, ...]:
    """State and county, the county left to the pen, in the sworn form only."""
    if not sworn:
        return ()
    return (Paragraph("State of California"), Blank("County of", 180), Space(8))


def _who(company: Company, affiant: Affiant, deposits: Sequence[Deposit]) -> tuple[str, ...]:
    place = office_place(company, deposits[-1].on)
    address = ", ".join(place.lines())
    return (
        "I am over the age of eighteen years. I act as "
        f"{affiant.signer.title} of {corporation(company)}. My business address is {address}.",
    )


def _deposited(deposit: Deposit, plan: MeetingPlan, affiant: Affiant) -> str:
    at = f", at {hour_paper(deposit.at)}" if deposit.at else ""
    when = f"On {day_paper_long(deposit.on)}{at}"
    by = deposit.by if deposit.by and deposit.by != affiant.signer.name else "I"
    notice = _notice(plan)
    enclosed = f", with {listed(deposit.enclosures)}" if deposit.enclosures else ""
    pieces = plural(deposit.pieces, "sealed envelope")
    place = deposit.place.strip().rstrip(".")
    if deposit.manner == BY_MAIL:
        return (
            f"{when}, {by} deposited {pieces} in the United States mail at {place}, with "
            f"first-class postage fully prepaid. Each held a copy of {notice}{enclosed}."
        )
    ways = {
        "personal": "delivered personally",
        "telegraph": "sent by telegraph, charges prepaid,",
        "facsimile": "sent by facsimile, charges prepaid,",
        "e-mail": "sent by e-mail",
    }
    way = ways.get(deposit.manner, "sent in writing, charges prepaid,")
    copies = plural(deposit.pieces, "copy", "copies")
    return f"{when}, {by} {way} {copies} of {notice}{enclosed}, at {place}."


def _notice(plan: MeetingPlan) -> str:
    dated = f" dated {day_paper(plan.notice_on)}" if plan.notice_on else ""
    day = day_paper_long(meeting_day(plan))
    return f"the {notice_title(plan)}{dated}, for the meeting to be held on {day}"


def _groups(held: RecordList, law: Bylaws, plan: MeetingPlan) -> tuple[str, ...]:
    """What was done for each group of holders, besides the deposits."""
    said: list[str] = []
    record = f"at the close of business on {day_paper_long(held.record_on)}"
    if mailed := _people(held.routed(BY_MAIL)):
        said.append(
            f"The envelopes were addressed to {plural(len(mailed), 'shareholder')} of record "
            f"{record} entitled to vote at the meeting, one to each, at the address that appears "
            "on the books of the corporation or was given for the purpose of notice."
        )
    if handed := _people(held.routed("personal")):
        said.append(
            f"The notice was delivered personally to {plural(len(handed), 'shareholder')} of "
            f"record {record}."
        )
    for route, words in (
        (
            "principal office",
            "the notice was sent by first-class mail, postage prepaid, to the principal executive "
            "office of the corporation",
        ),
        (
            "publication",
            "the notice was published in a newspaper of general circulation in the county of the "
            "principal executive office",
        ),
    ):
        if people := _people(held.routed(route)):
            said.append(
                f"For {plural(len(people), 'shareholder')} of record of whom no address appears "
                f"on the books or was given, {words}."
            )
    if people := _people(held.routed("hold")):
        said.append(_on_hold(len(people), law, plan))
    return tuple(said)


def _on_hold(count: int, law: Bylaws, plan: MeetingPlan) -> str:
    """Each notice is held for its own year, from the day on which it is given."""
    until = returned_mail_hold(law, plan.notice_on).due if plan.notice_on else None
    through = f", through {day_paper(until)}" if until else ""
    return (
        f"Earlier mail to {plural(count, 'shareholder')} of record was returned by the United "
        "States Postal Service as undeliverable. The notice is available to them on written "
        f"demand at the principal executive office of the corporation{through}."
    )


def _exhibit_a(held: RecordList, counts: Mapping[str, int]) -> str:
    names = plural(len(_people(held.entitled)), "name")
    size = f", {plural(counts['A'], 'page')}" if counts.get("A") else ""
    return (
        f"Exhibit A ({names}{size}) is a true list of the names and addresses of the shareholders "
        "to whom the notice was given, and of the manner in which it was given to each."
    )


def _exhibit_b(plan: MeetingPlan, counts: Mapping[str, int]) -> str:
    size = f" ({plural(counts['B'], 'page')})" if counts.get("B") else ""
    return f"Exhibit B{size} is a true copy of the {notice_title(plan)} without the addressee."


def _executed(affiant: Affiant) -> str:
    on = day_paper(affiant.signed_on) if affiant.signed_on else "________________, ______"
    place = affiant.signed_at or "__________________________"
    for ending in (", California", ", CA"):
        place = place.removesuffix(ending)
    return f"Executed on {on}, at {place}, California."


def jurat() -> tuple[Block, ...]:
    """The notary's certificate, empty, in the statutory words."""
    inner: tuple[Block, ...] = (
        Boxed((Paragraph(NOTARY_NOTICE),)),
        Paragraph("State of California"),
        Blank("County of", 180),
        Space(8),
        Paragraph(JURAT),
        Space(150),
        Paragraph("Seal"),
        Blank("Signature", 260),
    )
    return (Keep((Space(14), Boxed(inner))),)


def _names(held: RecordList) -> tuple[Block, ...]:
    people = _people(held.entitled)
    under = (
        f"Shareholders of record as of the close of business on {day_paper(held.record_on)}",
        "to whom the notice was given",
    )
    blocks: list[Block] = [Part("A", "Exhibit A", "A"), Title("Exhibit A", under)]
    number = 0
    for route, heading in HEADINGS.items():
        group = [rows for rows in people if rows[0].route == route]
        if not group:
            continue
        rows = tuple(_name_row(number + n, lines) for n, lines in enumerate(group, 1))
        number += len(group)
        blocks += [Heading(heading), TableBlock(COLUMNS, rows, _subtotal(group))]
    blocks.append(
        Paragraph(
            f"Total: {plural(len(people), 'name')}, "
            f"{plural(sum(row.shares for rows in people for row in rows), 'share')}."
        )
    )
    return tuple(blocks)


COLUMNS = (
    TableColumn("No.", "right", 0.5),
    TableColumn("Name as registered", width=3),
    TableColumn("Address", width=3.6),
    TableColumn("Shares", "right", 1.3),
    TableColumn("Manner", width=1.6),
)


def _name_row(number: int, rows: Sequence[ListRow]) -> tuple[str, ...]:
    address = address_lines(rows[0]) or "none on the books"
    shares = whole(sum(row.shares for row in rows))
    return (str(number), as_name(rows[0].name), address, shares, rows[0].route)


def _subtotal(group: Sequence[Sequence[ListRow]]) -> tuple[str, ...]:
    shares = sum(row.shares for rows in group for row in rows)
    return ("", f"{plural(len(group), 'name')}", "", whole(shares), "")


def _people(rows: Sequence[ListRow]) -> list[list[ListRow]]:
    """The rows by holder, each holder once, in the list's order."""
    people: dict[int, list[ListRow]] = {}
    for row in rows:
        people.setdefault(row.holder_id, []).append(row)
    return list(people.values())


def _copy(notice: Document) -> tuple[Block, ...]:
    """The notice as mailed, without an addressee."""
    blocks = tuple(block for block in notice.blocks if not isinstance(block, AddressBlock))
    lead = Paragraph("EXHIBIT B: the notice as mailed", size="small", align="center")
    return (Part("B", f"Exhibit B: {notice.title}", "B"), lead, *blocks)
