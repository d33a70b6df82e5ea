"""Statements on request: the answer to the request, and the certificate that goes with them.

1988 V §4; 2002 §7.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from app.bylaws.answers import Deadline, Finding
from app.bylaws.law import Bylaws
from app.bylaws.records.reports import (
    ACCOMPANIMENT,
    ANNUAL,
    CERTIFIER,
    CLASS_HOLDERS,
    INTERIM,
    RETENTION,
    Request,
    annual_deadline,
    check_annual,
    check_interim,
    class_threshold,
    interim_deadline,
    keep_through,
)
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.demands.inspection import holding_words
from app.documents.stated import Issue, Rules, paper, signature, stated, told
from app.documents.wording import corporation, letterhead
from app.domain.demands import FinancialRequest, FinancialStatement
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_plain

LAST = "reports.last-statement.request"
ANSWERERS = ("chief financial officer", "secretary")
ASKED = {
    "annual": "statements of a fiscal year",
    "interim": "statements of an interim period",
    "last": "the last statement prepared",
}
RULE_OF = {"annual": ANNUAL, "interim": INTERIM, "last": LAST}
STATEMENTS = (
    TableColumn("Statement", width=2.6),
    TableColumn("Period or day", width=2.2),
    TableColumn("Report of accountants", width=2.2),
)


def compose_financial_response(asked: FinancialRequest, issue: Issue) -> Document:
    """The letter with the statements: the test of the request, when due, when and how sent."""
    if asked.asks not in ASKED:
        raise Refusal(f"Nothing is asked for by the name {asked.asks}.", field="asks")
    law = issue.law
    blocks: tuple[Block, ...] = (
        letterhead(issue.company, issue.on),
        *stated(
            ("To", as_name(asked.requester)),
            ("Request for", ASKED[asked.asks]),
            ("Request dated", asked.made_on),
            ("Received on", asked.received_on),
        ),
        *_period(asked),
        *_test(asked, law),
        Heading("Statements sent"),
        *_listed(asked.statements),
        *stated(("Sent on", asked.sent_on), ("Manner", asked.manner)),
        Paragraph(
            "With the statements goes the report of independent accountants, or else the "
            "certificate of an authorized officer that they were prepared without audit."
        ),
        signature(issue, ANSWERERS),
    )
    rules: Rules = (
        (f"{asked.asks} statements", RULE_OF[asked.asks]),
        ("shown or mailed", "reports.statements.exhibit"),
        ("report or certificate", ACCOMPANIMENT),
    )
    return paper(issue, "Answer to a Request for Financial Statements", blocks, rules)


def compose_financial_certificate(
    statements: Sequence[FinancialStatement], issue: Issue, *, authorized: str = ""
) -> Document:
    """The officer's certificate that the statements were prepared without audit.

    `authorized` names the decision that lets another officer sign than those the bylaws name.
    Refused where accountants reported on a statement: their report goes with it instead.
    """
    audited = [s for s in statements if s.audited]
    if audited:
        raise Refusal(
            f"Independent accountants reported on the {audited[0].kind}. Attach their report; "
            "no certificate goes with it."
        )
    law = issue.law
    offices = law.items(CERTIFIER, "offices")
    if authorized and issue.signer:
        offices = (*offices, issue.signer.office)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "I certify that the following statements were prepared without audit from the books "
            f"and records of {corporation(issue.company)}."
        ),
        *_listed(statements),
        *_kept(statements, law),
        *told(("Authorized to sign by", authorized)),
        signature(issue, offices),
    )
    rules: Rules = (
        ("certificate", ACCOMPANIMENT),
        ("who signs", CERTIFIER),
        ("kept", RETENTION),
    )
    return paper(issue, "Certificate of Financial Statements", blocks, rules)


def _period(asked: FinancialRequest) -> tuple[Block, ...]:
    if asked.asks == "last":
        return ()
    words = {"annual": "Fiscal year ended", "interim": "Period ended"}
    return (*stated((words[asked.asks], asked.ends_on)), *told(("Year", asked.year_by)))


def _test(asked: FinancialRequest, law: Bylaws) -> tuple[Block, ...]:
    """Whether the request must be answered, and by when; blanks while its days are not known."""
    holding = holding_words(asked.held, asked.outstanding).replace("voting shares", "shares")
    of_class = f" of the {asked.class_name} class" if asked.class_name and holding else ""
    rows = told(("Holding", f"{holding}{of_class}"), ("Needed", _needed(asked, law)))
    if asked.asks == "last":
        return rows
    made, received, ends = asked.made_on, asked.received_on, asked.ends_on
    if made is None or received is None or ends is None:
        return (*rows, *stated(("Test of the request", ""), ("Due on", "")))
    found, due = _asked(asked, law, Request(made, received), ends)
    said = " ".join(dict.fromkeys(f.sentence for f in found))
    return (*rows, *stated(("Test of the request", said)), *_due(found, due))


def _needed(asked: FinancialRequest, law: Bylaws) -> str:
    """The share of the class that the request needs; empty where any shareholder may ask."""
    by_class = asked.asks == "interim" or asked.with_interim
    by_class = by_class or (asked.asks == "annual" and law.choice(ANNUAL, "who") == CLASS_HOLDERS)
    if not by_class or not asked.outstanding:
        return ""
    return class_threshold(law, asked.outstanding).counted


def _asked(
    asked: FinancialRequest, law: Bylaws, days: Request, ends: date
) -> tuple[tuple[Finding, ...], Deadline]:
    request = Request(
        days.made_on,
        days.received_on,
        None if asked.held is None else Fraction(asked.held),
        None if asked.outstanding is None else Fraction(asked.outstanding),
        with_interim=asked.with_interim,
    )
    if asked.asks == "interim":
        due = interim_deadline(law, ends, days.made_on, days.received_on)
        return check_interim(law, request, ends), due
    due = annual_deadline(
        law, ends, days.made_on, days.received_on, with_interim=asked.with_interim
    )
    return check_annual(law, request, ends, asked.report_sent), due


def _due(found: Sequence[Finding], due: Deadline) -> tuple[Block, ...]:
    """The last day, where a right is shown and the request does not come too early."""
    shown = all(f.severity in ("fits", "info") for f in found)
    if due.due and shown and any(f.severity == "fits" for f in found):
        return stated(("Due on", due.due))
    return ()


def _listed(statements: Sequence[FinancialStatement]) -> tuple[Block, ...]:
    if not statements:
        return stated(("Statements", ""))
    return (TableBlock(STATEMENTS, tuple(map(_row, statements))),)


def _row(one: FinancialStatement) -> tuple[str, ...]:
    ends = day_plain(one.to_on) if one.to_on else ""
    period = f"{day_plain(one.from_on)} to {ends}" if one.from_on else f"as of {ends}"
    reported = {None: "not recorded", True: one.accountants or "attached", False: "none"}
    return (one.kind, period if ends else "not recorded", reported[one.audited])


def _kept(statements: Sequence[FinancialStatement], law: Bylaws) -> tuple[Block, ...]:
    days = [d for s in statements for d in (s.prepared_on, s.filed_on, s.sent_on) if d]
    kept = keep_through(law, days).due if days else None
    return stated(("Kept on file through", day_paper(kept) if kept else ""))
