"""The fields of the acts on demands, and on statements and reports."""

from __future__ import annotations

from app.acts.fields import REASON, Field, Fields, needed
from app.domain.matters.demands import WANTS, WAYS
from app.domain.matters.reports import ASKS, STATEMENTS

DEMAND = needed("demand", "text", "The key of the demand.")
DONE_ON = needed("on", "day", "The day; not one to come.")
WHY = Field("why", "text", "The reason that is written down.")
ANSWERS = ("granted", "refused")
HANDED_IN = (
    Field("purpose", "text", "The purpose, related to the holding."),
    Field("filed", "text", "The form filed on the election of directors, like Schedule 14B."),
    Field("agent", "text", "The agent or attorney who inspects."),
    Field("authority", "text", "What shows that the agent may."),
    Field("charges_tendered", "yes-no", "Whether the usual charges for the list are tendered."),
    Field("as_of", "day", "The day named for the list, after the demand."),
)

DEMANDS: Fields = {
    "receive-demand": (
        needed("wants", "choice", "What is demanded.", choices=WANTS),
        needed("received_on", "day", "The day of receipt; not one to come."),
        Field("received_at", "moment", "The day and hour of receipt."),
        Field("holders", "ids", "The holders on the register who demand it together."),
        Field("demander", "text", "The name, where it is no holder on the register."),
        Field("way", "choice", "How it came.", choices=WAYS),
        Field("taken_by", "text", "Who took it."),
        Field("in_writing", "yes-no", "Whether it is in writing; yes where left out."),
        Field("demanded_on", "day", "The day on the paper."),
        Field("right", "text", "The rule relied on."),
        Field("records", "texts", "The records asked for."),
        *HANDED_IN,
        Field("demand", "text", "A key of your own for it."),
        REASON,
    ),
    "supply-demand": (DEMAND, DONE_ON, *HANDED_IN, REASON),
    "answer-demand": (
        DEMAND,
        DONE_ON,
        needed("answer", "choice", "The answer.", choices=ANSWERS),
        WHY,
        Field("manner", "text", "How a copy was sent."),
        Field("pages", "whole", "How many pages the copy has."),
        REASON,
    ),
    "hold-inspection": (
        DEMAND,
        DONE_ON,
        needed("attended_by", "text", "Who attended for the corporation."),
        Field("seen", "texts", "What was seen."),
        Field("copies", "texts", "What copies were taken."),
        REASON,
    ),
    "close-demand": (DEMAND, DONE_ON, needed("why", "text", "Why it is closed."), REASON),
}

STATEMENT = needed("report", "text", "The key of the statement.")
REQUEST = needed("report", "text", "The key of the request.")
PEOPLE = (
    needed("name", "text", "The name."),
    Field("office", "text", "The office."),
    Field("address", "text", "The complete business or residence address."),
)
INFORMATION = (
    needed("year", "whole", "The calendar year."),
    Field("file_number", "text", "The file number of the state."),
    Field("directors", "rows", "The directors; those in office where left out.", rows=PEOPLE),
    Field("vacancies", "whole", "Vacancies on the board; counted where left out."),
    Field("authorized", "whole", "The authorized number of directors."),
    Field("officers", "rows", "The officers; those in office where left out.", rows=PEOPLE),
    Field("office", "text", "The principal executive office."),
    Field("mailing", "text", "The mailing address, if another."),
    Field("street", "text", "The street address of the office in California."),
    Field("state", "text", "The state of that office, like CA."),
    Field("business", "text", "The general type of business."),
    Field("agent", "text", "The agent for service of process."),
    Field("agent_address", "text", "The agent’s street address in California."),
    Field("agent_is_corporation", "yes-no", "Whether the agent is a registered corporation."),
    Field("email", "text", "The e-mail for notices."),
    Field("labor_judgment", "yes-no", "Whether a final labor judgment is outstanding."),
)

REPORTS: Fields = {
    "file-statement": (
        needed("kind", "choice", "Which statement.", choices=STATEMENTS),
        needed("to_on", "day", "The last day of its period, or its day."),
        Field("from_on", "day", "The first day of its period."),
        Field("audited", "yes-no", "Whether independent accountants reported on it."),
        Field("accountants", "text", "The accountants."),
        Field("certificate", "text", "Who certified that it was prepared without audit."),
        Field("term", "id", "The term of office in which that was certified."),
        Field("authorized", "text", "The decision that lets another officer certify it."),
        Field("prepared_on", "day", "The day on which it was prepared."),
        needed("filed_on", "day", "The day on which it was put on file."),
        Field("report", "text", "A key of your own for it."),
        REASON,
    ),
    "discard-statement": (STATEMENT, DONE_ON, REASON),
    "show-statement": (
        STATEMENT,
        DONE_ON,
        needed("to", "text", "To whom."),
        Field("how", "choice", "How.", choices=("shown", "mailed")),
        REASON,
    ),
    "request-statements": (
        needed("asks", "choice", "What is asked for.", choices=ASKS),
        needed("received_on", "day", "The day of receipt; not one to come."),
        Field("made_on", "day", "The day on the request."),
        Field(
            "ends_on",
            "day",
            "The end of the fiscal year or interim period; by the fiscal year where left out.",
        ),
        Field("class", "id", "The share class; may be left out where there is one only."),
        Field("holders", "ids", "The holders on the register who ask together."),
        Field("requester", "text", "The name, where it is no holder on the register."),
        Field("with_interim", "yes-no", "Whether interim statements are asked for as well."),
        Field("report", "text", "A key of your own for it."),
        REASON,
    ),
    "answer-request": (
        REQUEST,
        DONE_ON,
        Field("answer", "choice", "The answer; granted where left out.", choices=ANSWERS),
        Field("statements", "texts", "The keys of the statements sent."),
        Field("manner", "text", "How they were sent."),
        WHY,
        REASON,
    ),
    "send-report": (
        Field("year_end", "day", "The end of the fiscal year; the last one where left out."),
        DONE_ON,
        Field("title", "text", "The title of the report."),
        Field("manner", "text", "How it was given, like first-class mail."),
        Field("place", "text", "Where the copies were deposited or handed over."),
        Field("by", "text", "Who gave them."),
        REASON,
    ),
    "keep-information": (*INFORMATION, REASON),
    "file-information": (
        needed("year", "whole", "The calendar year."),
        needed("filed_on", "day", "The day of filing."),
        REASON,
    ),
}

FIELDS: Fields = {**DEMANDS, **REPORTS}
