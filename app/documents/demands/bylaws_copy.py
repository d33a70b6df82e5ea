"""A copy of the bylaws for a shareholder who asks: 1988 V §8; 2002 §7.2."""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.bylaws.records.offices import COPY, KEPT, bylaws_kept_at, copy_owed
from app.documents.blocks import Block, Document, Paragraph, as_name
from app.documents.stated import Issue, Rules, day_words, paper, signature, stated
from app.documents.wording import corporation
from app.domain.demands import BylawsRequest
from app.domain.words import day_paper, listed

RULES: Rules = (
    ("copy for shareholders", COPY),
    ("place of the bylaws", KEPT),
    ("amendments to date", "bylaws.text.current-copy"),
)


def compose_bylaws_copy(asked: BylawsRequest, issue: Issue) -> Document:
    """The certificate that goes with the copy: the bylaws as amended to date, and their pages."""
    law = issue.law
    owed = copy_owed(law, issue.company, issue.on)
    kept = bylaws_kept_at(law, issue.company, issue.on).finding.sentence
    blocks: tuple[Block, ...] = (
        *stated(
            ("Shareholder", as_name(asked.name)),
            ("Written request dated", asked.asked_on),
            ("Sent on", asked.sent_on),
            ("Manner", asked.manner),
            ("Pages of the copy", asked.pages),
            ("Amendments", _amended(asked, law)),
            ("Kept", kept),
            ("Duty to send it", owed.counted),
        ),
        Paragraph(
            "I certify that the copy sent with this certificate is a true and complete copy of the "
            f"bylaws of {corporation(issue.company)}, as amended to {day_paper(issue.on)}."
        ),
        signature(issue),
    )
    return paper(issue, "Copy of the Bylaws", blocks, RULES)


def _amended(asked: BylawsRequest, law: Bylaws) -> str:
    days = listed([day_words(day) for day in sorted(asked.amended)])
    first = f"bylaws of {law.short}, in force since {day_paper(law.effective_from)}"
    return f"{first}, amended on {days}" if days else f"{first}, not amended since"
