"""Waivers of notice, consents to holding and approvals of minutes; objections at a meeting.

Sources: 1988 II §8, II §4 ¶3; 2002 §2.9. The boards' own papers stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Citation, Finding, ours
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import listed, plural

CURES, CONTENT = "shareholders.waiver.cures", "shareholders.waiver.content"
ATTENDANCE, FILING = "shareholders.waiver.attendance", "shareholders.waiver.filing"
WITHDRAWN, SPECIAL_MATTERS = (
    "shareholders.waiver.objection-withdrawn",
    "shareholders.notice.special-matters",
)
SIGNED_WAIVER = ours("ours.objection-withdrawn", "An objection taken back is kept in writing.")


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed paper of an absent holder: what it is, of which day, and where it is filed.

    `natures` holds the special matters whose general nature it states.
    """

    name: str
    kind: str  # waiver of notice, consent to holding, approval of minutes
    signed_on: date | None
    natures: tuple[str, ...] = ()
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Cure:
    """Whether a meeting badly called or noticed stands, and whose paper is missing."""

    cite: Citation
    cured: bool
    missing: tuple[str, ...]
    counted: str


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection made at a meeting.

    `matter` is what it is about, empty where it is to the meeting itself. `at_beginning` and
    `at_meeting` say when it was made. `withdrawn` is the way in which it was taken back, or empty.
    """

    name: str
    matter: str = ""
    at_beginning: bool = True
    at_meeting: bool = True
    withdrawn: str = ""


def cure(law: Bylaws, absent: Sequence[str], papers: Sequence[Paper], *, quorum: bool) -> Cure:
    """Whether each person entitled to vote and absent signed one of the papers, with a quorum."""
    kinds = _papers(law)
    signed = {p.name for p in papers if p.kind in kinds and p.signed_on}
    missing = tuple(name for name in absent if name not in signed)
    there = quorum or law.option(CURES, "quorum_needed", "False") == "False"
    said = f"{len(absent) - len(missing)} of {plural(len(absent), 'absent person')} signed"
    said += "" if there else "; there was no quorum"
    said += f"; missing is {listed(missing)}." if missing else "."
    return Cure(law.cite(CURES), there and not missing, missing, said)


@only_with(SPECIAL_MATTERS, CONTENT)
def check_content(law: Bylaws, paper: Paper, matters: Collection[str]) -> tuple[Finding, ...]:
    """Whether a paper states the general nature of each special matter of the meeting.

    Where the version asks it of the waiver alone, the other papers get a warning.
    """
    special = [m for m in law.items(SPECIAL_MATTERS, "matters") if m in matters]
    silent = [matter for matter in special if matter not in paper.natures]
    if not silent or paper.kind not in law.items(CONTENT, "applied_to"):
        return ()
    severity = "error" if paper.kind in law.items(CONTENT, "papers") else "warning"
    sentence = f"The {paper.kind} does not state the general nature of: {listed(silent)}."
    return (Finding(law.cite(CONTENT), severity, sentence, "natures"),)


@only_with(FILING)
def check_filed(law: Bylaws, papers: Sequence[Paper]) -> tuple[Finding, ...]:
    """A warning for signed papers without a place in the records or the minutes."""
    loose = [paper.name for paper in papers if paper.signed_on and not paper.filed]
    if not loose:
        return ()
    places = listed(law.items(FILING, "filed"), "or the")
    sentence = f"Not yet filed with the {places}: {listed(loose)}."
    return (Finding(law.cite(FILING), "warning", sentence, "filed"),)


def has_waived(
    law: Bylaws, attended: bool, objection: Objection | None, stated: Mapping[str, bool]
) -> bool:
    """Whether a person's attendance waives notice.

    An objection keeps the right if made at the beginning to the meeting itself, or at the meeting
    to a matter; `stated` says of each matter that had to be in the notice whether it was.
    """
    if not attended or objection is None:
        return attended
    if not _kept(law, objection, stated):
        return True
    return bool(objection.withdrawn) and objection.withdrawn in _ways(law)


def check_objection(law: Bylaws, objection: Objection, stated: Mapping[str, bool]) -> Finding:
    """How an objection stands: open, taken back, or without effect."""
    cite, name = law.cite(ATTENDANCE), objection.name
    if not _kept(law, objection, stated):
        sentence = f"The objection by {name} came too late, or concerns what the notice stated."
        return Finding(cite, "info", sentence, "objections")
    if not objection.withdrawn:
        about = f" to {objection.matter}" if objection.matter else ""
        sentence = f"The objection by {name}{about} is open. Attendance waives nothing here."
        return Finding(cite, "warning", sentence, "objections")
    if objection.withdrawn in _ways(law):
        cite = law.cite(WITHDRAWN) if law.has(WITHDRAWN) else law.cite(CURES)
        sentence = f"{name} took the objection back: {objection.withdrawn}."
        return Finding(cite, "info", sentence, "objections")
    sentence = f"The bylaws do not say that {name} may take it back so. Get a signed waiver."
    return Finding(SIGNED_WAIVER, "advice", sentence, "objections")


def _ways(law: Bylaws) -> tuple[str, ...]:
    """How an objection is taken back: as the version says, else by a paper that cures."""
    return law.items(WITHDRAWN, "ways") if law.has(WITHDRAWN) else _papers(law)


def _papers(law: Bylaws) -> tuple[str, ...]:
    """The papers that cure a meeting; none where the bylaws do not speak of it."""
    return law.items(CURES, "papers") if law.has(CURES) else ()


def _kept(law: Bylaws, objection: Objection, stated: Mapping[str, bool]) -> bool:
    if not objection.matter:
        return objection.at_beginning
    return objection.at_meeting and not stated.get(objection.matter, True)
