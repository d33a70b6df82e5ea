"""The meetings of the made-up company: shareholders, board, committees; who is elected and goes."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.acts.matters.papers import matter_paper
from app.acts.meetings.notice_given import keep_plan
from app.acts.meetings.papers import MINUTES, make_paper
from app.domain.codec import plan_to_json
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee, Place

if TYPE_CHECKING:
    from tests.bench.life import Life

OFFICE = {"street": "400 Orchard Road", "city": "Oakland", "state": "CA", "zip": "94607"}
HALL = Place("", *OFFICE.values())
AUDIT, PAY = "Audit Committee", "Compensation Committee"
SUBJECTS = (
    ("the lease of the warehouse is approved.", "contract"),
    ("the budget of the coming year is approved.", "other"),
    ("First Bank is a depositary.", "depositary"),
    ("the president may sign the supply contract.", "signers"),
    ("the insurance of directors and officers is renewed.", "insurance"),
)


def found(life: Life) -> None:
    """Directors, officers, the office and two committees."""
    on = life.today.isoformat()
    life.act("office", kind="principal-executive", county="Alameda", from_on=on, **OFFICE)
    life.act("number", number=5, on=on, adopted_by="incorporator")
    for _ in range(5):
        life.act("elect", name=life.names.pop(), on=on, chosen_by="incorporator")
    board = life.holding("director")
    offices = ("president", "chairman", "secretary", "chief financial officer")
    for office, name in zip(offices, (board[0], board[1], *board[3:]), strict=True):
        life.act("appoint", name=name, office=office, on=on, chosen_by="board")
    for name in (AUDIT, PAY):
        life.act("committee-create", committee=name, on=on, members=board[1:4],
                 alternates=board[4:5], powers=["look into the accounts"], chairman=board[1],
                 reason="by the organizational meeting")  # fmt: skip


def year(life: Life, number: int) -> None:
    """A year: six meetings of the board, two or three of committees, the shareholders' ones."""
    annual = date(number, 5, 18)
    for month, day in ((2, 12), (3, 19), (7, 16), (9, 17), (12, 10)):
        life.on(date(number, month, day), partial(_board, life, f"b{number}-{month}"))
    life.on(annual + timedelta(9), partial(_board, life, f"b{number}-o", kind="organizational"))
    for month in (3, 10):
        life.on(date(number, month, 24), partial(_board, life, f"a{number}-{month}", AUDIT))
    if number % 4 == 0:
        life.on(date(number, 6, 24), partial(_board, life, f"p{number}", PAY))
        life.on(date(number, 8, 20), partial(_new_secretary, life))
    _annual(life, annual)
    if number % 2 == 0:
        _special(life, date(number, 9, 29), adjourned=number % 4 == 0)
    if number % 3 == 0:
        life.on(date(number, 11, 5), partial(_resignation, life))
    life.on(date(number, 4, 8), partial(_consent, life, f"k{number}"))


def _board(life: Life, key: str, committee: str = "", kind: str = "special") -> None:
    """Called, noticed, held, with minutes filed a week later."""
    on, members = life.today, life.holding("director")
    if committee:
        members = [name for name in _members(life, committee) if name in members]
    secretary, chair = life.holding("secretary")[0], members[0]
    callers = [{"name": secretary, "office": "secretary"}]
    called = (on - timedelta(8)).isoformat()
    life.act("board-call", board=key, kind=kind, committee=committee, called_on=called,
             starts_at=f"{on} 10:00", callers=callers, place=OFFICE)  # fmt: skip
    rows = [{"name": name, "manner": "telephone", "given_at": f"{on - timedelta(5)} 09:00",
             "given_by": secretary} for name in members]  # fmt: skip
    life.act("board-notice", board=key, rows=rows)
    there = [{"name": name, "by": "in person"} for name in members[: max(3, len(members) - 1)]]
    life.act("board-open", board=key, at="10:00", chair=chair, secretary=secretary, present=there)
    life.act("board-report", board=key, texts=["The president reported on the quarter."])
    for minute, (text, subject) in enumerate(life.pick.sample(SUBJECTS, 2), 1):
        life.act("board-resolve", board=key, at=f"10:{minute}5", text=text, subject=subject,
                 unanimous=True)  # fmt: skip
    life.act("board-close", board=key, at="11:30")
    life.on(on + timedelta(7), partial(_board_minutes, life, key, chair, secretary))


def _members(life: Life, committee: str) -> tuple[str, ...]:
    """The committee's members, put together anew where directors left."""
    from app.acts.board.matter import record_of

    found = next(c for c in record_of(life.book).committees if c.name == committee)
    board = life.holding("director")
    charter = found.charter_on(life.today)
    if charter and set(charter.members) <= set(board):
        return charter.members
    life.act("committee-change", committee=committee, on=life.today.isoformat(),
             members=board[1:4], alternates=board[4:5], chairman=board[1])  # fmt: skip
    return tuple(board[1:4])


