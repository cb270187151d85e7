"""One step back to the version before, with the book of then."""

import pytest

from deploy.updating import switching, upgrading
from deploy.updating.folder import open_folder
from deploy.updating.refusal import Refused
from deploy.updating.returning import go_back
from tests.deploy.offline import make_folder, other_python, served, words_of, write

SILENT = [].append


def upgrade(place, folder):
    upgrading.upgrade(place, open_folder(folder), SILENT)


def test_one_step_back_tells_first_what_will_be_gone(installed, tmp_path):
    upgrade(installed, make_folder(tmp_path, "1.1"))
    write(installed, "sau")
    asked = []
    with pytest.raises(Refused, match="Chưa làm gì"):
        go_back(installed, asked.append, SILENT)
    assert "không còn trong sổ" in asked[0]
    assert "Nhận lại" in asked[0]
    assert (served(installed), words_of(installed)) == ("1.1", ["trước", "sau"])
    go_back(installed, lambda question: True, SILENT)
    assert (served(installed), words_of(installed)) == ("1.0", ["trước"])
    with pytest.raises(Refused, match="Không có phiên bản trước"):
        go_back(installed, lambda question: True, SILENT)


def test_a_way_back_that_fails_leaves_all_as_it_is(bench, tmp_path):
    place = bench.install(make_folder(tmp_path, "1.0", breaks="restore"))
    upgrade(place, make_folder(tmp_path, "1.1"))
    write(place, "sau")
    with pytest.raises(Refused, match=r"trở về phiên bản 1\.1; sổ còn nguyên"):
        go_back(place, lambda question: True, SILENT)
    switching.wait_until_it_answers(place.port)
    assert (served(place), words_of(place)) == ("1.1", ["sau"])


def test_a_version_of_another_python_is_no_way_back_and_nothing_is_asked(installed, tmp_path):
    upgrade(installed, make_folder(tmp_path, "1.1"))
    other_python(installed, "1.0")
    asked = []
    with pytest.raises(Refused, match=r"Phiên bản 1\.0 chạy bằng Python"):
        go_back(installed, asked.append, SILENT)
    assert asked == []
    assert (served(installed), words_of(installed)) == ("1.1", ["trước"])
