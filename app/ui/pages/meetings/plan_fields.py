"""The fields of a plan by kind of meeting, and the plan as a draft of texts and back.

A draft is what stands in the fields: the plan comes back from it whole, and what no field shows
stays as it was in the plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from app.domain.company import Company
from app.domain.meetings import (
    FALLBACKS,
    MANNERS,
    MATTERS,
    SOURCES,
    AgendaItem,
    MeetingPlan,
    Nominee,
    Place,
)
from app.domain.offices import authorized_on
from app.domain.people import Holder
from app.domain.words import day_short, hour_short, plural
from app.presenters.view import Choice, Draft, Field, Form

DATED = "annual special-board special-requested"
LABELS: Mapping[str, tuple[str, str, str]] = {
    # field: label, kind of field, the kinds of meeting it belongs to (empty: all)
    "received_on": ("Re&quest received", "date", "special-requested"),
    "addressee": ("&Given to", "choice", "special-requested"),
    "request_manner": ("B&y what means", "text", "special-requested"),
    "holder_ids": ("As&ked by", "rows", "special-requested"),
    "asked_for": ("Day they asked for", "date", "special-requested"),
    "original_on": ("First set for", "date", "adjourned"),
    "original_record_on": ("Its record date", "date", "adjourned"),
    "adjourned_on": ("Ad&journed on", "date", "adjourned"),
    "adjournment_announced": ("Day and place were told there", "tick", "adjourned"),
    "called_by": ("Called b&y", "choice", "special-board"),
    "on": ("Hel&d on", "date", ""),
    "at": ("At", "time", ""),
    "place": ("P&lace", "choice", ""),
    "place_name": ("Name of the place", "text", ""),
    "place_street": ("Street", "text", ""),
    "place_city": ("City", "text", ""),
    "place_state": ("State", "text", ""),
    "place_zip": ("ZIP", "text", ""),
    "designated_on": ("&Set by the board", "date", "annual special-board adjourned"),
    "record_resolved_on": ("Record date set &on", "date", ""),
    "record_on": ("Re&cord date", "date", ""),
    "announced_on": ("First &announced", "date", DATED),
    "announced_by": ("Announced thro&ugh", "text", DATED),
    "notice_on": ("&Notice given on", "date", ""),
    "manner": ("&Manner of notice", "choice", ""),
    "fallback": ("&Without an address", "choice", ""),
    "seats": ("&To elect", "choice", ""),
    "items": ("&Business", "rows", ""),
    "nominees": ("Nom&inees", "rows", ""),
}
REQUEST = {
    "received_on": "received_on",
    "asked_for": "asked_for",
    "addressee": "addressee",
    "request_manner": "manner",
    "holder_ids": "holder_ids",
}
"""Fields of the form that stand in the plan's request, and their names there."""
PLACE = tuple(name for name in LABELS if name.startswith("place_"))
REASON = "reason:"
"""Before a field's name: why a day that the bylaws do not allow is kept."""
OFFICE, OTHER = "office", "other"
CALLERS = ("board", "chairman", "president")
ADDRESSEES = ("chairman", "president", "vice president", "secretary")
MATTER_WORDS = {
    "ordinary": "Ordinary business",
    "election": "Election of directors",
    "director-contract": "Contract with a director",
    "articles-amendment": "Amendment of the articles",
    "reorganization": "Reorganization",
    "dissolution": "Dissolution",
    "distribution": "Distribution in dissolution",
    "bylaws-amendment": "Amendment of the bylaws",
    "removal": "Removal of directors",
}