def _board_minutes(life: Life, key: str, chair: str, secretary: str) -> None:
    on = life.today.isoformat()
    life.act("board-minutes", board=key, approved_on=on, approved_by=chair, filed_on=on, pages=2,
             signed=[{"name": secretary, "on": on}])  # fmt: skip
    life.file(matter_paper(life.book, "board-minutes", key, life.who()))


def _consent(life: Life, key: str) -> None:
    on = life.today.isoformat()
    text, subject = life.pick.choice(SUBJECTS)
    life.act("board-consent", board=key, on=on, actions=[{"text": text, "subject": subject}])
    signed = [{"name": name, "on": on} for name in life.holding("director")]
    life.act("board-consent-sign", board=key, signed=signed)
    life.act("board-consent-file", board=key, on=on)


def _new_secretary(life: Life) -> None:
    """The secretary hands over to another."""
    on, old = life.today.isoformat(), life.holding("secretary")[0]
    life.act("resign", term=life.term("secretary"), given_on=on, received_by=old)
    life.act("choose-officer", name=life.names.pop(), office="secretary", on=on, by="board",
             reason="by the board at its meeting of the day")  # fmt: skip


def _resignation(life: Life) -> None:
    """A director resigns, and the board fills the seat a month later."""
    name = life.holding("director")[-1]
    life.act("resign", term=life.term("director", name), given_on=life.today.isoformat(),
             addressee="secretary", received_by=life.holding("secretary")[0])  # fmt: skip
    life.on(life.today + timedelta(30), partial(_filled, life, name))


def _filled(life: Life, former: str) -> None:
    life.act("fill-vacancy", name=life.names.pop(), on=life.today.isoformat(), route="board",
             former=former, votes_for=3)  # fmt: skip


def _annual(life: Life, on: date) -> None:
    key, ahead = f"{on.year}-annual", on - timedelta(50)
    on += timedelta({5: 2, 6: 1}.get(on.weekday(), 0))
    life.on(ahead, partial(_planned, life, key, on))
    life.on(on - timedelta(30), partial(_noticed, life, key))
    life.on(on - timedelta(18), partial(_returned, life, key))
    for before in (12, 9, 6, 5, 4, 3):
        life.on(on - timedelta(before), partial(_proxy, life, key, before, on.year))
    life.on(on, partial(_annual_day, life, key))
    life.on(on + timedelta(6), partial(_minutes, life, key))


def _plan(life: Life, key: str, kind: str, on: date, **more: Any) -> None:
    plan = MeetingPlan(key, kind, on=on, at=time(10), place=HALL, record_on=on - timedelta(40),
                       notice_on=on - timedelta(30), record_resolved_on=on - timedelta(50),
                       designated_on=on - timedelta(50), **more)  # fmt: skip
    keep_plan(life.book, {"plan": plan_to_json(plan)}, life.who())


def _planned(life: Life, key: str, on: date) -> None:
    names = life.holding("director")
    if on.year % 3 == 1:
        names = [*names[:-1], life.names.pop()]
    items = (AgendaItem("Election of directors", "election"), AgendaItem("Ratify the auditors"))
    nominees = tuple(Nominee(name) for name in names)
    _plan(life, key, "annual", on, items=items, nominees=nominees, seats=5)


def _noticed(life: Life, key: str) -> None:
    on, signer = life.today.isoformat(), life.term("secretary")
    life.act("give-notice", meeting=key, signer=signer, reason="as it was")
    held = life.book.record_list(key)
    pieces = len(held.routed("first-class mail")) if held else 0
    life.act("deposit", meeting=key, on=on, at="15:00", place="the post office at Oakland",
             manner="first-class mail", pieces=pieces, enclosures=["form of proxy"])  # fmt: skip
    life.act("affidavit", meeting=key, signed_on=on, signer=signer, form="declaration",
             signed_at="Oakland, California")  # fmt: skip


def _returned(life: Life, key: str) -> None:
    holder = life.pick.choice(_entitled(life, key)[40:])
    life.act("returned-mail", meeting=key, holder=holder, returned_on=life.today.isoformat(),
             marking="Moved, left no address")  # fmt: skip


def _entitled(life: Life, key: str) -> list[int]:
    """Holders of record with a vote, the most votes first."""
    held = life.book.record_list(key)
    rows = held.entitled if held else ()
    return [row.holder_id for row in sorted(rows, key=lambda row: -row.votes)]


