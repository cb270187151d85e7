"""What the clerk types and reads: questions until the book can be made, one sentence when not."""

import pytest

from deploy.updating import command, installing
from deploy.updating.installing import Book
from tests.deploy.offline import make_folder


@pytest.fixture
def typed(monkeypatch):
    """``typed(*lines)``: what is answered to each question, secret or not."""

    def answer(*lines):
        waiting = iter(lines)
        monkeypatch.setattr("builtins.input", lambda question: next(waiting))
        monkeypatch.setattr(command, "getpass", lambda question: next(waiting))

    return answer


@pytest.fixture
def carried(bench, tmp_path, monkeypatch):
    """The offline folder that the installer was started from, on a machine with nothing on it."""
    folder = make_folder(tmp_path, "1.0")
    monkeypatch.setattr(installing, "folder_here", lambda: folder)
    monkeypatch.setattr(command, "this_machine", lambda: bench)
    return folder


def test_a_clerk_is_asked_and_told_where_the_book_is(carried, bench, typed, capsys):
    typed("03408", "12", "", "Suoi-Trong-71", "Suoi-Trong-72", "Suoi-Trong-71", "Suoi-Trong-71")
    command.main(["cai-dat"])
    assert "Đã cài xong phiên bản 1.0" in capsys.readouterr().out
    assert (bench.data / "book" / "instance.toml").read_text() == "03408"
    with pytest.raises(SystemExit, match=r"đúng phiên bản 1\.0"):
        command.main(["nang-cap", str(carried)])
    with pytest.raises(SystemExit, match="Không có phiên bản trước"):
        command.main(["quay-lai"])


def test_what_was_wrong_is_said_before_the_next_question(carried, typed, capsys):
    given = command._parser().parse_args(["cai-dat"])
    typed("xyz", "", "lan", "a", "a")
    assert command._ask(given, "") == Book("xyz", "commune", "lan", "a")
    typed("03408", "12", "", "b", "b")
    book = command._ask(given, "Mã đơn vị không đúng.")
    assert book == Book("03408", "commune", "quantri", "b", "12")
    assert "Mã đơn vị không đúng." in capsys.readouterr().out


def test_before_an_installation_there_is_nothing_to_upgrade(carried):
    with pytest.raises(SystemExit, match="chưa cài Sổ Hòa Giải"):
        command.main(["nang-cap", str(carried)])
