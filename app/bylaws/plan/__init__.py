"""The plan of a meeting before the rules: the one answer for picker, warning and paper.

`windows` are the days that a field's calendar shades, `check_date` says how one day stands, and
`check_plan` says it for the whole plan. An act that falls between two versions is asked of both.
One file holds one topic; all of them read a `Case`. May import the rules' own files beside it.
"""

from app.bylaws.plan.checking import check_plan
from app.bylaws.plan.days import DATE_FIELDS, aim_for, check_date, judged, windows
from app.bylaws.plan.facts import PlanFacts

__all__ = ["DATE_FIELDS", "PlanFacts", "aim_for", "check_date", "check_plan", "judged", "windows"]
