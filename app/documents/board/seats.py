"""Seats on the board: declared vacant, filled, and the worksheet of a removal.

1988 III §4, §5; 2002 §3.3, §3.4, §3.15.
"""

from __future__ import annotations

from fractions import Fraction

from app.bylaws.answers import Threshold
from app.bylaws.board.directors import (
    board_fill,
    check_declared,
    consent_fill,
    may_fill,
    term_words,
)
from app.bylaws.law import Bylaws
from app.bylaws.shareholders.removal import RemovalVote, entire_board, tally_removal
from app.documents.blocks import Block, Document, Heading, Paragraph, as_name
from app.documents.board.votes import vote_lines
from app.documents.stated import (
    Issue,
    Rules,
    own_signature,
    paper,
    resolved,
    signature,
    stated,
    told,
)
from app.domain.board_record import RemovalCount, SeatDeclaredVacant, SeatFilled
from app.domain.refusal import Refusal
from app.domain.words import whole

OUTCOMES = {
    "not-carried": "Not removed: the first test is not met.",
    "removed": "Removed.",
    "protected": "Not removed: the votes against are enough to elect this director.",
    "tie": "A tie. The director stays until counsel has decided.",
}
DECLARED: Rules = (
    ("declaration", "directors.vacancy.declared"),
    ("vacancies", "directors.vacancy.events"),
)
REMOVAL: Rules = (
    ("vote", "directors.removal.vote"),
    ("votes that keep a director", "directors.removal.protection"),
    ("entire board", "directors.removal.entire-board"),
)


def compose_vacancy_declaration(seat: SeatDeclaredVacant, issue: Issue) -> Document:
    """The board declares a seat vacant; refused on a ground that the bylaws do not know."""
    law = issue.law
    if seat.ground:
        [found] = check_declared(law, seat.ground, document=True, resolution=True)
        if found.severity != "fits":
            raise Refusal(found.sentence, field="ground")
    made = seat.resolution
    text = made.text if made else f"the office of {as_name(seat.name)} as director is vacant."
    blocks: tuple[Block, ...] = (
        *stated(
            ("Director", as_name(seat.name)),
            ("Ground", seat.ground),
            ("Order or conviction", seat.document),
            ("Dated", seat.document_on),
            ("Declared on", made.on if made else None),
        ),
        resolved(text),
        *stated(("Votes", " ".join(vote_lines(law, made)) if made else "")),
        Paragraph("The order, or the record of the conviction, is attached."),
        signature(issue),
    )
    vote: Rules = (("vote", "board.vote.act"),)
    return paper(issue, "Declaration of Vacancy on the Board", blocks, (*DECLARED, *vote))


def compose_vacancy_filled(seat: SeatFilled, issue: Issue) -> Document:
    """A vacancy filled: cause, route, vote, term and start; refused by a route that is barred."""
    law, cause = issue.law, seat.cause
    if cause == "removal" and seat.route == "board":
        raise Refusal(f"{may_fill(law, cause)[0].counted} The shareholders fill it.", field="route")
    rule = {
        "board": "directors.vacancy.board-fill",
        "removal": "directors.vacancy.removal-fill",
    }.get("removal" if cause == "removal" else seat.route, "directors.vacancy.shareholder-fill")
    allowed = " ".join(p.counted for p in may_fill(law, cause) if p.yes) if cause else ""
    _, term = term_words(law, fills_vacancy=True)
    blocks: tuple[Block, ...] = (
        *stated(
            ("Appointed director", as_name(seat.name)),
            ("Cause of the vacancy", cause),
            ("Vacant since", seat.opened_on),
        ),
        *told(("Seat last held by", seat.former)),
        *stated(
            ("Who may fill it", allowed),
            ("Filled by", seat.route),
            ("On", seat.on),
            ("Vote", _fill_vote(seat, law)),
            ("Takes office on", seat.starts_on),
            ("Term", term),
        ),
        signature(issue),
    )
    rules: Rules = (
        ("vacancies", "directors.vacancy.events"),
        ("who fills it", rule),
        ("term", "directors.vacancy.term"),
    )
    return paper(issue, "Appointment to a Vacancy on the Board", blocks, rules)


