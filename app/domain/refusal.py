"""An act or a command that cannot be done, said in one sentence with the next step."""

from __future__ import annotations

DONE, INPUT, IN_USE, DAMAGED, STORAGE, NEWER, NOT_OURS = 0, 2, 3, 4, 5, 6, 7


class Refusal(Exception):  # noqa: N818 - the field's own word
    """What happened, whether anything was saved, and what to do; `code` is the exit code.

    Codes: 2 input refused, 3 in use or read-only, 4 file damaged or tampered, 5 storage failed,
    6 made by a newer version, 7 not our file.
    """

    def __init__(self, sentence: str, code: int = INPUT, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.field = field  # the form field it concerns, if one
