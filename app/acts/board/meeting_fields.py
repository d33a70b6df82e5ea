"""The fields of the operations on meetings, resolutions, consents and committees of the board."""

from __future__ import annotations

from app.acts.board.committees import BODIES
from app.acts.fields import REASON, Field, Fields, needed
from app.domain.board.facts import BASES, VOTES
from app.domain.board_record import (
    DIRECTOR_PAPERS,
    FIXED_BY,
    MEETING_KINDS,
    PRESENT_BY,
    SUBJECTS,
)

BOARD = needed("board", "text", "The key of the meeting of the board or committee.")
CONSENT = needed("board", "text", "The key of the consent.")
AT = needed("at", "moment", "When; an hour alone is one of the meeting’s day.")
PLACE = Field("place", "object", "The place: name, street, city, state, zip.")
COMMITTEE = Field("committee", "text", "The committee, where it is not of the board.")
RESOLUTION = Field("resolution", "text", "The resolution behind it, by its key.")
PRESENT = needed(
    "present",
    "rows",
    "Who is there.",
    rows=(
        needed("name", "text", "The director."),
        Field("by", "choice", "How; in person where left out.", choices=PRESENT_BY),
        Field("sat_for", "text", "For an alternate: the member who is absent."),
    ),
)
HEARD = Field("all_heard", "yes-no", "Whether all taking part could hear one another.")
TEXT = needed("text", "text", "The words.")
SHAREHOLDERS = Field("needs_shareholders", "yes-no", "Whether the shareholders must act too.")
SIGNED = Field(
    "signed",
    "rows",
    "Who signed.",
    rows=(needed("name", "text", "Who."), Field("on", "day", "The day on the paper.")),
)
CHARTER = (
    Field("members", "texts", "The members, directors in office."),
    Field("alternates", "texts", "Directors who stand in for absent members."),
    Field("powers", "texts", "The powers given; a barred one by its word in the bylaws."),
    Field("chairman", "text", "The chairman of the committee."),
    Field("secretary", "text", "The secretary of the committee."),
    Field("rules", "text", "Rules that the board adopts for it."),
)
NAME = needed("committee", "text", "The name of the committee.")
FIELDS: Fields = {
    "board-call": (
        needed("board", "text", "A new key for the meeting."),
        Field("kind", "choice", "Its kind; special where left out.", choices=MEETING_KINDS),
        needed("starts_at", "moment", "When it begins."),
        COMMITTEE,
        PLACE,
        Field("place_from", "choice", "What names the place.", choices=FIXED_BY),
        Field(
            "callers",
            "rows",
            "Who calls it.",
            rows=(
                needed("name", "text", "Who."),
                Field("office", "text", "In which office, or part in the committee."),
            ),
        ),
        Field("called_on", "day", "When it was called; today where left out."),
        Field("scheduled_by", "text", "What fixed a regular meeting."),
        Field("purpose", "text", "The purpose; need not be stated."),
        Field("original", "text", "The meeting that was adjourned to it."),
        REASON,
    ),
    "board-notice": (
        BOARD,
        needed(
            "rows",
            "rows",
            "To whom notice was given, and how.",
            rows=(
                needed("name", "text", "The director."),
                needed("manner", "text", "The manner, in the words of the bylaws."),
                needed("given_at", "moment", "When it was given, or deposited."),
                Field("given_by", "text", "By whom."),
                Field("address", "text", "The address or number; that on record where left out."),
                Field("address_kind", "text", "corporate-records or regular-meeting-place."),
                Field("told_to", "text", "director, or who was told instead."),
                Field("told_name", "text", "The name of who was told."),
                Field("basis", "text", "Why that person would pass it on."),
            ),
        ),
    ),
    "board-paper": (
        BOARD,
        needed("name", "text", "The director."),
        needed("paper", "choice", "The paper.", choices=DIRECTOR_PAPERS),
        Field("signed_on", "day", "The day on it; today where left out."),
        Field("filed", "text", "Where it is filed."),
    ),
    "board-protest": (BOARD, needed("name", "text", "The director."), AT),
    "board-open": (
        BOARD,
        AT,
        needed("chair", "text", "Who presides."),
        Field("chair_chosen", "yes-no", "Whether the board decided who presides."),
        Field("secretary", "text", "Who keeps the minutes."),
        PRESENT,
        Field("others", "texts", "Who else is there."),
        HEARD,
        REASON,
    ),
    "board-arrive": (BOARD, AT, PRESENT, HEARD),
    "board-leave": (BOARD, AT, needed("names", "texts", "Who leaves.")),
    "board-report": (BOARD, needed("texts", "texts", "The reports.")),
    "board-resolve": (
        BOARD,
        AT,
        TEXT,
        Field("title", "text", "A title."),
        Field("subject", "choice", "What it is about.", choices=tuple(SUBJECTS)),
        Field("base", "choice", "What the votes are counted of.", choices=BASES),
        Field("power", "text", "The power of a committee that it uses."),
        Field("unanimous", "yes-no", "Whether all present were for it."),
        Field("votes", "object", f"How each voted, by name: {', '.join(VOTES)}."),
        Field("counts", "object", f"The numbers alone: {', '.join(VOTES)}."),
        Field(
            "interested",
            "rows",
            "Who has an interest.",
            rows=(needed("name", "text", "Who."), Field("nature", "text", "Of what nature.")),
        ),
        Field("interested_for", "whole", "How many of them were for it, where numbers are given."),
        SHAREHOLDERS,
        REASON,
    ),
    "board-adjourn": (
        BOARD,
        AT,
        needed("to", "moment", "When it goes on."),
        PLACE,
        Field("votes_for", "whole", "Directors for it."),
        REASON,
    ),
    "board-close": (BOARD, AT),
    "board-minutes": (
        BOARD,
        Field("written", "texts", "The facts that the minutes state, in the bylaws’ words."),
        Field("approved_on", "day", "When they were approved."),
        Field("approved_by", "text", "By whom, or at which meeting."),
        SIGNED,
        Field("filed_on", "day", "When they were put in the minute book."),
        Field("pages", "whole", "How many pages."),
        Field("paper", "yes-no", "Whether the minutes as they stand are filed with it."),
        REASON,
    ),
    "board-schedule": (
        COMMITTEE,
        needed("days", "texts", "The days of the meetings."),
        Field("at", "hour", "The hour."),
        PLACE,
        Field("fixed_by", "choice", "Who fixed them.", choices=("board", "committee")),
        Field("on", "day", "When; today where left out."),
        RESOLUTION,
    ),
    "board-consent": (
        needed("board", "text", "A new key for the consent."),
        COMMITTEE,
        Field("on", "day", "When it was sent out; today where left out."),
        needed(
            "actions",
            "rows",
            "What is consented to.",
            rows=(
                TEXT,
                Field("title", "text", "A title."),
                Field("subject", "choice", "What it is about.", choices=tuple(SUBJECTS)),
                Field("power", "text", "The power of a committee that it uses."),
                SHAREHOLDERS,
            ),
        ),
        REASON,
    ),
    "board-consent-sign": (CONSENT, SIGNED),
    "board-consent-file": (CONSENT, Field("on", "day", "When; today where left out."), REASON),
    "resolution-approved": (
        needed("resolution", "text", "The resolution, by its key."),
        needed("shareholders_on", "day", "When the shareholders approved it."),
        Field("meeting", "text", "Their meeting or consent."),
    ),
    "resolution-rescind": (
        needed("resolution", "text", "The resolution, by its key."),
        Field("by", "text", "The resolution that says so, by its key."),
        Field("on", "day", "When; today where left out."),
    ),
    "committee-create": (
        NAME,
        Field("on", "day", "When; the day of the resolution where left out."),
        *CHARTER,
        Field("rules_conflict", "yes-no", "Whether its rules conflict with the bylaws."),
        RESOLUTION,
        Field("votes_for", "whole", "Directors for it, where no resolution is named."),
        REASON,
    ),
    "committee-change": (
        NAME,
        Field("on", "day", "From when on; the day of the resolution where left out."),
        *CHARTER,
        Field("rules_conflict", "yes-no", "Whether its rules conflict with the bylaws."),
        Field("changed_by", "choice", "Who did it; the board where left out.", choices=BODIES),
        RESOLUTION,
        Field("votes_for", "whole", "Directors for it, where no resolution is named."),
        REASON,
    ),
    "committee-end": (
        NAME,
        Field("on", "day", "When; the day of the resolution where left out."),
        RESOLUTION,
        Field("changed_by", "choice", "Who did it; the board where left out.", choices=BODIES),
        REASON,
    ),
}
"""Operation -> its fields."""
