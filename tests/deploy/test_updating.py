"""A machine without Internet is installed, upgraded from a file, and goes back by itself."""

import os
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from deploy.updating import (
    launching,
    laying,
    program,
    services,
    serving,
    switching,
    upgrading,
    wheels,
)
from deploy.updating.folder import PLATFORM, open_folder, unpacked
from deploy.updating.place import Place, load
from deploy.updating.refusal import Refused
from deploy.updating.switching import mend
from tests.deploy.offline import make_folder, other_python, served, words_of

SILENT = [].append
(OTHER,) = {"linux", "windows"} - {PLATFORM}


def upgrade(place, folder):
    upgrading.upgrade(place, open_folder(folder), SILENT)


def test_an_installation_serves_an_empty_book(bench, tmp_path):
    place = bench.install(make_folder(tmp_path, "1.0"))
    assert served(place) == "1.0"
    assert words_of(place) == []
    assert load(bench.program) == place
    assert "không tự chạy khi bật máy" in " ".join(bench.said)
    with pytest.raises(Refused, match="đã cài"):
        bench.install(tmp_path / f"sohoagiai-1.0-{PLATFORM}")


def test_an_installation_that_fails_can_be_begun_again(bench, tmp_path):
    with pytest.raises(Refused, match="không trả lời"):
        bench.install(make_folder(tmp_path, "1.0", breaks="serve"))
    place = bench.install(make_folder(tmp_path, "1.1"))
    assert served(place) == "1.1"
    assert any("dùng tiếp" in sentence for sentence in bench.said)


def test_an_upgrade_takes_the_book_along(installed, tmp_path):
    upgrade(installed, make_folder(tmp_path, "1.1"))
    assert served(installed) == "1.1"
    assert words_of(installed) == ["trước"]
    assert not installed.mark.exists()
    upgrade(installed, make_folder(tmp_path, "1.10"))
    kept = {path.name for path in (installed.program / "versions").iterdir()}
    assert kept == {"1.1", "1.10"}


