"""The preview: pages of the very bytes, saving, and printing at 100 %."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from reportlab.pdfgen.canvas import Canvas

from app.presenters.view import Note
from app.ui.parts.note import NoteView
from app.ui.parts.paper_pages import PaperPages, print_pages
from app.ui.parts.paper_view import WHOLE_PAGE, PaperView
from app.ui.parts.preview import Preview

LETTER, LANDSCAPE = (612, 792), (792, 612)


def paper(*sizes):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.rect(0, size[1] - 36, 36, 36, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot):
    notes = (Note("fits", "Corporation’s name.", "§8.4", "c"), Note("error", "No place.", "§2.4"))
    made = Preview("Notice", paper(LETTER, LETTER, LANDSCAPE), notes=notes)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.open()
    return made


def test_pages_are_counted_and_turned(preview):
    assert preview.paper.page_count() == 3
    assert preview.where() == "page 1 of 3"
    QTest.keyClick(preview.paper, Qt.Key.Key_PageDown)
    assert preview.where() == "page 2 of 3"
    QTest.keyClick(preview.paper, Qt.Key.Key_End)
    QTest.keyClick(preview.paper, Qt.Key.Key_PageDown)
    assert preview.where() == "page 3 of 3"
    QTest.keyClick(preview.paper, Qt.Key.Key_Home)
    assert preview.where() == "page 1 of 3"


def test_page_width_fills_the_room_and_zoom_is_true(preview):
    view = preview.paper
    room = view._area.viewport().width()
    assert view.scale() * 612 == pytest.approx(room - 16)
    view.set_zoom(1.0)
    assert view.scale() == pytest.approx(96 / 72)
    view.set_zoom(WHOLE_PAGE)
    assert view.scale() * 792 <= view._area.viewport().height()


def test_what_it_must_say_stands_beside_it(preview):
    said = [view.note.sentence for view in preview.findChildren(NoteView)]
    assert said == ["Corporation’s name.", "No place."]


def test_the_very_bytes_are_saved(preview, qtbot, tmp_path):
    with qtbot.waitSignal(preview.saved):
        preview.save_to(str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes() == paper(LETTER, LETTER, LANDSCAPE)


def test_a_path_that_cannot_be_written_is_said(preview, qtbot, tmp_path):
    with qtbot.waitSignal(preview.refused) as told:
        preview.save_to(str(tmp_path / "no" / "a.pdf"))
    assert "was not saved" in told.args[0]


def test_a_page_is_drawn_as_it_is():
    picture = PaperPages(paper(LETTER)).picture(0, 1.0)
    assert (picture.width(), picture.height()) == LETTER
    assert picture.pixelColor(10, 10).lightness() < 20
    assert picture.pixelColor(100, 100).lightness() > 250


def test_bytes_that_are_no_paper_are_said_in_words(qtbot):
    view = PaperView()
    qtbot.addWidget(view)
    for data, kind, words in (
        (b"nothing", "application/pdf", "cannot be shown as a page"),
        (b"a,b", "text/csv", "a,b"),
        (b"\x00", "image/tiff", "image/tiff"),
    ):
        view.show_paper(data, kind)
        assert words in view._said.text()
        assert view.page_count() == 0
    with pytest.raises(ValueError, match="no PDF"):
        PaperPages(b"nothing")


def to_pdf(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(150)
    printer.setOutputFileName(str(path))
    return printer


def corner(path, page=0):
    """How far the black square of the first corner reaches, in points."""
    picture = PaperPages(path.read_bytes()).picture(page, 2.0)
    dark = [x for x in range(200) if picture.pixelColor(x, 30).lightness() < 80]
    return min(dark) / 2, (max(dark) + 1) / 2


def test_pages_go_out_at_full_size(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    assert print_pages(paper(LETTER, LANDSCAPE), to_pdf(out)) == 2
    sizes = [
        (round(p.mediabox.width), round(p.mediabox.height)) for p in pypdf.PdfReader(out).pages
    ]
    assert sizes == [LETTER, LANDSCAPE]
    assert corner(out) == (pytest.approx(0, abs=1), pytest.approx(36, abs=1))


def test_a_shift_moves_the_page(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    print_pages(paper(LETTER), to_pdf(out), shift=(0.25, 0))
    assert corner(out) == (pytest.approx(18, abs=1), pytest.approx(54, abs=1))


def test_only_the_pages_asked_for_go_out(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    assert print_pages(paper(LETTER, LANDSCAPE, LETTER), to_pdf(out), pages=[1]) == 1
    assert len(pypdf.PdfReader(out).pages) == 1


def test_printing_goes_on_beside_the_window(preview, qtbot, tmp_path):
    out = tmp_path / "out.pdf"
    with qtbot.waitSignal(preview.printed) as told:
        preview.print_on(to_pdf(out))
    assert told.args == [3]
    assert out.exists()


def test_the_buttons_of_the_head_have_no_equal_letters(preview):
    texts = [b.text() for b in preview.findChildren(QPushButton) if "&" in b.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters))


def test_a_paper_that_can_be_filed_asks_once(preview):
    asked = []
    preview.filing.connect(lambda: asked.append("asked"))
    assert not preview.file.isVisible()
    preview.offer_filing()
    assert preview.file.isVisible()
    preview.file.click()
    preview.mark_filed()
    preview.file.click()
    assert asked == ["asked"]
    assert preview.file.text() == "Filed"
