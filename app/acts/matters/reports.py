"""Statements on file, requests for them, reports sent, and the yearly statement of information.

1988 V §4; 2002 §7.5, §7.6 and §7.7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from app.acts.act import Who, given_class, known_term
from app.acts.matters.demand_fields import FIELDS
from app.acts.matters.demands import new_key
from app.acts.matters.known import reports_of
from app.acts.meetings.matter import record_fact
from app.acts.reading import not_before, past, read_by
from app.acts.shares.holding_proof import class_shares
from app.bylaws.answers import Finding
from app.bylaws.due.joined import as_statement, check_receipt, statements_due, statements_found
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.records.offices import bylaws_kept_at
from app.bylaws.records.reports import (
    RETENTION,
    check_accompaniment,
    check_answered,
    check_certifier,
    check_statement,
    keep_through,
)
from app.bylaws.records.year_ends import annual_end, check_period_end, check_year_end, interim_end
from app.domain.company import Company
from app.domain.company_facts import contact_of
from app.domain.demands import InformationStatement
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.matters.reports import (
    OnFile,
    Reports,
    Requested,
    information_of,
    read_reports,
)
from app.domain.offices import authorized_on, directors_in_office, officers_in_office
from app.domain.refusal import Refusal
from app.domain.words import day_plain, day_short
from app.store.book import Book

CHIEF = {
    "president": "chief executive officer",
    "secretary": "secretary",
    "chief financial officer": "chief financial officer",
}
"""Offices whose holders the statement names, and as what (2002 §5.7: the president is chief)."""


def file_statement(book: Book, given: Json, who: Who) -> Receipt:
    """A financial statement put on file, with its period, its accountants or its certificate."""
    data = read_by("file-statement", FIELDS, given, who.today)
    on = past(data, "filed_on", who.today)
    not_before(data, "to_on", _day(data, "from_on"), "The first day of the period")
    data["report"] = new_key(book, "report", data.get("report", ""))
    law, found = _law(book, on), list[Finding]()
    signer = known_term(book.company(), data["term"]) if data.get("term") else None
    if signer:
        data.setdefault("certificate", f"{signer.name}, {signer.office}")
    if law and ruled(law, "certificate"):
        audited, certified = bool(data.get("audited")), bool(data.get("certificate"))
        found += check_accompaniment(law, accountants_report=audited, certificate=certified)
    if law and signer:
        found += check_certifier(law, signer, on, authorized=bool(data.get("authorized")))
    says = f"{data['kind'].capitalize()} to {day_plain(_known(data, 'to_on'))} put on file"
    return record_fact(book, who, given, EntryDraft("report.filed", on, data, says), found)


def discard_statement(book: Book, given: Json, who: Who) -> Receipt:
    """A statement no longer kept; an error before its time to be kept is over."""
    data = read_by("discard-statement", FIELDS, given, who.today)
    one, on = statement_on_file(book, data), past(data, "on", who.today)
    says = f"{_title(one)} no longer kept"
    draft = EntryDraft("report.discarded", on, data, says)
    return record_fact(book, who, given, draft, check_discarded(_law(book, on), one, on))


def show_statement(book: Book, given: Json, who: Who) -> Receipt:
    """A statement shown to a shareholder, or a copy mailed."""
    data = read_by("show-statement", FIELDS, given, who.today)
    one, on = statement_on_file(book, data), past(data, "on", who.today)
    not_before(data, "on", one.statement.filed_on, "The filing of the statement")
    how = data.setdefault("how", "shown")
    says = f"{_title(one)} {how} to {data['to']}"
    return record_fact(book, who, given, EntryDraft("report.shown", on, data, says))


def request_statements(book: Book, given: Json, who: Who) -> Receipt:
    """A request for statements: by whom, for which period, and the shares of the class."""
    data = read_by("request-statements", FIELDS, given, who.today)
    on = past(data, "received_on", who.today)
    at_end = _ended(book, data, on) if data["asks"] != "last" else ()
    shares = given_class(book, {"class": data.pop("class", None)}) if data.get("holders") else None
    if shares:
        proof = class_shares(book, data["holders"], shares.id, on)
        data |= {"held": proof.held, "outstanding": proof.outstanding, "class_name": shares.name}
        data["holders"] = list(proof.rows)
        data.setdefault("requester", proof.names)
    if not data.get("requester"):
        raise Refusal("Choose the holders, or write who asks.", field="holders")
    data.setdefault("made_on", data["received_on"])
    data["report"] = new_key(book, "report", data.get("report", ""))
    says = f"Request for {data['asks']} statements received from {data['requester']}"
    says += _assumed(data)
    draft = EntryDraft("report.requested", on, data, says)
    asked, law = _foreseen(book, draft), _law(book, on)
    found = [*check_receipt(_day(data, "made_on"), on), *at_end]
    found += statements_found(law, asked.request) if law else ()
    return record_fact(book, who, given, draft, found)


def answer_request(book: Book, given: Json, who: Who) -> Receipt:
    """Statements sent on request, or the request refused with its reason."""
    data = read_by("answer-request", FIELDS, given, who.today)
    asked, on = open_request(book, data), past(data, "on", who.today)
    not_before(data, "on", asked.request.received_on, "The request")
    data.setdefault("answer", "granted")
    reports = reports_of(book)
    for key in data.get("statements", []):
        statement_on_file(book, {"report": key}, reports)
    says = f"Statements sent to {asked.request.requester}"
    if data["answer"] == "refused":
        says = f"Request of {asked.request.requester} for statements refused"
    draft = EntryDraft("report.answered", on, data, says)
    return record_fact(book, who, given, draft, _answered(book, asked, data, on))


def send_report(book: Book, given: Json, who: Who) -> Receipt:
    """An annual report sent to the shareholders for a fiscal year."""
    data = read_by("send-report", FIELDS, given, who.today)
    on, years = past(data, "on", who.today), book.company().fiscal_years
    if not data.get("year_end"):
        close = annual_end(years, on)
        data |= {"year_end": close.on.isoformat(), "year_by": close.said}
    not_before(data, "on", _day(data, "year_end"), "The end of the fiscal year")
    data["report"] = f"report-{data['year_end']}"
    end, law = _known(data, "year_end"), _law(book, on)
    found = check_year_end(law, years, end) if law else ()
    says = f"Annual report of the year ended {day_plain(end)} sent{_assumed(data)}"
    return record_fact(book, who, given, EntryDraft("report.sent", on, data, says), found)


def keep_information(book: Book, given: Json, who: Who) -> Receipt:
    """The data of a year's statement of information; what is left out is taken from the records."""
    data = read_by("keep-information", FIELDS, given, who.today)
    data = information_now(book.company(), data, who.today) | data
    data["report"] = f"information-{data['year']}"
    said, law = information_of(data), _law(book, who.today)
    says = f"Data of the statement of information of {data['year']} kept"
    draft = EntryDraft("report.statement", who.today, data, says)
    return record_fact(book, who, given, draft, _kept_as_checks(law, said))


