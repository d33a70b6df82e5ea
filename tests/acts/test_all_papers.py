"""Every document of the bylaws, made from a small company under both versions, and read back.

`papers.toml` names them; a document that nothing makes, or that says too little, is a gap.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.law.papers import compliance_paper, year_paper
from app.acts.matters.papers import MAKERS, matter_paper, offered
from app.acts.meetings.consent_papers import make_consent_paper
from app.acts.meetings.mailing import affidavit_paper
from app.acts.meetings.papers import make_paper
from app.acts.papers import file_made
from app.acts.shares.papers import share_paper
from app.documents.typeset import typeset
from app.domain.refusal import Refusal
from app.presenters.matters import MatterKind, matters_of
from app.ui.pages import matters
from tests.acts.small_company import SECRETARY, World, by_requesters, made

LISTED: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("papers.toml").read_text("utf-8")
)
YEARS = {"1988": 1990, "2002": 2004}


@pytest.fixture(scope="module", params=YEARS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """The small company in a year of that version."""
    found = made(tmp_path_factory.mktemp("papers"), YEARS[request.param])
    yield found
    found.book.close()


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())


def filed(world: World, what: str, key: str, _about: str) -> bytes:
    found = [paper for paper in world.book.papers(key) if paper.kind == what]
    return world.book.paper_bytes(found[-1].id)


def by_holders(world: World, what: str, key: str, about: str) -> bytes:
    by_requesters(world)
    return filed(world, what, key, about)


def of_law(world: World, what: str, _key: str, _about: str) -> bytes:
    paper = {"year": year_paper, "compliance": compliance_paper}[what]
    return typeset(paper(world.book, world.who.today)).data


def affidavit(world: World, _what: str, key: str, _about: str) -> bytes:
    given = {"meeting": key, "signer": world.term(SECRETARY, "secretary")}
    return affidavit_paper(world.book, given, world.who).data


MADE: Mapping[str, Callable[[World, str, str, str], bytes]] = {
    "filed": filed,
    "requesters": by_holders,
    "affidavit": affidavit,
    "meeting": lambda w, what, key, about: make_paper(w.book, key, what, w.who, about).data,
    "consent": lambda w, what, key, about: make_consent_paper(w.book, key, what, w.who, about).data,
    "matter": lambda w, what, key, _about: matter_paper(w.book, what, key, w.who).data,
    "share": lambda w, what, key, _about: share_paper(w.book, what, key, w.who).data,
    "law": of_law,
}


def known(world: World, text: str) -> str:
    """A key with the entries and the year of this world in it."""
    if text.startswith("@"):
        return world.named.get(text[1:], "0")
    return text.replace("~before", str(world.year - 1)).replace("~", str(world.year))


@pytest.mark.parametrize("name", LISTED)
def test_the_document_is_made_and_says_what_it_must(world: World, name: str) -> None:
    row = LISTED[name]
    key, about = known(world, row.get("key", "")), known(world, row.get("about", ""))
    make, only = MADE[row["from"]], row.get("only", "")
    if only and YEARS[only] != world.year:
        other = next(version for version in YEARS if version != only)
        with pytest.raises(Refusal, match=row.get("refuses", f"bylaws of {other}")):
            make(world, row.get("what", ""), key, about)
        return
    said = text_of(make(world, row.get("what", ""), key, about))
    for words in row["says"]:
        assert words.casefold() in said.casefold(), said
    assert not re.search(r"\bNone\b(?! of)|datetime|@dataclass|\{\}", said), said


KINDS = [kind for kind in vars(matters).values() if isinstance(kind, MatterKind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
def test_every_paper_offered_in_a_card_can_be_made(world: World, kind: MatterKind) -> None:
    whats, made_now = [what for _, what in kind.papers], 0
    for key in matters_of(kind, world.book.events(kind.topic)):
        for offer in offered(world.book, whats, key, world.who):
            assert matter_paper(world.book, offer.what, offer.key, world.who).pages
            made_now += 1
    assert made_now or (kind.label, world.year) == ("Information", 1990)


def test_every_maker_of_a_matter_is_listed() -> None:
    whats = {row["what"] for row in LISTED.values() if row["from"] == "matter"}
    assert whats == set(MAKERS)


def test_a_paper_follows_the_bylaws_of_the_day_of_its_fact(world: World) -> None:
    """Insurance decided in 1990 rests on the bylaws of 1988, whenever the paper is made."""
    seq = world.act("determine-insurance", on="6/1/1990", practicable=True, reasons="offers")
    paper = matter_paper(world.book, "insurance-decision", str(seq), world.who)
    assert "of the bylaws of 1988" in text_of(paper.data)


def test_a_paper_is_filed_as_the_very_bytes_shown(world: World) -> None:
    paper = matter_paper(world.book, "board-minutes", "c", world.who)
    assert paper.kind == "committee-minutes"
    receipt = file_made(world.book, paper, world.who.today, world.who)
    assert world.book.paper_bytes(receipt.paper_ids[0]) == paper.data
    assert paper == matter_paper(world.book, "board-minutes", "c", world.who)
