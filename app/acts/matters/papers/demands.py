"""Papers of demands, of requests for statements, and of the yearly statement of information."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.acts.matters.known import amendments_of, demands_of, reports_of
from app.acts.matters.papers.making import About, Maker, Making
from app.bylaws.records.reports import CERTIFIER, CONTENT, DELIVERY
from app.documents.blocks import Document
from app.documents.demands.bylaws_copy import compose_bylaws_copy
from app.documents.demands.financial import (
    ANSWERERS,
    compose_financial_certificate,
    compose_financial_response,
)
from app.documents.demands.information import compose_information
from app.documents.demands.inspection import (
    compose_director_inspection,
    compose_inspection_response,
)
from app.documents.demands.report_affidavit import compose_report_affidavit
from app.domain.demands import BylawsRequest, InformationStatement, ReportMailed
from app.domain.matters.demands import Logged
from app.domain.matters.reports import OnFile, ReportSent, Requested
from app.domain.meetings import Deposit, MeetingPlan
from app.domain.offices import OFFICES
from app.domain.record_lists import cut_off_moment, fix_list
from app.domain.refusal import Refusal

HOLDERS_WANT = ("register", "list", "books")
DIRECTOR, COPY = "director", "bylaws"
INFORMATION = "information-"


def _logged(making: Making, key: str) -> Logged:
    for logged in demands_of(making.book):
        if logged.key == key:
            return logged
    raise Refusal("There is no such demand. Log it first.")


def inspection_response(making: Making, key: str) -> Document:
    """The letter that answers a holder's demand."""
    logged = _logged(making, key)
    if logged.demand.wants not in HOLDERS_WANT:
        raise Refusal("This demand has a paper of its own. Choose that one.")
    return compose_inspection_response(logged.demand, making.issue(logged.demand.received_on))


def director_inspection(making: Making, key: str) -> Document:
    """The record of an inspection by a director."""
    logged = _logged(making, key)
    return compose_director_inspection(
        logged.as_director(), making.issue(logged.demand.received_on)
    )


def bylaws_copy(making: Making, key: str) -> Document:
    """The certificate with a copy of the bylaws; without a demand its facts are blanks."""
    law = making.law()
    amended = tuple(
        one.amendment.effective_on
        for one in amendments_of(making.book)
        if one.amendment.effective_on
        and law.effective_from < one.amendment.effective_on <= making.on
    )
    asked = _logged(making, key).as_bylaws_request(amended) if key else BylawsRequest("")
    return compose_bylaws_copy(asked, making.issue())


def _requested(making: Making, key: str) -> Requested:
    for one in reports_of(making.book).requests:
        if one.key == key:
            return one
    raise Refusal("There is no such request. Log it first.")


def _on_file(making: Making, key: str) -> OnFile:
    for one in reports_of(making.book).statements:
        if one.key == key:
            return one
    raise Refusal("There is no such statement on file. File it first.")


def _sent(making: Making, key: str) -> ReportSent:
    for one in reports_of(making.book).sent:
        if one.key == key:
            return one
    raise Refusal("No such report was sent. Record it first.")


def financial_response(making: Making, key: str) -> Document:
    """The letter with the statements that were asked for."""
    request = _requested(making, key).request
    return compose_financial_response(request, making.issue(request.received_on, ANSWERERS))


def financial_certificate(making: Making, key: str) -> Document:
    """The officer's certificate that a statement was prepared without audit."""
    statement = _on_file(making, key).statement
    on = statement.filed_on or statement.prepared_on
    offices = making.law(on).items(CERTIFIER, "offices")
    return compose_financial_certificate([statement], making.issue(on, offices))


def report_affidavit(making: Making, key: str) -> Document:
    """The affidavit that a report was given, with the holders of that day."""
    sent = _sent(making, key)
    holders, company = making.book.holders_on(sent.on), making.company
    holdings = making.book.holdings(cut_off_moment(company, sent.on))
    rows = fix_list(MeetingPlan(key), sent.on, company, holders, holdings).entitled
    pieces = len({row.holder_id for row in rows})
    deposit = Deposit(sent.on, None, sent.place, sent.manner, pieces, by=sent.by)
    given = (deposit,) if sent.place and sent.manner else ()
    title = sent.title or "annual report"
    return compose_report_affidavit(
        ReportMailed(title, sent.year_end, given, rows), making.issue(sent.on)
    )


def information(making: Making, key: str) -> Document:
    """The worksheet of a year's statement of information, `information-2004`."""
    year = key.removeprefix(INFORMATION)
    said = _information(making, year)
    if said is None:
        raise Refusal(f"Nothing is on record of the statement of {year}. Keep its data first.")
    return compose_information(said, making.issue(None, ("secretary", *OFFICES)))


def _information(making: Making, year: str) -> InformationStatement | None:
    found = (s for s in reports_of(making.book).information if str(s.year) == year)
    return next(found, None)


def _answered(making: Making, key: str) -> Iterable[About]:
    demand = _logged(making, key).demand
    return ((key, ""),) if demand.wants in HOLDERS_WANT and demand.answer else ()


def _wants(what: str, making: Making, key: str) -> Iterable[About]:
    return ((key, ""),) if _logged(making, key).demand.wants == what else ()


def _requests(making: Making, key: str) -> Iterable[About]:
    return ((key, ""),) if any(r.key == key for r in reports_of(making.book).requests) else ()


def _unaudited(making: Making, key: str) -> Iterable[About]:
    statements = reports_of(making.book).statements
    mine = (s for s in statements if s.key == key and not s.statement.audited)
    return ((key, ""),) if next(mine, None) else ()


def _by_affidavit(making: Making, key: str) -> Iterable[About]:
    """A report that was sent, where the version of that day names who swears to it."""
    mine = (one for one in reports_of(making.book).sent if one.key == key)
    sent = next(mine, None)
    if sent is None:
        return ()
    rule = making.law(sent.on).rule(DELIVERY)
    return ((key, ""),) if rule.params.get("affidavit_signers") else ()


def _years(making: Making, key: str) -> Iterable[About]:
    known = key.startswith(INFORMATION) and making.law().has(CONTENT)
    return ((key, ""),) if known else ()


MAKERS: Mapping[str, Maker] = {
    "inspection-response": Maker("inspection-response", inspection_response, _answered),
    "director-inspection": Maker(
        "director-inspection-record",
        director_inspection,
        lambda making, key: _wants(DIRECTOR, making, key),
    ),
    "bylaws-copy": Maker("bylaws-copy", bylaws_copy, lambda making, key: _wants(COPY, making, key)),
    "financial-response": Maker("financial-response", financial_response, _requests),
    "financial-certificate": Maker("financial-certificate", financial_certificate, _unaudited),
    "report-affidavit": Maker("report-affidavit", report_affidavit, _by_affidavit),
    "information": Maker("statement-of-information", information, _years),
}
"""What is made -> how."""
