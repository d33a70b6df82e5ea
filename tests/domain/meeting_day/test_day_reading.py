"""A meeting's day read in parts is the day read whole, in the order of its moments."""

from datetime import date

from app.domain.events import Event
from app.domain.meeting_day.reading import DayReading, read_day

ON = date(2004, 5, 25)


def event(seq: int, kind: str, at: str, **data: object) -> Event:
    return Event(seq, kind, "m", ON, {"at": f"2004-05-25T{at}", **data})


EVENTS = (
    event(1, "day.arrived", "09:10", holders=[{"holder": 1}], agents=[]),
    event(2, "day.opened", "09:00", chair="Ann Lee"),
    event(3, "proxy.received", "", holder=3, received_at="2004-05-20T09:00"),
    event(4, "day.arrived", "09:05", holders=[{"holder": 2}], agents=["Lee Wong"]),
    event(5, "proxy.ended", "09:30", holder=3, how="writing"),
    event(6, "day.left", "09:40", holders=[{"holder": 2}], agents=[]),
    event(7, "day.left", "09:20", holders=[{"holder": 1}], agents=[]),
    event(8, "proxy.ended", "09:15", holder=3, how="death"),
)


def test_moments_come_in_order_however_they_were_recorded() -> None:
    day = read_day("m", EVENTS)
    assert [(c.holder_id, c.agent) for c in day.came] == [(2, ""), (0, "Lee Wong"), (1, "")]
    assert [w.holder_id for w in day.went] == [1, 2]
    assert [e.how for e in day.ended] == ["death", "writing"]


def test_read_on_it_is_the_same_and_keeps_what_is_not_touched() -> None:
    reading = DayReading("m")
    before = reading.read(EVENTS[:5])
    day = reading.read(EVENTS[5:])
    assert day == read_day("m", EVENTS)
    assert day.came is before.came
    assert day.proxies is before.proxies
    assert day.opening is before.opening
    assert day.ended is not before.ended
