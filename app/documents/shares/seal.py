"""The corporate seal as it is drawn: 1988 V §9; the bylaws of 2002 ask for none."""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.bylaws.shares.certificate_papers import NAMED_DATE, SEAL
from app.documents.blocks import as_name
from app.documents.wording import state_name
from app.domain.company import Company
from app.domain.words import day_paper


@dataclass(frozen=True, slots=True)
class SealFace:
    """The name around, the state's word below, and the lines in the middle.

    `date_label` is set where the date of incorporation is not known: a line to write on stands in
    its place.
    """

    around: str
    below: str
    middle: tuple[str, ...]
    date_label: str = ""


def seal_face(law: Bylaws, company: Company) -> SealFace | None:
    """The seal with the elements that these bylaws name; `None` where they ask for no seal."""
    if not law.has(SEAL):
        return None
    elements = law.items(SEAL, "elements")
    on = company.incorporated_on
    state = state_name(company.state).upper()
    words = [e for e in elements if e.isupper() and e != state]
    dated = NAMED_DATE in elements
    return SealFace(
        around=as_name(company.name),
        below=state if state in elements else "",
        middle=(*words, *((day_paper(on),) if dated and on else ())),
        date_label="date of incorporation" if dated and on is None else "",
    )


def seal_lines(seal: SealFace) -> tuple[str, ...]:
    """The words on the seal, the blank by its label."""
    return tuple(w for w in (seal.around, *seal.middle, seal.date_label, seal.below) if w)
