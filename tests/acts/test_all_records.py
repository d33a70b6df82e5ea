"""Every record that the bylaws ask for can be kept; `records.toml` names them, a gap fails."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from app.acts.fields import Field
from app.acts.operations import FIELDS, OPERATIONS
from tests.acts.small_company import World, made

LISTED: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
    Path(__file__).with_name("records.toml").read_text("utf-8")
)
ASKED = """
corporation bylaws-version amendment office holiday person share-class holder holding certificate
transfer lost-claim record-date shareholder-meeting meeting-request agenda-item notice-given
affidavit attendance objection proxy inspector ballot waiver consent-action proposal director
authorized-number board-meeting resolution board-consent committee officer-term minute-book-entry
demand financial-statement statement-of-information indemnity-claim execution-authority
records-location override generated-document
""".split()
"""The records of the rule matrix, section 6, those kept as one joined."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    found = made(tmp_path_factory.mktemp("records"), 2004)
    yield found
    found.book.close()


def test_every_record_asked_for_is_listed_with_a_place() -> None:
    assert list(LISTED) == ASKED
    assert all(row.get("acts") or row.get("values") for row in LISTED.values())


@pytest.mark.parametrize("name", LISTED)
def test_each_part_has_a_field_that_keeps_it(name: str) -> None:
    for path in LISTED[name].get("acts", ()):
        operation, *parts = path.split(".")
        assert operation in OPERATIONS, path
        fields: Sequence[Field] = FIELDS[operation]
        for part in parts:
            known = {field.name: field for field in fields}
            assert part in known, path
            fields = known[part].rows
    for path in LISTED[name].get("values", ()):
        module, _, rest = path.partition(":")
        value, _, field = rest.partition(".")
        assert hasattr(getattr(import_module(f"app.{module}"), value), field), path


@pytest.mark.parametrize("name", [n for n, row in LISTED.items() if row.get("kinds")])
def test_the_small_company_keeps_it(world: World, name: str) -> None:
    recorded = {entry.kind for entry in world.book.entries()}
    assert set(LISTED[name]["kinds"]) <= recorded
