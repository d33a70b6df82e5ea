"""The forms of shares: what stands in the margin, what will be recorded, what the act is given."""

from dataclasses import replace
from datetime import date

from app.domain.company import Company
from app.presenters.register_forms import (
    ShareFacts,
    address_act,
    cancel_act,
    holder_act,
    issue_act,
    transfer_act,
)
from app.presenters.view import Act, Checked, Draft

from .conftest import HOLDERS, PLAN_2004, TODAY


def check(act: Act, **changes: object) -> Checked:
    return act.check(act.form.draft | changes)  # type: ignore[operator]


def draft_of(act: Act, **changes: object) -> Draft:
    return dict(act.form.draft) | changes


def outcome(checked: Checked) -> list[tuple[str, ...]]:
    assert checked.will_record
    return [row.cells for row in checked.will_record.rows]


def test_a_transfer_of_a_part_makes_a_balance_certificate(shares: ShareFacts) -> None:
    checked = check(transfer_act(shares, certificate="112"), to="2", shares="1,000")
    assert outcome(checked) == [
        ("Certificate 112, Whitcombe, Eleanor M.", "2,500", "Cancelled"),
        ("Certificate 114, Arriaga, José Luis", "", "1,000"),
        ("Certificate 115, Whitcombe, Eleanor M., balance", "", "1,500"),
        ("Sum of the shares", "2,500", "2,500"),
    ]
    (note,) = checked.notes["shares"]
    assert note.spoken() == "Note. 1,500 shares remain: a balance certificate is made. §8.5"
    assert checked.breaches == 0


def test_what_the_transfer_is_given(shares: ShareFacts) -> None:
    act = transfer_act(shares, certificate="112")
    given = act.given(draft_of(act, to="Arriaga, José Luis", shares="1,000", at="9:00 AM"))
    assert given == {
        "on": "2004-04-05",
        "at": "9:00 AM",
        "class": 1,
        "surrendered": ["112"],
        "issued": [
            {"number": "114", "holder": "2", "shares": "1,000"},
            {"number": "115", "holder": 1, "shares": "1500"},
        ],
        "signers": [11, 12],
    }


def stopped(shares: ShareFacts) -> ShareFacts:
    """Certificate 112 bears a stop."""
    marked = [
        replace(c, stops=("Court order",)) if c.number == "112" else c for c in shares.certificates
    ]
    return replace(shares, certificates=marked)


def test_a_stop_is_a_breach_beside_the_certificate_and_passes_to_the_balance(
    shares: ShareFacts,
) -> None:
    facts, said = stopped(shares), "A stop stands on certificate 112: Court order."
    part = check(transfer_act(facts, certificate="112"), to="2", shares="1,000")
    assert part.notes["certificate"][0].sentence == f"{said} It passes to certificate 115."
    unnumbered = check(
        transfer_act(facts, certificate="112"), to="2", shares="1,000", balance_number=""
    )
    assert unnumbered.notes["certificate"][0].sentence == said
    for act, balance in ((transfer_act, "115"), (cancel_act, "114")):
        whole = check(act(facts, certificate="112"), to="2")
        assert whole.notes["certificate"][0].sentence == said
        assert whole.breaches == 1
        part = check(act(facts, certificate="112"), to="2", shares="1,000")
        assert f"passes to certificate {balance}" in part.notes["certificate"][0].sentence
    free = check(transfer_act(shares, certificate="112"), to="2")
    assert all("stop" not in note.sentence for note in free.notes["certificate"])


def test_the_whole_certificate_leaves_no_balance(shares: ShareFacts) -> None:
    act = transfer_act(shares, certificate="112")
    assert act.form.draft["shares"] == "2,500"
    given = act.given(draft_of(act, to="2"))
    assert given["issued"] == [{"number": "114", "holder": "2", "shares": "2,500"}]


def test_more_than_the_certificate_is_a_breach_and_the_sum_does_not_agree(
    shares: ShareFacts,
) -> None:
    checked = check(transfer_act(shares, certificate="112"), to="2", shares="2,600")
    assert checked.notes["shares"][0].sentence == (
        "Certificate 112 stands on the books for 2,500 shares; 2,600 cannot move. 100 too many."
    )
    assert checked.will_record
    assert checked.will_record.rows[-1].severity == "error"


def test_a_signer_who_left_is_a_breach_and_stays_in_the_list(shares: ShareFacts) -> None:
    checked = check(transfer_act(shares, certificate="112"), to="2", second_signer="13")
    note = checked.notes["second_signer"][0]
    assert note.severity == "error"
    assert note.sentence.startswith("Hal Irving, chief financial officer, left office on March 1")
    assert "13" in [choice.value for choice in checked.choices["second_signer"]]