def test_an_upgrade_from_a_zip(installed, tmp_path):
    folder = make_folder(tmp_path, "1.1")
    file = shutil.make_archive(str(tmp_path / "new"), "zip", tmp_path, folder.name)
    inside = unpacked(tmp_path / "new.zip")
    upgrade(installed, inside)
    shutil.rmtree(inside.parent)
    assert served(installed) == "1.1"
    whole = (tmp_path / "new.zip").read_bytes()
    (tmp_path / "new.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="chép chưa hết"):
        unpacked(tmp_path / "new.zip")
    with ZipFile(file, "w") as other:
        other.writestr("thu/thu.txt", "x")
    with pytest.raises(Refused, match="không phải bộ cài"):
        unpacked(tmp_path / "new.zip")


def lose(folder):
    (folder / "updating/wheels.py").unlink()


def alter(folder):
    (folder / "updating/wheels.py").write_text("#")


def add(folder):
    (folder / "virus.exe").write_text("#")


def test_a_folder_that_cannot_be_used_changes_nothing(installed, tmp_path, monkeypatch):
    cases = [
        ("0.9", PLATFORM, None, "cũ hơn phiên bản 1.0"),
        ("1.0", PLATFORM, None, "đúng phiên bản 1.0"),
        ("1.1", PLATFORM, lose, "thiếu tệp"),
        ("1.1", PLATFORM, alter, "bị hỏng"),
        ("1.1", PLATFORM, add, "tệp lạ “virus.exe”"),
        ("1.1", OTHER, None, f"máy {OTHER}"),
    ]
    for number, (version, platform, spoil, sentence) in enumerate(cases):
        folder = make_folder(tmp_path / f"{number}", version, platform=platform)
        if spoil:
            spoil(folder)
        with pytest.raises(Refused, match=sentence):
            upgrade(installed, folder)
    full = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    with pytest.raises(Refused, match="không đủ chỗ"):
        upgrade(installed, make_folder(tmp_path, "1.1"))
    with switching.held(installed), pytest.raises(Refused, match="Đang chuyển phiên bản"):
        mend(installed)  # what the server does before it starts
    assert served(installed) == installed.in_use().version == "1.0"
    assert list(installed.backups.iterdir()) == []


def test_what_a_file_manager_leaves_in_the_folder_is_no_stray_file(installed, tmp_path):
    folder = make_folder(tmp_path, "1.1")
    (folder / "wheels/Thumbs.db").write_bytes(b"x")
    (folder / "desktop.ini").write_bytes(b"x")
    upgrade(installed, folder)
    assert served(installed) == "1.1"


@pytest.mark.parametrize("breaks", ["upgrade", "serve"])
def test_a_version_that_does_not_work_is_left_again(installed, tmp_path, breaks):
    with pytest.raises(Refused, match=r"trở về phiên bản 1\.0; sổ còn nguyên"):
        upgrade(installed, make_folder(tmp_path, "1.1", breaks=breaks))
    assert installed.in_use().version == "1.0"
    assert words_of(installed) == ["trước"]
    switching.wait_until_it_answers(installed.port)
    assert served(installed) == "1.0"
    assert not installed.mark.exists()


def test_without_a_backup_nothing_is_touched(bench, tmp_path):
    place = bench.install(make_folder(tmp_path, "1.0", breaks="backup"))
    with pytest.raises(Refused, match="Lỗi của backup"):
        upgrade(place, make_folder(tmp_path, "1.1"))
    switching.wait_until_it_answers(place.port)
    assert served(place) == "1.0"
    assert not place.mark.exists()


class PowerCut(BaseException):
    """Nothing that the program could catch."""


def test_a_power_cut_in_the_middle_is_mended_when_the_machine_is_switched_on(
    installed, tmp_path, monkeypatch
):
    def cut(*_):
        raise PowerCut

    with monkeypatch.context() as dark:
        dark.setattr(Place, "use", cut)
        with pytest.raises(PowerCut):
            upgrade(installed, make_folder(tmp_path, "1.1"))
    assert installed.mark.exists()
    services.of(installed).start(installed)  # as the system does it at boot
    switching.wait_until_it_answers(installed.port)
    assert served(installed) == "1.0"
    assert words_of(installed) == ["trước"]
    assert not installed.mark.exists()


def test_the_same_version_is_laid_again_for_another_python(installed, tmp_path, monkeypatch):
    other_python(installed, "1.0")
    with pytest.raises(Refused, match=r"“nang-cap” của bộ cài phiên bản 1\.0 trước"):
        upgrade(installed, make_folder(tmp_path, "1.1"))
    told = []
    monkeypatch.setattr(type(services.of(installed)), "register", lambda *place: told.append(place))
    upgrade(installed, tmp_path / f"sohoagiai-1.0-{PLATFORM}")
    assert told, "what starts the server still names the Python of before"
    assert served(installed) == "1.0"
    with pytest.raises(Refused, match="đúng phiên bản"):
        upgrade(installed, tmp_path / f"sohoagiai-1.0-{PLATFORM}")


def test_an_upgrade_tells_what_starts_the_server_anew(installed, tmp_path, monkeypatch):
    """A better unit or task, and a mended Python that came with the folder, reach old machines."""
    told = []
    monkeypatch.setattr(type(services.of(installed)), "register", lambda *place: told.append(place))
    installed.launcher.write_text("")
    upgrade(installed, make_folder(tmp_path, "1.1"))
    assert len(told) == 1
    assert "launch(" in installed.launcher.read_text("utf-8")


def test_only_the_python_in_use_stays_of_those_unpacked_for_us(installed, tmp_path, monkeypatch):
    shelf = installed.program / "python"
    for number in ("3.13.2", "3.13.9"):
        (shelf / number).mkdir(parents=True)
        (shelf / number / "python.exe").touch()
    upgrade(installed, make_folder(tmp_path, "1.1"))
    assert len(list(shelf.iterdir())) == 2, "ours is none of them"
    monkeypatch.setattr(laying.sys, "executable", str(shelf / "3.13.9" / "python.exe"))
    (shelf / "leaving").mkdir()
    with monkeypatch.context() as busy:
        busy.setattr(Path, "rename", full)  # as Windows does while a process runs out of it
        laying.keep_only_this_python(installed)
        assert (shelf / "3.13.2" / "python.exe").is_file()
    laying.keep_only_this_python(installed)
    assert [path.name for path in shelf.iterdir()] == ["3.13.9"]


def test_a_folder_on_a_disc_can_be_replaced_after_it(bench, tmp_path):
    """All files of a disc are read-only; laid down so, Windows would never let them go again."""
    folder = make_folder(tmp_path, "1.0")
    for file in folder.rglob("*.py"):
        file.chmod(0o444)
    place = bench.install(folder)
    laid = list((place.version("1.0") / "updating").rglob("*.py"))
    assert laid
    assert all(file.stat().st_mode & 0o200 for file in laid)


def test_another_programs_python_is_no_concern_of_ours(installed, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", str(installed.data))
    services.of(installed).stop(installed)
    switching.start(installed)
    assert served(installed) == "1.0"
    assert program.run(installed, "1.0", "upgrade", "--instance", str(installed.book)) == ""
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setenv("SOHOAGIAI_INSTANCE", str(installed.book))
    monkeypatch.setattr(launching.runpy, "run_path", lambda *_, **__: None)
    launching.launch(installed.program, ["practice"])
    assert "PYTHONHOME" not in os.environ  # which the processes that the server begins would get


def full(*_):
    raise OSError("full")


def test_a_version_that_cannot_be_laid_again_goes_on_serving(installed, tmp_path, monkeypatch):
    other_python(installed, "1.0")
    monkeypatch.setattr(wheels, "lay_down", full)
    with pytest.raises(OSError, match="full"):
        upgrade(installed, tmp_path / f"sohoagiai-1.0-{PLATFORM}")
    switching.wait_until_it_answers(installed.port)
    assert served(installed) == "1.0"


def test_what_a_process_still_runs_out_of_is_not_taken_apart(installed, tmp_path, monkeypatch):
    """Windows holds the compiled parts that a process has loaded: all others went, these stayed."""
    other_python(installed, "1.0")
    target, rename = installed.version("1.0"), Path.rename

    def held(path, to):
        if path == target:
            raise PermissionError(13, "Access denied", str(path))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(Refused, match="đang có chương trình dùng"):
        upgrade(installed, tmp_path / f"sohoagiai-1.0-{PLATFORM}")
    switching.wait_until_it_answers(installed.port)
    assert served(installed) == "1.0"


def test_a_book_that_another_window_has_open_is_left_as_it_is(installed, tmp_path, monkeypatch):
    """Windows would neither upgrade nor put back what a practice book's window holds."""
    book, replace = installed.book / "book.json", Path.replace

    def held(path, to):
        if path == book:
            raise PermissionError(13, "Access denied", str(path))
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(serving, "LETTING_GO", 0.2)
    with pytest.raises(Refused, match=r"“book\.json” của sổ còn mở ở một chương trình khác"):
        upgrade(installed, make_folder(tmp_path, "1.1"))
    switching.wait_until_it_answers(installed.port)
    assert (served(installed), words_of(installed)) == ("1.0", ["trước"])
    assert not installed.mark.exists()
