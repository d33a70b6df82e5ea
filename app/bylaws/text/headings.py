"""What a heading of an article, a section, a certificate or a marked paragraph looks like."""

from __future__ import annotations

import re

from app.bylaws.text.numerals import label_value

SMALL = frozenset(
    "a an and as at by for from in into of off on or other over per than the to under upon via "
    "with within without etc".split()
)
VERBS = frozenset(
    "shall may must will is are was were be been has have had can not means includes".split()
)
ARTICLE = re.compile(r"(?:ARTICLE|Article|ART\.|Art\.)\s+([A-Za-z]+|\d+)\b[\s.:)–—-]*(.*)")
SECTION = re.compile(
    r"(?:(?:SECTION|Section|SEC\.|Sec\.)\s*|§+\s*)"
    r"(\d+(?:\.\d+)*|[IVXL]+)(?![\w(])(?!\.\d)[\s.:)–—-]*(.*)"
)
DECIMAL = re.compile(r"(\d{1,2}\.\d{1,2})(?![\w(%,])(?!\.\d)[.:)]*\s+(.*)")
COUNTED = re.compile(r"(\d{1,2})\.\s+(.*)")
MARK = re.compile(r"\(\s?([a-z]{1,4}|[A-Z]|\d{1,2})\s?\)\s*(?=\S|$)")
BARE_MARK = re.compile(r"([a-z]|\d{1,2}|[ivx]+)[.)]\s+(?=\S)")
CERTIFICATE = re.compile(
    r"(?:(?:secretary|incorporator)'?s?'?\s+)?certificat(?:e|ion)\b(?!\s+for)|adoption|attestation",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?:I|We), the undersigned\b|The undersigned,? .*certif|IN WITNESS WHEREOF")
CAPITALS = re.compile(r"[^a-z]*?[A-Z]{2}[^a-z]*")
CAPITAL_HEAD = re.compile(r"[^a-z]*?[A-Z]{2,}[^a-z]*?[)\"']*(?:[.:]|\s[-–—]|[–—])(?=\s|$)")
STOP = re.compile(r"[.:](?=\s+[\"'(\[]*[A-Z(]|\s*$)")
DASH = re.compile(r"\.?\s*(?:--|[–—])\s*(?=[A-Z])|\s-\s(?=[A-Z])")
CLOSED = re.compile(r".*[.:;?!][\"')\]]*(?:\s+(?:and|or|and/or))?")
LISTED = re.compile(r".*,(?:\s+(?:and|or|and/or))?")


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout."""
    return bool(CAPITALS.fullmatch(text))


def is_title(text: str) -> bool:
    """Whether every word but the small ones begins with a capital."""
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", text) if w.casefold() not in SMALL]
    return bool(words) and len(words) <= 14 and all(w[0].isupper() for w in words)


def is_closed(text: str) -> bool:
    """Whether a line may end a paragraph: a sentence ends, or it is a heading in capitals."""
    return bool(CLOSED.fullmatch(text)) or is_capitals(text)


def is_listed(text: str) -> bool:
    """Whether a marked paragraph may follow: a comma, `and` or `or` ends the line."""
    return bool(LISTED.fullmatch(text))


def article_label(text: str) -> str:
    """The number of the article whose heading this line is, as printed; else empty."""
    found = ARTICLE.fullmatch(text)
    if not found or not label_value(found.group(1)):
        return ""
    rest = found.group(2)
    return found.group(1) if not rest or is_capitals(rest) or is_title(rest) else ""


def article_rest(text: str) -> str:
    """The heading that stands on the line of the article's number."""
    found = ARTICLE.fullmatch(text)
    return found.group(2) if found else ""


def section_number(text: str, shapes: tuple[re.Pattern[str], ...] = (SECTION,)) -> str | None:
    """The number of the section that this line may begin, as printed; else `None`."""
    for shape in shapes:
        found = shape.fullmatch(text)
        if found and (not found.group(2) or re.match(r"[\"'(\[]*[A-Z]", found.group(2))):
            return found.group(1)
    return None


def section_rest(text: str, shapes: tuple[re.Pattern[str], ...]) -> str:
    """What stands on the line after the section's number."""
    found = (shape.fullmatch(text) for shape in shapes)
    return next((match.group(2) for match in found if match), text)


def is_certificate(text: str) -> bool:
    """Whether this line heads the certificate on the bylaws, or begins it without a heading."""
    headed = bool(CERTIFICATE.match(text)) and (is_capitals(text) or is_title(text))
    return headed or bool(SIGNED.match(text))


def head_length(text: str) -> int:
    """How much of a section's text is its heading, the stop included; 0 if it has none."""
    capital = re.match(r"[^a-z]*", text)
    fits = [m.end() for m in CAPITAL_HEAD.finditer(text[: capital.end()] if capital else "")]
    if fits and len(text[: fits[-1]].split()) <= 20:
        return fits[-1]
    stop, dash = STOP.search(text), DASH.search(text)
    if stop and is_title(text[: stop.start()]):
        return stop.end()
    found = dash if dash and (not stop or dash.start() <= stop.start()) else stop
    if not found:
        return 0
    head = text[: found.start()]
    return found.end() if is_title(head) or _is_phrase(head) else 0


def _is_phrase(head: str) -> bool:
    words = re.findall(r"[\w'-]+", head.casefold())
    return 0 < len(words) <= 7 and not VERBS.intersection(words)


def mark_of(text: str, bare: bool = False) -> str:
    """The mark that begins a paragraph: `a` of `(a)`, with `bare` also of `a.`; else empty."""
    found = (BARE_MARK if bare else MARK).match(text)
    return found.group(1) if found else ""
