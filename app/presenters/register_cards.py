"""The card of a certificate, the history of a holder, and what does not add up in the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.bylaws.answers import Finding, ours
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.register import Balance, Chain, FolioLine, Standing
from app.domain.shares import Certificate, ClassLegend, ShareClass
from app.domain.words import day_plain, whole
from app.presenters.figures import capital
from app.presenters.view import Column, Detail, Link, Note, Row, Table

ALIKE = ours("ours.alike", "A holder who was entered twice gets every notice twice.")
MOST_LETTERS = 24
KIND_WORDS = {
    "shares.issue": "Issued",
    "shares.transfer": "Transferred",
    "shares.cancel": "Cancelled",
}
LIVE_ACTS = (
    ("Transfer…", "transfer-certificate"),
    ("Exchange…", "exchange"),
    ("Replace lost…", "replace-certificate"),
    ("Legend…", "legend"),
    ("Stop…", "stop"),
)
PAPERS = (
    ("Certificate…", "paper:certificate"),
    ("Stub…", "paper:stub"),
    ("Extract…", "paper:certificate-extract"),
    ("Assignment…", "paper:assignment"),
)
ENDED_PAPERS = (
    ("Record of its end…", "paper:cancelled"),
    ("Extract…", "paper:certificate-extract"),
)


def present_certificate(company: Company, chain: Chain, holders: Mapping[int, Holder]) -> Detail:
    """One certificate: what it is, where it came from and where it went, and what can be done."""
    found = chain.certificate
    acts = (*LIVE_ACTS, *PAPERS) if not found.cancelled else ENDED_PAPERS
    facts = (
        ("Holder", holders[found.holder_id].name),
        ("Class", company.share_class(found.class_id).name),
        ("Shares", whole(found.shares)),
        ("Issued", f"{_day(found.issued)}, entry {found.issued_seq:,}"),
        ("State", _state(found)),
        ("Partly paid", _paid(found)),
        ("Legends", "; ".join(found.legends)),
        ("Stop", found.stopped),
    )
    ways = (
        _way("Made out of", chain.before, holders, "The first issue of these shares."),
        _way("What came of it", chain.after, holders, "It is still in force."),
    )
    return Detail(
        f"Certificate {found.number}",
        tuple((label, said) for label, said in facts if said),
        ways,
        tuple(Link(words, f"{target}:{found.number}") for words, target in acts),
        _stop_notes(found),
    )


def present_folio(
    company: Company, lines: Iterable[FolioLine], standings: Sequence[Standing]
) -> tuple[Table, ...]:
    """A holder's history: each change with the balance after it, and the names over time."""
    columns = (
        Column("Day", width=13),
        Column("Entry", "right", 7),
        Column("What", width=14),
        Column("Change", "right", 12),
        Column("Balance", "right", 12),
    )
    rows = tuple(
        Row(
            f"entry {line.seq} {n}",
            (
                _day(line.moment),
                whole(line.seq),
                KIND_WORDS.get(line.kind, capital(line.kind.rpartition(".")[2])),
                f"{line.delta:+,}",
                whole(line.balance),
            ),
            (line.moment, line.seq, line.kind, line.delta, line.balance),
        )
        for n, line in enumerate(lines)
    )
    folio = Table(columns, rows, empty="No shares were ever held.", title="History")
    if len(standings) < 2:
        return (folio,)
    names = tuple(
        Row(f"name {n}", (day_plain(s.since), s.name, capital(s.capacity)))
        for n, s in enumerate(standings)
    )
    named = (Column("From", width=13), Column("Registered as"), Column("Capacity", width=14))
    return folio, Table(named, names, title="Names over time")


def present_balances(company: Company, balances: Iterable[Balance]) -> Table:
    """Per class: authorized = unissued + outstanding + treasury, and what is counted apart."""
    columns = (
        Column("Class"),
        Column("Authorized", "right", 10),
        Column("Unissued", "right", 10),
        Column("Outstanding", "right", 11),
        Column("Treasury", "right", 8),
        Column("Of holders", "right", 10),
        Column("Certified", "right", 10),
        Column("Balance", width=11),
    )
    rows = tuple(_balance_row(company, balance) for balance in balances)
    return Table(columns, rows, empty="No class of shares yet. Add one to issue shares.")


