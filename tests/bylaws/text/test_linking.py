"""Citations of rules and the passages they name, in the invented texts."""

from datetime import date
from pathlib import Path

import pytest

from app.bylaws.calendar import load_calendar
from app.bylaws.law import Bylaws, Rule
from app.bylaws.text.export import export, paragraph_places
from app.bylaws.text.linking import find_section, link_rules
from app.bylaws.text.parts import BylawsText
from app.bylaws.text.sections import read_text

TEXTS = Path(__file__).parents[1] / "texts"


def read(name: str) -> BylawsText:
    return read_text((TEXTS / f"{name}.txt").read_bytes().decode())


@pytest.mark.parametrize(
    ("name", "cite", "begins", "ends"),
    [
        ("harbor", "§1.2", "§1.2  OTHER PLACES", "anywhere."),
        ("harbor", "§2.1 ¶2", "A call by owners", "if it storms."),
        ("harbor", "§2.2(a)", "(a) Word goes", "the hour."),
        ("harbor", "§2.2(b)(ii)", "(ii) when the owner asks", "whichever is later."),
        ("harbor", "§2.2(b)(i)", "(i) when no new", "for one year, or "),
        ("harbor", "§2.3 ¶2", "They do what follows:", "(c) Say what was decided."),
        ("harbor", "§2.3 ¶2(b)", "(b) Hear", "and"),
        ("harbor", "§2.3(b)", "(b) Hear", "and"),
        ("harbor", "§2.3 last", "The counters are fair.", "period."),
        ("harbor", "Title", "Title\n\nRESTATED", "March 3, 2031)"),
        ("harbor", "Cert", "Cert  CERTIFICATE", "Ada Quill, Secretary"),
        ("harbor", "Cert(2)", "(2) These bylaws have 7 pages", "March 3, 2031."),
        ("harbor", "§2.2(c) (owners only)", "(c) A rule", "shares."),
        ("millrace", "II §2 ¶3", "A notice says", "in grain."),
        ("millrace", "II §2 ¶3(c)", "(c) If grain", "in grain."),
        ("millrace", "II §2 ¶4", "The notice names", "candidates."),
        ("millrace", "II §3(a)(ii)", "(ii) a merger", "bylaws, or "),
        ("millrace", "III §2(b)", "(b) A helper is paid", "a court says no."),
        ("millrace", "III §2(b)(3)", "(3) Where", "says no."),
        ("millrace", "2 §1", "II §1  THE YEARLY", "Section 2."),
        ("orchard", "§2.2(b)", "(b) what will be asked", "grower; and"),
        ("gable", "IV ¶2", "A change is written", "the book."),
        ("gable", "II", "II\n\nMembers are", "the house."),
        ("ferry", "II §4", "II §4  Mate", "the captain."),
        ("ferry", "§4", "II §4  Mate", "the captain."),
    ],
)
def test_a_citation_names_a_passage(name: str, cite: str, begins: str, ends: str) -> None:
    (passage,) = find_section(read(name), cite)
    assert passage.missing == ""
    assert passage.text.startswith(begins)
    assert passage.text.endswith(ends)


def test_several_citations_are_found_one_after_the_other() -> None:
    found = find_section(read("harbor"), "Cert, Title, §2.1 ¶1, §2.2(b)(ii), §2.1")
    assert [p.cite for p in found] == ["Cert", "Title", "§2.1 ¶1", "§2.2(b)(ii)", "§2.1"]
    assert all(p.text for p in found)


def test_a_section_that_stands_twice_is_shown_twice() -> None:
    found = find_section(read("gable"), "II §4")
    assert [p.text.split(". ")[-1][:18] for p in found] == ["II §4  Pets\n\nA pet"] * 2
    assert found[0].text != found[1].text


@pytest.mark.parametrize(
    ("name", "cite", "why"),
    [
        ("harbor", "§2.9", "§2.9 is not in this text."),
        ("harbor", "§2.1 ¶7", "§2.1 has 2 paragraphs. The whole section is shown."),
        ("harbor", "§2.2 ¶1", "§2.2 has 0 paragraphs. The whole section is shown."),
        ("harbor", "§2.2(z)", "§2.2(z) is not found. The whole section is shown."),
        ("harbor", "VII §1", "VII §1 is not in this text."),
        ("harbor", "Preface", "Preface names no section."),
        ("gable", "Cert", "Cert is not in this text."),
        ("harbor", "", "An empty citation names no section."),
    ],
)
def test_what_is_not_found_says_why(name: str, cite: str, why: str) -> None:
    (passage,) = find_section(read(name), cite)
    shown = export(passage.section) if passage.section else ""
    assert (passage.missing, passage.text) == (why, shown)
    assert bool(shown) == why.endswith("shown.")


def test_every_rule_is_linked_or_told() -> None:
    rules = {
        rule_id: Rule(rule_id, "T", "S.", section, {})
        for rule_id, section in (("a.one", "§2.1 ¶2"), ("a.two", "§2.9, §3.1"), ("a.none", "X §1"))
    }
    law = Bylaws("elm", "1", "Elm", date(2031, 3, 3), rules, load_calendar("california"))
    links = link_rules(law, read("harbor"))
    assert [(x.rule, [p.cite for p in x.passages]) for x in links.links] == [
        ("a.one", ["§2.1 ¶2"]),
        ("a.two", ["§3.1"]),
        ("a.none", []),
    ]
    assert [(x.rule, x.cite) for x in links.unlinked] == [("a.two", "§2.9"), ("a.none", "X §1")]
    assert all(x.why.endswith("is not in this text.") for x in links.unlinked)


def test_a_section_is_exported_with_its_heading_and_marks_indented() -> None:
    section = next(s for s in read("millrace").sections if s.cite == "III §2")
    text = export(section)
    assert text.startswith("III §2  SHIELD OF HELPERS\n\n    (a) ")
    assert "\n\n        (1) Where the helper is liable;" in text
    for paragraph, (start, end) in zip(section.paragraphs, paragraph_places(section), strict=True):
        assert text[start:end] == paragraph.text
