"""The form of proxy that goes with a notice: 1988 II §10, 2002 §2.12; Corp. Code 604, 705."""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.election_choices import cumulative_right
from app.documents.agenda import proposals, seats_word
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Block,
    Choices,
    Document,
    Heading,
    Paragraph,
    Signature,
    Slot,
    Space,
    Title,
    as_names,
)
from app.documents.wording import (
    corporation,
    meeting_day,
    meeting_words,
    office_place,
    paragraphs_of,
    sentence,
    when,
    where,
)
from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, listed, number_word

DURATION = "proxy.duration"
FOR_OR_WITHHOLD = ("FOR", "WITHHOLD")
FOR_AGAINST_ABSTAIN = ("FOR", "AGAINST", "ABSTAIN")


def compose_proxy(
    plan: MeetingPlan,
    company: Company,
    *,
    law: Bylaws,
    agents: tuple[str, ...],
    record_on: date,
    signatures: int = 1,
    by_board: bool = True,
    zone_words: str = "",
) -> Document:
    """The form of proxy for the plan's meeting, with slots for the holder.

    Slots: `address`, `shares`, and `signer-1` to `signer-n` under the lines to sign on, one for
    each of the holders who hold together. `agents` vote the proxy; refused without one.
    """
    if not agents:
        raise Refusal("Name the persons who are to vote the proxies.", field="agents")
    on = plan.notice_on or record_on
    blocks: tuple[Block, ...] = (
        Title("Proxy", _under_title(plan, company, by_board)),
        Slot("address", most=4),
        Slot("shares", "Shares of record:"),
        Paragraph(_appointment(plan, company, as_names(agents), record_on, zone_words), "small"),
        *_matters(plan),
        Space(4),
        Paragraph(_default(plan), size="small"),
        Paragraph(f"{_discretion(plan, law)} {_revocation(law)}", size="small"),
        Paragraph(
            "Please sign exactly as your name appears on this form. Where shares are held by "
            "several persons, each signs. Trustees, executors, guardians, attorneys and officers "
            "of corporations give their title.",
            size="small",
        ),
        *(Signature(dated=True, slot=f"signer-{n}") for n in range(1, signatures + 1)),
        Paragraph(_return_to(company, on), size="small"),
        *basis_line(rests_on(law, PROXY_RULES), "Sections of"),
    )
    return Document("Proxy", company.name, blocks, f"Proxy, {meeting_words(plan)}")


PROXY_RULES = (("proxies", DURATION), ("shares of record", "record-date.effect"))


def _under_title(plan: MeetingPlan, company: Company, by_board: bool) -> tuple[str, ...]:
    kind = meeting_words(plan).title().replace(" Of ", " of ")
    lines = (company.name, f"{kind}, {day_paper_long(meeting_day(plan))}")
    return (*lines, "Solicited on behalf of the Board of Directors") if by_board else lines


def _appointment(
    plan: MeetingPlan,
    company: Company,
    agents: tuple[str, ...],
    record_on: date,
    zone_words: str,
) -> str:
    several = ", and each of them, as proxies" if len(agents) > 1 else " as proxy"
    return (
        f"The undersigned, a shareholder of record of {corporation(company)}, at the close of "
        f"business on {day_paper(record_on)}, appoints {listed(agents)}{several}, with full power "
        f"of substitution, to represent the undersigned and to vote all shares of the undersigned "
        f"at the {meeting_words(plan)} to be held at {where(plan)}, on {when(plan, zone_words)}, "
        "and at any adjournment of it, as marked below."
    )


def _matters(plan: MeetingPlan) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, item in plan.open_items:
        if item.matter == "election":
            blocks += _election(number, plan)
        else:
            by = " (proposed by a shareholder)" if item.source == "shareholder" else ""
            text = sentence(f"{number}. {item.text.strip().rstrip('.')}{by}")
            blocks.append(Choices(((text, FOR_AGAINST_ABSTAIN),)))
    return tuple(blocks)


def _election(number: int, plan: MeetingPlan) -> tuple[Block, ...]:
    rows = tuple((name, FOR_OR_WITHHOLD) for name in as_names(n.name for n in plan.nominees))
    directors = f"{seats_word(plan)} {'director' if plan.seats == 1 else 'directors'}".lstrip()
    return (
        Heading(f"{number}. Election of {directors}"),
        Paragraph(
            "To withhold authority to vote for one nominee, mark WITHHOLD beside the name, or "
            "strike the name out.",
            size="small",
        ),
        Choices(rows, indent=16),
        Space(4),
    )


def _default(plan: MeetingPlan) -> str:
    ours = [item for item in proposals(plan) if item.source == "board"]
    marked = [
        *(["FOR the nominees of the Board of Directors"] if plan.elects else []),
        *(["FOR each proposal of the Board of Directors"] if ours else []),
    ]
    unmarked = f"Where no choice is marked, they will be voted {listed(marked)}." if marked else ""
    theirs = any(item.source != "board" for item in plan.items) or any(
        nominee.source != "board" for nominee in plan.nominees
    )
    left = "Nothing is voted on a nominee or a proposal of a shareholder that is left unmarked."
    return paragraphs_of(("The shares will be voted as marked.", unmarked, left if theirs else ""))


def _discretion(plan: MeetingPlan, law: Bylaws) -> str:
    other = (
        "other business that properly comes before the meeting"
        if plan.kind == "annual"
        else "matters incident to the conduct of the meeting"
    )
    cumulate = (
        " and, if votes are cumulated, to distribute them among the nominees for whom authority "
        "is not withheld"
        if plan.elects and cumulative_right(law) != "none"
        else ""
    )
    return f"Authority is given to vote in the discretion of the proxies on {other}{cumulate}."


def _revocation(law: Bylaws) -> str:
    months = number_word(law.figure(DURATION, "months")) if law.has(DURATION) else ""
    term = f"It is not valid after {months} months from its date." if months else ""
    return paragraphs_of(
        (
            "The undersigned may revoke this proxy at any time before it is voted, by a writing "
            "delivered to the corporation, by a later proxy, or by attending the meeting and "
            "voting in person. Attending alone does not revoke it.",
            term,
        )
    )


def _return_to(company: Company, on: date) -> str:
    office = office_place(company, on)
    return f"Return to: Secretary, {company.name}, {', '.join(office.lines()[-2:])}."
