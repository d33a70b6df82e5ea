"""Papers of indemnity: undertaking, notice of claim, consents, insurers and insurance.

Sources: 1988 III §16(f) and (i); 2002 §6.5, §6.6, §6.8, §6.9, §6.17, §6.18 and §6.20.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.bylaws.answers import DateAnswer, Finding, Permission, Step
from app.bylaws.counting import months_shorter
from app.bylaws.indemnity.claims import DEFENSE, GIVEN, fees_stop
from app.bylaws.law import Bylaws
from app.bylaws.records.inspection import open_since
from app.bylaws.silence import only_with
from app.domain.words import day_paper, day_short, listed

UNDERTAKING, NOTICE = "indemnity.undertaking", "indemnity.claim-notice"
CONSENT, INSURERS = "indemnity.expense-consent", "indemnity.insurers.notice"
FEES, OTHER_RIGHTS = "indemnity.attorneys-fees", "indemnity.nonexclusive"
INSURANCE, HAND = "indemnity.insurance.determination", "hand"


def check_undertaking(law: Bylaws, received: date | None, paid: date | None) -> Finding:
    """Whether the undertaking to repay is there before money goes out; 2002 only advises it."""
    cite = law.cite(UNDERTAKING)
    if received and (paid is None or received <= paid):
        sentence = f"The undertaking was received on {day_paper(received)}."
        return Finding(cite, "fits", sentence, "undertaking")
    if law.choice(UNDERTAKING, "paper") != "required-first":
        sentence = "The bylaw itself makes the promise to repay. Ask for a signed one all the same."
        return Finding(cite, "advice", sentence, "undertaking")
    if paid:
        sentence = f"The advance of {day_paper(paid)} went out before the undertaking."
        return Finding(cite, "error", sentence, "undertaking")
    sentence = "No undertaking to repay is received. It comes before the advance."
    return Finding(cite, "warning", sentence, "undertaking")


def must_repay(law: Bylaws, entitled: bool | None) -> Permission:
    """Whether an advance is repaid; `entitled` is the final finding, `None` if there is none."""
    cite = law.cite(UNDERTAKING)
    if entitled is None:
        repay = law.choice(UNDERTAKING, "no_final_finding") == "repay"
        counted = f"Without a final finding the advance is {'repaid' if repay else 'kept'}."
        return Permission(cite, repay, counted)
    word = "kept" if entitled else "repaid, as far as the finding goes"
    counted = f"Finally found {'' if entitled else 'not '}entitled: the advance is {word}."
    return Permission(cite, not entitled, counted)


def check_claim_notice(
    law: Bylaws, made: date, noticed: date | None, today: date
) -> tuple[Finding, ...]:
    """C-SOON: how soon after the claim the corporation was told; a condition of indemnity."""
    if not law.has(NOTICE):
        return ()
    return _as_soon(law, NOTICE, "Claim", made, noticed, today)


def fees_owed(law: Bylaws, proceeding: str, found: Collection[str] = ()) -> Permission:
    """Whether attorneys' fees of this proceeding on the right itself are paid with the rest.

    `found` is what the court found of the person that may end it, like `bad faith`.
    """
    cite = law.cite(FEES)
    if not law.has(FEES) or proceeding not in law.items(FEES, "of"):
        return Permission(cite, False, f"The bylaws do not name the fees of: {proceeding}.")
    ends = law.rule(FEES).params.get("unless_found", ())
    against = [finding for finding in found if finding in ends]
    if against:
        return Permission(cite, False, f"The court found {listed(against)}: no fees are owed.")
    return Permission(cite, True, f"The fees count as {law.choice(FEES, 'counted_as')}.")


def other_rights(law: Bylaws, claimant: str) -> Permission:
    """Whether this class of agent keeps other rights to indemnity; `names` are their sources."""
    cite = law.cite(OTHER_RIGHTS)
    if not law.has(OTHER_RIGHTS) or claimant not in law.items(OTHER_RIGHTS, "claimants"):
        return Permission(cite, False, f"The bylaws keep no other right for this {claimant}.")
    sources = law.items(OTHER_RIGHTS, "other_sources")
    return Permission(cite, True, f"Other rights stay, by {listed(sources, 'or')}.", sources)


def check_manner(law: Bylaws, manner: str) -> tuple[Finding, ...]:
    """Whether a paper went in a manner that has a deemed day: by hand, or by the mail named."""
    if not law.has(GIVEN):
        return ()
    cite, mail = law.cite(GIVEN), law.items(GIVEN, "mail")
    if manner == HAND or manner in mail:
        return (Finding(cite, "fits", "This manner has a day on which it is given.", "manner"),)
    sentence = f"Neither by hand nor by {listed(mail, 'or')} mail: it counts from proved receipt."
    return (Finding(cite, "warning", sentence, "manner"),)


def check_expense(
    law: Bylaws, kind: str, incurred: date, consented: date | None
) -> tuple[Finding, ...]:
    """Whether the corporation consented before the expense; judgments and verdicts need none."""
    if not law.has(CONSENT):
        return ()
    cite = law.cite(CONSENT)
    if kind in law.items(CONSENT, "excepted"):
        return (Finding(cite, "fits", f"No consent is needed for {kind}.", "consented"),)
    if consented and consented <= incurred:
        sentence = f"The corporation consented on {day_paper(consented)}."
        return (Finding(cite, "fits", sentence, "consented"),)
    sentence = f"Incurred on {day_paper(incurred)} without the corporation’s prior consent."
    return (Finding(cite, "warning", sentence, "consented"),)


def check_fees_refused(
    law: Bylaws,
    incurred: date,
    noticed: date | None,
    approved: date | None,
    retained: date | None,
    exceptions: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Whether the corporation may refuse fees of the person's own counsel incurred on a day."""
    if not law.has(DEFENSE):
        return ()
    cite, stop = law.cite(DEFENSE), fees_stop(law, noticed, approved, retained)
    found = [name for name in law.items(DEFENSE, "exceptions") if name in exceptions]
    if found:
        sentence = f"The fees are owed: {listed(found)}."
        return (Finding(cite, "warning", sentence, "exceptions"),)
    if stop.on is None or incurred <= stop.on:
        sentence = f"The fees of {day_paper(incurred)} are owed. {stop.counted}"
        return (Finding(cite, "warning", sentence, "incurred"),)
    return (Finding(cite, "fits", f"No fees are owed after {day_paper(stop.on)}.", "incurred"),)


