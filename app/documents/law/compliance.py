"""The report on the whole record by topic and section: findings, overrides, unclear words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.bylaws.answers import SEVERITIES, Finding
from app.bylaws.topics import TOPICS, section_key, topic_of
from app.bylaws.unclear import Unclear, unclear_of
from app.documents.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
)
from app.documents.stated import Issue, paper, signature
from app.domain.company import Company
from app.domain.words import day_paper, day_plain, listed, plural

NAMED = {
    "error": "Breach",
    "warning": "Check",
    "advice": "Advice",
    "info": "Note",
    "fits": "Fits",
}
COLUMNS = (
    TableColumn("Bylaws", width=1.6),
    TableColumn("Result", width=0.8),
    TableColumn("What was found", width=4),
    TableColumn("Event and inputs", width=2.3),
    TableColumn("Reason given for going on", width=1.8),
)
OPEN = (
    TableColumn("Mark", width=0.9),
    TableColumn("Clause", width=1.3),
    TableColumn("What is unclear", width=3.4),
    TableColumn("How it is read", width=3.4),
)

DECIDED = (
    TableColumn("Mark", width=0.9),
    TableColumn("Clause", width=1.4),
    TableColumn("How it is read", width=3),
    TableColumn("Decided", width=1.5),
    TableColumn("Why", width=2),
)


@dataclass(frozen=True, slots=True)
class RuleAsked:
    """One rule that was asked: the finding, what it was asked of, and the reason for going on."""

    found: Finding
    event: str = ""
    inputs: str = ""
    reason: str = ""


def compose_compliance_report(asked: Sequence[RuleAsked], issue: Issue) -> Document:
    """Every rule that was asked, by topic and section, and the unclear words of the version.

    A topic on which nothing was found is named as well. An override is a breach with its reason.
    """
    counts = Counter(one.found.severity for one in asked)
    overrides = sum(one.found.severity == "error" and bool(one.reason) for one in asked)
    summary = [(NAMED[s], plural(counts[s], "finding")) for s in SEVERITIES if counts[s]]
    summary += [("Recorded with a reason", plural(overrides, "breach", "breaches"))]
    topics: dict[str, list[RuleAsked]] = {topic: [] for topic in TOPICS}
    for one in asked:
        topics[topic_of(one.found.cite.rule)].append(one)
    marks = {mark for one in asked for mark in one.found.cite.ambiguities}
    marks |= {mark for rule in issue.law.rules.values() for mark in rule.ambiguities}
    unclear = unclear_of(sorted(marks))
    still = [one for one in unclear if issue.company.decision(one.mark) is None]
    blocks: tuple[Block, ...] = (
        Facts(tuple(summary)) if asked else Paragraph("No rule was asked."),
        *(block for topic, found in topics.items() for block in _topic(topic, found)),
        *_silent([TOPICS[topic] for topic, found in topics.items() if not found]),
        *_decided(unclear, issue.company),
        *_open(still),
        Paragraph(f"The record stands so on {day_paper(issue.on)}."),
        signature(issue),
    )
    return paper(issue, "Report on the Bylaws", blocks, ())


def _topic(topic: str, asked: Sequence[RuleAsked]) -> tuple[Block, ...]:
    """One topic: its findings by section, the worst of a section first."""
    if not asked:
        return ()
    ordered = sorted(asked, key=_place)
    return (Heading(TOPICS[topic]), TableBlock(COLUMNS, tuple(map(_row, ordered))))


def _place(one: RuleAsked) -> tuple[object, ...]:
    cite = one.found.cite
    return section_key(cite.section), SEVERITIES.index(one.found.severity)


def _silent(topics: Sequence[str]) -> tuple[Block, ...]:
    if not topics:
        return ()
    named = listed([topic[:1].lower() + topic[1:] for topic in topics])
    return (Heading("Topics without a finding"), Paragraph(f"Nothing was found on: {named}."))


def _row(one: RuleAsked) -> tuple[str, ...]:
    cite = one.found.cite
    where = f"{cite.short}, {cite.section}" if cite.short else cite.section
    inputs = "\n".join(part for part in (one.event, one.inputs) if part)
    return (where, NAMED[one.found.severity], one.found.sentence, inputs, one.reason)


def _decided(unclear: Sequence[Unclear], company: Company) -> tuple[Block, ...]:
    """The unclear words that the company reads in its own way, with who decided and why."""
    known = [(one, company.decision(one.mark)) for one in unclear]
    rows = tuple(
        (one.mark, one.clause, made.reading, f"{made.decided_by}\n{day_plain(made.decided_on)}",
         made.reason)
        for one, made in known
        if made
    )  # fmt: skip
    return (Heading("Unclear words decided"), TableBlock(DECIDED, rows)) if rows else ()


def _open(unclear: Sequence[Unclear]) -> tuple[Block, ...]:
    if not unclear:
        return ()
    rows = tuple((one.mark, one.clause, one.unclear, one.reading) for one in unclear)
    return (Heading("Unclear words not yet decided"), TableBlock(OPEN, rows))
