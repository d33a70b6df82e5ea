"""Minutebook as a command: the window, or one of the commands that work without it.

python -m app [FILE]           the window (on FILE, or the start page)
python -m app ask | rules      questions put to the bylaws
python -m app new | sample | drive | dump | verify | backup | restore   the company file
python -m app headless FOLDER  the main job without a screen
python -m app pictures FOLDER  the pictures of the manual, drawn from the program
"""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "ask": "app.cli.ask:main",
    "rules": "app.cli.rules:main",
    "new": "app.cli.new:main_new",
    "sample": "app.cli.new:main_sample",
    "drive": "app.cli.drive:main",
    "dump": "app.cli.files:main_dump",
    "verify": "app.cli.files:main_verify",
    "backup": "app.cli.files:main_backup",
    "restore": "app.cli.files:main_restore",
    "headless": "app.ui.headless:main",
    "pictures": "app.ui.manual_pictures:main",
}

WINDOW = "app.ui.desktop:main"


def main(argv: list[str]) -> int:
    """Run the command named first, or open the window."""
    if argv and argv[0] in ("-h", "--help"):
        print(__doc__)  # noqa: T201
        return 0
    named = bool(argv) and argv[0] in COMMANDS
    module, name = (COMMANDS[argv[0]] if named else WINDOW).split(":")
    return int(getattr(import_module(module), name)(argv[1:] if named else argv))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
