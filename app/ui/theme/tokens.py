"""The tokens of the look: two sets of colours, the type scale, the grid, and the pairs in use."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """All colours of one mode, as `#RRGGBB`."""

    desk: str
    desk2: str
    page: str
    sheet: str
    sunk: str
    ink: str
    ink2: str
    ink3: str
    rule: str
    edge: str
    pen: str
    penhover: str
    pensoft: str
    onpen: str
    breach: str
    breachsoft: str
    check: str
    checksoft: str
    advice: str
    advicesoft: str
    note: str
    notesoft: str
    fits: str
    fitssoft: str
    band: str
    bandedge: str
    hatch: str
    thumb: str
    shadow: str


LIGHT = Tokens(
    desk="#E7E3DA",
    desk2="#DAD5C9",
    page="#FAF8F3",
    sheet="#FFFFFF",
    sunk="#F3F0E9",
    ink="#1F2328",
    ink2="#4F555C",
    ink3="#5C6269",
    rule="#DDD8CC",
    edge="#85807A",
    pen="#1C4E7D",
    penhover="#163E64",
    pensoft="#DDE9F4",
    onpen="#FFFFFF",
    breach="#9A1B1B",
    breachsoft="#FBE9E6",
    check="#7A4A00",
    checksoft="#FCF0D6",
    advice="#1C4E7D",
    advicesoft="#E5EEF7",
    note="#4F555C",
    notesoft="#EEEBE4",
    fits="#1E6438",
    fitssoft="#E2F0E5",
    band="#CFE3D4",
    bandedge="#3F7F57",
    hatch="#CBC5B8",
    thumb="#A8A294",
    shadow="#B9B3A6",
)

DARK = Tokens(
    desk="#17191C",
    desk2="#0F1113",
    page="#1F2226",
    sheet="#25292E",
    sunk="#1B1E22",
    ink="#ECE8E0",
    ink2="#BDBAB3",
    ink3="#A3A19B",
    rule="#373B41",
    edge="#868C94",
    pen="#8FBCE8",
    penhover="#B1D2F2",
    pensoft="#2B3D50",
    onpen="#10202F",
    breach="#FFA79C",
    breachsoft="#47221F",
    check="#F3C46B",
    checksoft="#3F3117",
    advice="#8FBCE8",
    advicesoft="#24384B",
    note="#BDBAB3",
    notesoft="#2E3237",
    fits="#8FD3A4",
    fitssoft="#1F3A29",
    band="#2A4C37",
    bandedge="#6DB287",
    hatch="#4A4E55",
    thumb="#6A7079",
    shadow="#000000",
)

NAMES = Tokens(*Tokens._fields)
"""Each token's own name as its value: a style sheet made from it tells which pairs it uses."""


def with_more_contrast(tokens: Tokens) -> Tokens:
    """What the system's wish for more contrast makes of the colours (WCAG 1.4.6 as far as it goes).

    The softer inks become ink, hairlines become edges, soft grounds become the sheet.
    """
    return tokens._replace(
        ink2=tokens.ink,
        ink3=tokens.ink,
        rule=tokens.edge,
        breachsoft=tokens.sheet,
        checksoft=tokens.sheet,
        advicesoft=tokens.sheet,
        notesoft=tokens.sheet,
        fitssoft=tokens.sheet,
    )


# Type, in px at 100 %.
WORD, AXIS, SMALL, BODY, LAW, CARD, TITLE, FIGURE, NAME = 12, 13, 14, 15, 16, 18, 23, 28, 34
TEXT_SIZES = (100, 115, 130, 150)
"""The text sizes of the View menu, in percent."""

# Space and size, in px at 100 %; the grid is 4 px.
LABEL_WIDTH, FIELD_WIDTH, NUMBER_WIDTH, NOTE_WIDTH = 138, 264, 110, 660
NOTES_BESIDE_FROM = 952  # a page of 1000 px less its margins
MARGIN_LEFT, MARGIN_TOP = 24, 16
CONTROL = 32
SIGN = 17

SANS, SERIF = "Source Sans 3", "Source Serif 4"

GROUNDS = ("desk", "desk2", "page", "sheet", "sunk")
SEVERITY_TOKEN = {
    "error": "breach",
    "warning": "check",
    "advice": "advice",
    "info": "note",
    "fits": "fits",
}
"""The token that a severity is drawn in; its ground is that name with `soft`."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "ink2") for ground in GROUNDS),
    *(("ink3", ground) for ground in ("page", "sheet", "sunk")),
    *((ink, "notesoft") for ink in ("ink", "ink2")),
    *((ink, "pensoft") for ink in ("ink", "ink2", "pen")),
    *(("pen", ground) for ground in ("page", "sheet", "sunk", "desk")),
    *(
        (ink, ground)
        for ink in ("ink", "ink2", "pen")
        for ground in ("breachsoft", "checksoft", "advicesoft", "notesoft")
    ),
    *((name, f"{name}soft") for name in ("breach", "check", "advice", "note", "fits")),
    *(
        (name, ground)
        for name in ("breach", "check", "advice", "note", "fits")
        for ground in ("page", "sheet", "sunk")
    ),
    ("onpen", "pen"),
    ("onpen", "penhover"),
    *((ink, "band") for ink in ("ink", "ink2", "fits")),
    ("sheet", "ink"),
)
"""Every text and ground that meet on screen; each is at least 4.5 to 1 (WCAG 1.4.3)."""

LINE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("edge", ground) for ground in ("desk", "page", "sheet", "sunk")),
    *(("pen", ground) for ground in ("desk", "page", "sheet", "sunk", "pensoft")),
    *(("breach", ground) for ground in ("page", "sheet", "breachsoft")),
    *(("check", ground) for ground in ("page", "sheet", "checksoft")),
    *(("bandedge", ground) for ground in ("band", "sheet", "sunk")),
    ("fits", "band"),
    *((ink, ground) for ink in ("ink", "pen") for ground in ("band", "sheet")),
    ("note", "notesoft"),
    ("fits", "fitssoft"),
    ("advice", "advicesoft"),
)
"""Borders, rings and drawings and what they touch; each is at least 3 to 1 (WCAG 1.4.11)."""


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
