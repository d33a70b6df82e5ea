"""What concerns a class as a whole: its authorized number, splits, conversion, the treasury."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from typing import Any

from app.acts.act import Who, given_class, known_holder
from app.acts.fields import (
    ASKED_BY,
    AT,
    CLASS,
    ENTRY,
    ON,
    OWN_ROW,
    REASON,
    STOPS_END,
    SURRENDERED,
    Field,
    Fields,
    needed,
)
from app.acts.fields import SHARES as SHARES_FIELD
from app.acts.shares.draft import (
    Proposed,
    face_findings,
    issue_findings,
    later_findings,
    stop_findings,
    transfer_findings,
    weighed,
)
from app.acts.shares.facts import (
    GivenUp,
    Signing,
    Surrender,
    When,
    bear_legends,
    carry_over,
    convert_owed,
    given_signing,
    given_up,
    given_when,
    made_out,
    pass_stops,
    refuse_twice,
    shares_of,
)
from app.bylaws.answers import Finding, ours
from app.bylaws.shares.certificates import AUTHORIZED
from app.bylaws.shares.stops import check_called_in
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.shares import FRACTIONS, ShareClass, end_of, moment_of, split_shares
from app.domain.typed import (
    read_choice,
    read_day,
    read_line,
    read_name,
    read_shares,
    read_whole,
)
from app.domain.words import day_plain, plural, whole
from app.store.book import Book

RATIO = ours("ours.fractions", "A fraction of a share is rounded up, dropped or paid in cash.")
FATE = {"up": "to be rounded up", "down": "that are dropped", "cash": "to be paid in cash"}
BODIES = ("articles", "board", "shareholders", "incorporator")


def create_class(book: Book, given: Json, who: Who) -> Receipt:
    """A class of shares with its authorized number."""
    name = read_name(given.get("name"), "name", "name of the class")
    for known in book.company().classes:
        if known.name.casefold() == name.casefold():
            raise Refusal(
                f"There is a share class {known.name} already. Give another name.", field="name"
            )
    data = {
        "id": book.next_id("class"),
        "name": name,
        "authorized": str(read_shares(given.get("authorized"), "authorized")),
        "votes_per_share": read_whole(given.get("votes_per_share", 1), "votes_per_share", "votes"),
        "par": read_line(given.get("par") or "without par value", "par", "par value"),
    }
    on = read_day(given["on"], "on", today=who.today) if given.get("on") else who.today
    draft = EntryDraft(
        "class.create", on, data, f"{name}, {whole(int(data['authorized']))} authorized"
    )
    return book.record([draft], who.by, who.now)


def propose_authorized(book: Book, given: Json, who: Who) -> Proposed:
    """Another authorized number of a class from a day on."""
    share_class = given_class(book, given)
    shares = read_shares(given.get("authorized"), "authorized")
    on = read_day(given.get("on"), "on", today=who.today)
    by = read_choice(given.get("adopted_by") or "articles", BODIES, "adopted_by", "source")
    data = {
        "class": share_class.id,
        "authorized": str(shares),
        "from_on": on.isoformat(),
        "adopted_by": by,
    }
    says = f"{plural(shares, 'share')} of {share_class.name} authorized from {day_plain(on)}"
    found = _below_findings(book, share_class, on, shares, who.today)
    return weighed(book, EntryDraft("class.authorized", on, data, says), found, who)


def _below_findings(
    book: Book, share_class: ShareClass, on: date, shares: int, today: date
) -> tuple[Finding, ...]:
    """Where more is outstanding or in the treasury than authorized, from then until the next."""
    later = [n.from_on for n in share_class.numbers if n.from_on > on]
    until = moment_of(min(later), time()) if later else ""
    most, moment = book.most_taken(share_class.id, end_of(on), until)
    if most <= shares:
        return ()
    day = date.fromisoformat(moment[:10])
    verb = "is" if most == 1 else "are"
    then = f" on {day_plain(day)}" if day < today else ""
    sentence = f"{plural(most, 'share')} {verb} outstanding or in the treasury{then}; that is more."
    return (Finding(AUTHORIZED, "error", sentence, "authorized"),)


def propose_split(book: Book, given: Json, who: Who) -> Proposed:
    """A split or reverse split: every certificate is called in, and each holder gets a new one."""
    company, share_class, when = book.company(), given_class(book, given), given_when(given, who)
    ratio = _ratio(given)
    rows = _split_rows(book, given, share_class, when, ratio)
    if not rows:
        raise Refusal(f"No share of {share_class.name} is outstanding then.", field="on")
    signing, after = given_signing(company, given, when), sum(row["after"] for row in rows)
    new, old, fractions = ratio
    data = {
        "class": share_class.id,
        "at": f"{when.at:%H:%M}",
        "new": new,
        "old": old,
        "fractions": fractions,
        "rows": rows,
        "authorized": read_line(given.get("authorized"), "authorized", "authorization"),
        "signers": signing.data(),
    }
    numbers = (number for row in rows for number in row["surrendered"])
    stopped = [c for n in numbers if (c := book.certificate(n, when.moment))]
    kept = split_shares(book.treasury(share_class.id, when.moment), new, old, "down")[0]
    findings = (
        *issue_findings(company, share_class, when, after, kept, signing),
        *check_called_in(stopped, ended=given.get("stops_end") is True),
        *_fraction_findings(rows, ratio),
    )
    says = f"{share_class.name}: {new} for {old}, {plural(after, 'share')} outstanding after it"
    return weighed(book, EntryDraft("shares.split", when.on, data, says), findings, who)


def propose_conversion(book: Book, given: Json, who: Who) -> Proposed:
    """Shares of one class become shares of another at a ratio, for the same holder."""
    company, when = book.company(), given_when(given, who)
    gone, ratio = given_up(book, given, when), _ratio(given)
    target = given_class(book, {"class": given.get("to_class")})
    if target.id == gone.class_id:
        raise Refusal("Choose another class to convert into.", field="to_class")
    rows = made_out(given, "issued", gone.holder.id)
    kept = made_out(given, "kept", gone.holder.id)
    shares = gone.shares - shares_of(kept)
    _refuse_other_outcome(shares, ratio, shares_of(rows))
    refuse_twice([row["number"] for row in (*rows, *kept)], "issued")
    source = company.share_class(gone.class_id)
    carry_over(Surrender(when, gone, kept, shares), source.legends_at(when.moment))
    of_class = {legend.text for legend in source.legends}
    own = tuple(text for text in gone.legends if text not in of_class)
    bear_legends(rows, *own, *target.legends_at(when.moment))
    convert_owed(gone, kept, rows)
    pass_stops(gone, (*rows, *kept), given)
    signing = given_signing(company, given, when)
    data = {
        "class": gone.class_id,
        "to_class": target.id,
        "holder": gone.holder.id,
        "at": f"{when.at:%H:%M}",
        "surrendered": gone.numbers,
        "shares": str(shares),
        **dict(zip(("new", "old", "fractions"), ratio, strict=True)),
        "issued": rows,
        "kept": kept,
        "signers": signing.data(),
    }
    findings = (
        *stop_findings(gone, (*rows, *kept)),
        *_conversion_findings(book, target, when, shares_of(rows), signing),
        *later_findings(book, target, when, shares_of(rows)),
        *face_findings(company, target, when, rows, own),
        *face_findings(company, source, when, kept, gone.legends),
    )
    says = (
        f"{gone.holder.name}: {plural(shares, 'share')} of {source.name} converted into "
        f"{whole(shares_of(rows))} of {target.name}"
    )
    return weighed(book, EntryDraft("shares.convert", when.on, data, says), findings, who)


def propose_retirement(book: Book, given: Json, who: Who) -> Proposed:
    """Treasury shares become authorized and unissued again."""
    share_class, when = given_class(book, given), given_when(given, who)
    shares = read_shares(given.get("shares"), "shares")
    data = {
        "class": share_class.id,
        "at": f"{when.at:%H:%M}",
        "shares": str(shares),
        "why": read_line(given.get("why") or "retired", "why", "cause"),
    }
    said = plural(shares, "treasury share")
    says = f"{said} of {share_class.name} retired"
    return weighed(book, EntryDraft("treasury.retire", when.on, data, says), (), who)


def _split_rows(
    book: Book, given: Json, share_class: ShareClass, when: When, ratio: tuple[int, int, str]
) -> list[dict[str, Any]]:
    """One row a holder: shares before and after, the fraction, certificates old and new."""
    first = given.get("first_number") or book.next_certificate()
    numbers = _numbers(read_whole(first, "first_number", "first certificate number"))
    rows: list[dict[str, Any]] = []
    for holding in book.holdings(when.moment, share_class.id):
        after, fraction = split_shares(holding.shares, *ratio)
        certificates = [c for n in holding.certificates if (c := book.certificate(n, when.moment))]
        holder = known_holder(book, holding.holder_id)
        issued: list[dict[str, Any]] = []
        if after:
            issued = [{"number": next(numbers), "holder": holder.id, "shares": str(after)}]
        gone = GivenUp(holder, share_class.id, tuple(certificates))
        carry_over(Surrender(when, gone, issued), share_class.legends_at(when.moment))
        pass_stops(gone, issued, given)
        rows.append(
            {
                "holder": holder.id,
                "before": holding.shares,
                "after": after,
                "fraction": str(fraction) if fraction else "",
                "surrendered": gone.numbers,
                "issued": issued,
            }
        )
    return rows


def _numbers(first: int) -> Iterator[str]:
    number = first
    while True:
        yield str(number)
        number += 1


def _ratio(given: Json) -> tuple[int, int, str]:
    new, old = (read_whole(given.get(name), name, "part of the ratio") for name in ("new", "old"))
    if not new or not old:
        raise Refusal("A ratio is of two whole numbers, 1 or more each.", field="new")
    if given.get("fractions") == "keep":
        raise Refusal(
            "The register holds whole shares only. Choose to round up, to round down or cash.",
            field="fractions",
        )
    return new, old, read_choice(given.get("fractions"), FRACTIONS, "fractions", "policy")


def _refuse_other_outcome(shares: int, ratio: tuple[int, int, str], made: int) -> None:
    if shares <= 0:
        raise Refusal("The certificates that stay leave nothing to convert.", field="kept")
    due, _ = split_shares(shares, *ratio)
    if due != made:
        raise Refusal(
            f"{whole(shares)} shares at {ratio[0]} for {ratio[1]} come to {whole(due)};"
            f" {whole(made)} are made out.",
            field="issued",
        )


def _conversion_findings(
    book: Book, target: ShareClass, when: When, shares: int, signing: Signing
) -> tuple[Finding, ...]:
    company = book.company()
    taken = book.outstanding(target.id, when.moment) + book.treasury(target.id, when.moment)
    if shares:
        return issue_findings(company, target, when, shares, taken, signing)
    return transfer_findings(company, when, signing)


def _fraction_findings(
    rows: list[dict[str, Any]], ratio: tuple[int, int, str]
) -> tuple[Finding, ...]:
    """What becomes of the fractions, and holders who would be left without a share."""
    new, old, fractions = ratio
    parts = [part for row in rows if (part := Fraction(row["before"] * new, old) % 1)]
    gone = sum(1 for row in rows if not row["after"])
    found: list[Finding] = []
    if parts:
        sentence = (
            f"{plural(len(parts), 'holder has', 'holders have')} fractions {FATE[fractions]}, "
            f"{sum(parts)} of a share together."
        )
        found.append(Finding(RATIO, "info", sentence, "fractions"))
    if gone:
        sentence = f"{plural(gone, 'holder')} would be left without a share."
        found.append(Finding(RATIO, "warning", sentence, "fractions"))
    return tuple(found)


_NEW = needed("new", "whole", "How many new shares are given.")
_OLD = needed("old", "whole", "For how many old shares.")
_POLICY = needed("fractions", "choice", "What becomes of a fraction of a share.", choices=FRACTIONS)
_SPLIT = (
    CLASS,
    _NEW,
    _OLD,
    _POLICY,
    Field("first_number", "whole", "The first new certificate number; the next one free."),
    Field("authorized", "text", "The authorization."),
    STOPS_END,
    *ENTRY,
)
FIELDS: Fields = {
    "class-add": (
        needed("name", "text", "The name of the class."),
        needed("authorized", "shares", "The authorized number of shares."),
        Field("votes_per_share", "whole", "Votes of a share; 1 where left out."),
        Field("par", "text", "The par value, or that there is none."),
        Field("on", "day", "From when on; today where left out."),
    ),
    "authorized": (
        CLASS,
        needed("authorized", "shares", "The authorized number from that day on."),
        needed("on", "day", "The day from which on it holds."),
        Field("adopted_by", "choice", "What it rests on.", choices=BODIES),
        REASON,
        ASKED_BY,
    ),
    "split": _SPLIT,
    "consolidate": _SPLIT,
    "convert": (
        SURRENDERED,
        needed("to_class", "id", "The class into which they are converted."),
        _NEW,
        _OLD,
        _POLICY,
        needed("issued", "rows", "The certificates of the new class.", rows=OWN_ROW),
        Field("kept", "rows", "Certificates of the old class for shares that stay.", rows=OWN_ROW),
        STOPS_END,
        *ENTRY,
    ),
    "retire": (
        CLASS,
        SHARES_FIELD,
        Field("why", "text", "Why."),
        ON,
        AT,
        REASON,
        ASKED_BY,
    ),
}
"""Operation -> its fields."""
