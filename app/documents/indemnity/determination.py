"""The finding whether indemnity is proper in a case: standard, route, votes, exceptions.

1988 III §16(b) to (e), (h); 2002 §6.1, §6.2, §6.7, §6.11.
"""

from __future__ import annotations

from app.bylaws.indemnity.checks import (
    BARRED,
    EXCEPTIONS,
    FOUND,
    LIABLE,
    OTHERS,
    OWN,
    check_ending,
    check_liable,
    elements,
)
from app.bylaws.indemnity.claims import routes
from app.bylaws.indemnity.votes import SHARES, Approval, by_consent, by_directors, by_meeting
from app.bylaws.law import Bylaws
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import Issue, Rules, day_words, paper, signature, stated, told
from app.domain.demands import Determined, IndemnityClaim
from app.domain.refusal import Refusal
from app.domain.words import listed, whole

STANDARD = (TableColumn("The standard of conduct", width=5), TableColumn("Found", width=2))
ANSWERED = (TableColumn("Exception or bar", width=5), TableColumn("Answer", width=2))
NAMES = {
    "directors": "directors who are not parties",
    "shareholders": "shareholders, own shares of the person left out",
    "court": "court",
}


def compose_determination(claim: IndemnityClaim, issue: Issue) -> Document:
    """The finding as it stands; refused for a route that the version does not know."""
    law, found = issue.law, claim.determined or Determined()
    allowed = routes(law)
    if found.route and allowed.names and found.route not in allowed.names:
        raise Refusal(allowed.counted, field="route")
    blocks: tuple[Block, ...] = (
        *stated(
            ("Person", as_name(claim.name)),
            ("Class", claim.claimant),
            ("Claim or proceeding", claim.proceeding),
            ("Suit by or for the corporation", "yes" if claim.derivative else "no"),
        ),
        Heading("Standard"),
        TableBlock(STANDARD, _standard(claim, found, law)),
        *((Paragraph(check_ending(law, claim.ending).sentence),) if claim.ending else ()),
        *_liable(claim, law),
        Heading("Route and votes"),
        Paragraph(allowed.counted),
        *_route(claim, found, law),
        Heading("Exceptions and bars"),
        TableBlock(ANSWERED, _exceptions(found, law)),
        *told(("Bound all the same by", found.lifted_by)),
        Heading("Finding"),
        Paragraph(_result(claim, found, law)),
        signature(issue),
    )
    return paper(issue, "Determination on Indemnity", blocks, _rules(claim, found))


def _standard(claim: IndemnityClaim, found: Determined, law: Bylaws) -> tuple[tuple[str, str], ...]:
    met = dict(found.met)
    words = {None: "not decided", True: "met", False: "not met"}
    asked = elements(law, derivative=claim.derivative, criminal=claim.criminal)
    return tuple((element, words[met.get(element)]) for element in asked)


def _liable(claim: IndemnityClaim, law: Bylaws) -> tuple[Block, ...]:
    if not claim.adjudged_liable:
        return ()
    court = claim.court_order_on
    said = check_liable(law, adjudged=True, court_order=court is not None).sentence
    return (Paragraph(said), *told(("Order of the court", court)))


def _route(claim: IndemnityClaim, found: Determined, law: Bylaws) -> tuple[Block, ...]:
    if claim.success:
        return (Paragraph("The person succeeded on the merits: no finding is needed."),)
    rows = stated(("Route", NAMES.get(found.route, found.route)), ("Date", found.on))
    if found.route == "court":
        return (*rows, *stated(("Court", found.court)))
    return (*rows, *stated(("Votes", _votes(found, law))))


def _votes(found: Determined, law: Bylaws) -> str:
    counts = approval_of(found, law)
    if counts is None or found.votes_for is None:
        return _plain_votes(found)
    carried = "carried" if counts.met else "not carried"
    return f"{whole(found.votes_for)} for. {counts.counted} The finding was {carried}."


def approval_of(found: Determined, law: Bylaws) -> Approval | None:
    """The votes against what the version needs; `None` where counts or the rule are missing."""
    if found.route == "directors" and found.authorized and found.present is not None:
        return by_directors(law, found.authorized, found.present, found.parties, found.votes_for)
    if found.route != "shareholders" or found.entitled is None:
        return None
    if found.by_consent:
        return by_consent(law, found.entitled, found.own, found.votes_for)
    if found.others is None:
        return None
    return by_meeting(law, found.entitled, found.own, found.others, found.votes_for)


def _plain_votes(found: Determined) -> str:
    if found.votes_for is None:
        return ""
    of = found.present if found.route == "directors" else found.entitled
    free = None if of is None else of - (found.parties if found.route == "directors" else found.own)
    return f"{whole(found.votes_for)} for" + (f", of {whole(free)}." if free is not None else ".")


def _exceptions(found: Determined, law: Bylaws) -> tuple[tuple[str, str], ...]:
    asked = dict.fromkeys((*law.items(EXCEPTIONS, "exceptions"), *law.items(BARRED, "grounds")))
    yes = {*found.exceptions, *found.bars}
    open_ = "no" if found.on else "not answered"
    return tuple((_capital(name), "yes" if name in yes else open_) for name in asked)


def _result(claim: IndemnityClaim, found: Determined, law: Bylaws) -> str:
    if claim.success:
        return "The expenses of the person are owed by reason of success on the merits."
    met = dict(found.met)
    asked = elements(law, derivative=claim.derivative, criminal=claim.criminal)
    missing = [element for element in asked if element not in met]
    against = [element for element in asked if met.get(element) is False]
    counts = approval_of(found, law)
    if against or missing:
        word = "The standard was not met" if against else "Not decided yet"
        return f"{word}: {listed(against or missing)}."
    if counts and counts.met is False:
        return "The standard was met in the view of those for it, but the vote was not carried."
    if routes(law).names and not found.route:
        return "The standard was met. The route by which this is authorized is not recorded yet."
    stands = _against(claim, found)
    if stands:
        return f"The standard was met. Against indemnity stands: {listed(stands)}."
    on = f" on {day_words(found.on)}" if found.on else ""
    return f"Found{on} that the standard was met and that indemnity is proper in this case."


def _against(claim: IndemnityClaim, found: Determined) -> tuple[str, ...]:
    """Bars, exceptions not lifted, and a judgment of liability that no court has lifted."""
    excepted = () if found.lifted_by else found.exceptions
    liable = claim.adjudged_liable and claim.court_order_on is None
    return (*found.bars, *excepted, *(("liability to the corporation",) if liable else ()))


def _rules(claim: IndemnityClaim, found: Determined) -> Rules:
    return (
        ("standard", OWN if claim.derivative else OTHERS),
        *((("no presumption", "indemnity.no-presumption"),) if claim.ending else ()),
        *((("judgment of liability", LIABLE),) if claim.adjudged_liable else ()),
        *((("success", "indemnity.success"),) if claim.success else ()),
        ("finding", FOUND),
        *((("shareholders", SHARES),) if found.route == "shareholders" else ()),
        ("bars", BARRED),
        ("exceptions", EXCEPTIONS),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
