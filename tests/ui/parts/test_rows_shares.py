"""How a small table typed into shares its room: a list is as wide as its longest choice needs."""

from app.presenters.view import Choice, Field
from app.ui.parts.form import make_editor

NAMES = tuple(Choice(name, name) for name in ("Miriam Goldstein-Reyes", "Alan R. Steadman"))
WAYS = (Choice("mail", "Mail"), Choice("telephone", "Telephone"))
ROWS = Field(
    "rows",
    "To &whom",
    "rows",
    columns=(
        Field("name", "Director", "choice", choices=NAMES),
        Field("manner", "By", "choice", choices=WAYS),
        Field("on", "On", "date"),
        Field("at", "At", "time"),
        Field("address", "Number or address"),
    ),
)


def test_no_name_and_no_day_is_cut(qtbot):
    editor = make_editor(ROWS)
    qtbot.addWidget(editor)
    row = {"name": "Miriam Goldstein-Reyes", "manner": "telephone", "on": "2004-02-27"}
    editor.set_value([row])
    editor.resize(840, 120)
    editor.show()
    cells = editor.cells(0)
    for name, text in (("name", "Miriam Goldstein-Reyes"), ("on", "Fri, Feb 27, 2004")):
        target = cells[name].target
        assert target.width() >= target.fontMetrics().horizontalAdvance(text) + 30  # its button