def _proxy(life: Life, key: str, place: int, year: int) -> None:
    holder = _entitled(life, key)[place]
    dated = (life.today - timedelta(1)).isoformat()
    life.act("receive-proxy", meeting=key, holder=holder, received_at=f"{life.today} 09:00",
             agents=life.holding("president"), dated_on=dated, signer="holder")  # fmt: skip


def _opened(life: Life, key: str) -> list[int]:
    big, chair = _entitled(life, key), life.holding("president")[0]
    there = [big[0], big[1], big[2], big[7], big[8], big[10], big[11], *big[14:30]]
    rows = [{"holder": holder} for holder in there]
    life.act("arrive", meeting=key, at="09:45", holders=rows, agents=[chair])
    life.act("open-meeting", meeting=key, at="10:00", chair=chair, chair_office="president",
             secretary=life.holding("secretary")[0], secretary_office="secretary")  # fmt: skip
    return there


def _annual_day(life: Life, key: str) -> None:
    there, chair = _opened(life, key), life.holding("president")[0]
    meeting = life.book.company().meeting(key)
    names = [nominee.name for nominee in meeting.plan.nominees] if meeting else []
    for name in names:
        life.act("nominate", meeting=key, at="10:05", name=name, by="board")
    life.act("polls", meeting=key, at="10:15", what="opened")
    life.act("move", meeting=key, item=1, at="10:15", moved_by=chair, seconded_by=names[2])
    life.act("move", meeting=key, item=2, at="10:16", moved_by=chair, seconded_by=names[2])
    life.act("sign-agents-ballot", meeting=key, item=1, at="10:20", agents=[chair], choice=names)
    votes = dict.fromkeys(names, "for")
    life.act("cast-ballots", meeting=key, item=1, at="10:25",
             ballots=[{"holder": holder, "votes": votes} for holder in there])  # fmt: skip
    life.act("sign-agents-ballot", meeting=key, item=2, at="10:26", agents=[chair], choice="for")
    life.act("cast-ballots", meeting=key, item=2, at="10:27",
             ballots=[{"holder": holder, "mark": "for"} for holder in there])  # fmt: skip
    life.act("polls", meeting=key, at="10:30", what="closed")
    for item in (1, 2):
        life.act("count", meeting=key, item=item, at="10:40")
    life.act("close-meeting", meeting=key, at="10:45")
    life.act("elect-board", on=life.today.isoformat(), names=names, meeting=key)


def _minutes(life: Life, key: str) -> None:
    life.file(make_paper(life.book, key, MINUTES, life.who()))


def _special(life: Life, on: date, *, adjourned: bool) -> None:
    key = f"{on.year}-special"
    on += timedelta({5: 2, 6: 1}.get(on.weekday(), 0))
    items = (AgendaItem("Sale of the warehouse"),)
    life.on(on - timedelta(50), partial(_plan, life, key, "special-board", on, items=items))
    life.on(on - timedelta(30), partial(_noticed, life, key))
    life.on(on, partial(_special_day, life, key, adjourned=adjourned))
    life.on(on + timedelta(6), partial(_minutes, life, key))


def _special_day(life: Life, key: str, item: int = 1, *, adjourned: bool) -> None:
    there = _opened(life, key)
    if adjourned:
        to = life.today + timedelta(49)
        life.act("adjourn", meeting=key, at="10:20", to_on=to.isoformat(), to_at="10:00",
                 votes_for="5,000,000", why="the offer is not complete")  # fmt: skip
        life.act("close-meeting", meeting=key, at="10:25")
        _again(life, key, to)
        return
    life.act("move", meeting=key, item=item, at="10:05", text="To sell the warehouse")
    life.act("cast-ballots", meeting=key, item=item, at="10:20",
             ballots=[{"holder": holder, "mark": "for"} for holder in there])  # fmt: skip
    life.act("count", meeting=key, item=item, at="10:30")
    life.act("close-meeting", meeting=key, at="10:35")


def _again(life: Life, original: str, on: date) -> None:
    """The adjourned meeting, of which notice is given again."""
    meeting = life.book.company().meeting(original)
    if meeting is None:
        return
    first, key = meeting.plan, f"{original}-adjourned"
    more = {"items": first.items, "original_key": original, "original_on": first.on,
            "original_record_on": first.record_on, "adjourned_on": first.on}  # fmt: skip
    life.on(on - timedelta(30), partial(_plan_and_notice, life, key, on, more))
    life.on(on, partial(_special_day, life, key, adjourned=False))


def _plan_and_notice(life: Life, key: str, on: date, more: dict[str, Any]) -> None:
    _plan(life, key, "adjourned", on, **more)
    _noticed(life, key)
