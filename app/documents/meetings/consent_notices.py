"""Notices of action by written consent: promptly after it, and before it is carried out.

Sources: 1988 II §9 ¶2(a), II §9(b); 2002 §2.10 ¶2; Corporations Code 603(b).
"""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.consents import BEFORE_DONE, ConsentTally, opens
from app.bylaws.votes import Votes
from app.documents.agenda import MATTER_PHRASES
from app.documents.blocks import AddressBlock, Block, Document, Paragraph, Run
from app.documents.meetings.consent_papers import action_blocks, record_words
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    moment,
    signed,
    under,
)
from app.documents.wording import corporation, letterhead, percent, sentence
from app.domain.meeting_record import ConsentAction
from app.domain.refusal import Refusal
from app.domain.words import day_paper_long, exact, plural

ACTION, BEFORE = "notice-consent-action", "notice-pre-consummation"


def compose_consent_notice(
    setting: Setting,
    action: ConsentAction,
    tally: ConsentTally,
    *,
    given_on: date | None = None,
    signer: Signs | None = None,
) -> Document:
    """Prompt notice of an action, to the holders entitled to vote who did not consent.

    Refused before enough consents are filed.
    """
    blocks = (
        *_opening(setting, action, tally),
        *under("Action", *action_blocks(action)),
        *fields(*_facts(action, tally)),
        *_end(setting, ACTION, given_on, signer),
    )
    return _letter(setting, given_on, framed(setting, ACTION, blocks))


def compose_pre_consummation(
    setting: Setting,
    action: ConsentAction,
    tally: ConsentTally,
    *,
    given_on: date | None = None,
    signer: Signs | None = None,
) -> Document:
    """Notice of an approval before it is carried out: its nature and the planned day.

    Refused before enough consents are filed, and for a day earlier than the bylaws allow.
    """
    planned = action.consummation_on
    _early(setting.law, given_on, planned)
    blocks = (
        *_opening(setting, action, tally),
        *under("Approval", *action_blocks(action)),
        *fields(
            ("General nature", sentence(action.nature) if action.nature else ""),
            ("To be carried out on", day_paper_long(planned) if planned else ""),
            *_facts(action, tally),
        ),
        *_first_day(setting.law, given_on),
        *_end(setting, BEFORE, given_on, signer),
    )
    return _letter(setting, given_on, framed(setting, BEFORE, blocks))


def _opening(setting: Setting, action: ConsentAction, tally: ConsentTally) -> tuple[Block, ...]:
    if tally.reached_at is None:
        raise Refusal("Enough consents are not filed. There is no action to give notice of.")
    phrase = MATTER_PHRASES.get(action.matter, "")
    votes: Votes = tally.votes
    of = tally.needed.of
    lead = Run("NOTICE IS HEREBY GIVEN", "strong")
    words = (
        f" that shareholders of {corporation(setting.company)}, acting by written consent without "
        f"a meeting, approved the action stated below. It was approved by {exact(votes)} of "
        f"{exact(of)} votes entitled ({percent(int(votes), int(of))})."
    )
    more = (Paragraph(f"This is the {phrase}."),) if phrase else ()
    return (Paragraph((lead, Run(words))), *more)


def _facts(action: ConsentAction, tally: ConsentTally) -> tuple[tuple[str, str], ...]:
    return (
        ("Approved", moment(tally.reached_at)),
        ("Votes for it", f"{exact(tally.votes)} of {exact(tally.needed.of)}"),
        ("Record date", record_words(action)),
    )


def _early(law: Bylaws, given_on: date | None, planned: date | None) -> None:
    if given_on is None or planned is None:
        return
    window = opens(law, given_on)
    if not window.holds(planned):
        raise Refusal(window.counted, field="consummation_on")


def _first_day(law: Bylaws, given_on: date | None) -> tuple[Block, ...]:
    """The first day on which the bylaws let the action be carried out."""
    days = plural(law.figure(BEFORE_DONE, "min_days"), "day")
    window = opens(law, given_on) if given_on else None
    first = day_paper_long(window.first) if window and window.first else ""
    return (
        *fields(("First day allowed", first)),
        Paragraph(f"The bylaws ask for notice at least {days} before the action is carried out."),
    )


def _end(
    setting: Setting, key: str, given_on: date | None, signer: Signs | None
) -> tuple[Block, ...]:
    return (
        *fields(("Date of this notice", day(given_on))),
        Paragraph(
            "This notice is given to each shareholder entitled to vote who did not consent in "
            "writing."
        ),
        signed(setting, key, signer or Signs("", "secretary")),
    )


def _letter(setting: Setting, given_on: date | None, paper: Document) -> Document:
    """The notice with its head and, for each copy, the address in the window of the envelope."""
    head = letterhead(setting.company, given_on or setting.made_on or date.max)
    blocks = (head, AddressBlock(), *paper.blocks)
    return Document(paper.title, paper.company, blocks, paper.subject)
