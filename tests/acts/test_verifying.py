"""The check of the whole book beside the window, and what stopping it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.acts.verifying import verify_book
from app.domain.refusal import Refusal


def test_the_sample_is_whole_and_progress_is_told(sample_file: Path) -> None:
    steps: list[tuple[int, int]] = []
    verdict = verify_book(
        sample_file, lambda done, total: steps.append((done, total)), lambda: False
    )
    assert verdict.ok
    assert {total for _, total in steps} == {verdict.entries}


def test_a_check_that_was_stopped_is_not_taken_for_damage(sample_file: Path) -> None:
    with pytest.raises(Refusal, match=r"^The check was stopped\. Nothing was changed\.$"):
        verify_book(sample_file, lambda done, total: None, lambda: True)
