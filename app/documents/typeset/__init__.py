"""Blocks to PDF bytes: the only place that knows reportlab.

`typeset` prints one paper; `typeset_letters` makes thousands of personalised copies of papers
whose words do not move. Only embedded faces, no clock, the same bytes for the same input.
"""

from app.documents.typeset.certificate import typeset_certificate
from app.documents.typeset.fonts import unprintable
from app.documents.typeset.labels import typeset_labels
from app.documents.typeset.letters import Cancelled, Letter, LettersMade, typeset_letters
from app.documents.typeset.paper import Typeset, typeset, typeset_counted
from app.documents.typeset.ruled import typeset_test_page
from app.documents.typeset.sheet import stamp_pages

__all__ = [
    "Cancelled",
    "Letter",
    "LettersMade",
    "Typeset",
    "stamp_pages",
    "typeset",
    "typeset_certificate",
    "typeset_counted",
    "typeset_labels",
    "typeset_letters",
    "typeset_test_page",
    "unprintable",
]