@dataclass(frozen=True, slots=True)
class PlanFields:
    """The fields of plans in one company on a day, and its holders to choose from."""

    company: Company
    holders: Sequence[Holder]
    today: date

    def form(self, plan: MeetingPlan, *, another_place: bool, reasons: Sequence[str]) -> Form:
        """The form of this plan; with fields for another place, and for reasons to keep a day."""
        fields: list[Field] = []
        for name in fields_of(plan.kind):
            if name not in PLACE or another_place:
                fields.append(self._field(name, plan))
            if name in reasons:
                fields.append(Field(REASON + name, "Kept because", optional=True))
        return Form("plan", "Plan", "", tuple(fields), self.draft(plan, another_place))

    def draft(self, plan: MeetingPlan, another_place: bool) -> dict[str, object]:
        """The plan as it stands in the fields."""
        draft: dict[str, object] = {name: _text(plan, name) for name in fields_of(plan.kind)}
        draft |= {REASON + name: text for name, text in plan.reasons.items()}
        draft |= {name: getattr(plan.place, name[6:]) for name in PLACE}
        draft["place"] = OTHER if another_place else OFFICE
        draft["holder_ids"] = [{"holder": str(one)} for one in plan.request.holder_ids]
        draft["items"] = [_item_row(one) for one in plan.items]
        draft["nominees"] = [_nominee_row(one) for one in plan.nominees]
        return draft

    def plan(self, was: MeetingPlan, draft: Draft) -> MeetingPlan:
        """The plan that the fields show now; what they do not show is as it was."""
        values: dict[str, Any] = {
            name: _value(name, draft[name])
            for name in fields_of(was.kind)
            if name in draft and name != "place" and name not in PLACE
        }
        request = {REQUEST[name]: values.pop(name) for name in list(values) if name in REQUEST}
        reasons = {
            name.removeprefix(REASON): str(text).strip()
            for name, text in draft.items()
            if name.startswith(REASON) and str(text).strip()
        }
        return replace(
            was,
            **values,
            place=self._place(was, draft),
            request=replace(was.request, **request),
            reasons=reasons,
        )

    def office(self, plan: MeetingPlan) -> Place | None:
        """The head office on the day of the meeting, as the notice prints it."""
        office = self.company.office_on(plan.on or self.today)
        return replace(office.place, name="Head office") if office else None

    def elsewhere(self, plan: MeetingPlan) -> bool:
        """Whether the plan names another place than the head office."""
        office = self.office(plan)
        return office is None or plan.place not in (office, Place())

    def _place(self, was: MeetingPlan, draft: Draft) -> Place:
        if draft.get("place") == OFFICE:
            return self.office(was) or was.place
        typed = {name[6:]: str(draft[name]) for name in PLACE if name in draft}
        return replace(was.place, **typed)

    def _field(self, name: str, plan: MeetingPlan) -> Field:
        label, kind, _ = LABELS[name]
        choices = self._choices(name, plan) if kind == "choice" else ()
        optional = name in ("place_name", "nominees", "asked_for")
        return Field(name, label, kind, optional, choices, columns=self._columns(name))

    def _choices(self, name: str, plan: MeetingPlan) -> tuple[Choice, ...]:
        if name == "seats":
            return _seats(authorized_on(self.company.numbers, plan.on or self.today) or 0)
        if name == "place":
            office = self.office(plan)
            head = (Choice(OFFICE, f"Head office ({office.street})"),) if office else ()
            return (*head, Choice(OTHER, "Another place"))
        listed = {
            "called_by": CALLERS,
            "addressee": ADDRESSEES,
            "manner": MANNERS,
            "fallback": FALLBACKS,
        }[name]
        return tuple(Choice(one, _capital(one)) for one in listed)

    def _columns(self, name: str) -> tuple[Field, ...]:
        sources = tuple(Choice(one, _capital(one)) for one in SOURCES)
        matters = tuple(Choice(one, MATTER_WORDS[one]) for one in MATTERS)
        if name == "items":
            return (
                Field("text", "Item"),
                Field("matter", "What it is", "choice", choices=matters),
                Field("nature", "General nature"),
                Field("source", "Brought by", "choice", choices=sources),
                Field("received_on", "Received on", "date"),
            )
        if name == "nominees":
            return (
                Field("name", "Name"),
                Field("source", "Named by", "choice", choices=sources),
                Field("nominated_by", "Which shareholder"),
                Field("received_on", "Received on", "date"),
            )
        if name == "holder_ids":
            return (Field("holder", "Holder", "pick", choices=_holder_choices(self.holders)),)
        return ()

    def said(self, plan: MeetingPlan) -> tuple[tuple[str, str, str], ...]:
        """A recorded plan to be read: field, label, and what stood there in words."""
        names = {choice.value: choice.label for choice in _holder_choices(self.holders)}
        rows: list[tuple[str, str, str]] = []
        for name in fields_of(plan.kind):
            if name in PLACE:
                continue
            label = LABELS[name][0].replace("&", "")
            if name == "holder_ids":
                text = "\n".join(names.get(str(h), str(h)) for h in plan.request.holder_ids)
            else:
                text = _said(_stands(plan, name))
            rows.append((name, label, text or "Not set"))
        return tuple(rows)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that a meeting of this kind has, in order."""
    return tuple(n for n, (_, _, kinds) in LABELS.items() if not kinds or kind in kinds.split())


def _stands(plan: MeetingPlan, name: str) -> Any:
    return getattr(plan.request, REQUEST[name]) if name in REQUEST else getattr(plan, name)


def _text(plan: MeetingPlan, name: str) -> object:
    if name in PLACE:
        return ""
    value = _stands(plan, name)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return (
        value if isinstance(value, bool) else str(value or "0" if name == "seats" else value or "")
    )


def _value(name: str, typed: object) -> Any:
    kind = LABELS[name][1]
    if kind == "rows":
        rows = typed if isinstance(typed, list) else []
        return _ROWS[name](rows)
    if kind == "date":
        return date.fromisoformat(str(typed)) if typed else None
    if kind == "time":
        return _hour(str(typed))
    if name == "seats":
        return int(str(typed or 0))
    return typed if kind == "tick" else str(typed)


def _hour(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed) if typed else None
    except ValueError:
        return None


def _items(rows: Sequence[Mapping[str, Any]]) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            r["text"],
            r["matter"] or MATTERS[0],
            r["nature"],
            r["source"] or SOURCES[0],
            _day(r["received_on"]),
        )
        for r in rows
        if r["text"]
    )


def _nominees(rows: Sequence[Mapping[str, Any]]) -> tuple[Nominee, ...]:
    return tuple(
        Nominee(
            r["name"],
            r["source"] or SOURCES[0],
            r["nominated_by"],
            _day(r["received_on"]),
        )
        for r in rows
        if r["name"]
    )


def _holder_ids(rows: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    return tuple(int(r["holder"]) for r in rows if str(r["holder"]).isdecimal())


_ROWS = {"items": _items, "nominees": _nominees, "holder_ids": _holder_ids}


def _day(typed: str) -> date | None:
    return date.fromisoformat(typed) if typed else None


def _item_row(one: AgendaItem) -> dict[str, str]:
    received = one.received_on.isoformat() if one.received_on else ""
    return {
        "text": one.text,
        "matter": one.matter,
        "nature": one.nature,
        "source": one.source,
        "received_on": received,
    }


def _nominee_row(one: Nominee) -> dict[str, str]:
    received = one.received_on.isoformat() if one.received_on else ""
    return {
        "name": one.name,
        "source": one.source,
        "nominated_by": one.nominated_by,
        "received_on": received,
    }


def _seats(most: int) -> tuple[Choice, ...]:
    some = tuple(Choice(str(n), plural(n, "director")) for n in range(1, most))
    whole = (Choice(str(most), f"{plural(most, 'director')}, all seats"),) if most else ()
    return (Choice("0", "No election"), *some, *whole)


def _holder_choices(holders: Sequence[Holder]) -> tuple[Choice, ...]:
    times = Counter(holder.name for holder in holders)
    return tuple(
        Choice(str(h.id), f"{h.name} (no. {h.id})" if times[h.name] > 1 else h.name)
        for h in holders
    )


def _said(value: Any) -> str:
    if isinstance(value, date):
        return day_short(value)
    if isinstance(value, time):
        return hour_short(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Place):
        return value.one_line()
    if isinstance(value, tuple):
        texts = [getattr(one, "text", "") or getattr(one, "name", "") for one in value]
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    return _capital(str(value or ""))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
