"""A small company in which something of every kind happened in one year, for all its papers.

The year is 1990, under the bylaws of 1988, or 2004, under those of 2002. Names of facts stand for
the entries that recorded them, so that papers can be asked for by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.meetings.notice_given import keep_plan
from app.acts.operations import FIELDS, perform
from app.domain.codec import plan_to_json
from app.domain.meetings import AgendaItem, MeetingPlan, MeetingRequest, Nominee, Place
from app.store.book import Book

ANN, BO, NOWHERE, BACK = 1, 2, 3, 4
DIRECTORS = ("Cy Poe", "Di Fox", "Ed Kay", "Flo Orr", "Gus Nye")
CY, DI, ED, FLO, GUS = DIRECTORS
SECRETARY, TREASURER = "Sam Dill", "Tom Ash"
HALL = Place("", "1 Main Street", "Reno", "NV", "89501")
TEXT = "The annual meeting is held in May."


@dataclass(slots=True)
class World:
    """The book of a year, and the entries by the names of their facts."""

    book: Book
    year: int
    who: Who
    named: dict[str, str] = field(default_factory=dict[str, str])

    def act(self, operation: str, fact: str = "", /, **given: Any) -> int:
        """Record an act with a reason; a `~` in a text is the year."""
        given = _dated(given, str(self.year))
        if any(f.name == "reason" for f in FIELDS[operation]):
            given.setdefault("reason", "as it was")
        seq = perform(self.book, operation, given, self.who).seq
        if fact:
            self.named[fact] = str(seq)
        return seq

    def last(self, name: str, topic: str, kind: str) -> None:
        """Give a name to the last entry of that kind."""
        found = [e for e in self.book.events(topic) if e.kind == kind]
        self.named[name] = str(found[-1].seq)

    def term(self, name: str, office: str) -> int:
        """The term of that person in that office."""
        terms = self.book.company().terms
        return next(t.id for t in terms if (t.name, t.office) == (name, office))


def _dated(value: Any, year: str) -> Any:
    if isinstance(value, str):
        return value.replace("~", year)
    if isinstance(value, dict):
        return {name: _dated(one, year) for name, one in value.items()}
    return [_dated(one, year) for one in value] if isinstance(value, list) else value


def made(path: Path, year: int) -> World:
    """The company with all that happened in that year."""
    today = date(year, 12, 31)
    who = Who("Sam Dill", datetime(year, 12, 31, 18, tzinfo=UTC), today)
    given = {"name": "Acme, Inc.", "incorporated_on": "7/22/1986"}
    world = World(new_company(path / f"acme-{year}.minutebook", given, who), year, who)
    for step in (_register, _people, _shares, _board, _committee, _consent, _seats, _officers):
        step(world)
    for step in (_demands, _reports, _claims, _amendment, _meetings, _day, _shareholders_consent,
                 _kept_of_company):  # fmt: skip
        step(world)
    return world


def _register(world: World) -> None:
    act = world.act
    office = {"street": "1 Main Street", "city": "Reno", "state": "NV", "zip": "89501"}
    act("office", kind="principal-executive", county="Washoe", from_on="7/22/1986", **office)
    act("class-add", name="Common Stock", authorized="10,000")
    for name, street in (("Ann Lee", "1 Elm"), ("Bo Ray", "2 Oak"), ("Nowhere Trust", ""),
                         ("Ida Moved", "4 Ash")):  # fmt: skip
        more = {"street": street, "city": "Reno", "state": "NV"} if street else {}
        act("holder-add", name=name, **more)
    for holder, shares in ((ANN, 300), (BO, 500), (NOWHERE, 100), (BACK, 100)):
        row = {"number": str(holder), "shares": str(shares)}
        act("issue", holder=holder, on="1/2/1987", certificates=[row])


def _people(world: World) -> None:
    act = world.act
    act("number", number=5, on="7/22/1986", adopted_by="incorporator")
    for name in DIRECTORS:
        act("elect", name=name, on="1/2/~")
    for name, office in ((CY, "president"), (SECRETARY, "secretary"),
                         (TREASURER, "chief financial officer"), (DI, "chairman")):  # fmt: skip
        act("appoint", name=name, office=office, on="1/2/~")


def _shares(world: World) -> None:
    issued = [{"holder": BO, "number": "11", "shares": "60"},
              {"holder": ANN, "number": "12", "shares": "240"}]  # fmt: skip
    world.act("transfer", "transfer", on="2/1/~", surrendered=["1"], issued=issued)


def _board(world: World) -> None:
    act, day = world.act, "3/15/~"
    callers = [{"name": SECRETARY, "office": "secretary"}]
    act("board-call", board="b", starts_at=f"{day} 10:00 AM", callers=callers, called_on="3/10/~",
        place={"street": "1 Main Street", "city": "Reno", "state": "NV"})  # fmt: skip
    rows = [{"name": name, "manner": "telephone", "given_at": "3/12/~ 9:00 AM",
             "given_by": SECRETARY} for name in DIRECTORS[:4]]  # fmt: skip
    act("board-notice", board="b", rows=rows)
    act("board-paper", board="b", name=GUS, paper="waiver of notice", signed_on="3/14/~")
    there = [{"name": name} for name in DIRECTORS[:4]]
    act("board-open", board="b", at="10:00 AM", chair=DI, secretary=SECRETARY, present=there)
    act("board-report", board="b", texts=["The president reported on the year."])
    act("board-resolve", board="b", at="10:10 AM", text="the lease is approved.", title="Lease",
        subject="contract", unanimous=True)  # fmt: skip
    act("board-resolve", board="b", at="10:20 AM", text="an audit committee is created.",
        subject="committee", unanimous=True)  # fmt: skip
    act("board-adjourn", board="b", at="10:30 AM", to="3/18/~ 10:00 AM", votes_for=4,
        place={"street": "9 Hill Road", "city": "Reno", "state": "NV"})  # fmt: skip
    act("board-minutes", board="b", approved_on="4/1/~", approved_by=DI)


def _committee(world: World) -> None:
    act, name = world.act, "Audit Committee"
    act("committee-create", "committee", committee=name, members=[CY, DI, ED], alternates=[FLO],
        powers=["engage auditors"], chairman=DI, resolution="b/2")  # fmt: skip
    callers = [{"name": DI, "office": "chairman"}]
    act("board-call", board="c", committee=name, starts_at="4/5/~ 9:00 AM", called_on="4/1/~",
        callers=callers)  # fmt: skip
    act("board-open", board="c", at="9:00 AM", chair=DI, secretary=ED,
        present=[{"name": CY}, {"name": DI}])  # fmt: skip
    act("board-close", board="c", at="9:30 AM")
    act("board-consent", board="ck", committee=name, on="4/6/~",
        actions=[{"text": "the auditors are engaged."}])  # fmt: skip


def _consent(world: World) -> None:
    act = world.act
    act("board-consent", board="k", on="4/8/~",
        actions=[{"text": "the bank is named.", "subject": "depositary"}])  # fmt: skip
    signed = [{"name": name, "on": "4/9/~"} for name in DIRECTORS]
    act("board-consent-sign", board="k", signed=signed)


def _seats(world: World) -> None:
    act = world.act
    act("remove-directors", on="5/2/~", names=[ED], entitled="1,000", votes_for="400",
        against="300")  # fmt: skip
    world.last("removal", "director", "director.removed")
    act("resign", term=world.term(GUS, "director"), given_on="6/1/~", addressee="secretary",
        received_by=SECRETARY)  # fmt: skip
    world.last("resigned", "director", "director.resigned")
    act("declare-vacant", term=world.term(FLO, "director"), on="6/2/~", ground="felony conviction",
        document="Judgment of conviction", document_on="5/30/~")  # fmt: skip
    world.last("declared", "director", "director.declared")
    act("fill-vacancy", name="Hal Ito", on="6/3/~", route="board", former=GUS, votes_for="3")
    world.last("filled", "director", "director.filled")


def _officers(world: World) -> None:
    act = world.act
    act("choose-officer", name="Uma Vogt", office="vice president", on="6/5/~")
    world.last("chosen", "officer", "officer.chosen")
    act("rank", names=["Uma Vogt"], on="6/6/~")
    act("delegate", "delegated", name="Uma Vogt", power="sign leases", on="6/6/~")
    act("choose-officer", name="Wes Yu", office="assistant secretary", on="6/5/~")
    act("resign", term=world.term("Wes Yu", "assistant secretary"), given_on="7/1/~",
        received_by=SECRETARY)  # fmt: skip
    world.last("officer-resigned", "officer", "officer.resigned")
    act("remove-officer", term=world.term("Uma Vogt", "vice president"), on="7/2/~",
        at="special meeting")  # fmt: skip
    world.last("officer-removed", "officer", "officer.removed")
    act("give-authority", name=TREASURER, covers="contracts", source="board authority", on="7/3/~",
        office="chief financial officer", limit="5,000")  # fmt: skip
    act("seal", on="7/4/~", adopted_on="7/4/~", keeper=SECRETARY, kept_at="the safe")
    act("use-seal", on="7/5/~", paper="Deed of the warehouse", by=SECRETARY)


def _demands(world: World) -> None:
    act = world.act
    act("receive-demand", demand="d-list", wants="list", received_on="7/6/~", holders=[BO],
        demanded_on="7/5/~", charges_tendered=True, as_of="7/7/~")  # fmt: skip
    act("answer-demand", demand="d-list", on="7/8/~", answer="granted")
    act("receive-demand", demand="d-director", wants="director", received_on="7/9/~",
        demander=ED, records=["ledger"])  # fmt: skip
    act("hold-inspection", demand="d-director", on="7/10/~", attended_by=SECRETARY,
        seen=["ledger"])  # fmt: skip
    act("receive-demand", demand="d-bylaws", wants="bylaws", received_on="7/11/~", holders=[ANN])
    act("answer-demand", demand="d-bylaws", on="7/12/~", answer="granted", manner="mail",
        pages=30)  # fmt: skip


def _reports(world: World) -> None:
    act, before = world.act, str(world.year - 1)
    act("file-statement", report="s", kind="balance sheet", to_on=f"12/31/{before}",
        filed_on="3/1/~", audited=False, certificate=TREASURER)  # fmt: skip
    act("request-statements", report="q", asks="annual", received_on="6/1/~", holders=[BO],
        ends_on=f"12/31/{before}")  # fmt: skip
    act("answer-request", report="q", on="6/15/~", statements=["s"], manner="mail")
    act("send-report", year_end=f"12/31/{before}", on="4/20/~", manner="first-class mail",
        place="the post office at Reno", by=SECRETARY)  # fmt: skip
    act("keep-information", year=world.year, business="trading", agent="Ann Lee")


def _claims(world: World) -> None:
    act = world.act
    act("notify-claim", claim="x", name=ED, claimant="director", on="8/2/~", made_on="8/1/~",
        capacity="Director", proceeding="Roe v. Kay")  # fmt: skip
    items = [{"kind": "expenses", "what": "counsel", "cents": "1,000.00",
              "incurred_on": "8/2/~", "consented_on": "8/1/~"}]  # fmt: skip
    act("request-indemnity", claim="x", kind="advance", on="8/3/~", manner="hand",
        receipted_on="8/3/~", items=items)  # fmt: skip
    act("undertake", claim="x", by=ED, received_on="8/4/~", cents="1,000")
    act("decide-request", claim="x", request=1, on="8/10/~", decision="granted")
    act("defend-claim", claim="x", on="8/11/~", counsel="Ivy Law", noticed_on="8/11/~")
    act("tell-insurer", claim="x", on="8/11/~", insurer="Old Mutual", policy="P-7",
        told_on="8/11/~")  # fmt: skip
    act("determine-claim", claim="x", on="8/12/~", route="directors", authorized=5, present=4,
        parties=1, votes_for=3)  # fmt: skip
    act("pay-claim", claim="x", on="8/15/~", cents="1,000.00", request=1, what="counsel")
    act("determine-insurance", "insurance", on="8/20/~", practicable=True, reasons="offers",
        votes_for=3, present=4)  # fmt: skip


def _amendment(world: World) -> None:
    act = world.act
    act("propose-amendment", amendment="a", on="8/25/~", section="§2.2", before=TEXT,
        after="The annual meeting is held in June.", body="board", subject="other")  # fmt: skip
    act("vote-amendment", amendment="a", on="8/26/~", votes_for="3", present=4)


def plan(world: World, key: str, kind: str, on: date, **more: Any) -> MeetingPlan:
    """A plan with a record date forty days ahead of the meeting and notice thirty days ahead."""
    record_on = date.fromordinal(on.toordinal() - 40)
    notice_on = date.fromordinal(on.toordinal() - 30)
    return MeetingPlan(key, kind, on=on, at=time(10), place=HALL, record_on=record_on,
                       notice_on=notice_on, **more)  # fmt: skip


def _noticed(world: World, found: MeetingPlan, signer: int | str) -> None:
    keep_plan(world.book, {"plan": plan_to_json(found)}, world.who)
    world.act("give-notice", meeting=found.key, signer=signer)


def _meetings(world: World) -> None:
    """An annual meeting, special ones, one that was adjourned; mail that came back."""
    year, sam = world.year, world.term(SECRETARY, "secretary")
    first = plan(world, "m1", "special-board", date(year, 5, 20), fallback="publication",
                 called_by="board", items=(AgendaItem("Sale of the warehouse"),))  # fmt: skip
    _noticed(world, first, sam)
    world.act("deposit", meeting="m1", on="4/20/~", place="Reno", manner="first-class mail",
              pieces=3, enclosures=["proxy"])  # fmt: skip
    world.act("returned-mail", meeting="m1", holder=BACK, returned_on="5/1/~", marking="Moved")
    again = plan(world, "m2", "adjourned", date(year, 8, 1), original_key="m1",
                 original_on=first.on, original_record_on=first.record_on,
                 adjourned_on=first.on, items=first.items)  # fmt: skip
    _noticed(world, again, sam)
    request = MeetingRequest(date(year, 7, 20), "secretary", "mail", (ANN, BO))
    asked = plan(world, "m3", "special-requested", date(year, 9, 10), called_by="holders",
                 items=(AgendaItem("Remove a director"),), request=request)  # fmt: skip
    _noticed(world, asked, sam)


def by_requesters(world: World) -> None:
    """The notice of meeting m4 by the holders who asked for it (2002 §2.3 ¶2)."""
    request = MeetingRequest(date(world.year, 7, 20), "secretary", "mail", (ANN, BO))
    own = plan(world, "m4", "special-requested", date(world.year, 9, 12), called_by="holders",
               items=(AgendaItem("Remove a director"),), request=request)  # fmt: skip
    _noticed(world, own, "requesting shareholders")


def _day(world: World) -> None:
    """The annual meeting with proxies, inspectors, ballots, a ruling and an objection."""
    year, act, key = world.year, world.act, "m"
    items = (AgendaItem("Election of directors", "election"), AgendaItem("Ratify the auditors"))
    nominees = tuple(Nominee(name) for name in DIRECTORS)
    annual = plan(world, key, "annual", date(year, 11, 10), items=items, nominees=nominees)
    act_on = {"meeting": key, "received_at": "7/1/~ 9:00 AM", "holder": BO}
    keep_plan(world.book, {"plan": plan_to_json(annual)}, world.who)
    act("receive-proposal", "business", **act_on, matters=[{"description": "A new auditor"}])
    nominee = [{"name": "Jo Kim", "address": ["5 Fir"], "information": "a banker"}]
    act("receive-proposal", "nomination", **act_on, kind="nomination", nominees=nominee)
    _noticed(world, annual, world.term(SECRETARY, "secretary"))
    proxy = {"meeting": key, "agents": [CY], "signer": "holder", "dated_on": "11/1/~"}
    act("receive-proxy", "proxy", **proxy, holder=BACK, received_at="11/2/~ 9:00 AM")
    act("end-proxy", meeting=key, holder=BACK, how="death", at="11/9/~ 9:00 AM", on="11/8/~",
        informant="Lee Moved")  # fmt: skip
    act("arrive", meeting=key, at="9:30 AM", holders=[{"holder": ANN}, {"holder": BO}])
    act("open-meeting", meeting=key, at="10:00 AM", chair=CY, chair_office="president",
        secretary=SECRETARY)  # fmt: skip
    act("inspectors", meeting=key, names=["Nan Park"])
    act("object", "objection", meeting=key, at="10:01 AM", holder=BO, at_beginning=True)
    act("rule", meeting=key, at="10:05 AM", about="A dance", ruling="Out of order.", why="late")
    for name in DIRECTORS:
        act("nominate", meeting=key, at="10:06 AM", name=name)
    act("move", meeting=key, item=2, at="10:30 AM")
    act("count", meeting=key, item=1, at="10:20 AM", votes=dict.fromkeys(DIRECTORS, "800"))
    act("count", meeting=key, item=2, at="10:40 AM", votes={"for": "800", "against": "0"},
        resolution="the auditors are ratified.")  # fmt: skip
    act("close-meeting", meeting=key, at="11:00 AM")


def _shareholders_consent(world: World) -> None:
    act = world.act
    act("begin-consent", consent="w", text="Resolved, to change the name.", on="10/1/~",
        matter="indemnification")  # fmt: skip
    for holder in (ANN, BO):
        act("give-consent", "given", consent="w", holder=holder, signed_on="10/2/~",
            filed_at="10/3/~ 9:00 AM")  # fmt: skip


def _kept_of_company(world: World) -> None:
    world.act("fiscal-year", month=12, day=31, from_on="7/22/1986", resolved_on="7/22/1986")
    world.act("contact", name=DI, telephone="(775) 555-0134", address="7 Fir Lane, Reno, NV 89501",
              from_on="1/2/~")  # fmt: skip
