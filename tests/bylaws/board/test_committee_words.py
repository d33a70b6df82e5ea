"""Free words that may speak of what a committee may not do: 1988 III §15(a) to (h), 2002 §4.1."""

import tomllib

import pytest

from app import RESOURCES
from app.bylaws.board.committee_words import check_words, marks
from app.bylaws.board.committees import BARRED
from app.bylaws.law import built_in
from tests.bylaws.companies.test_companies import LAWS

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")

SPEAKS = [
    ("to approve a merger with Acme", ["shareholder approval"]),
    ("amend the articles", ["shareholder approval"]),
    ("the sale of substantially all of the assets", ["shareholder approval"]),
    ("Fill any vacancy on the board", ["vacancies"]),
    ("fix the fees: directors’ fees and expenses", ["pay of directors"]),
    ("fix the compensation of the directors", ["pay of directors"]),
    ("to adopt, amend or repeal by-laws", ["bylaws"]),
    ("BYLAWS", ["bylaws"]),
    ("rescind a resolution of the board", ["unamendable resolutions"]),
    ("that the resolution of May 2 be rescinded", ["unamendable resolutions"]),
    ("that 500 shares be repurchased", ["distributions"]),
    ("declare dividends", ["distributions"]),
    ("repurchase up to 10,000 shares", ["distributions"]),
    ("appoint a further committee", ["other committees"]),
    ("name a subcommittee", ["other committees"]),
    ("declare a dividend and\n  amend the bylaws", ["bylaws", "distributions"]),
]
SILENT = [
    "choose the accountants",
    "lease the warehouse at 9 Hill Road",
    "oversee the audit; the committee appoints counsel",
    "fix the pay of officers",
    "distribute the minutes to members",
    "issue the report. Value the shares",
    "propose amendments of the plan. Articles for the newsletter",
    "",
    # the bylaws’ own word is judged elsewhere, as a breach
    "bylaws",
    "distributions",
]


@pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
@pytest.mark.parametrize(("words", "subjects"), SPEAKS)
def test_words_that_may_speak_of_a_barred_subject_are_asked_of(law, words, subjects) -> None:
    found = check_words(law, words, "powers")
    assert sorted(f.sentence.partition(" may speak of ")[2].partition(".")[0] for f in found) == (
        subjects
    )
    assert {(f.severity, f.field, f.cite.rule) for f in found} == {("warning", "powers", BARRED)}


@pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
@pytest.mark.parametrize("words", SILENT)
def test_other_words_are_left_alone(law, words) -> None:
    assert check_words(law, words, "powers") == ()


def test_the_question_quotes_the_words_and_names_the_section() -> None:
    (old,) = check_words(OLD, "It may issue\n up to 500 shares to employees.", "text")
    assert old.sentence == (
        "The words “issue up to 500 shares” may speak of issue of shares. A committee may not act"
        " on issue of shares. The board acts on it."
    )
    assert (old.severity, old.cite.section[:10]) == ("warning", "III §15(a)")
    (new,) = check_words(NEW, "issue shares", "text")
    assert (new.severity, new.cite.section[:7]) == ("advice", "§4.1(a)")
    assert new.sentence == (
        "The words “issue shares” may speak of issue of shares. The issue of shares is not barred"
        " here, as it was before. Have the board act."
    )
    assert check_words(NEW, "issue of shares", "text") == ()
    (passive,) = check_words(OLD, "Shares are issued.", "text")
    assert "“Shares are issued”" in passive.sentence


def test_a_subject_that_is_named_as_the_power_is_not_asked_of_again() -> None:
    words = "declare a dividend and amend the bylaws"
    (left,) = check_words(NEW, words, "text", "bylaws")
    assert "may speak of distributions" in left.sentence


def test_every_subject_that_a_bylaws_file_may_bar_has_its_words() -> None:
    text = (RESOURCES / "bylaws" / "catalogue.toml").read_text(encoding="utf-8")
    offered = tomllib.loads(text)["rules"][BARRED]["params"]["barred"]["offered"]
    assert set(marks()) == set(offered)


def test_bylaws_that_bar_nothing_ask_nothing() -> None:
    silent = [law for law in LAWS.values() if not law.has(BARRED)]
    assert silent
    assert all(check_words(law, "amend the bylaws", "powers") == () for law in silent)
