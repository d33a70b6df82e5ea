"""The printer's test page in words: how to find the two offsets that letters and labels take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TestPage:
    """Title, the steps to take, and what stands in the window's frame."""

    __test__ = False  # no test of pytest's

    title: str
    company: str
    steps: tuple[str, ...]
    window: str


def compose_test_page(company: str) -> TestPage:
    """How to measure what the printer does to a page."""
    return TestPage(
        "Printer test page",
        company,
        (
            "Print this page at 100 %, without “fit to page”, on the paper of the letters.",
            "Hold a ruler against the left edge of the sheet. The mark 1 of the upper ruler lies "
            "one inch from the edge. If it lies at more than an inch, the offset to the right is "
            "negative by the difference; if at less, it is positive.",
            "Hold the ruler against the top edge. The mark 1 of the side ruler lies one inch from "
            "the edge. If it lies at more than an inch, the offset upward is positive by the "
            "difference; if at less, it is negative.",
            "One inch is 72 points, a sixteenth of an inch is 4.5 points, a millimeter is "
            "2.83 points. Write both offsets in points.",
            "Print the page again with the offsets: the marks lie where they should. Fold the "
            "sheet in thirds and put it in a window envelope: the frame above shows whole.",
            "Labels: 30 to a sheet, 2 5/8 by 1 inch, half an inch from the top. Hold the page "
            "against a sheet of labels before the first run.",
        ),
        "The address of a letter stands in this frame.",
    )
