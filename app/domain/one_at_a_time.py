"""What in this process may be asked by one thread at a time."""

from __future__ import annotations

from threading import Lock

PDFIUM = Lock()
"""pdfium, which shows the pages of papers and reads the words in them."""
