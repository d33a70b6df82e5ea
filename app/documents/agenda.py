"""The purposes of a meeting as a notice states them: election, proposals, other business."""

from __future__ import annotations

from app.documents.blocks import Item, Run, Text, as_name
from app.documents.wording import meeting_day, sentence
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee
from app.domain.words import number_word

MATTER_PHRASES = {
    "director-contract": (
        "approval of a contract or transaction in which a director has a direct or indirect "
        "financial interest, pursuant to Section 310 of the Corporations Code of California"
    ),
    "articles-amendment": (
        "approval of an amendment of the articles of incorporation, pursuant to Section 902 of "
        "the Corporations Code of California"
    ),
    "reorganization": (
        "approval of a reorganization of the corporation, pursuant to Section 1201 of the "
        "Corporations Code of California"
    ),
    "dissolution": (
        "approval of a voluntary dissolution of the corporation, pursuant to Section 1900 of the "
        "Corporations Code of California"
    ),
    "distribution": (
        "approval of a distribution in dissolution other than in accordance with the rights of "
        "outstanding preferred shares, pursuant to Section 2007 of the Corporations Code of "
        "California"
    ),
}
"""The special matters as Corporations Code 601(f) names them."""

OTHER_BUSINESS = (
    "To transact such other business as may properly come before the meeting or any adjournment "
    "of it."
)


def purposes(plan: MeetingPlan) -> tuple[Item, ...]:
    """The numbered purposes; an annual meeting ends with other business, no other does."""
    items = tuple(_item(plan, item) for _, item in plan.open_items)
    return (*items, Item(OTHER_BUSINESS)) if plan.kind == "annual" else items


def proposals(plan: MeetingPlan) -> tuple[AgendaItem, ...]:
    """The items that are voted for or against: all but the election."""
    return tuple(item for _, item in plan.open_items if item.matter != "election")


def matter_phrase(item: AgendaItem) -> str:
    """What the statute calls a special matter; empty for any other item."""
    return MATTER_PHRASES.get(item.matter, "")


def seats_word(plan: MeetingPlan) -> str:
    """`five`; empty while the plan does not say how many are to be elected."""
    return number_word(plan.seats) if plan.seats else ""


def _item(plan: MeetingPlan, item: AgendaItem) -> Item:
    if item.matter == "election":
        return Item(_election(plan), _nominees(plan))
    source = " (Proposed by a shareholder.)" if item.source == "shareholder" else ""
    return Item(f"{sentence(item.text)}{source}", tuple(_nature(item)))


def _nature(item: AgendaItem) -> list[Text]:
    """The general nature and, for a special matter, the words of the statute."""
    said: list[Text] = []
    if item.nature:
        said.append((Run("General nature: ", "italic"), Run(sentence(item.nature))))
    if phrase := matter_phrase(item):
        said.append(f"This is a proposal for {phrase}.")
    return said


def _election(plan: MeetingPlan) -> str:
    persons = f"{seats_word(plan)} {'person' if plan.seats == 1 else 'persons'}".lstrip()
    until = (
        f"the annual meeting of shareholders to be held in {meeting_day(plan).year + 1}"
        if plan.kind == "annual"
        else "the next annual meeting of shareholders"
    )
    return (
        f"To elect {persons} to the Board of Directors, to serve until {until} and until their "
        "successors are elected and qualified."
    )


def _nominees(plan: MeetingPlan) -> tuple[Text, ...]:
    board = [n for n in plan.nominees if n.source == "board"]
    others = [n for n in plan.nominees if n.source != "board"]
    if not plan.nominees:
        return ("At the date of this notice no person is intended to be presented for election.",)
    lines: list[Text] = []
    if board:
        lines.append((Run("Nominees of the Board of Directors:", "italic"),))
        lines += [as_name(n.name) for n in board]
    if others:
        lines.append((Run("Nominees of shareholders:", "italic"),))
        lines += [_by_shareholder(n) for n in others]
    return tuple(lines)


def _by_shareholder(nominee: Nominee) -> str:
    by = f", nominated by {as_name(nominee.nominated_by)}" if nominee.nominated_by else ""
    return f"{as_name(nominee.name)}{by}"
