"""The fields of the operations on the company, offices, meetings, papers and the file itself."""

from __future__ import annotations

from app.acts.exchange.names import BROUGHT_IN, HISTORY, HOLDERS, WRITTEN
from app.acts.fields import REASON, Field, Fields, needed
from app.domain.meetings import MANNERS

FORMS = tuple(dict.fromkeys(form for forms in WRITTEN.values() for form in forms))
BODIES = ("board", "shareholders", "incorporator")
MEETING = needed("meeting", "text", "The key of the meeting.")
NAME = needed("name", "text", "The name of the person.")
FROM = needed("on", "day", "From when on.")
SIGNED_ON = Field("signed_on", "day", "The day of signing.")
FIELDS: Fields = {
    "create": (
        needed("name", "text", "The company’s name."),
        Field("state", "text", "The state of incorporation; California where left out."),
        Field("incorporated_on", "day", "The day of incorporation."),
        Field("close_of_business", "hour", "When the books close; 17:00 where left out."),
        Field("zone", "text", "The time zone, like America/Los_Angeles."),
        Field("bylaws", "texts", "Keys of the bylaws adopted; all on the shelf where left out."),
    ),
    "adopt-bylaws": (
        Field("key", "text", "A version of the program’s, by its key; or else text."),
        Field("text", "text", "The file of a version brought by the company."),
        Field("adopted_by", "choice", "Who adopted it.", choices=BODIES),
        Field("adopted_on", "day", "When."),
        REASON,
    ),
    "bylaws-text": (
        needed("version", "text", "The version of the bylaws, by its key."),
        needed("path", "text", "The file with its printed text."),
    ),
    "decide": (
        needed("mark", "text", "The mark of the unclear words."),
        needed("on", "day", "From when on they are read so."),
        needed("reading", "text", "The reading."),
        needed("decided_by", "text", "Who decided."),
        needed("reason", "text", "Why."),
    ),
    "office": (
        needed("from_on", "day", "From when on."),
        Field("kind", "text", "principal-executive, principal-business or other."),
        *(
            Field(name, "text", f"The {name} of it.")
            for name in ("name", "street", "city", "state", "zip", "county")
        ),
        Field("resolved_on", "day", "The day of the resolution."),
        Field("decided_by", "text", "Who decided; the board where left out."),
        Field("qualified", "yes-no", "Qualified to do business in another state."),
        REASON,
    ),
    "elect": (
        NAME,
        FROM,
        Field("chosen_by", "choice", "Who chose.", choices=BODIES),
        Field("meeting", "text", "The key of the meeting."),
        REASON,
    ),
    "appoint": (
        NAME,
        needed("office", "text", "The office, like secretary; or other."),
        Field("other_office", "text", "Which other office, like controller."),
        FROM,
        Field("chosen_by", "text", "Who appointed; the board where left out."),
        REASON,
    ),
    "end-term": (
        needed("term", "id", "The term of office."),
        needed("on", "day", "The last day."),
        needed("ended_by", "choice", "Why.", choices=("resigned", "removed", "died", "term")),
        Field("addressee", "text", "To whom a resignation was given."),
        Field("given_on", "day", "The day on which it was given."),
        REASON,
    ),
    "number": (
        needed("number", "whole", "The number of directors."),
        FROM,
        Field("adopted_by", "choice", "Who fixed it.", choices=BODIES),
        REASON,
    ),
    "plan": (needed("plan", "object", "The plan of a meeting, with its key."),),
    "give-notice": (
        MEETING,
        needed("signer", "id", "The term of the officer who gives it, or `requesters`."),
        REASON,
    ),
    "deposit": (
        MEETING,
        needed("on", "day", "The day of the deposit in the mail."),
        Field("at", "hour", "The hour."),
        needed("place", "text", "The place of deposit."),
        needed("manner", "choice", "How it was sent.", choices=MANNERS),
        needed("pieces", "whole", "How many pieces."),
        Field("enclosures", "texts", "What was enclosed."),
        REASON,
    ),
    "affidavit": (
        MEETING,
        needed("signed_on", "day", "The day of signing."),
        needed("signer", "id", "The term of the officer, or `transfer agent`."),
        Field("signer_name", "text", "The transfer agent’s name."),
        Field("form", "text", "Under penalty of perjury, or before a notary."),
        Field("signed_at", "text", "Where it was signed."),
        REASON,
    ),
    "returned-mail": (
        MEETING,
        needed("holder", "id", "The holder whose mail came back."),
        needed("returned_on", "day", "When it came back."),
        needed("marking", "text", "The marking of the Postal Service."),
    ),
    "file-document": (
        needed("path", "text", "The file, whose bytes are kept."),
        needed("title", "text", "Its title."),
        Field("kind", "text", "The kind of paper."),
        Field("meeting", "text", "The key of the meeting it belongs to."),
        Field("on", "day", "The day; today where left out."),
    ),
    "import": (
        needed("path", "text", "A table (.csv, .xlsx), or an Open Cap Format zip or folder."),
        Field("what", "choice", "What it holds; found out where left out.", choices=BROUGHT_IN),
        Field("sheet", "text", "The sheet of a workbook; the first with a known heading else."),
        Field(
            "columns",
            "object",
            "Heading of the file -> our column, or empty to leave it out. The columns of "
            f"holders: {', '.join(HOLDERS.known)}. Of a history: {', '.join(HISTORY.known)}.",
        ),
    ),
    "export": (
        needed("path", "text", "The file to write; for ocf as a folder, the folder."),
        needed("what", "choice", "What is written.", choices=tuple(WRITTEN)),
        Field("format", "choice", "How; from the path’s ending where left out.", choices=FORMS),
        Field("on", "day", "As of the end of that day; today where left out."),
        Field("replace", "yes-no", "Whether a file that is there already is written over."),
    ),
    "verify": (),
    "backup": (),
    "restore": (needed("backup", "text", "The backup file to take."),),
}
"""Operation -> its fields."""
