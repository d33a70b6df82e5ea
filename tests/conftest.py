"""The sample company's file, written once in a run and copied for each test that opens it."""

import os
import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture(scope="session")
def sample_written(tmp_path_factory):
    """The sample company as of its own day, written once."""
    from app.acts.sample import write_sample

    path = tmp_path_factory.mktemp("sample") / "HemaCare.minutebook"
    write_sample(path, NOW).close()
    return path


@pytest.fixture
def sample_file(tmp_path, sample_written):
    """A copy of the sample company that a test may change."""
    path = tmp_path / sample_written.name
    shutil.copy(sample_written, path)
    return path
