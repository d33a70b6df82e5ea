"""The papers of inspectors speak of one where there is one (1988 II §11, 2002 §2.13)."""

from __future__ import annotations

from dataclasses import replace

from app.bylaws.law import BUILT_IN
from app.documents.blocks import plain_text
from app.documents.meetings.inspectors import compose_appointment, compose_oath
from app.documents.meetings.inspectors_report import compose_inspectors_report
from tests.documents.meetings.meeting_papers import outcomes


def test_one_inspector_is_told_as_one(facts):
    for key in BUILT_IN:
        f = facts(key)
        alone = replace(f.record.inspectors, names=("Ina Count",))
        f = replace(f, record=replace(f.record, inspectors=alone))
        oath = plain_text(compose_oath(f.setting, f.plan, alone))
        assert "act as inspector of election" in oath
        assert "solemnly swears or affirms that the undersigned will perform" in oath
        appointment = plain_text(compose_appointment(f.setting, f.plan, alone))
        assert "The inspector is not among the nominees named in the notice." in appointment
        report = compose_inspectors_report(f.setting, f.plan, f.held, f.record, outcomes(f))
        assert "The undersigned, inspector of election at" in plain_text(report)
