"""Minutebook: the corporate secretary's desk for one small company.

The law (`bylaws`), the books (`store`), the papers (`documents`) and the desk
(`presenters`, `acts`, `ui`, `cli`) over plain values (`domain`). Imports point down only.
"""

from pathlib import Path

VERSION = "0.1.0"
RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Bylaws, calendars, fonts, icons, help and the sample, as they lie beside the program."""
