"""Minutebook: the corporate secretary's desk for one small company.

The law (`bylaws`), the books (`store`), the papers (`documents`) and the desk
(`presenters`, `acts`, `ui`, `cli`) over plain values (`domain`). Imports point down only.
"""

VERSION = "0.1.0"
