"""Shareholders' meetings: the list, the plan, the notice and its mailing, the papers.

Here belongs what is special to a meeting's page. What a plan's notes, shaded days and timeline
say comes from `presenters`; a plan is kept and a notice given through `acts`. The page
itself is read when it is asked for, so that its parts can be read ahead one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]


def __getattr__(name: str) -> object:
    """The page; raises AttributeError for anything else."""
    if name != "MeetingsPage":
        raise AttributeError(name)
    from app.ui.pages.meetings.page import MeetingsPage

    return MeetingsPage
