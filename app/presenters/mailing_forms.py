"""The forms after the notice: the mailing, the affidavit of mailing, and mail that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.board.composition import check_affidavit_signer
from app.bylaws.law import Shelf
from app.bylaws.shareholders.notice import check_deposit, returned_mail_hold
from app.bylaws.shares.certificates import may_sign
from app.domain.company import Company
from app.domain.meetings import MANNERS, Meeting, RecordList
from app.domain.offices import TRANSFER_AGENT, Term
from app.domain.words import day_paper, day_plain, plural
from app.presenters.figures import capital, picked
from app.presenters.notes import cited, merged, notes_by_field
from app.presenters.reading import Reading, handed_on, lines_of
from app.presenters.register_forms.outcome import COLUMNS
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Note, Row, Table

FORMS = (Choice("declaration", "Declaration"), Choice("sworn", "Sworn before a notary"))
MARKINGS = ("Moved, left no address", "Attempted, not known", "No such street or number")


@dataclass(frozen=True, slots=True)
class MailingFacts:
    """A meeting whose notice was given, its list as fixed, the day, and who is at the desk."""

    company: Company
    shelf: Shelf
    meeting: Meeting
    held: RecordList
    today: date
    by: str


def deposit_act(facts: MailingFacts) -> Act:
    """What was deposited or handed over, when, where, how and by whom."""
    plan = facts.meeting.plan
    manners = tuple(Choice(manner, capital(manner)) for manner in MANNERS)
    fields = (
        Field("on", "Deposited &on", "date"),
        Field("at", "&Hour", "time", optional=True),
        Field("place", "&Place of deposit"),
        Field("manner", "&Manner", "choice", choices=manners),
        Field("pieces", "Pi&eces", "number"),
        Field("enclosures", "Enc&losures", "lines", optional=True),
        Field("by", "&By"),
    )
    draft = {
        "on": min(plan.notice_on or facts.today, facts.today).isoformat(),
        "manner": plan.manner,
        "pieces": str(len(facts.held.routed(plan.manner))),
        "by": facts.by,
    }
    form = Form("deposit", "Record the mailing", "Record mailing", fields, draft)

    def given(draft: Draft) -> dict[str, object]:
        return handed_on(draft, "on", "at", "place", "manner", "pieces", "by") | {
            "meeting": plan.key,
            "enclosures": lines_of(draft, "enclosures"),
        }

    return Act(form, lambda draft: _check_deposit(facts, draft), given)


def affidavit_act(facts: MailingFacts) -> Act:
    """Mark the affidavit of mailing as signed (1988 II §4 ¶2, 2002 §2.5 ¶3)."""
    key = facts.meeting.plan.key
    signers = _affiants(facts, facts.today)
    fields = (
        Field("signer", "&Signed by", "choice", choices=signers),
        Field("signer_name", "Agent’s &name", optional=True),
        Field("form", "&Form", "choice", choices=FORMS),
        Field("signed_on", "Signed &on", "date"),
        Field("signed_at", "Signed &at", optional=True, placeholder="Woodland Hills, California"),
    )
    draft = {
        "signer": signers[0].value if signers else "",
        "form": FORMS[0].value,
        "signed_on": facts.today.isoformat(),
    }
    form = Form("affidavit", "Affidavit of mailing", "Record as signed", fields, draft)

    def given(draft: Draft) -> dict[str, object]:
        names = ("signer", "signer_name", "form", "signed_on", "signed_at")
        return handed_on(draft, *names) | {"meeting": key}

    return Act(form, lambda draft: _check_affidavit(facts, draft), given)


def returned_act(facts: MailingFacts) -> Act:
    """A notice that came back from the Postal Service (1988 II §4 ¶1, 2002 §2.5 ¶2)."""
    rows = {row.holder_id: row.name for row in facts.held.entitled}
    holders = tuple(Choice(str(holder), name) for holder, name in rows.items())
    fields = (
        Field("holder", "&Holder", "pick", choices=holders),
        Field("returned_on", "Came back &on", "date"),
        Field("marking", "&Marking", placeholder=MARKINGS[0]),
    )
    draft = {"returned_on": facts.today.isoformat()}
    form = Form("returned-mail", "Returned mail", "Record returned mail", fields, draft)

    def given(draft: Draft) -> dict[str, object]:
        return handed_on(draft, "returned_on", "marking") | {
            "meeting": facts.meeting.plan.key,
            "holder": picked(holders, draft.get("holder")),
        }

    return Act(form, lambda draft: _check_returned(facts, draft), given)


def _check_deposit(facts: MailingFacts, draft: Draft) -> Checked:
    reading = Reading(draft, facts.today)
    on, pieces = reading.day("on") or facts.today, reading.whole("pieces", "number of pieces")
    reading.hour("at")
    law, plan = facts.shelf.on(on), facts.meeting.plan
    expected = len(facts.held.routed(reading.text("manner")))
    found: tuple[Finding, ...] = ()
    if law and pieces is not None:
        found = check_deposit(law, plan, on, pieces, expected)
    before = sum(deposit.pieces for deposit in facts.meeting.deposits)
    after = f"{plural(before + pieces, 'piece')}" if pieces is not None else ""
    row = Row("deposit", ("Deposited in all", plural(before, "piece"), after))
    return _checked(reading, notes_by_field(found), row)


def _check_affidavit(facts: MailingFacts, draft: Draft) -> Checked:
    reading = Reading(draft, facts.today)
    on = reading.day("signed_on") or facts.today
    law, term = facts.shelf.on(on), _term(facts, reading.text("signer"))
    found = check_affidavit_signer(law, term, on) if law and term else ()
    row = Row("affidavit", ("Affidavit of mailing", "Not signed", f"Signed {day_plain(on)}"))
    checked = _checked(reading, notes_by_field(found), row)
    return Checked(checked.notes, {}, checked.will_record, {"signer": _affiants(facts, on)})


def _check_returned(facts: MailingFacts, draft: Draft) -> Checked:
    reading = Reading(draft, facts.today)
    on = reading.day("returned_on") or facts.today
    given_on = facts.meeting.plan.notice_on or on
    law = facts.shelf.on(given_on)
    notes: dict[str, tuple[Note, ...]] = {}
    if law:
        hold = returned_mail_hold(law, given_on)
        until = day_paper(hold.due) if hold.due else ""
        kept = f"The notice is kept at the head office through {until}."
        sentence = kept if hold.due else hold.counted
        notes = {"returned_on": (cited("info", sentence, hold.cite),)}
    row = Row("returned", ("Mail to this holder", "Sent", "Held until a new address is given"))
    return _checked(reading, notes, row)


def _checked(reading: Reading, notes: dict[str, tuple[Note, ...]], row: Row) -> Checked:
    return Checked(merged(notes, reading.notes()), {}, Table(COLUMNS, (row,)))


def _affiants(facts: MailingFacts, on: date) -> tuple[Choice, ...]:
    """The officers who may sign on that day, and the transfer agent."""
    named = next(
        (s for s in may_sign(facts.shelf, facts.company, on) if s.key == "affidavit"), None
    )
    if named is None:
        return ()
    officers = tuple(Choice(str(t.id), f"{t.name}, {t.office}") for t in named.terms)
    agent = (Choice(TRANSFER_AGENT, "Transfer agent"),) if TRANSFER_AGENT in named.offices else ()
    return officers + agent


def _term(facts: MailingFacts, value: str) -> Term | None:
    return next((t for t in facts.company.terms if str(t.id) == value), None)