def compose_removal_worksheet(
    count: RemovalCount, issue: Issue, inspectors: tuple[str, ...] = ()
) -> Document:
    """Both tests of a removal in whole shares, signed by the inspectors, or by the secretary."""
    signers = (
        tuple(own_signature(name, "Inspector of Election") for name in inspectors)
        if inspectors
        else (signature(issue),)
    )
    whole_board = entire_board(issue.law, count.named, count.serving)
    answered = f"{'Yes' if whole_board.yes else 'No'}. {whole_board.counted}"
    silent = "Shares not consenting" if count.by_consent else "Votes against"
    blocks: tuple[Block, ...] = (
        *stated(
            ("Director", as_name(count.name)),
            ("Date", count.on),
            ("How", "written consent" if count.by_consent else "vote at a meeting"),
            ("Shares entitled (S)", count.entitled),
            ("Votes for removal (F)", count.votes_for),
            (f"{silent} (A)", _against(count)),
            ("Votes cast (T)", _cast(count)),
            ("Authorized number (N)", count.authorized),
            ("Entire board removed", answered if count.serving else ""),
        ),
        *_tests(count, issue.law, whole_board=whole_board.yes),
        Paragraph("The votes were counted, and both tests were made, as stated."),
        *signers,
    )
    return paper(issue, "Worksheet of a Removal", blocks, REMOVAL)


def _tests(count: RemovalCount, law: Bylaws, *, whole_board: bool) -> tuple[Block, ...]:
    against, cast = _against(count), _cast(count)
    known = (count.entitled, count.votes_for, against, count.authorized)
    if None in known or cast is None:
        return stated(("First test", ""), ("Second test", ""), ("Result", ""))
    vote = RemovalVote(
        Fraction(count.entitled or 0),
        Fraction(count.votes_for or 0),
        Fraction(against or 0),
        count.authorized or 0,
        by_consent=count.by_consent,
        entire_board=whole_board,
    )
    tally = tally_removal(law, vote)
    first = f"F = {whole(count.votes_for or 0)}, {whole(tally.needed)} of S needed"
    second = "not made"
    if tally.against is not None and tally.cast is not None:
        kept = tally.against * tally.seats
        second = f"A × (N + 1) = {whole(int(kept))}, against T = {whole(int(tally.cast))}"
    return (
        Heading("Tests"),
        *stated(("First test", first), ("Second test", second)),
        *stated(("Result", OUTCOMES[tally.outcome]), ("How it was counted", tally.counted)),
    )


def _against(count: RemovalCount) -> int | None:
    if not count.by_consent:
        return count.against
    known = count.entitled is not None and count.votes_for is not None
    return (count.entitled or 0) - (count.votes_for or 0) if known else None


def _cast(count: RemovalCount) -> int | None:
    if count.by_consent:
        return count.entitled
    known = count.votes_for is not None and count.against is not None
    return (count.votes_for or 0) + (count.against or 0) if known else None


def _fill_vote(seat: SeatFilled, law: Bylaws) -> str:
    if seat.votes_for is None or seat.base is None:
        return ""
    need: Threshold | None = None
    if seat.route == "board":
        need = board_fill(law, seat.base, seat.votes_for)
    elif seat.route == "written consent of shareholders":
        need = consent_fill(law, seat.cause, Fraction(seat.base), Fraction(seat.votes_for))
    base = {"board": "directors in office", "written consent of shareholders": "shares outstanding"}
    of = base.get(seat.route, "votes cast")
    said = f"{whole(seat.votes_for)} for, of {whole(seat.base)} {of}."
    return f"{said} {need.counted}" if need else said