def file_information(book: Book, given: Json, who: Who) -> Receipt:
    """The statement of information of a year filed with the state."""
    data = read_by("file-information", FIELDS, given, who.today)
    on = past(data, "filed_on", who.today)
    data["report"] = f"information-{data['year']}"
    said = [one for one in reports_of(book).information if one.year == data["year"]]
    law = _law(book, on)
    found = check_statement(law, as_statement(said[0])) if law and said else ()
    says = f"Statement of information of {data['year']} filed"
    return record_fact(book, who, given, EntryDraft("report.submitted", on, data, says), found)


def statement_on_file(book: Book, given: Json, reports: Reports | None = None) -> OnFile:
    """The statement given; refused if there is none, or if it is not kept any more."""
    known = (reports or reports_of(book)).statements
    one = next((s for s in known if s.key == str(given.get("report") or "")), None)
    if one is None:
        raise Refusal("There is no such statement on file. File it first.", field="report")
    if one.discarded_on:
        raise Refusal(f"It was kept until {day_plain(one.discarded_on)}.", field="report")
    return one


def open_request(book: Book, given: Json) -> Requested:
    """The request given; refused if there is none, or if it is answered."""
    known = reports_of(book).requests
    one = next((r for r in known if r.key == str(given.get("report") or "")), None)
    if one is None:
        raise Refusal("There is no such request. Log it first.", field="report")
    if not one.open:
        raise Refusal("The request was answered. Correct that entry first.", field="report")
    return one