def present_class(share_class: ShareClass) -> Detail:
    """One class: votes and par value, its authorized numbers, and the legends it requires."""
    numbers = tuple(
        Row(f"number {n.seq}", (day_plain(n.from_on), whole(n.shares), capital(n.adopted_by)))
        for n in share_class.numbers
    )
    authorized = (Column("From", width=13), Column("Authorized", "right", 14), Column("By"))
    lifts = tuple(
        Link(f"Lift “{_start_of(x.text)}”…", f"class-legend-lift:{x.seq}")
        for x in share_class.legends
        if not x.until
    )
    return Detail(
        share_class.name,
        (
            ("Votes", f"{share_class.votes_per_share} a share"),
            ("Par value", share_class.par),
            *(("Legend", _legend_told(x)) for x in share_class.legends),
        ),
        (Table(authorized, numbers, title="Authorized number"),),
        (
            Link("Legend for the class…", f"class-legend:{share_class.id}"),
            *lifts,
            Link("Authorized number…", f"authorized:{share_class.id}"),
        ),
    )


def _legend_told(legend: ClassLegend) -> str:
    """The words, the days and what it rests on."""
    until = f" until {_day(legend.until)}" if legend.until else ""
    why, lifted = legend.why.rstrip("."), legend.lifted_why.rstrip(".")
    told = f"“{legend.text}” Required from {_day(legend.since)}{until}: {why}."
    return f"{told} Lifted: {lifted}." if lifted else told


def _start_of(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()}…"


def present_findings(findings: Iterable[Finding], text: str = "") -> Table:
    """What does not add up or is missing, each with its section."""
    columns = (Column("Section", width=16), Column("What was found"))
    rows = tuple(
        Row(f"{n}", (f.cite.section, f.sentence), severity=f.severity)
        for n, f in enumerate(findings)
        if text.casefold() in f"{f.cite.section} {f.sentence}".casefold()
    )
    return Table(columns, rows, empty="The register adds up, and nothing is missing in it.")


def alike(holders: Sequence[Holder]) -> tuple[Finding, ...]:
    """Holders that may be one entered twice: the same name, however it is written.

    They are named as a hint and never merged.
    """
    by_name: dict[str, list[Holder]] = {}
    for holder in holders:
        by_name.setdefault(_folded(holder.name), []).append(holder)
    return tuple(
        Finding(ALIKE, "advice", f"{_numbered(same[0])} and {_numbered(other)} look alike.")
        for same in by_name.values()
        for other in same[1:]
    )


def _numbered(holder: Holder) -> str:
    return f"{holder.name} (No. {holder.id})"


def _folded(name: str) -> str:
    letters = "".join(c for c in name.casefold() if c.isalnum() or c == " ")
    return " ".join(sorted(letters.split()))


def _balance_row(company: Company, balance: Balance) -> Row:
    figures = (
        balance.authorized,
        balance.unissued,
        balance.outstanding,
        balance.treasury,
        balance.held,
        balance.certified,
    )
    name = company.share_class(balance.class_id).name
    state = "In balance" if balance.agrees else "Does not agree"
    return Row(
        str(balance.class_id),
        (name, *(whole(figure) for figure in figures), state),
        (name, *figures, state),
        severity="fits" if balance.agrees else "error",
    )


def _way(
    title: str, certificates: Sequence[Certificate], holders: Mapping[int, Holder], empty: str
) -> Table:
    columns = (
        Column("No.", width=9),
        Column("Holder"),
        Column("Issued", width=13),
        Column("Ended", width=13),
        Column("Shares", "right", 11),
    )
    rows = tuple(
        Row(
            f"certificate {c.number}",
            (
                c.number,
                holders[c.holder_id].name,
                _day(c.issued),
                _day(c.cancelled) if c.cancelled else "",
                whole(c.shares),
            ),
            tone="quiet" if c.cancelled else "",
        )
        for c in certificates
    )
    return Table(columns, rows, empty=empty, title=title)


def _state(found: Certificate) -> str:
    if not found.cancelled:
        return "In force"
    found_again = f"; turned up {_day(found.found)}" if found.found else ""
    return f"{capital(found.how or 'cancelled')} {_day(found.cancelled)}{found_again}"


def _paid(found: Certificate) -> str:
    if found.total is None:
        return ""
    paid, total = _money(found.paid or 0), _money(found.total)
    return f"{paid} of {total} paid; {_money(found.owed)} owed"


def _money(cents: int) -> str:
    return f"${cents // 100:,}.{cents % 100:02}"


def _stop_notes(found: Certificate) -> tuple[Note, ...]:
    notes: list[Note] = []
    if found.stopped:
        stops = found.stopped.removesuffix(".")
        said = f"A stop stands on it: {stops}. No transfer is entered without a reason."
        notes.append(Note("warning", said))
    if found.how in ("lost", "stolen", "destroyed") and not found.found:
        said = f"It was {found.how}; if it turns up, record it and send it back as cancelled."
        notes.append(Note("info", said, links=(Link("It turned up…", f"found:{found.number}"),)))
    return tuple(notes)


def _day(moment: str) -> str:
    return day_plain(date.fromisoformat(moment[:10]))
