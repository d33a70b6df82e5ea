"""Demands, reports, claims and amendments of the made-up company, and the officers' records."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.acts.matters.papers import matter_paper, offered

if TYPE_CHECKING:
    from tests.bench.life import Life

BEFORE = "The record date is forty days before the meeting."
AFTER = "The record date is fifty days before the meeting."
NEW_BYLAWS = date(2009, 7, 1)


def year(life: Life, number: int) -> None:
    """What holders ask for, what is reported, claims and proposals of the year."""
    life.on(date(number, 2, 20), partial(_demand, life, f"d{number}-1", "list"))
    life.on(date(number, 6, 11), partial(_demand, life, f"d{number}-2", "register"))
    life.on(date(number, 8, 6), partial(_demand, life, f"d{number}-3", "bylaws"))
    life.on(date(number, 3, 3), partial(_statements, life, number))
    life.on(date(number, 6, 4), partial(_asked, life, number))
    life.on(date(number, 7, 8), partial(_information, life, number))
    life.on(date(number, 1, 22), partial(_authorities, life, number))
    if number % 2:
        life.on(date(number, 2, 4), partial(_claim, life, f"c{number}", number))
    if number % 3 == 2:
        life.on(date(number, 3, 11), partial(_amendment, life, f"m{number}"))


def _demand(life: Life, key: str, wants: str) -> None:
    on = life.today.isoformat()
    holders = [life.pick.choice(life.holders) for _ in range(2)]
    if wants == "list":
        holders = life.holders[:6]
    later = (life.today + timedelta(5)).isoformat()
    more = {"charges_tendered": True, "as_of": later} if wants == "list" else {}
    life.act("receive-demand", demand=key, wants=wants, received_on=on, holders=holders,
             demanded_on=on, purpose="To write to the other holders.", **more)  # fmt: skip
    life.on(life.today + timedelta(5), partial(_answered, life, key))


def _answered(life: Life, key: str) -> None:
    on = life.today.isoformat()
    life.act("answer-demand", demand=key, on=on, answer="granted", manner="mail", pages=12)
    for offer in offered(life.book, ("inspection-response", "bylaws-copy"), key, life.who()):
        life.file(matter_paper(life.book, offer.what, offer.key, life.who()))
    if key.endswith("-2"):
        life.act("hold-inspection", demand=key, on=on, attended_by=life.holding("secretary")[0],
                 seen=["the record of shareholders"])  # fmt: skip


def _statements(life: Life, number: int) -> None:
    end, treasurer = f"{number - 1}-12-31", life.holding("chief financial officer")[0]
    for short, kind in (("b", "balance sheet"), ("i", "income statement")):
        life.act("file-statement", report=f"{short}{number}", kind=kind, to_on=end,
                 filed_on=life.today.isoformat(), certificate=treasurer)  # fmt: skip
    life.act("send-report", year_end=end, on=life.today.isoformat(), manner="first-class mail",
             title=f"Annual report {number - 1}", by=life.holding("secretary")[0],
             place="the post office at Oakland")  # fmt: skip


def _asked(life: Life, number: int) -> None:
    key, on = f"q{number}", life.today.isoformat()
    life.act("request-statements", report=key, asks="annual", received_on=on,
             holders=life.holders[:6], ends_on=f"{number - 1}-12-31")  # fmt: skip
    given = {"report": key, "statements": [f"b{number}"], "manner": "mail"}
    day = life.today + timedelta(14)
    life.on(day, lambda: life.act("answer-request", **given, on=life.today.isoformat()))


def _information(life: Life, number: int) -> None:
    people = life.holding("director")
    address = "400 Orchard Road, Oakland, CA 94607"
    life.act("keep-information", year=number, business="instruments", agent=people[0],
             directors=[{"name": name, "address": address} for name in people],
             street=address, agent_address=address)  # fmt: skip
    on = life.today + timedelta(10)
    life.on(on, lambda: life.act("file-information", year=number,
                                 filed_on=life.today.isoformat()))  # fmt: skip


def _authorities(life: Life, number: int) -> None:
    on, treasurer = life.today.isoformat(), life.holding("chief financial officer")[0]
    if number % 5 == 1:
        life.act("keep-records", what="minute book", place="400 Orchard Road", on=on)
        life.act("depositary", name="First Bank", by="board", on=on)
    seq = life.act("give-authority", name=treasurer, covers="checks", source="board resolution",
                   on=on, limit="25,000.00")  # fmt: skip
    day = life.today + timedelta(340)
    life.on(day, lambda: life.act("end-authority", of=seq, on=life.today.isoformat()))


def _claim(life: Life, key: str, number: int) -> None:
    name, on = life.holding("director")[2], life.today
    life.act("notify-claim", claim=key, name=name, claimant="director", on=on.isoformat(),
             made_on=on.isoformat(), proceeding=f"Roe v. {name.rsplit(' ', 1)[-1]}")  # fmt: skip
    life.act("tell-insurer", claim=key, on=on.isoformat(), insurer="Old Mutual", policy="P-7",
             told_on=on.isoformat())  # fmt: skip
    life.act("undertake", claim=key, by=name, received_on=on.isoformat(), cents="20,000")
    for request in range(1, 4):
        life.on(on + timedelta(60 * request), partial(_request, life, key, request))
    life.on(on + timedelta(270), partial(_ended, life, key))


def _request(life: Life, key: str, request: int) -> None:
    on = life.today.isoformat()
    items = [{"kind": "expenses", "what": what, "cents": cents, "incurred_on": on,
              "consented_on": on} for what, cents in (("counsel", "1,200.00"),
                                                      ("expert", "640.00"))]  # fmt: skip
    life.act("request-indemnity", claim=key, kind="advance", on=on, manner="hand",
             receipted_on=on, received_on=on, items=items)  # fmt: skip
    life.act("decide-request", claim=key, request=request, on=on, decision="granted")
    later = partial(_paid, life, key, request)
    life.on(life.today + timedelta(12), later)


def _paid(life: Life, key: str, request: int) -> None:
    life.act("pay-claim", claim=key, request=request, on=life.today.isoformat(),
             cents="1,840.00", what="counsel and expert")  # fmt: skip


def _ended(life: Life, key: str) -> None:
    on = life.today.isoformat()
    life.act("end-proceeding", claim=key, on=on, ending="dismissal", success=True, entitled=True)
    life.act("close-claim", claim=key, on=on, why="all is paid")


def _amendment(life: Life, key: str) -> None:
    on = life.today.isoformat()
    life.act("propose-amendment", amendment=key, on=on, section="§2.4", before=BEFORE, after=AFTER,
             body="board", subject="other")  # fmt: skip
    day, dropped = life.today + timedelta(8), life.today.year % 2 == 0
    life.on(day, partial(_dropped if dropped else _voted, life, key))
    if life.today.year == NEW_BYLAWS.year:
        life.on(day + timedelta(9), partial(_new_bylaws, life))


def _dropped(life: Life, key: str) -> None:
    life.act("drop-amendment", amendment=key, on=life.today.isoformat(), why="not pursued")


def _voted(life: Life, key: str) -> None:
    life.act("vote-amendment", amendment=key, on=life.today.isoformat(), votes_for="4", present=5)


def _new_bylaws(life: Life) -> None:
    """A third version, proposed, voted on and adopted: the bylaws of 2002 from another day on."""
    from app.bylaws.file.drafts import write_bylaws
    from app.bylaws.law import built_in

    key, on = f"new{NEW_BYLAWS.year}", life.today.isoformat()
    life.act("propose-amendment", amendment=key, on=on, section="§2.4", before=BEFORE, after=AFTER,
             body="board", subject="other")  # fmt: skip
    life.act("vote-amendment", amendment=key, on=on, votes_for="4", present=5)
    text = write_bylaws(built_in("hemacare-2002"))
    text = text.replace('key = "hemacare-2002"', f'key = "alder-{NEW_BYLAWS.year}"', 1)
    text = text.replace("2002-11-23", NEW_BYLAWS.isoformat())
    life.act("adopt-amendment", amendment=key, text=text, certificate=f"secretary, {on}", pages=28)
