"""Registers to write out and to read into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.acts.act import Who
from app.store.book import Book
from tests.acts.exchange.registers import NOW, TODAY, Register, begin, create, share_class


@pytest.fixture(scope="session")
def who() -> Who:
    return Who("Anna", NOW, TODAY)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A register with entries of every kind; only read."""
    random = Random(27)  # noqa: S311 - not for secrets; with this seed every kind is there
    path = tmp_path_factory.mktemp("full") / "full.minutebook"
    book = create(path, Register(random).grow(60))
    yield book
    book.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    """A company without classes or holders."""
    book = create(tmp_path / "empty.minutebook", begin())
    yield book
    book.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Book]:
    """A company with two classes and no holder."""
    drafts = [*begin(), share_class(1, "Common Stock"), share_class(2, "Series A")]
    book = create(tmp_path / "bare.minutebook", drafts)
    yield book
    book.close()
