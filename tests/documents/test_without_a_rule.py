"""Notice, proxy and affidavit of a company whose bylaws lack one rule say everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.file.catalogue import catalogue
from app.bylaws.law import built_in
from app.documents.affidavit import Affiant, compose_affidavit
from app.documents.blocks import plain_text
from app.documents.notice import compose_notice
from app.documents.proxy import compose_proxy
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.meetings import Deposit, MeetingPlan, MeetingRequest, RecordList

LAW = built_in("hemacare-2002")
TAKEN_OUT = [rule for rule in LAW.rules if not catalogue()[rule].needed]
ON = date(2004, 4, 10)


@pytest.mark.parametrize("rule", TAKEN_OUT)
def test_papers_of_a_meeting_without(
    rule: str, annual_2004: MeetingPlan, company: Company, held: RecordList, secretary: Signer
) -> None:
    law = replace(LAW, rules={key: LAW.rules[key] for key in LAW.rules if key != rule})
    deposits = (Deposit(ON, time(16), "the post office", "first-class mail", 41),)
    asked = MeetingRequest(received_on=date(2004, 3, 1), votes_held=100, votes_entitled=900)
    kinds = (
        annual_2004,
        replace(annual_2004, kind="special-board", called_by="board"),
        replace(annual_2004, kind="special-requested", request=asked),
        replace(annual_2004, kind="adjourned", original_on=ON, adjourned_on=ON),
    )
    for plan in kinds:
        notice = compose_notice(
            plan,
            company,
            law_notice=law,
            law_meeting=law,
            signer=secretary,
            record_on=date(2004, 4, 7),
        )
        proxy = compose_proxy(
            plan, company, law=law, agents=("Ann Ash",), record_on=date(2004, 4, 7)
        )
        affidavit = compose_affidavit(
            plan,
            company,
            held,
            deposits,
            Affiant(secretary, "declaration", ON, "Woodland Hills"),
            law=law,
            notice=notice,
        )
        assert "Tuesday, May 25, 2004" in plain_text(notice)
        assert "Ann Ash" in plain_text(proxy)
        assert "Jane Roe" in plain_text(affidavit)
