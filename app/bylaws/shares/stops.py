"""Stops on certificates: what they stand against, and the certificates to which they pass.

No section of the bylaws speaks of stops. A stop is an order or a claim on the shares, which the
books keep: it stays on what is made out for the same holder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from app.bylaws.answers import Finding, ours
from app.domain.shares import Certificate
from app.domain.words import listed, says_certificates

STOP = ours("ours.stop", "While a stop stands on a certificate no transfer of it is entered.")


def check_stops(
    given_up: Iterable[Certificate],
    made: Mapping[str, Collection[str]],
    *,
    barred: bool = True,
    unborne: str = "error",
) -> tuple[Finding, ...]:
    """The stops on certificates given up, and the same holder’s new ones that bear them.

    `made` has the stops of each new certificate of that holder by its number. `barred` where a
    stop stands against the entry; `unborne` is how grave it is to leave one off.
    """
    return tuple(_found(given_up, made, "error" if barred else "warning", unborne))


def check_called_in(given_up: Iterable[Certificate], *, ended: bool) -> tuple[Finding, ...]:
    """Stops on certificates that are all called in; a breach where they end with them."""
    stopped = [c for c in given_up if c.stops]
    if not stopped:
        return ()
    numbers = [c.number for c in stopped]
    texts = dict.fromkeys(_bare(c.stopped) for c in stopped)
    one = len(stopped) == 1
    verb, passes, them = (
        ("a stop stands", "It passes", "it") if one else ("stops stand", "They pass", "them")
    )
    sentence = f"On {says_certificates(numbers)} {verb}: {listed(list(texts))}."
    if ended:
        said = f"{sentence} What is made out would not bear {them}."
        return (Finding(STOP, "error", said, "surrendered"),)
    said = f"{sentence} {passes} to what is made out for the same holder."
    return (Finding(STOP, "warning", said, "surrendered"),)


def _found(
    given_up: Iterable[Certificate],
    made: Mapping[str, Collection[str]],
    severity: str,
    unborne: str,
) -> Iterator[Finding]:
    for old in given_up:
        if not old.stops:
            continue
        bear = [number for number, stops in made.items() if set(old.stops) <= set(stops)]
        sentence = f"A stop stands on certificate {old.number}: {_bare(old.stopped)}."
        sentence += f" It passes to {says_certificates(bear)}." if bear else ""
        yield Finding(STOP, severity, sentence, "surrendered")
        if without := [number for number in made if number not in bear]:
            yield Finding(STOP, unborne, _unborne(old, without), "issued")


def _unborne(old: Certificate, without: Sequence[str]) -> str:
    numbers = f"C{says_certificates(without)[1:]}"
    return f"{numbers} would not bear the stop of certificate {old.number}: {_bare(old.stopped)}."


def _bare(text: str) -> str:
    return text.removesuffix(".")
