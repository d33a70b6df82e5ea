"""The two real meetings of the corporation, and readers of PDFs that share no code with ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from app.bylaws.law import Bylaws, built_in
from app.documents.blocks import Blank, Document, plain_text
from app.documents.stated import Issue
from app.documents.wording import Signer
from app.domain.company import Company, Office
from app.domain.meetings import AgendaItem, ListRow, MeetingPlan, Nominee, Place, RecordList
from app.domain.offices import Term

HEAD_OFFICE = Place("", "21101 Oxnard Street", "Woodland Hills", "CA", "91367")
HOTEL = Place(
    "Warner Center Marriott Hotel", "21850 Oxnard Street", "Woodland Hills", "California", "91367"
)
NOMINEES = ("Ada Boardman", "Bo Chairwell", "Cy Trustee", "Di Overseer", "Ed Steward")


@dataclass(frozen=True, slots=True)
class Said:
    """Words on a page and the box they take, in points from the upper left of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture
def law_2002() -> Bylaws:
    return built_in("hemacare-2002")


@pytest.fixture
def law_1988() -> Bylaws:
    return built_in("hemacare-1988")


@pytest.fixture
def company() -> Company:
    office = Office("principal-executive", HEAD_OFFICE, "Los Angeles", date(2002, 4, 1))
    return Company(
        "HemaCare Corporation",
        "CA",
        date(1978, 8, 15),
        "America/Los_Angeles",
        time(17),
        offices=(office,),
    )


@pytest.fixture
def secretary() -> Signer:
    return Signer("Jane Roe", "secretary")


@pytest.fixture
def annual_2004() -> MeetingPlan:
    """The annual meeting of 2004, under the bylaws of 2002; its notice was mailed on April 10."""
    return MeetingPlan(
        "annual-2004",
        on=date(2004, 5, 25),
        at=time(9),
        place=HEAD_OFFICE,
        record_on=date(2004, 4, 7),
        notice_on=date(2004, 4, 10),
        seats=5,
        items=(AgendaItem("Election of directors", "election"),),
        nominees=tuple(Nominee(name) for name in NOMINEES),
    )


@pytest.fixture
def annual_2002() -> MeetingPlan:
    """The annual meeting of 2002, under the bylaws of 1988; the days of its notice are supposed."""
    return MeetingPlan(
        "annual-2002",
        on=date(2002, 6, 13),
        at=time(9, 30),
        place=HOTEL,
        record_on=date(2002, 4, 22),
        notice_on=date(2002, 5, 3),
        seats=5,
        items=(
            AgendaItem("Election of directors", "election"),
            AgendaItem(
                "To approve the sale of equipment to a company owned by a director",
                "director-contract",
                "sale of four machines for $40,000",
            ),
        ),
        nominees=tuple(Nominee(name) for name in NOMINEES),
    )


@pytest.fixture
def held() -> RecordList:
    """A record-date list with every route, a joint holder, and the corporation's own shares."""
    mail = "first-class mail"
    rows = [
        ListRow(n, f"Holder {n}", 1, "common", 100 + n, 100 + n, _address(n), mail)
        for n in range(1, 41)
    ]
    rows += [
        ListRow(41, "José and Zoë Müller, JT TEN", 1, "common", 700, 700, _address(41), mail),
        ListRow(42, "Nguyễn Thị Hồng", 1, "common", 50, 50, _address(42), "personal"),
        ListRow(43, "Lost Person", 1, "common", 5, 5, (), "principal office"),
        ListRow(44, "Łukasz Away", 1, "common", 9, 9, _address(44), "hold"),
        ListRow(
            45,
            "HemaCare Corporation",
            1,
            "common",
            1_000,
            1_000,
            _address(45),
            mail,
            "held by the corporation itself",
        ),
    ]
    total = sum(row.shares for row in rows)
    return RecordList("annual-2004", date(2004, 4, 7), time(17), tuple(rows), total)


def _address(number: int) -> tuple[str, ...]:
    return (f"{number} Main Street", f"Los Angeles, CA {90000 + number}")


@pytest.fixture
def read() -> Callable[[bytes], list[str]]:
    """The text of each page with pypdf, white space collapsed."""

    def pages(data: bytes) -> list[str]:
        reader = pypdf.PdfReader(BytesIO(data), strict=True)
        return [" ".join(page.extract_text().split()) for page in reader.pages]

    return pages


@pytest.fixture
def seen() -> Callable[[bytes, int], list[Said]]:
    """The words of a page where PDFium sees them."""

    def words(data: bytes, index: int = 0) -> list[Said]:
        document = pypdfium2.PdfDocument(data)
        page = document[index]
        height, text = page.get_height(), page.get_textpage()
        found: list[Said] = []
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            said = text.get_text_bounded(left, bottom, right, top).strip()
            found.append(Said(said, left, height - top, right, height - bottom))
        for part in (text, page, document):
            part.close()
        return found

    return words


@pytest.fixture
def fonts() -> Callable[[bytes], dict[str, bool]]:
    """Every font a page names, and whether its file is embedded."""

    def named(data: bytes) -> dict[str, bool]:
        held: dict[str, bool] = {}
        for page in pypdf.PdfReader(BytesIO(data)).pages:
            resources = page["/Resources"].get_object()
            for reference in resources.get("/Font", {}).values():
                font = reference.get_object()
                descriptor = font.get("/FontDescriptor")
                held[font["/BaseFont"]] = bool(descriptor and "/FontFile2" in descriptor)
        return held

    return named


@pytest.fixture
def matches() -> Callable[[str, str], bool]:
    return lambda pattern, text: re.search(pattern, " ".join(text.split()), re.I) is not None


OLD_OFFICE = Place("", "4954 Van Nuys Boulevard", "Sherman Oaks", "CA", "91403")
PAPER_DAYS = {"1988": date(1999, 3, 10), "2002": date(2004, 3, 10)}
OFFICERS = {
    "president": "Ada Boardman",
    "secretary": "Jane Roe",
    "chief financial officer": "Cy Trustee",
}
"""Who is in office in the papers of the board, the offices and demands, on both days."""


@pytest.fixture
def issue_under(company) -> Callable[..., Issue]:
    """A paper of the day under that version: `issue_under("1988", "Jane Roe", "secretary")`."""

    def issue(version: str, name: str = "Jane Roe", office: str = "secretary") -> Issue:
        on = PAPER_DAYS[version]
        held = [(name, "director") for name in NOMINEES]
        held += [(name, office) for office, name in OFFICERS.items()]
        terms = tuple(
            Term(n, n, who, what, date(1998, 5, 20), "board")
            for n, (who, what) in enumerate(held, 1)
        )
        old = Office("principal-executive", OLD_OFFICE, "Los Angeles", date(1996, 1, 1))
        whole = replace(company, offices=(old, *company.offices), terms=terms)
        signer = Signer(name, office) if name else None
        return Issue(whole, built_in(f"hemacare-{version}"), on, signer)

    return issue


@pytest.fixture
def blanks() -> Callable[[Document], set[str]]:
    """The labels of a paper's blanks."""

    return lambda document: {b.label for b in document.blocks if isinstance(b, Blank)}


@pytest.fixture
def golden(request) -> Callable[[str, Document], None]:
    """Whether a paper's words are those on file in `golden/` beside the test."""

    def same(name: str, document: Document) -> None:
        path = Path(request.path).parent / "golden" / f"{name}.txt"
        assert plain_text(document) + "\n" == path.read_text(encoding="utf-8")

    return same
