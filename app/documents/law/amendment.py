"""An amendment of the bylaws: text before and after, body, threshold in whole numbers, block test.

1988 III §2, VI §1, §2; 2002 §2.14(c), §3.2(c), §9.1, §9.2.
"""

from __future__ import annotations

from fractions import Fraction

from app.bylaws.answers import Threshold
from app.bylaws.board.directors import BLOCK, FORMULA, RANGE, RangeChange, check_range_change
from app.bylaws.board.meetings import act_needs
from app.bylaws.law import Bylaws
from app.bylaws.records.amendments import (
    DIRECTORS,
    RECORD,
    Amendment,
    amendment_rule,
    check_body,
    shareholder_threshold,
)
from app.documents.blocks import Block, Document, Heading, Paragraph
from app.documents.law.bylaws_certificate import BODIES
from app.documents.stated import Issue, Rules, day_words, paper, signature, stated, told
from app.documents.wording import corporation
from app.domain.board_record import BylawsAmended
from app.domain.refusal import Refusal

NUMBER = "number-range"


def compose_amendment(made: BylawsAmended, issue: Issue) -> Document:
    """The amendment, certified by the secretary; refused by a body that may not make it."""
    law = issue.law
    found = check_body(law, Amendment(made.body, made.on, made.subject))
    barred = next((f for f in found if f.severity == "error"), None)
    if barred:
        raise Refusal(barred.sentence, field="body")
    notes = [f.sentence for f in found if f.severity == "warning"]
    blocks: tuple[Block, ...] = (
        *stated(
            ("Section", made.section),
            ("Adopted by", BODIES.get(made.body, made.body)),
            ("Adopted on", made.on),
            ("In force from", made.effective_on),
        ),
        Heading("Text before"),
        *_text(made.before, "A new section; there was no text before."),
        Heading("Text after"),
        *_text(made.after, "The section is repealed."),
        Heading("Vote"),
        *stated(("Vote and threshold", _threshold(made, law))),
        *_block_test(made, law),
        *(Paragraph(note) for note in notes),
        *stated(("Next version", made.next_version)),
        Paragraph(_certified(made, issue)),
        signature(issue),
    )
    return paper(issue, "Amendment of the Bylaws", blocks, _rules(made, law))


def _text(text: str, none: str) -> tuple[Block, ...]:
    if not text:
        return (Paragraph(none),)
    return tuple(Paragraph(part, indent=24) for part in text.split("\n") if part.strip())


def _certified(made: BylawsAmended, issue: Issue) -> str:
    """What the secretary certifies; an amendment that was not carried changed nothing."""
    need = _need(made, issue.law)
    if need and need.met is False:
        return f"I certify that the bylaws of {corporation(issue.company)}, were not so amended."
    return (
        f"I certify that the bylaws of {corporation(issue.company)}, were so amended{_on(made)} "
        "and that the text above is true and complete."
    )


def _need(made: BylawsAmended, law: Bylaws) -> Threshold | None:
    """What the amendment needs; `None` while its votes are not known."""
    if made.votes_for is None:
        return None
    if made.body == "board":
        return act_needs(law, made.present, made.votes_for) if made.present else None
    if made.outstanding is None:
        return None
    rule = amendment_rule(law, made.subject)
    return shareholder_threshold(law, Fraction(made.outstanding), Fraction(made.votes_for), rule)


def _threshold(made: BylawsAmended, law: Bylaws) -> str:
    need = _need(made, law)
    if need is None or made.body == "board":
        return need.counted if need else ""
    how = "by written consent" if made.by_consent else "at a meeting"
    return f"{need.counted} The amendment is {'' if need.met else 'not '}carried, {how}."


def _block_test(made: BylawsAmended, law: Bylaws) -> tuple[Block, ...]:
    """The block of a minimum below five and the highest maximum, for the range of directors."""
    if made.subject != NUMBER or made.body != "shareholders":
        return ()
    if None in (made.outstanding, made.votes_for, made.least, made.least_before, made.most):
        return stated(("Test of the range", ""))
    change = RangeChange(
        made.least_before or 0,
        made.least or 0,
        made.most or 0,
        Fraction(made.outstanding or 0),
        Fraction(made.votes_for or 0),
        Fraction(made.against or 0),
        by_consent=made.by_consent,
    )
    said = [f.sentence for f in check_range_change(law, change)]
    return told(("Test of the range", " ".join(said)))


def _rules(made: BylawsAmended, law: Bylaws) -> Rules:
    by = DIRECTORS if made.body == "board" else amendment_rule(law, made.subject)
    tests: Rules = (("range", RANGE), ("block below five", BLOCK), ("highest maximum", FORMULA))
    return (
        ("amendment", by),
        *((("vote", "board.vote.act"),) if made.body == "board" else ()),
        *(tests if made.subject == NUMBER else ()),
        ("record", RECORD),
    )


def _on(made: BylawsAmended) -> str:
    on = day_words(made.on)
    return f" on {on}" if on else ""
