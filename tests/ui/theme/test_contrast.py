"""Contrast of every pair of colours in use (WCAG 2.2, 1.4.3 and 1.4.11), in both palettes."""

import re

import pytest

from app.ui.theme.sheet import make_sheet
from app.ui.theme.tokens import (
    DARK,
    GROUNDS,
    LIGHT,
    LINE_PAIRS,
    NAMES,
    SEVERITY_TOKEN,
    TEXT_PAIRS,
    contrast,
    with_more_contrast,
)

PALETTES = {
    "light": LIGHT,
    "dark": DARK,
    "light, more": with_more_contrast(LIGHT),
    "dark, more": with_more_contrast(DARK),
}


def test_the_formula_gives_the_known_ends():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_reads(palette, ink, ground):
    tokens = PALETTES[palette]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_and_signs_are_seen(palette, line, ground):
    tokens = PALETTES[palette]
    assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3.0


def rules():
    """The style sheet with token names in the colours' place, rule by rule."""
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", make_sheet(NAMES)):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield selector.strip(), {key.strip(): value.strip() for key, value in pairs}


def test_a_pair_of_the_style_sheet_is_listed():
    missing = {
        (said["color"], said["background"])
        for _, said in rules()
        if "color" in said and said.get("background", "transparent") != "transparent"
    } - set(TEXT_PAIRS)
    assert missing == set()


def test_a_text_colour_of_the_style_sheet_stands_on_a_listed_ground():
    used = {said["color"] for _, said in rules() if "color" in said}
    assert used <= {ink for ink, _ in TEXT_PAIRS}


def test_a_border_of_a_control_is_listed():
    ornament = {"rule", "transparent", "desk2", "sheet", "sunk", "page"}
    lines = {line for line, _ in LINE_PAIRS}
    for selector, said in rules():
        for key, value in said.items():
            if key.startswith("border") and key != "border-radius" and "solid" in value:
                name = value.split()[-1]
                assert name in lines | ornament, (selector, value)


def test_every_severity_has_a_token_and_a_soft_ground():
    for name in SEVERITY_TOKEN.values():
        assert getattr(LIGHT, name)
        assert getattr(LIGHT, f"{name}soft")


def test_red_is_breach_and_nothing_else():
    for tokens in (LIGHT, DARK):
        others = [getattr(tokens, name) for name in tokens._fields if name != "breach"]
        assert tokens.breach not in others


def test_labels_read_on_all_grounds():
    assert {(ink, ground) for ink in ("ink", "ink2") for ground in GROUNDS} <= set(TEXT_PAIRS)
