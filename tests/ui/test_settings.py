"""Settings that are damaged, foreign or cannot be written never keep the window from opening."""

import os
import random
import stat

import pytest

from app.ui.settings import FILE, RESET, Settings


def filled(folder):
    made = Settings(folder)
    made.set_by("Anna")
    made.set_text_size(130)
    made.set_colours("dark")
    return made


def test_what_was_set_is_read_again(tmp_path):
    filled(tmp_path)
    read = Settings(tmp_path)
    assert (read.by(), read.text_size(), read.colours(), read.note) == ("Anna", 130, "dark", "")
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_files_that_are_gone_are_not_listed(tmp_path):
    made = Settings(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).touch()
        made.add_recent(tmp_path / name)
    (tmp_path / "one").unlink()
    assert Settings(tmp_path).recent() == (tmp_path / "two",)


def test_fifty_damaged_files_all_open_with_sensible_values(tmp_path):
    filled(tmp_path)
    data = (tmp_path / FILE).read_bytes()
    chance = random.Random(2004)  # noqa: S311
    for _ in range(50):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        (tmp_path / FILE).write_bytes(broken[: chance.randrange(1, len(broken))])
        read = Settings(tmp_path)
        assert read.text_size() in (100, 115, 130, 150)
        assert read.colours() in ("system", "light", "dark")
        assert read.by()
        read.recent()


def test_a_file_that_is_no_text_is_set_aside_with_a_note(tmp_path):
    (tmp_path / FILE).write_bytes(b"\x00\xff" * 100)
    assert Settings(tmp_path).note == RESET


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    made = Settings(tmp_path)
    assert "cannot be kept" in made.note
    made.set_text_size(150)
    assert made.text_size() == 150
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").touch()
    made = Settings(tmp_path / "file" / "folder")
    assert "cannot be kept" in made.note
    made.set_by("Anna")
    assert made.by() == "Anna"


def test_offsets_statute_and_heads_are_kept(tmp_path):
    made = Settings(tmp_path)
    assert (made.shift(), made.statute(), made.head_of(tmp_path / "a")) == ((0, 0), True, (0, ""))
    made.set_shift(4.5, -2)
    made.set_statute(shown=False)
    made.keep_head(tmp_path / "a", 12, "ab")
    read = Settings(tmp_path)
    assert (read.shift(), read.statute(), read.head_of(tmp_path / "a")) == (
        (4.5, -2.0),
        False,
        (12, "ab"),
    )


@pytest.mark.parametrize("text", ["", "x y", "1", "1 2 3", "500 0", "nan 0", "1e9 2"])
def test_offsets_that_make_no_sense_are_none(tmp_path, text):
    made = Settings(tmp_path)
    made._set("shift", text)
    assert made.shift() == (0.0, 0.0)
