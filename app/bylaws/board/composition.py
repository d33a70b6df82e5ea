"""The number of directors, vacancies, required offices, and how elections and endings stand.

Sources: 1988 III §2 to §5, IV §1 to §5; 2002 §3.2 to §3.4, §5.1 to §5.5.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.answers import Citation, Finding, ours
from app.bylaws.counting import least_votes
from app.bylaws.law import Bylaws, Shelf
from app.domain.offices import Term, authorized_on, directors_in_office, in_office
from app.domain.value import value
from app.domain.words import day_paper, listed, number_word, plural

if TYPE_CHECKING:
    from app.domain.company import Company

RANGE, EXACT = "directors.number.range", "directors.number.exact"
BY_SHAREHOLDERS, BY_BOARD = "bylaws.amend.shareholders", "bylaws.amend.directors"
REQUIRED, OPTIONAL = "officers.required", "officers.optional"
ONE_HOLDER = ("chairman", "president", "secretary", "chief financial officer")
TWICE = ours("ours.one-holder", "An office of one person is not filled twice at a time.")
NO_NUMBER = ours("ours.number-unknown", "Vacancies are counted from the authorized number.")
IN_WRITING = ours("ours.resignation-day", "A resignation is kept with the day it was given.")


@value
class BoardState:
    """The board on a day: the authorized number, who is in office, and how many seats are vacant.

    `authorized` is `None` before a number was fixed; `over` counts directors beyond it.
    """

    authorized: int | None
    in_office: tuple[Term, ...]

    @property
    def vacant(self) -> int:
        """How many seats are vacant."""
        return max(0, (self.authorized or 0) - len(self.in_office))

    @property
    def over(self) -> int:
        """How many directors serve beyond the authorized number."""
        return max(0, len(self.in_office) - self.authorized) if self.authorized else 0


@value
class RequiredOffice:
    """An office that must be filled: the offices that fill it, and who holds one of them."""

    cite: Citation
    offices: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def name(self) -> str:
        """`secretary`, or `chairman or president` where either serves."""
        return listed(self.offices, "or")


def board_on(company: Company, on: date) -> BoardState:
    """The board of that day; a term whose last day it is counts no more."""
    serving = [t for t in directors_in_office(company.terms, on) if t.to_on != on]
    return BoardState(authorized_on(company.numbers, on), tuple(serving))


def required_offices(law: Bylaws, company: Company, on: date) -> tuple[RequiredOffice, ...]:
    """The offices that this version requires, with who holds them on the day."""
    if not law.has(REQUIRED):
        return ()
    cite = law.cite(REQUIRED)
    groups = [tuple(entry.split(" or ")) for entry in law.items(REQUIRED, "offices")]
    return tuple(RequiredOffice(cite, g, in_office(company.terms, on, *g)) for g in groups)


def vacant_since(company: Company, offices: tuple[str, ...], on: date) -> date | None:
    """The day from which on nobody held one of these offices; the incorporation if nobody did."""
    ended = [t.to_on for t in company.terms if t.office in offices and t.to_on and t.to_on <= on]
    return max(ended, default=company.incorporated_on)


def check_board(shelf: Shelf, company: Company, on: date) -> tuple[Finding, ...]:
    """How the number of directors and the vacancies of that day stand to the rules."""
    law, state = shelf.on(on), board_on(company, on)
    if law is None:
        return ()
    if state.authorized is None:
        sentence = "No authorized number of directors is recorded. Fix it to count vacancies."
        return (Finding(NO_NUMBER, "warning", sentence, "number"),)
    return (*_check_range(law, state.authorized), *_check_seats(law, state))


def check_offices(shelf: Shelf, company: Company, on: date) -> tuple[Finding, ...]:
    """A check for each required office that nobody holds on the day (1988 IV §1, 2002 §5.1)."""
    law = shelf.on(on)
    found: list[Finding] = []
    for office in required_offices(law, company, on) if law else ():
        if not office.terms:
            sentence = f"Nobody is {office.name} on {day_paper(on)}. The bylaws require one."
            found.append(Finding(office.cite, "warning", sentence, office.name))
    return tuple(found)


def check_election(
    shelf: Shelf, company: Company, on: date, name: str, chosen_by: str
) -> tuple[Finding, ...]:
    """Whether there is a seat for this person on that day, and who may fill it."""
    law = shelf.on(on)
    if law is None:
        return ()
    state = board_on(company, on)
    others = [term for term in state.in_office if term.name != name]
    if state.authorized is None:
        sentence = "No authorized number of directors is recorded. The seats cannot be counted."
        return (Finding(NO_NUMBER, "warning", sentence, "name"),)
    if len(others) >= state.authorized:
        return (_no_seat(law, len(others), state.authorized),)
    seat = f"Seat {len(others) + 1} of {state.authorized}."
    cite = law.cite("shareholders.election.seats")
    fits = Finding(cite, "fits", seat, "name")
    return (fits, *_check_filled_by(law, company, on, chosen_by))


def check_appointment(
    shelf: Shelf, company: Company, on: date, office: str, name: str
) -> tuple[Finding, ...]:
    """Whether this version knows the office, and whether it is free on that day."""
    law = shelf.on(on)
    if law is None:
        return ()
    return (
        _office_finding(law, office),
        *_held_already(company, on, office, name),
        *_other_offices(law, company, on, office, name),
    )


def check_end(
    shelf: Shelf,
    company: Company,
    term: Term,
    on: date,
    ended_by: str,
    addressee: str,
    given_on: date | None,
) -> tuple[Finding, ...]:
    """How the end of a term stands to the rules of resignation, holdover and vacancy.

    A resignation is given in writing to the persons named and takes effect when given, or later
    if it says so (1988 III §4, IV §4; 2002 §3.4 ¶4, §5.4 ¶2).
    """
    law = shelf.on(on)
    if law is None:
        return ()
    found = _resignation(law, term, on, addressee, given_on) if ended_by == "resigned" else ()
    after = _after_director if term.office == "director" else _after_officer
    return (*found, *after(law, company, term, on, ended_by))


def check_number(
    shelf: Shelf, company: Company, on: date, number: int, adopted_by: str
) -> tuple[Finding, ...]:
    """Whether this may be the authorized number from that day (1988 III §2, 2002 §3.2)."""
    law = shelf.on(on)
    if law is None:
        return ()
    first = authorized_on(company.numbers, on) is None
    return (
        *_check_range(law, number),
        *(_first_number(law, number) if first else _changed_by(law, adopted_by)),
        *_more_than(law, company, on, number),
    )


def check_affidavit_signer(law: Bylaws, term: Term, on: date) -> tuple[Finding, ...]:
    """Whether this officer may sign the affidavit of mailing (1988 II §4 ¶2, 2002 §2.5 ¶3)."""
    cite = law.cite("shareholders.notice.affidavit")
    if not law.has(cite.rule):
        return ()
    offices = law.items(cite.rule, "signers")
    if term.office in offices:
        from app.bylaws.shares.certificates import in_office_finding

        return (in_office_finding(cite, term, on, "signer"),)
    allowed = listed(offices, "or")
    sentence = f"{term.name} is {term.office}. The affidavit is signed by the {allowed}."
    return (Finding(cite, "error", sentence, "signer"),)


def board_quorum(law: Bylaws, authorized: int) -> tuple[int, Citation] | None:
    """The quorum of the board, as this version counts it, and its citation.

    1988: a fixed number; 2002: a majority of the authorized number.
    """
    if not law.has("board.quorum"):
        return None
    cite = law.cite("board.quorum")
    if law.choice(cite.rule, "measure") == "fixed":
        return law.figure("board.quorum", "directors"), cite
    fraction, comparison = law.fraction(cite.rule, "fraction"), law.choice(cite.rule, "comparison")
    return least_votes(fraction, comparison, authorized), cite


def _check_range(law: Bylaws, number: int) -> tuple[Finding, ...]:
    least, most = law.figure(RANGE, "min"), law.figure(RANGE, "max")
    words = f"{number_word(least)} to {number_word(most)}"
    if least <= number <= most:
        sentence = f"{number_word(number).capitalize()} directors: within {words}."
        return (Finding(law.cite(RANGE), "fits", sentence, "number"),)
    sentence = f"{number} directors is outside the range of {words}."
    return (Finding(law.cite(RANGE), "error", sentence, "number"),)


def _check_seats(law: Bylaws, state: BoardState) -> tuple[Finding, ...]:
    served = f"{plural(len(state.in_office), 'director')} in office, {state.authorized} authorized"
    if state.vacant:
        cite = law.cite("directors.vacancy.events")
        sentence = f"{served}: {plural(state.vacant, 'seat is', 'seats are')} vacant."
        return (Finding(cite, "warning", sentence, "seats"),)
    if state.over:
        cite = law.cite("directors.number.no-removal-by-reduction")
        sentence = f"{served}: {state.over} more until the next annual meeting."
        return (Finding(cite, "info", sentence, "seats"),)
    cite = law.cite("shareholders.election.seats")
    return (Finding(cite, "fits", f"{served}: no vacancy.", "seats"),)


def _no_seat(law: Bylaws, serving: int, authorized: int) -> Finding:
    sentence = (
        f"{plural(serving, 'director is', 'directors are')} in office and {authorized} authorized:"
        " no seat is vacant. End a term first."
    )
    return Finding(law.cite("shareholders.election.seats"), "error", sentence, "name")


def _check_filled_by(
    law: Bylaws, company: Company, on: date, chosen_by: str
) -> tuple[Finding, ...]:
    """The board fills any vacancy but one made by removal (1988 III §5, 2002 §3.4 ¶1)."""
    if chosen_by != "board":
        return ()
    endings = _open_endings(company, on)
    removed = [term for term in endings if term.ended_by == "removed"]
    if endings and len(removed) == len(endings):
        sentence = (
            f"{removed[0].name} was removed. A seat left by removal is filled by the shareholders."
        )
        cite = law.cite("directors.vacancy.removal-fill")
        return (Finding(cite, "error", sentence, "chosen_by"),)
    cite = law.cite("directors.vacancy.board-fill")
    if removed:
        sentence = f"Not the seat of {removed[0].name}: the shareholders fill it."
        return (Finding(cite, "warning", sentence, "chosen_by"),)
    cause = "left by resignation" if endings and endings[0].ended_by == "resigned" else "vacant"
    return (Finding(cite, "fits", f"The board may fill a seat {cause}.", "chosen_by"),)


def _open_endings(company: Company, on: date) -> list[Term]:
    """The endings behind the seats that are vacant on the day, the latest first."""
    ended = [t for t in company.terms if t.office == "director" and t.to_on and t.to_on <= on]
    serving = {term.name for term in board_on(company, on).in_office}
    gone = [t for t in ended if t.name not in serving and t.ended_by != "term"]
    ordered = sorted(gone, key=lambda t: (t.to_on or on, t.seq), reverse=True)
    return ordered[: board_on(company, on).vacant]


def _office_finding(law: Bylaws, office: str) -> Finding:
    required = {name for entry in law.items(REQUIRED, "offices") for name in entry.split(" or ")}
    if office in required:
        return Finding(law.cite(REQUIRED), "fits", f"The bylaws name the {office}.", "office")
    if office in law.items(OPTIONAL, "offices"):
        sentence = f"The bylaws let the corporation have a {office}."
        return Finding(law.cite(OPTIONAL), "fits", sentence, "office")
    sentence = f"The bylaws do not name a {office}. The board may appoint other officers."
    return Finding(law.cite("officers.subordinate"), "info", sentence, "office")


def _held_already(company: Company, on: date, office: str, name: str) -> tuple[Finding, ...]:
    if office not in ONE_HOLDER:
        return ()
    holders = [t for t in in_office(company.terms, on, office) if t.to_on != on]
    if not holders:
        return ()
    who = holders[0]
    again = f"{name} is {office} since {day_paper(who.from_on)}. End that term first."
    other = f"{who.name} is {office} since {day_paper(who.from_on)}. End that term first."
    return (Finding(TWICE, "warning", again if who.name == name else other, "office"),)


def _other_offices(
    law: Bylaws, company: Company, on: date, office: str, name: str
) -> tuple[Finding, ...]:
    rule = "officers.multiple-offices"
    mine = [t.office for t in in_office(company.terms, on) if t.name == name]
    held = [o for o in dict.fromkeys(mine) if o not in ("director", office)]
    if not (held and law.has(rule)):
        return ()
    sentence = f"{name} is also {listed(held)}. One person may hold several offices."
    return (Finding(law.cite(rule), "info", sentence, "name"),)


def _resignation(
    law: Bylaws, term: Term, on: date, addressee: str, given_on: date | None
) -> tuple[Finding, ...]:
    director = term.office == "director"
    rule = "directors.resignation" if director else "officers.resignation"
    cite = law.cite(rule)
    found = [*_addressee(law, cite, addressee)] if director else []
    if given_on is None:
        sentence = "Write the day on which the resignation was given."
        return (*found, Finding(IN_WRITING, "warning", sentence, "given_on"))
    if on < given_on:
        sentence = f"Given on {day_paper(given_on)}, it takes effect on that day at the earliest."
        return (*found, Finding(cite, "error", sentence, "on", repair=given_on))
    how = "when given" if on == given_on else "at the later day it states"
    return (*found, Finding(cite, "fits", f"A resignation takes effect {how}.", "on"))


def _addressee(law: Bylaws, cite: Citation, addressee: str) -> tuple[Finding, ...]:
    if not law.has(cite.rule):
        return ()
    allowed = law.items(cite.rule, "addressees")
    if addressee in allowed:
        return (Finding(cite, "fits", f"Given to the {addressee}.", "addressee"),)
    sentence = f"A director resigns in writing to the {listed(allowed, 'or')}."
    return (Finding(cite, "warning", sentence, "addressee"),)


def _after_director(
    law: Bylaws, company: Company, term: Term, on: date, ended_by: str
) -> tuple[Finding, ...]:
    followed = any(
        t.office == "director" and t.from_on == on and t.id != term.id for t in company.terms
    )
    if ended_by == "term" and not followed:
        sentence = (
            f"A director serves until a successor is elected. No election of {day_paper(on)}"
            " is recorded."
        )
        return (Finding(law.cite("directors.term.holdover"), "warning", sentence, "ended_by"),)
    state = board_on(company, on)
    left = [t for t in state.in_office if t.id != term.id]
    if state.authorized is None or len(left) >= state.authorized:
        return ()
    vacant = state.authorized - len(left)
    sentence = (
        f"{plural(len(left), 'director remains', 'directors remain')} of {state.authorized}:"
        f" {plural(vacant, 'seat is', 'seats are')} vacant."
    )
    return (Finding(law.cite("directors.vacancy.events"), "info", sentence, "term"),)


def _after_officer(
    law: Bylaws, company: Company, term: Term, on: date, ended_by: str
) -> tuple[Finding, ...]:
    for office in required_offices(law, company, on):
        rest = [t for t in office.terms if t.id != term.id and t.to_on != on]
        if term.office in office.offices and not rest:
            sentence = f"From {day_paper(on)} nobody is {office.name}. The bylaws require one."
            return (Finding(office.cite, "warning", sentence, "term"),)
    return ()


def _first_number(law: Bylaws, number: int) -> tuple[Finding, ...]:
    cite, stated = law.cite(EXACT), law.figure(EXACT, "number")
    if number == stated:
        return (Finding(cite, "fits", f"The bylaws state {number_word(stated)}.", "number"),)
    sentence = f"The bylaws state {number_word(stated)} directors until changed."
    return (Finding(cite, "warning", sentence, "number"),)


def _changed_by(law: Bylaws, adopted_by: str) -> tuple[Finding, ...]:
    """Who may change the number. Shareholders amend any bylaw, also one that names the board."""
    cite, bodies = law.cite(EXACT), law.items(EXACT, "changed_by")
    if adopted_by not in bodies and (adopted_by != "shareholders" or not law.has(BY_SHAREHOLDERS)):
        sentence = f"The number is changed by the {listed(bodies, 'or')}."
        return (Finding(cite, "error", sentence, "adopted_by"),)
    sentence = f"The {adopted_by} may change the number."
    severity = law.option(BY_BOARD, "exact_number", "fits") if adopted_by == "board" else "fits"
    if severity != "fits":
        sentence = (
            f"By {cite.section} the board may change the number, by {law.cite(BY_BOARD).section} "
            "it may not. Ask counsel, or have the shareholders ratify it."
        )
    return (Finding(cite, severity, sentence, "adopted_by"),)


def _more_than(law: Bylaws, company: Company, on: date, number: int) -> tuple[Finding, ...]:
    serving = len(board_on(company, on).in_office)
    if serving <= number:
        return ()
    sentence = f"{plural(serving, 'director stays', 'directors stay')} until their terms end."
    cite = law.cite("directors.number.no-removal-by-reduction")
    return (Finding(cite, "info", sentence, "number"),)