def test_what_cannot_be_read_is_said_and_nothing_is_guessed(shares: ShareFacts) -> None:
    checked = check(transfer_act(shares, certificate="112"), shares="a lot", on="5/25/4x")
    assert {"shares", "on"} <= set(checked.notes)
    assert len(outcome(checked)) == 1


def test_an_empty_form_is_no_fault_yet(shares: ShareFacts) -> None:
    assert check(transfer_act(shares)).breaches == 0
    assert check(issue_act(shares)).breaches == 0
    assert outcome(check(issue_act(shares))) == []


def test_a_certificate_that_is_not_outstanding(shares: ShareFacts) -> None:
    checked = check(transfer_act(shares), certificate="64")
    assert checked.notes["certificate"][0].severity == "warning"


def test_an_issue_over_the_authorized_shares(shares: ShareFacts) -> None:
    act = issue_act(shares, holder=2)
    fits, over = check(act, shares="3,500"), check(act, shares="3,501")
    assert fits.notes["shares"][0].sentence == "0 authorized shares remain."
    assert over.notes["shares"][0].severity == "error"
    assert outcome(fits)[-1] == ("Shares outstanding", "16,500", "20,000")


def test_what_the_issue_is_given(shares: ShareFacts) -> None:
    act = issue_act(shares, holder=2)
    given = act.given(draft_of(act, shares="100", consideration="$100", reason="As agreed."))
    assert given == {
        "on": "2004-04-05",
        "at": "",
        "consideration": "$100",
        "authorized": "",
        "holder": "2",
        "class": 1,
        "certificates": [{"number": "114", "shares": "100"}],
        "signers": [11, 12],
        "reason": "As agreed.",
    }


def test_a_day_to_come_is_said(shares: ShareFacts) -> None:
    assert check(issue_act(shares), on="2004-04-06").notes["on"][0].severity == "warning"


def test_on_the_record_date_the_hour_is_asked(shares: ShareFacts, noticed: Company) -> None:
    later = replace(shares, company=noticed, today=date(2004, 4, 8))
    act = transfer_act(later, certificate="112")
    without, late = check(act, on="2004-04-07"), check(act, on="2004-04-07", at="5:01 PM")
    assert without.notes["at"][0].rule == "calendar.close-of-business"
    assert late.notes["on"][0].severity == "info"


def test_who_may_vote_what_is_moved(shares: ShareFacts) -> None:
    """Holders of the record date vote; later transfers change nothing (2002 §2.11 ¶1)."""
    later = replace(shares, today=date(2004, 4, 8), plans=(PLAN_2004,))
    act = transfer_act(later, certificate="112")
    before, after = check(act, on="2004-04-05"), check(act, on="2004-04-08")
    assert before.notes["on"][0].spoken() == (
        "Within the record date of April 7, 2004: the new holder may vote on May 25, 2004."
        " §2.11 ¶1, §8.1 ¶1"
    )
    assert after.notes["on"][0].severity == "info"
    assert "at" in check(act, on="2004-04-07").notes
    hours = [check(act, on="2004-04-07", at=at).notes["on"][0] for at in ("5:00 PM", "5:01 PM")]
    assert [note.severity for note in hours] == ["fits", "info"]


def test_a_cancellation(shares: ShareFacts) -> None:
    act = cancel_act(shares, certificate="112")
    checked = act.check(draft_of(act, shares="500"))
    assert outcome(checked) == [
        ("Certificate 112, Whitcombe, Eleanor M.", "2,500", "Cancelled"),
        ("Off the books", "", "500"),
        ("Certificate 114, Whitcombe, Eleanor M., balance", "", "2,000"),
        ("Sum of the shares", "2,500", "2,500"),
    ]
    given = act.given(draft_of(act, shares="500", why="redeemed"))
    assert given["issued"] == [{"number": "114", "holder": 1, "shares": "2000"}]
    assert given["why"] == "redeemed"
    assert act.given(draft_of(act, shares="500"))["why"] == ""


def test_a_new_holder() -> None:
    act = holder_act(TODAY)
    draft = draft_of(act, name="Anna Kent", street="12 Elm St\nApt 4", city="Napa", members="Ed")
    given = act.given(draft)
    assert (given["street"], given["notice_street"], given["members"]) == (
        ["12 Elm St", "Apt 4"], [], ["Ed"],
    )  # fmt: skip
    assert act.check(draft).notes == {}
    (note,) = act.check(draft_of(act, name="Anna Kent")).notes["street"]
    assert note.severity == "advice"


def test_a_new_address_shows_the_one_before() -> None:
    act = address_act(tuple(HOLDERS.values()), HOLDERS[2], TODAY)
    (note,) = act.check(act.form.draft).notes["holder"]
    assert note.sentence == "Until now: 9 Elm Street, Fresno, CA 93650."
    assert act.given(draft_of(act, street="1 Oak St", city="Napa"))["holder"] == "2"
