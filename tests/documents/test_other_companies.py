"""Notice and proxy of three invented companies speak of their own bylaws, sections and rules."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bylaws.file.drafts import read_bylaws
from app.documents.blocks import plain_text
from app.documents.notice import compose_notice
from app.documents.proxy import compose_proxy
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.meetings import MeetingPlan

COMPANIES = Path(__file__).resolve().parents[1] / "bylaws" / "companies"
RECORD_ON = date(2027, 4, 20)


@pytest.mark.parametrize(
    ("name", "cumulating", "section"),
    [
        ("alder", "", "II.4"),
        ("birch", "", "Art. 3(a)"),
        ("cedar", "every shareholder may cumulate votes.", "§14"),
    ],
)
def test_papers_follow_the_companys_bylaws(
    name: str, cumulating: str, section: str, annual_2004: MeetingPlan, company: Company
) -> None:
    law = read_bylaws((COMPANIES / f"{name}.toml").read_text(encoding="utf-8"))
    plan = replace(annual_2004, on=date(2027, 5, 25), notice_on=date(2027, 4, 23))
    notice = compose_notice(
        plan,
        company,
        law_notice=law,
        law_meeting=law,
        signer=Signer("Jane Roe", "secretary"),
        record_on=RECORD_ON,
    )
    proxy = compose_proxy(plan, company, law=law, agents=("Ann Ash",), record_on=RECORD_ON)
    said = f"{plain_text(notice)}\n{plain_text(proxy)}"
    assert section in said
    assert "§2.4" not in said
    assert ("cumulate" in said) is bool(cumulating)
    assert cumulating in said
