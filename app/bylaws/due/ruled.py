"""Whether a version has all the rules that a matter is judged by; where not, nothing is said of it.

Another company's bylaws may be silent on a whole topic: then its matters are kept and not judged.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.bylaws.board.directors import BLOCK, FORMULA, RANGE
from app.bylaws.board.notice import ADJOURNED, MAIL, PERSONAL
from app.bylaws.indemnity import checks as indemnity_checks
from app.bylaws.indemnity import claims as indemnity
from app.bylaws.indemnity import papers as indemnity_papers
from app.bylaws.law import Bylaws
from app.bylaws.records import amendments, reports
from app.bylaws.records.inspection import (
    AGENT,
    AGENT_LIST,
    AS_OF,
    BOOKS,
    DIRECTORS,
    FIVE,
    LIST_DUE,
    LOG,
    PROMPT,
    PURPOSE,
)
from app.bylaws.records.offices import COPY
from app.bylaws.shareholders import consents

LAST = "reports.last-statement.request"
BASES: Mapping[str, tuple[str, ...]] = {
    "register": (FIVE, PURPOSE, LOG, AGENT, PROMPT),
    "list": (FIVE, AGENT_LIST, AS_OF, LIST_DUE, LOG, AGENT),
    "books": (BOOKS, LOG, AGENT, PROMPT),
    "director": (DIRECTORS,),
    "bylaws": (COPY, PROMPT),
    "annual": (reports.ANNUAL, reports.INTERIM, reports.WAIVED),
    "interim": (reports.INTERIM,),
    "last": (LAST, PROMPT),
    "kept": (reports.RETENTION,),
    "claim": (
        indemnity.PERSONS,
        indemnity.ADVANCE,
        indemnity.ROUTES,
        indemnity_papers.UNDERTAKING,
        indemnity_checks.OTHERS,
        indemnity_checks.OWN,
        indemnity_checks.OTHERS_ITEMS,
        indemnity_checks.OWN_ITEMS,
        indemnity_checks.LIABLE,
        indemnity_checks.BARRED,
        indemnity_checks.EXCEPTIONS,
        PROMPT,
    ),
    "insurance": (indemnity_papers.INSURANCE,),
    "board notice": (PERSONAL, MAIL),
    "board adjourned": (ADJOURNED,),
    "amendment": (amendments.SHAREHOLDERS, amendments.DIRECTORS),
    "number-range": (RANGE, FORMULA, BLOCK),
    "consent": (
        consents.REVOCATION,
        consents.FILING,
        consents.SOLICITED,
        consents.PROMPT,
        consents.BEFORE_DONE,
        consents.SPECIAL_MATTERS,
        PROMPT,
    ),
    "certificate": (reports.ACCOMPANIMENT,),
    "information": (reports.CONTENT,),
}
"""What a matter is about -> the rules that its clocks and checks ask."""


def ruled(law: Bylaws, matter: str) -> bool:
    """Whether the version has every rule that a matter of this kind is judged by."""
    return all(law.has(rule) for rule in BASES[matter])
