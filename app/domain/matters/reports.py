"""Statements on file, requests for them, reports sent, and the yearly statement of information."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.demands import (
    Addressed,
    FinancialRequest,
    FinancialStatement,
    InformationStatement,
)
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.matters.demands import Proved
from app.domain.matters.reading import by_matter, day_of, made, rows_of, texts_of

STATEMENTS = (
    "balance sheet",
    "income statement",
    "statement of changes in financial position",
)
ASKS = ("annual", "interim", "last")


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement shown, or a copy of it mailed, to somebody."""

    to: str
    on: date
    how: str = "shown"


@dataclass(frozen=True, slots=True)
class OnFile:
    """A statement on file. `certificate` names who certified it without audit."""

    key: str
    statement: FinancialStatement
    certificate: str = ""
    shown: tuple[Shown, ...] = ()
    discarded_on: date | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days from which keeping is counted, as far as they are known."""
        said = (self.statement.prepared_on, self.statement.filed_on, self.statement.sent_on)
        return tuple(day for day in said if day)


@dataclass(frozen=True, slots=True)
class Requested:
    """A request for statements, who holds what of the class, and whether it was let go."""

    request: FinancialRequest
    holders: tuple[Proved, ...] = ()
    refused: str = ""

    @property
    def key(self) -> str:
        """The request's key."""
        return self.request.key

    @property
    def open(self) -> bool:
        """Whether the statements are still to be sent."""
        return self.request.sent_on is None and not self.refused


@dataclass(frozen=True, slots=True)
class ReportSent:
    """An annual report sent to all shareholders for a fiscal year: where, how, and by whom."""

    key: str
    year_end: date
    on: date
    title: str = ""
    manner: str = ""
    place: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Reports:
    """Everything on record of reports, each kind in the order of recording."""

    statements: tuple[OnFile, ...] = ()
    requests: tuple[Requested, ...] = ()
    sent: tuple[ReportSent, ...] = ()
    information: tuple[InformationStatement, ...] = ()

    def report_sent(self, year_end: date) -> date | None:
        """When the annual report of that fiscal year was sent, or `None`."""
        return max((r.on for r in self.sent if r.year_end == year_end), default=None)

    def filings(self, year: int) -> tuple[date, ...]:
        """The days on which the statement of information of that year was filed."""
        said = (one for one in self.information if one.year == year)
        return tuple(one.filed_on for one in said if one.filed_on)


def read_reports(events: Iterable[Event]) -> Reports:
    """What these events of the topic `report` come to."""
    told = by_matter(events)
    statements = _statements(told)
    sent = tuple(
        ReportSent(key, date.fromisoformat(e.data["year_end"]), e.on, **_words(e.data))
        for key, events_of in told.items()
        for e in events_of
        if e.kind == "report.sent"
    )
    by_key = {one.key: one.statement for one in statements}
    requests = [_request(key, events_of, by_key) for key, events_of in told.items()]
    bare = Reports(statements, sent=sent)
    known = tuple(_with_report(one, bare) for one in requests if one)
    said = [_information(events_of) for events_of in told.values()]
    return Reports(statements, known, sent, tuple(one for one in said if one))


def _words(data: Json) -> dict[str, str]:
    return {name: str(data.get(name) or "") for name in ("title", "manner", "place", "by")}


def information_of(data: Json, filed_on: date | None = None) -> InformationStatement:
    """The statement of information from its data."""
    people = {
        name: tuple(made(Addressed, {"office": office} | dict(row)) for row in rows_of(data, name))
        for name, office in (("directors", "director"), ("officers", ""))
    }
    return made(InformationStatement, data, filed_on=filed_on, **people)


def _statements(told: dict[str, list[Event]]) -> tuple[OnFile, ...]:
    """Statements on file; what was sent in answer to a request was sent on that day."""
    found: dict[str, OnFile] = {}
    for key, events in told.items():
        for event in events:
            if event.kind == "report.filed":
                statement = made(FinancialStatement, event.data, sent_on=None)
                found[key] = OnFile(key, statement, event.data.get("certificate", ""))
            elif key in found:
                found[key] = _later(found[key], event)
    for events in told.values():
        for event in events:
            if event.kind == "report.answered":
                for key in texts_of(event.data, "statements"):
                    if key in found:
                        found[key] = _sent(found[key], event.on)
    return tuple(found.values())


def _later(one: OnFile, event: Event) -> OnFile:
    if event.kind == "report.discarded":
        return replace(one, discarded_on=event.on)
    if event.kind == "report.shown":
        shown = Shown(event.data["to"], event.on, event.data.get("how", "shown"))
        return replace(one, shown=(*one.shown, shown))
    return one


def _sent(one: OnFile, on: date) -> OnFile:
    last = max(on, one.statement.sent_on or on)
    return replace(one, statement=replace(one.statement, sent_on=last))


def _request(
    key: str, events: list[Event], on_file: dict[str, FinancialStatement]
) -> Requested | None:
    first = next((e.data for e in events if e.kind == "report.requested"), None)
    if first is None:
        return None
    request = made(FinancialRequest, first, key=key, statements=(), report_sent=None)
    holders = tuple(Proved(r["holder"], r["name"], r["shares"]) for r in rows_of(first, "holders"))
    found = Requested(request, holders)
    for event in events:
        if event.kind == "report.answered":
            found = _answered(found, event, on_file)
    return found


def _answered(found: Requested, event: Event, on_file: dict[str, FinancialStatement]) -> Requested:
    data = event.data
    if data.get("answer") == "refused":
        return replace(found, refused=data.get("why") or "refused")
    sent = tuple(on_file[k] for k in texts_of(data, "statements") if k in on_file)
    request = replace(
        found.request, sent_on=event.on, manner=data.get("manner", ""), statements=sent
    )
    return replace(found, request=request)


def _with_report(one: Requested, reports: Reports) -> Requested:
    """The request beside the annual report of its year, if one was sent."""
    ends = one.request.ends_on
    if one.request.asks != "annual" or ends is None:
        return one
    return replace(one, request=replace(one.request, report_sent=reports.report_sent(ends)))


def _information(events: list[Event]) -> InformationStatement | None:
    said = [event.data for event in events if event.kind == "report.statement"]
    filed = [day_of(e.data, "filed_on") or e.on for e in events if e.kind == "report.submitted"]
    if not said:
        years = [e.data["year"] for e in events if e.kind == "report.submitted"]
        return InformationStatement(years[-1], filed_on=filed[-1]) if years else None
    return information_of(said[-1], filed[-1] if filed else None)
