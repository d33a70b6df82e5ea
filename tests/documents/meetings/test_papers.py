"""Every paper of a meeting under both versions: golden words, what it must say, its blanks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.bylaws.law import BUILT_IN, built_in
from app.documents.blocks import Blank, Block, Boxed, Document, Facts, Keep, plain_text
from app.documents.meetings.framing import bound
from app.documents.meetings.kinds import KINDS, allowed_signers
from app.documents.typeset import typeset, unprintable
from app.domain.refusal import Refusal

GOLDEN = Path(__file__).parent / "golden"
OF_2002 = ("proxy-maker-death-notice", "proposal-notice", "nomination-notice", "nominee-consent")
OTHERS = {"1988": r"§\d+\.\d", "2002": r"\b[IVX]+ §"}
"""How the other version writes its sections."""
MUST = {
    "special-meeting-request": (
        "ask in writing",
        "800,000/7,756,060 = 40000/387803",
        "10.31 %",
        "775,606 are needed",
        "Tuesday, February 24, 2004",
        "stock option plan",
        "2:30 p.m. on Monday, January 5, 2004",
        "registered mail",
        "president",
        "Monday, February 9, 2004",
        "Friday, March 5, 2004",
    ),
    "deficiency-letter": ("no day asked for", "How to mend it", "To be mended by", "Section:"),
    "proxy-revocation": ("revokes the proxy", "April 20, 2004", "Dated:", "8:00 a.m."),
    "proxy-maker-death-notice": ("Ann Lee", "Death", "May 1, 2004", "Al Lee", "before the vote"),
    "proxy-rejection": ("not counted", "Reason: The proxy is not signed.", "Shares: 131", "§"),
    "ballot-election": ("BALLOT", "Votes: 107", "FOR", "WITHHOLD", "to be elected: 5", "Holder 7"),
    "ballot-cumulative": ("CUMULATIVE", "107 × Directors to be elected 5 = 535", "may not exceed"),
    "ballot-matter": ("Holder 7", "FOR", "AGAINST", "ABSTAIN", "Number of shares", "2. To approve"),
    "check-in": ("Quorum: 2,793 votes", "Arrived", "Initials", "held by the corporation itself"),
    "inspectors-appointment": (
        "Ina Count, Ivo Tally and Ira Watch",
        "by the chairman of the meeting",
        "request of Holder 3",
        "3,000 of 3,465",
        "None of them is among the nominees",
    ),
    "inspectors-oath": ("impartially", "in good faith", "best of", "expeditiously as practical"),
    "inspectors-report": (
        "certify",
        "Record date",
        "Shares outstanding: 6,584",
        "In person",
        "By proxy",
        "A quorum was present",
        "Proxies accepted: 20 proxies",
        "The proxy is not signed.",
        "Polls opened: 9:40 a.m.",
        "Polls closed: 10:15 a.m.",
        "Upheld",
        "Carried.",
        "Lost.",
        "5 candidates elected to 5 seats",
    ),
    "waiver-shareholder": ("waives notice of", "four machines", "Section 310", "Dated:"),
    "consent-to-holding-shareholder": ("consents to the holding of", "four machines", "Dated:"),
    "approval-of-minutes-shareholder": (
        "approves the minutes of",
        "Minutes dated",
        "four machines",
    ),
    "objection-record": ("Holder 5", "9:08 a.m.", "To the matter", "10:00 a.m."),
    "chair-rulings": ("to sell the plant", "No notice of it.", "9:25 a.m.", "§"),
    "minutes-shareholders": (
        "Regular (annual) meeting",
        "to order at 9:05 a.m.",
        "Place:",
        "Notice was given",
        "affidavit of mailing",
        "record date",
        "3,465 were present or represented",
        "Moved by: Holder 1",
        "Seconded by: Holder 2",
        "RESOLVED",
        "Rulings of the chairman",
        "Holder 5 objected",
        "inspectors of election",
        "adjourned at 11:30 a.m.",
        "Papers annexed",
        "Secretary",
        "Approved:",
    ),
    "director-election-certificate": (
        "certify",
        "Ed Steward",
        "4,165",
        "filled: 5",
        "serves until",
    ),
    "consent-shareholders": (
        "WRITTEN CONSENT",
        "without a meeting",
        "603",
        "RESOLVED",
        "Shares: 300",
        "Class: common",
        "Capacity: holder",
        "Record date: June 2, 2003",
        "Dated",
    ),
    "consent-tally": (
        "day of the first consent",
        "June 10, 2003, 10:00 a.m.",
        "Revocation, Bo Ray",
        "All holders asked: No",
        "Enough was filed at: 10:00 a.m. on Tuesday, June 10, 2003",
        "Dan Po",
    ),
    "consent-revocation": ("revokes the written consent", "Revoked as: Holder", "June 4, 2003"),
    "notice-consent-action": ("approved by 701 of 1,000", "without a meeting", "did not consent"),
    "notice-pre-consummation": ("June 25, 2003", "General nature", "at least 10 days", "June 22"),
    "proposal-notice": (
        "move the meeting",
        "tax time",
        "Material interest",
        "1 Main Street",
        "500 shares",
        "February 25, 2004",
        "In time: Yes",
    ),
    "nomination-notice": (
        "Fay Rival",
        "9 Hill Street",
        "intends to appear",
        "Arrangements",
        "banker",
        "signed on February 20, 2004",
        "No, received after the last day",
    ),
    "nominee-consent": ("Fay Rival", "to serve as a director", "if so elected"),
    "secretary-certificate": (
        "do hereby certify",
        "duly elected",
        "true copy",
        "RESOLVED, that the choice of Count & Co. as auditors is ratified.",
        "full force and effect",
        "quorum was present",
    ),
}
EACH = [(key, law) for key in MUST for law in BUILT_IN]
HAVE = [(key, law) for key, law in EACH if law == "hemacare-2002" or key not in OF_2002]
"""Each paper under each version that knows it."""
PARTS = pytest.mark.parametrize(("key", "law"), HAVE)


@PARTS
def test_golden(key, law, compose):
    said = plain_text(compose(key, law)) + "\n"
    name = f"{key}-{built_in(law).short}.txt"
    assert said == (GOLDEN / name).read_text(encoding="utf-8")


@PARTS
def test_must_say(key, law, compose):
    said = plain_text(compose(key, law))
    assert [words for words in MUST[key] if words not in said] == []
    assert "a California corporation" in said
    assert f"ections of the bylaws of {built_in(law).short}: " in said


@PARTS
@pytest.mark.parametrize("full", [True, False])
def test_must_not_say(key, law, full, compose):
    """No placeholder, and no section of the other version."""
    said = plain_text(compose(key, law, full))
    words = ["None,", "[ ]", "{", "____", "TBD", "nan ", "stockholder", "..", " ,", "  is"]
    if full and key not in ("proposal-notice", "nomination-notice"):
        words.append("None.")
    assert [word for word in words if word in said] == []
    assert not re.search(OTHERS[built_in(law).short], said)


@pytest.mark.parametrize("key", OF_2002)
def test_the_bylaws_of_1988_have_no_such_paper(key, compose):
    with pytest.raises(Refusal, match=r"The bylaws of 1988 have no rule for this paper: .+\."):
        compose(key, "hemacare-1988")


def labels(blocks: tuple[Block, ...]) -> list[str]:
    """The labels of the lines for a pen."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Blank):
            found.append(block.label)
        if isinstance(block, Keep | Boxed):
            found += labels(block.blocks)
    return found


