"""The text of a card: as high as its wrapped lines, told to a screen reader."""

from app.presenters.today import Card, CardLine
from app.ui.parts.card import CardText

LONG = "905 notices deposited at United States Post Office, Woodland Hills, by Linda J. Hargrove"


def card(label: str) -> CardText:
    return CardText(Card("Offices", (CardLine(label, "5 of 5", "fits"), CardLine("Seats", ""))))


def test_a_narrow_card_is_higher_and_a_longer_line_too(qtbot):
    one = card(LONG)
    qtbot.addWidget(one)
    assert one.heightForWidth(200) > one.heightForWidth(800) == card("Short").heightForWidth(800)


def test_it_grows_with_the_text(qtbot, dressed, qapp):
    one = card(LONG)
    qtbot.addWidget(one)
    before = one.heightForWidth(400)
    dressed.apply(qapp, dark=False, text_size=150)
    assert one.heightForWidth(400) > before


def test_what_is_drawn_differs_by_the_sign_and_the_words(qtbot):
    drawn = []
    for severity in ("fits", "warning", ""):
        one = CardText(Card("Offices", (CardLine("Seats", "5 of 5", severity),)))
        qtbot.addWidget(one)
        one.resize(300, one.heightForWidth(300))
        drawn.append(one.grab().toImage())
    assert len({image.constBits().tobytes() for image in drawn}) == 3


def test_a_screen_reader_is_told_every_line():
    one = CardText(
        Card(
            "Offices",
            (CardLine("Seats", "5 of 5", "fits"), CardLine("President", "vacant", "warning")),
        )
    )
    assert one.accessibleName() == "Offices"
    assert one.accessibleDescription().startswith("Seats: 5 of 5 (Fits). President: vacant (")