def check_discarded(law: Bylaws | None, one: OnFile, on: date) -> tuple[Finding, ...]:
    """Whether the statement could be let go on that day (12 months, 1988 V §4 ¶2, 2002 §7.6 ¶1)."""
    kept = keep_through(law, one.days) if law and one.days and ruled(law, "kept") else None
    if law is None or kept is None or kept.due is None or on > kept.due:
        return ()
    sentence = f"It is kept through {day_short(kept.due)}. {kept.counted}"
    repair = kept.due + timedelta(1)
    return (Finding(law.cite(RETENTION), "error", sentence, "on", repair, kept.steps),)


def information_now(company: Company, said: Json, today: date) -> dict[str, Any]:
    """The persons, vacancies and offices of the statement, as the records have them today."""
    serving = directors_in_office(company.terms, today)
    number = authorized_on(company.numbers, today)
    head = company.office_on(today)
    officers = [t for t in officers_in_office(company.terms, today) if t.office in CHIEF]
    found: dict[str, Any] = {
        "directors": [_listed("director", t.name, company, today) for t in serving],
        "officers": [_listed(CHIEF[t.office], t.name, company, today) for t in officers],
    }
    if number is not None:
        found |= {"authorized": number, "vacancies": max(0, number - len(serving))}
    if head:
        found["office"] = head.place.one_line()
    law = shelf_for(company.bylaws).on(today)
    if law and (kept := bylaws_kept_at(law, company, today).office):
        place = kept.place
        found |= {"street": f"{place.street}, {place.city} {place.zip}", "state": place.state}
    return found


def _ended(book: Book, data: dict[str, Any], on: date) -> tuple[Finding, ...]:
    """The end of the year or period asked for, worked out where it is left out, or checked."""
    law, years = _law(book, on), book.company().fiscal_years
    annual = data["asks"] == "annual"
    if data.get("ends_on"):
        check = check_year_end if annual else check_period_end
        return check(law, years, _known(data, "ends_on")) if law else ()
    close = annual_end(years, on) if annual else None
    if law and not annual and ruled(law, "interim"):
        close = interim_end(law, years, on)
    if close is None:
        raise Refusal("Write the end of the fiscal year or of the period.", field="ends_on")
    data |= {"ends_on": close.on.isoformat(), "year_by": close.said}
    return ()


def _assumed(data: Json) -> str:
    """For what is said of an entry: that its year rests on the calendar year."""
    return " (calendar year assumed)" if data.get("year_by") else ""


def _listed(office: str, name: str, company: Company, today: date) -> dict[str, str]:
    """A person of the statement of information, with the address on record."""
    address = contact_of(company.contacts, name, today).address
    return {"office": office, "name": name} | ({"address": address} if address else {})


def _kept_as_checks(law: Bylaws | None, said: InformationStatement) -> list[Finding]:
    """Gaps of data that are still being gathered: checks, and no breach before filing."""
    from app.acts.meetings.matter import noted

    return list(noted(check_statement(law, as_statement(said)))) if law else []


def _answered(book: Book, asked: Requested, data: Json, on: date) -> tuple[Finding, ...]:
    received = asked.request.received_on
    law = _law(book, received) if received else None
    due = statements_due(law, asked.request) if law else None
    if due is None:
        return ()
    if data["answer"] == "refused":
        if due.due is None:
            return ()
        sentence = f"The request was refused though it is good. {due.counted}"
        return (Finding(due.cite, "error", sentence, "answer", steps=due.steps),)
    return check_answered(due, on, on)


def _foreseen(book: Book, draft: EntryDraft) -> Requested:
    seq, key = book.head()[0] + 1, draft.data["report"]
    event = Event(seq, draft.kind, key, draft.effective_on, draft.data)
    told = read_reports([*book.events("report"), event])
    return next(one for one in told.requests if one.key == key)


def _law(book: Book, on: date) -> Bylaws | None:
    return shelf_for(book.company().bylaws).on(on)


def _title(one: OnFile) -> str:
    to = f" to {day_plain(one.statement.to_on)}" if one.statement.to_on else ""
    return f"{one.statement.kind.capitalize()}{to}"


def _day(data: Json, name: str) -> date | None:
    return date.fromisoformat(data[name]) if data.get(name) else None


def _known(data: Json, name: str) -> date:
    return date.fromisoformat(data[name])


OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "file-statement": file_statement,
    "discard-statement": discard_statement,
    "show-statement": show_statement,
    "request-statements": request_statements,
    "answer-request": answer_request,
    "send-report": send_report,
    "keep-information": keep_information,
    "file-information": file_information,
}
