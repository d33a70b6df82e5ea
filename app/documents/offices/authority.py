"""Who may sign for the corporation, certified for a bank or another party.

1988 V §3, §5, §7; 2002 §8.2, §8.3, §8.6.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import (
    Block,
    Document,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import (
    Issue,
    Rules,
    dollars,
    office_title,
    paper,
    signature,
)
from app.documents.wording import corporation
from app.domain.board_record import SigningAuthority
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_plain, listed

COVERS = {
    "checks": ("checks, drafts and evidences of debt", "execution.checks", "authority"),
    "contracts": ("contracts and instruments", "execution.contracts", "sources"),
}
COLUMNS = (
    TableColumn("Name and office", width=2.2),
    TableColumn("May sign", width=1.9),
    TableColumn("Limits", width=2.2),
    TableColumn("By", width=1.9),
    TableColumn("From", width=1.4),
    TableColumn("To", width=1.4),
)
UNKNOWN = "not recorded"
VOTES = "other-shares"
"""Who votes shares held elsewhere signs nothing here; that has a proxy of its own."""


def compose_authority(register: Sequence[SigningAuthority], issue: Issue) -> Document:
    """The persons whose authority runs on the day, with instruments, limits and the act behind it.

    Refused where nobody has authority on that day, or where it has a source that the version does
    not know.
    """
    running = [one for one in register if one.covers != VOTES and one.runs_on(issue.on)]
    if not running:
        raise Refusal(f"Nobody has authority to sign on {day_paper(issue.on)}. Record it first.")
    for one in running:
        _check_source(one, issue)
    covers = dict.fromkeys(one.covers for one in running)
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"I certify that on {day_paper(issue.on)} the following persons, and no others on "
            f"record, are authorized to sign {listed([COVERS[c][0] for c in covers])} for "
            f"{corporation(issue.company)}, as stated."
        ),
        TableBlock(COLUMNS, tuple(map(_row, running))),
        Paragraph(f"The register of authority stands so on {day_paper(issue.on)}."),
        signature(issue),
    )
    rules: Rules = tuple((COVERS[c][0], COVERS[c][1]) for c in covers)
    return paper(issue, "Certificate of Authority to Sign", blocks, rules)


def _check_source(one: SigningAuthority, issue: Issue) -> None:
    if one.covers not in COVERS:
        raise Refusal(f"Authority covers {listed(tuple(COVERS), 'or')}.", field="covers")
    _, rule, param = COVERS[one.covers]
    sources = issue.law.items(rule, param)
    if one.source and one.source not in sources:
        raise Refusal(
            f"{one.name} signs by {one.source}. Under the bylaws of {issue.law.short} authority "
            f"comes from: {listed(sources, 'or')}.",
            field="source",
        )


def _row(one: SigningAuthority) -> tuple[str, ...]:
    limits = [f"up to {dollars(one.limit_cents)}"] if one.limit_cents is not None else []
    limits += [f"together with {as_name(one.jointly_with)}"] if one.jointly_with else []
    resolved_on = f"\nof {day_plain(one.resolution_on)}" if one.resolution_on else ""
    return (
        "\n".join(part for part in (as_name(one.name), office_title(one.office)) if part),
        one.instruments or COVERS[one.covers][0],
        "\n".join(limits) or "none",
        f"{one.source or UNKNOWN}{resolved_on}",
        day_plain(one.from_on) if one.from_on else UNKNOWN,
        day_plain(one.to_on) if one.to_on else "until ended",
    )