def check_insurers(
    law: Bylaws,
    claim_noticed: date,
    told: date | None,
    today: date,
    *,
    in_force: bool,
    policy_due: date | None = None,
) -> tuple[Finding, ...]:
    """Whether the insurers were told of a claim. The policy's own last day, if known, decides."""
    if not (law.has(INSURERS) and in_force):
        return ()
    cite, by = law.cite(INSURERS), told or today
    if policy_due and by > policy_due:
        sentence = f"The policy asked for notice by {day_paper(policy_due)}."
        return (Finding(cite, "error", sentence, "noticed"),)
    if policy_due and told is None:
        return (Finding(cite, "info", f"Due by {day_paper(policy_due)}.", "noticed"),)
    if policy_due:
        return (Finding(cite, "fits", f"The policy asked by {day_paper(policy_due)}.", "noticed"),)
    return _as_soon(law, INSURERS, "Notice of the claim", claim_noticed, told, today)


def insurance_review(law: Bylaws, last: date) -> DateAnswer | None:
    """When to ask again whether insurance is practicable; `None` where no cycle is stated.

    The bylaws say `from time to time`; the number of months is our setting.
    """
    if law.choice(INSURANCE, "cycle") == "none":
        return None
    months = law.figure(INSURANCE, "review_after")
    on = months_shorter(last, months)
    counted = f"{day_short(last)} plus {months} months, our setting, is {day_short(on)}."
    return DateAnswer(law.cite(INSURANCE), on, counted, (Step("determined", last),))


@only_with(INSURANCE)
def check_insurance(law: Bylaws, last: date | None, today: date) -> tuple[Finding, ...]:
    """Whether the determination on insurance is recent by our setting."""
    if law.choice(INSURANCE, "cycle") == "none":
        return ()
    cite = law.cite(INSURANCE)
    if last is None:
        sentence = "No determination on insurance is recorded. It is due from time to time."
        return (Finding(cite, "advice", sentence, "last"),)
    if today <= months_shorter(last, law.figure(INSURANCE, "review_after")):
        return (Finding(cite, "fits", f"Determined on {day_paper(last)}.", "last"),)
    sentence = f"The last determination on insurance is of {day_paper(last)}."
    return (Finding(cite, "warning", sentence, "last"),)


def _as_soon(
    law: Bylaws, rule: str, event: str, since: date, noticed: date | None, today: date
) -> tuple[Finding, ...]:
    """C-SOON for a notice: how long it took, or has been waited for."""
    late = open_since(law, rule, since, noticed or today)
    if noticed is None:
        return late
    told = f"{event} of {day_paper(since)}, notice given on {day_paper(noticed)}."
    if not late:
        return (Finding(law.cite(rule), "fits", told, "noticed"),)
    note = "The bylaws give no number of days; ours are business days."
    return (Finding(law.cite(rule), late[0].severity, f"{told} {note}", "noticed"),)
