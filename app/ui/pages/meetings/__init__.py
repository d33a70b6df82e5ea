"""Shareholders' meetings: the list, the plan, the notice and its mailing, the papers.

Here belongs what is special to a meeting's page. What a plan's notes, shaded days and timeline
say comes from `presenters`; a plan is kept and a notice given through `acts`.
"""

from app.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
