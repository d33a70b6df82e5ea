"""Questions of indemnity: clocks, the right to sue, and when a paper counts as given."""

from __future__ import annotations

from collections.abc import Mapping

from app.bylaws.ask.reading import Answer, Given, Question, iso, read_day, tell_due
from app.bylaws.indemnity import claims as indemnity
from app.bylaws.law import Bylaws
from app.domain.refusal import Refusal


def _suit(law: Bylaws, given: Given) -> Answer:
    found = indemnity.suit_opens(law, given["received_on"])
    assert found is not None, "the rule is there"  # noqa: S101
    return {"opens": iso(found.on), "counted": found.counted}


def _deemed(law: Bylaws, given: Given) -> Answer:
    if ("by_hand_on" in given) == ("postmarked_on" in given):
        raise Refusal("Give either by_hand_on or postmarked_on.")
    if "by_hand_on" in given:
        found = indemnity.given_by_hand(law, given["by_hand_on"])
    else:
        found = indemnity.given_by_mail(law, given["postmarked_on"])
    return {"deemed_on": iso(found.on), "counted": found.counted}


QUESTIONS: Mapping[str, Question] = {
    "indemnity.advance.deadline": Question(
        {"received_on": read_day},
        lambda law, given: tell_due(indemnity.advance_due(law, given["received_on"])),
    ),
    "indemnity.payment.deadline": Question(
        {"received_on": read_day},
        lambda law, given: tell_due(indemnity.payment_due(law, given["received_on"])),
    ),
    "indemnity.suit-right": Question({"received_on": read_day}, _suit),
    "indemnity.communications": Question(
        {"by_hand_on": read_day, "postmarked_on": read_day},
        _deemed,
        ("by_hand_on", "postmarked_on"),
    ),
}
