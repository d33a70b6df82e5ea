"""The forms of a meeting's day, made from the fields of the acts; what was typed handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.votes import PRESIDING
from app.domain.company import Company
from app.domain.entries import EntryDraft
from app.domain.offices import in_office
from app.domain.words import day_plain
from app.presenters.act_forms import ActField, Choices, act_form, given_of
from app.presenters.meeting_day.items import item_title
from app.presenters.meeting_day.words import INTROS, LABELS, TITLES
from app.presenters.view import Act, Checked, Choice, Column, Draft, Field, Note, Row, Table

Given = dict[str, object]
Try = Callable[[Given], Checked]
"""What is said of an act before it is recorded; the window asks the acts."""
WITH_DAY = frozenset(
    "receive-proxy end-proxy rule-on-proxy withdraw-objection receive-proposal give-consent "
    "revoke-consent".split()
)
"""Operations whose moments need not be on the meeting's day."""
DAY, HOUR = "_day", "_hour"
MADE_HERE = ("meeting", "consent")
SELDOM = "Seldom needed (optional)"
HINTED = frozenset(("fraction", "comparison", "chair_reason", "tasks", "shares"))
"""Fields whose words stand beside them; the other labels say enough."""
LONG = frozenset(("text", "resolution", "ruling", "arrangements"))
"""Fields of several lines."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the forms of one meeting rest on; `at` is the hour they begin with, as `09:05`."""

    key: str
    company: Company
    today: date
    by: str
    at: str = ""
    sheet: Sheet | None = None
    holders: tuple[Choice, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class More:
    """Fields beside those of the act's own kinds, and how they are handed on."""

    fields: tuple[Field, ...] = ()
    read: Callable[[Draft], Given] = field(default=lambda _draft: {})
    first: Mapping[str, object] = field(default_factory=dict[str, object])
    without: tuple[str, ...] = ()
    lead: tuple[str, ...] | None = None
    rest: str = SELDOM
    """`lead` are the act's fields that stand first; the others follow these under `rest`."""


def day_act(
    operation: str,
    facts: DayFacts,
    fields: Sequence[ActField],
    trial: Try,
    first: Draft | None = None,
    more: More | None = None,
) -> Act:
    """The form of that operation; `first` fills what is known already."""
    more = more or More()
    shown = [f for f in fields if f.name not in (*MADE_HERE, *more.without) and f.kind != "object"]
    plain = [f for f in shown if f.kind != "moment"]
    title, verb = TITLES[operation]
    start = {**_start(operation, facts, shown), **more.first, **(first or {})}
    labels = {**LABELS.get("", {}), **LABELS.get(operation, {})}
    form = act_form(
        operation, title, plain, choices_of(facts), start, INTROS.get(operation, ""), labels
    )
    moments = tuple(_moments(operation, shown, labels))
    ordered = tuple(_in_order(form.fields, moments, shown))
    made = _lettered(_arranged(ordered, more))

    def given(draft: Draft) -> Given:
        held = given_of(plain, draft) | _read_moments(operation, shown, draft) | more.read(draft)
        return {_key(operation): facts.key} | held

    def check(draft: Draft) -> Checked:
        held = given(draft)
        if any(f.required and f.name not in held for f in shown):
            return Checked()
        return trial(held)

    return Act(replace(form, verb=verb, fields=made), check, given)


def said_of(draft: EntryDraft) -> Checked:
    """What is said of an entry that an act would record: its findings and its sentence."""
    notes = tuple(Note(f.severity, f.says, f.section, f.rule) for f in draft.findings)
    row = Row("entry", (day_plain(draft.effective_on), draft.says))
    columns = (Column("Day", width=14), Column("What will be recorded"))
    return Checked({"": notes}, will_record=Table(columns, (row,)))


def choices_of(facts: DayFacts) -> Choices:
    """The records that a field of these forms may name."""
    company, sheet = facts.company, facts.sheet
    known: dict[str, tuple[Choice, ...]] = {
        "holder": facts.holders,
        "class": tuple(Choice(str(c.id), c.name) for c in company.classes),
    }
    if sheet:
        known["item"] = tuple(_items(sheet))
        known["proxy"] = tuple(
            Choice(str(p.key), f"{sheet.name(p.holder_id)}, {', '.join(p.agents)}")
            for p in sheet.day.proxies
        )
        known["objection"] = tuple(
            Choice(str(o.seq), f"{o.made.name}: {o.made.matter or 'the meeting'}")
            for o in sheet.day.objections
        )
    return known


def whole_choices(sheet: Sheet, holders: Iterable[int] | None = None) -> tuple[Choice, ...]:
    """Holders on the list to pick from, with their number where a name is there twice."""
    wanted = sheet.voters if holders is None else {h: 0 for h in holders if h in sheet.voters}
    names = [(sheet.voters[holder].name, holder) for holder in wanted]
    ordered = sorted(names, key=lambda one: (one[0].casefold(), one[1]))
    seen: dict[str, int] = {}
    for name, _ in ordered:
        seen[name] = seen.get(name, 0) + 1
    return tuple(
        Choice(str(holder), f"{name} (no. {holder})" if seen[name] > 1 else name)
        for name, holder in ordered
    )


def next_item(sheet: Sheet) -> int:
    """The number of another motion, after the agenda and those put before."""
    return max((len(sheet.plan.items), *(put.item for put in sheet.day.put))) + 1


def _items(sheet: Sheet) -> Iterable[Choice]:
    last = len(sheet.plan.items)
    numbers = [*range(1, last + 1), *sorted({p.item for p in sheet.day.put if p.item > last})]
    yield from (Choice(str(n), item_title(sheet, n)) for n in numbers)
    after = next_item(sheet)
    yield Choice(str(after), f"{after}. Another motion")


def _key(operation: str) -> str:
    return "consent" if operation.endswith("-consent") else "meeting"


def _start(operation: str, facts: DayFacts, shown: Iterable[ActField]) -> Given:
    start: Given = {}
    for one in shown:
        if one.kind == "moment" and operation in WITH_DAY:
            start[one.name + DAY] = facts.today.isoformat()
            start[one.name + HOUR] = facts.at
        elif one.kind == "moment":
            start[one.name] = facts.at
        elif one.name in ("on", "signed_on") and one.required:
            start[one.name] = facts.today.isoformat()
    return start


def _moments(
    operation: str, shown: Iterable[ActField], labels: Mapping[str, str]
) -> Iterable[Field]:
    for one in shown:
        label = labels.get(one.name, "At the hour")
        if one.kind == "moment" and operation in WITH_DAY:
            yield Field(one.name + DAY, label, "date", not one.required)
            yield Field(one.name + HOUR, "At the hour", "time", not one.required)
        elif one.kind == "moment":
            yield Field(one.name, label, "time", not one.required)


def _in_order(
    plain: Iterable[Field], moments: Iterable[Field], shown: Iterable[ActField]
) -> Iterable[Field]:
    """The fields in the act's own order, a moment's two beside each other."""
    made = {f.name: f for f in (*plain, *moments)}
    for one in shown:
        names = (one.name, one.name + DAY, one.name + HOUR)
        yield from (made[name] for name in names if name in made)


def _arranged(ordered: tuple[Field, ...], more: More) -> Iterable[Field]:
    if more.lead is None:
        return (*ordered, *more.fields)
    made = {one.name: one for one in ordered}
    names = [name + part for name in more.lead for part in ("", DAY, HOUR)]
    first = [made[name] for name in names if name in made]
    rest = (replace(one, group=more.rest) for one in ordered if one not in first)
    return (*first, *more.fields, *rest)


def _read_moments(operation: str, shown: Iterable[ActField], draft: Draft) -> Given:
    held: Given = {}
    for one in shown:
        if one.kind != "moment":
            continue
        if operation not in WITH_DAY:
            told = str(draft.get(one.name) or "")
        else:
            parts = (str(draft.get(one.name + part) or "") for part in (DAY, HOUR))
            told = " ".join(part for part in parts if part)
        if told:
            held[one.name] = told
    return held


def _lettered(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, each with the first letter for Alt that is still free, and few hints."""
    taken: set[str] = set()
    made: list[Field] = []
    for one in fields:
        label = one.label.replace(" & ", " and ").replace("&", "")
        place = next((n for n, sign in enumerate(label) if _free(sign, taken)), -1)
        if place >= 0:
            taken.add(label[place].lower())
            label = f"{label[:place]}&{label[place:]}"
        hint = one.hint if one.name in HINTED else ""
        kind = "lines" if one.name in LONG else one.kind
        made.append(replace(one, label=label, hint=hint, kind=kind))
    return tuple(made)


def _free(sign: str, taken: set[str]) -> bool:
    return sign.isascii() and sign.isalpha() and sign.lower() not in taken


def usual(operation: str, facts: DayFacts) -> Given:
    """What stands in the form as things usually are: officers in office, the next motion."""
    sheet = facts.sheet
    on = sheet.plan.on if sheet and sheet.plan.on else facts.today
    officers = {t.office: t.name for t in in_office(facts.company.terms, on)}
    if operation == "open-meeting" and sheet:
        office = sheet.law.choice(PRESIDING, "chair") if sheet.law.has(PRESIDING) else "president"
        at = f"{sheet.plan.at:%H:%M}" if sheet.plan.at and not facts.at else facts.at
        secretary = officers.get("secretary", facts.by)
        return {
            "at": at,
            "chair": officers.get(office, ""),
            "chair_office": office,
            "secretary": secretary,
            "secretary_office": "secretary",
        }
    if sheet and operation in OF_SHEET:
        return OF_SHEET[operation](sheet)
    if operation == "receive-proxy":
        names = (officers.get(office, "") for office in ("president", "secretary"))
        agents = dict.fromkeys(name for name in names if name)
        return {"agents": "\n".join(agents), "received_by": facts.by}
    return dict(FIXED.get(operation, {}))


def _next_nominee(sheet: Sheet) -> Given:
    """The next nominee of the notice who is not in nomination; by whom the notice says."""
    named = {nominated.name for nominated in sheet.day.nominated}
    left = [nominee for nominee in sheet.plan.nominees if nominee.name not in named]
    if not left:
        return {}
    return {"name": left[0].name, "by": left[0].nominated_by or "the board"}


def _next_step_of_polls(sheet: Sheet) -> Given:
    """Opened first, closed after."""
    return {"what": "closed" if sheet.day.polls.opened_at else "opened"}


OF_SHEET: Mapping[str, Callable[[Sheet], Given]] = {
    "nominate": _next_nominee,
    "polls": _next_step_of_polls,
}
"""What follows from how far the meeting is."""
FIXED: Mapping[str, Given] = {
    "object": {"at_beginning": "yes"},
    "give-consent": {"signed": "yes", "capacity": "holder"},
}