BLANKS = {
    "special-meeting-request": ("Received", "Shareholders who ask", "Day asked for"),
    "deficiency-letter": ("How to mend it", "To be mended by"),
    "proxy-revocation": ("Shareholder", "Date of the proxy", "Received on (day and hour)"),
    "proxy-maker-death-notice": ("Event", "Day of the event", "Informant", "Vote counted"),
    "proxy-rejection": ("Shareholder", "Shares"),
    "ballot-election": ("Shareholder", "Votes", "Directors to be elected", "Names in nomination"),
    "ballot-cumulative": ("Votes", "Total votes", "Names in nomination"),
    "ballot-matter": ("Shareholder", "Shares", "Votes"),
    "check-in": ("Quorum found at",),
    "inspectors-appointment": ("Inspectors appointed", "Appointed on the request of"),
    "inspectors-oath": (),
    "inspectors-report": ("Quorum", "Proxies rejected", "Polls opened", "Polls closed"),
    "waiver-shareholder": ("Day of the meeting", "Place", "General nature", "Shares"),
    "consent-to-holding-shareholder": ("Day of the meeting", "General nature", "Shareholder"),
    "approval-of-minutes-shareholder": ("Minutes dated", "Pages of the minutes", "Shareholder"),
    "objection-record": ("Objector", "Made", "To what", "How it stands"),
    "chair-rulings": (),
    "minutes-shareholders": ("Day", "Called to order", "Place", "Notice given on", "Quorum"),
    "director-election-certificate": ("Seats to be filled", "Elected", "Ties"),
    "consent-shareholders": ("Action, in full", "Shareholder", "Class", "Shares", "Record date"),
    "consent-tally": ("Record date", "How it was fixed", "All holders asked"),
    "consent-revocation": ("Consent of", "Consent dated", "Revoked as"),
    "notice-consent-action": ("Action, in full", "Date of this notice"),
    "notice-pre-consummation": ("General nature", "To be carried out on", "First day allowed"),
    "proposal-notice": ("Business", "Reasons for it", "Material interest", "Last day"),
    "nomination-notice": ("Shareholder", "Nominee", "Arrangements, naming the persons"),
    "nominee-consent": ("Nominee", "Nominated by"),
    "secretary-certificate": ("Resolution", "Adopted on", "In full force and effect on this date"),
}


@PARTS
def test_what_is_not_recorded_is_a_labelled_blank(key, law, compose):
    bare, full = compose(key, law, False), compose(key, law)
    empty = labels(bare.blocks)
    assert [label for label in BLANKS[key] if label not in empty] == []
    assert len(labels(full.blocks)) < max(len(empty), 1) or key in ("check-in", "inspectors-oath")
    known = [value for b in bare.blocks if isinstance(b, Facts) for _, value in b.rows]
    assert all(known)


@pytest.mark.parametrize("law", BUILT_IN)
def test_all_papers_are_printed_and_read_back(law, compose, read):
    """One file of all papers; each is on pages of its own, numbered by itself."""
    papers: list[Document] = [compose(key, own) for key, own in HAVE if own == law]
    file = bound("Papers", papers)
    assert unprintable(plain_text(file).splitlines()) == []
    made = typeset(file)
    pages = read(made.data)
    assert len(pages) == made.pages
    whole = " ".join(pages)
    for paper in papers:
        assert paper.title.upper() in whole
        assert f"{paper.title} · HemaCare Corporation Page 1 of" in whole
    assert "107 × Directors to be elected 5 = 535" in whole


@pytest.mark.parametrize("law", BUILT_IN)
def test_every_kind_is_composed_and_names_only_rules_that_exist(law):
    papers = {key.replace("ballot-cumulative", "ballot-election") for key in MUST}
    assert papers == set(KINDS)
    for kind in KINDS.values():
        for _, rule in kind.rules:
            assert any(built_in(key).has(rule) for key in BUILT_IN), rule
    assert allowed_signers(built_in(law), "proxy-revocation")[0] == "holder"
