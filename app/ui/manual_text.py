"""The manual as it is read: serif headings, room between paragraphs, one weight of emphasis."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.ui.theme import theme
from app.ui.theme.tokens import BODY, CARD, TITLE

HEADS = {1: (TITLE, 0, 8), 2: (CARD, 20, 6), 3: (BODY, 12, 4)}
"""Size, room above and room below of a heading, in px at 100 %."""
PARAGRAPH, LINE, EDGE, PICTURE = 8, 4, 20, 800


class ManualText(QTextBrowser):
    """The text of a Markdown file; it can be searched and opened at a heading."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setAccessibleName("Manual")
        self.setOpenExternalLinks(False)
        self.setSearchPaths([str(path.parent)])
        theme().changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Read the file and dress it in the type and colours in force."""
        document = self.document()
        document.setMarkdown(_curled(self._path.read_text("utf-8")))
        document.setDocumentMargin(theme().px(EDGE))
        block = document.begin()
        while block.isValid():
            _dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture no wider than a page of the manual, scaled smoothly."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not found:
            return found
        image = QImage.fromData(found)
        width = min(image.width(), theme().px(PICTURE))
        return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def open_at(self, heading: str) -> None:
        """Show this heading at the top."""
        block = self.document().begin()
        while block.isValid() and block.text() != heading:
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            box = self.document().documentLayout().blockBoundingRect(block)
            self.verticalScrollBar().setValue(round(box.top()))

    def look_for(self, text: str) -> bool:
        """Mark the next place of this text, from the start again after the last."""
        if self.find(text):
            return True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(text, QTextDocument.FindFlag(0))


def _curled(text: str) -> str:
    """Typographer's apostrophes, which the file is written without."""
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _dress_block(block: QTextBlock) -> None:
    level, listed = block.blockFormat().headingLevel(), bool(block.textList())
    size, above, below = HEADS.get(level, (BODY, 0, LINE if listed else PARAGRAPH))
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    shape.setTopMargin(theme().px(above))
    shape.setBottomMargin(theme().px(below))
    shape.setLineHeight(2, 4)  # px more than the line: QTextBlockFormat.LineDistanceHeight
    cursor.setBlockFormat(shape)
    for start, length, was in _fragments(block):
        if was.isImageFormat():
            continue
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(was, size if level else 0))


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found: list[tuple[int, int, QTextCharFormat]] = []
    walk = block.begin()
    while not walk.atEnd():
        one = walk.fragment()
        found.append((one.position(), one.length(), one.charFormat()))
        walk += 1
    return found


def _letters(was: QTextCharFormat, heading: int) -> QTextCharFormat:
    """The letters of a heading, or of a text with its emphasis; code stands on a ground."""
    now = QTextCharFormat()
    strong = was.fontWeight() > QFont.Weight.Medium or bool(heading)
    font = theme().font(heading or BODY, semibold=strong, serif=bool(heading))
    font.setItalic(was.fontItalic())
    now.setFont(font)
    now.setForeground(theme().colour("ink"))
    if was.fontFixedPitch():
        now.setBackground(theme().colour("sunk"))
    return now


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setCellPadding(theme().px(6))
    shape.setCellSpacing(0)
    shape.setBorder(0)
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setFormat(shape)
