"""One meeting with all its facts, and each of its papers, under the bylaws asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import built_in
from app.documents.blocks import Document
from app.documents.meetings.framing import Setting
from app.domain import meeting_record as m
from app.domain.meetings import MeetingPlan
from tests.documents.meetings.meeting_papers import AUDITORS, PAPERS, SALE, Facts, recorded


@pytest.fixture
def facts(company, annual_2004, annual_2002, held) -> Callable[[str, bool], Facts]:
    """The facts of the meeting under the bylaws with that key."""

    def made(key: str, full: bool = True) -> Facts:
        law = built_in(key)
        plan = annual_2002 if law.short == "1988" else annual_2004
        plan = replace(plan, items=(plan.items[0], SALE, AUDITORS), announced_on=date(2004, 1, 20))
        list_ = replace(held, record_on=plan.record_on)
        if not full:
            bare = Setting(company, law)
            return Facts(bare, MeetingPlan("bare"), list_, m.MeetingRecord("bare"), False)
        setting = Setting(company, law, plan.on)
        empty = Facts(setting, plan, list_, m.MeetingRecord(plan.key), True)
        return replace(empty, record=recorded(empty))

    return made


@pytest.fixture
def compose(facts) -> Callable[..., Document]:
    """The paper of that key under the bylaws of that key, full or with nothing recorded."""

    def made(key: str, law: str, full: bool = True) -> Document:
        return PAPERS[key](facts(law, full))

    return made
