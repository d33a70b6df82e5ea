"""The forms of acts on matters: no keys to type, words to choose from, the focus where work is."""

from app.ui.any_act import make_act


def log_demand(window) -> None:
    given = {"wants": "bylaws", "received_on": "2/26/2004", "holders": [1], "demand": "d"}
    window.desk.perform("receive-demand", given)


def fields(desk, operation, **first):
    return {field.name: field for field in make_act(desk, operation, first).form.fields}


def test_a_matter_is_chosen_by_its_words(window):
    log_demand(window)
    demand = fields(window.desk, "answer-demand")["demand"]
    assert [(one.value, one.label.partition(" received")[0]) for one in demand.choices] == [
        ("d", "Demand for a copy of the bylaws")
    ]
    assert demand.hint == ""


def test_the_key_of_a_new_matter_is_handed_on_and_not_asked_for(window):
    made = make_act(window.desk, "receive-demand", {"demand": "demand-2004-1"})
    assert "demand" not in {field.name for field in made.form.fields}
    draft = {**made.form.draft, "wants": "list"}
    assert made.given(draft)["demand"] == "demand-2004-1"


def test_a_year_has_no_comma_and_is_the_running_one(window):
    page = window.open_page(3)
    page.start("keep-information")
    form = page.matters.dialog.form
    assert form.draft()["year"] == "2004"
    page.matters.dialog.close()


def test_labels_say_what_is_asked_for(window):
    asked = fields(window.desk, "change-number")
    assert asked["number"].label.replace("&", "") == "Number of directors"
    assert asked["number"].hint == ""  # which would only say it again
    assert fields(window.desk, "delegate")["name"].kind == "choice"
    assert fields(window.desk, "committee-create")["committee"].kind == "text"


def test_the_focus_stands_in_the_first_field_that_is_empty(window):
    page = window.open_page(2)
    page.start("change-number")
    dialog = page.matters.dialog
    assert dialog.focusWidget() is dialog.form.editors["number"].target
    dialog.close()
    page = window.open_page(4)
    window.go("found:4:plan:2004-annual")
    page.start("receive-proxy")
    dialog = page.day.acts.dialog
    assert dialog.focusWidget() is dialog.form.editors["holder"].target
    dialog.close()
