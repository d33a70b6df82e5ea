"""Forms made from the fields of an act: labels, kinds, choices, and what is handed on."""

from __future__ import annotations

from dataclasses import dataclass

from app.presenters.act_forms import act_form, given_of, label_of, lacking
from app.presenters.view import Choice


@dataclass(frozen=True)
class Described:
    """A field as an act describes it."""

    name: str
    kind: str
    says: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    rows: tuple[Described, ...] = ()


FIELDS = (
    Described("holder", "id", required=True),
    Described("surrendered", "texts", required=True),
    Described(
        "issued",
        "rows",
        rows=(Described("number", "text"), Described("shares", "shares", required=True)),
    ),
    Described("into", "choice", choices=("treasury", "set-aside")),
    Described("on", "day", required=True),
    Described("facsimile", "yes-no"),
    Described("reason", "text"),
)
HOLDERS = {"holder": (Choice("1", "Ann Lee"), Choice("2", "Bo Ray"))}


def test_a_form_has_a_label_a_kind_and_one_letter_for_each_field() -> None:
    form = act_form("repurchase", "Repurchase", FIELDS, HOLDERS, {"on": "2004-05-25"})
    kinds = {field.name: field.kind for field in form.fields}
    assert kinds == {
        **{"holder": "choice", "surrendered": "lines", "issued": "rows", "into": "choice"},
        **{"on": "date", "facsimile": "choice"},
    }
    letters = [field.label[field.label.index("&") + 1].lower() for field in form.fields]
    assert len(set(letters)) == len(letters)
    assert [f.name for f in form.fields if f.optional] == ["issued", "into", "facsimile"]
    into = next(field for field in form.fields if field.name == "into")
    assert [choice.label for choice in into.choices] == ["Treasury", "Set-aside"]
    assert form.fields[2].columns[1].label == "Shares"
    assert form.draft == {"on": "2004-05-25"}


def test_many_records_are_searched_and_unknown_ones_are_numbers() -> None:
    many = {"holder": tuple(Choice(str(n), f"Holder {n}") for n in range(40))}
    assert act_form("x", "X", FIELDS, many, {}).fields[0].kind == "pick"
    assert act_form("x", "X", FIELDS, {}, {}).fields[0].kind == "number"


def test_what_is_handed_on_leaves_out_what_is_empty() -> None:
    draft = {
        **{"holder": "1", "surrendered": " 12 ; 13\n14\n", "into": "", "on": "2004-05-25"},
        **{"issued": [{"number": "15", "shares": "40"}], "facsimile": ""},
    }
    assert given_of(FIELDS, draft) == {
        **{"holder": "1", "surrendered": ["12", "13", "14"], "on": "2004-05-25"},
        **{"issued": [{"number": "15", "shares": "40"}]},
    }
    assert given_of(FIELDS, draft | {"facsimile": "no"})["facsimile"] is False
    assert given_of(FIELDS, draft | {"facsimile": "yes"})["facsimile"] is True
    assert lacking(FIELDS, draft) == ()
    assert lacking(FIELDS, draft | {"surrendered": " ; "}) == ("surrendered",)


def test_labels_are_words_of_the_office() -> None:
    assert label_of("issued") == "Certificates made out"
    assert label_of("evidence") == "Evidence"
    assert label_of("price_per_share") == "Price per share"
