"""The resolution of the board that makes a committee. 1988 III §15; 2002 §4.1, §4.2."""

from __future__ import annotations

from app.bylaws.board.committees import BARRED, check_members, creation_needs, members_need
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    Numbered,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import Issue, Rules, paper, resolved, signature, stated, told
from app.documents.wording import sentence
from app.domain.board_record import CommitteeCharter
from app.domain.refusal import Refusal
from app.domain.words import listed

RULES: Rules = (
    ("creation", "committees.create"),
    ("size", "committees.size"),
    ("vote for members", "committees.members-vote"),
    ("alternates", "committees.alternates"),
    ("pleasure of the board", "committees.pleasure"),
    ("powers withheld", BARRED),
    ("meetings", "committees.meetings.rules"),
)
WITHHELD = {
    "shareholder approval": "the approval of any action that also needs the approval of the "
    "shareholders or of the outstanding shares",
    "vacancies": "the filling of vacancies on the board or in any committee",
    "pay of directors": "the fixing of pay of the directors for serving on the board or on any "
    "committee",
    "bylaws": "the amendment or repeal of bylaws or the adoption of new bylaws",
    "unamendable resolutions": "the amendment or repeal of any resolution of the board which by "
    "its express terms is not so amendable or repealable",
    "distributions": "a distribution to the shareholders, except at a rate, in a periodic amount "
    "or within a price range that the board has determined",
    "issue of shares": "the issue of shares",
    "other committees": "the appointment of any other committee of the board or of its members",
}
"""The powers withheld, in the order and words of the list, by the code of the bylaws' data."""
MEMBERS = (TableColumn("Name", width=3), TableColumn("Part", width=3))


def compose_committee_resolution(charter: CommitteeCharter, issue: Issue) -> Document:
    """The committee with its members, alternates, powers, and the powers it may not have."""
    law = issue.law
    _enough(charter, issue)
    powers = charter.powers or ("all the authority of the board that the bylaws let it have",)
    barred = [WITHHELD.get(code, code) for code in law.items(BARRED, "barred")]
    votes = []
    if charter.authorized:
        votes = [creation_needs(law, charter.authorized, charter.votes_for).counted]
        named = members_need(law, charter.authorized, charter.votes_for)
        votes += [] if named.counted in votes else [named.counted]
    blocks: tuple[Block, ...] = (
        *stated(("Committee", charter.name), ("Date", charter.on)),
        resolved(
            f"the {as_name(charter.name)} of the Board of Directors is hereby created, to serve at "
            "the pleasure of the Board, and the following directors are appointed to it:"
        ),
        TableBlock(MEMBERS, _members(charter)),
        Heading("Powers given"),
        Numbered(tuple(Item(sentence(text[:1].upper() + text[1:])) for text in powers)),
        Heading("Powers withheld"),
        Paragraph("The committee has no authority with respect to:"),
        Numbered(tuple(Item(sentence(text[:1].upper() + text[1:])) for text in barred)),
        *told(("Rules of the board", charter.rules)),
        *stated(("Vote", " ".join(votes))),
        signature(issue),
    )
    return paper(issue, "Resolution Creating a Committee", blocks, RULES)


def _enough(charter: CommitteeCharter, issue: Issue) -> None:
    """Refused with fewer members than the version asks of a committee."""
    found = check_members(issue.law, charter.members, charter.members)
    if found[0].severity == "error":
        raise Refusal(found[0].sentence, field="members")


def _members(charter: CommitteeCharter) -> tuple[tuple[str, str], ...]:
    parts = {charter.chairman: "chairman", charter.secretary: "secretary"}
    members = [
        (as_name(name), listed(["member", parts[name]] if parts.get(name) else ["member"]))
        for name in charter.members
    ]
    return (*members, *((as_name(name), "alternate") for name in charter.alternates))
