"""The command line as scripts use it: names, outputs and exit codes are a contract."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.instance import load
from tests.cli.conftest import COMMUNE, PASSWORD
from tests.steps import bring_up_by_copying
from tests.systems import is_for_its_owner

CASES = 9


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder of a commune with a sample in its book."""
    folder = tmp_path_factory.mktemp("sample") / "own"
    sample = ("sample", "--cases", str(CASES), "--dialogues", "1")
    with pytest.MonkeyPatch.context() as patch:
        bring_up_by_copying(patch)
        patch.setenv("SOHOAGIAI_ADMIN_PASSWORD", PASSWORD)
        for order in (COMMUNE, sample):
            with pytest.raises(SystemExit) as stopped:
                main((*order, "--instance", str(folder)))
            assert stopped.value.code == 0
    return folder


@pytest.fixture
def sampled(written, tmp_path):
    """Such a commune of one's own."""
    shutil.copytree(written, tmp_path / "own")


def test_a_commune_is_named_by_the_list(run, tmp_path):
    code, out, _ = run(*COMMUNE)
    assert code == 0
    assert "Phường Tân Phong" in out
    instance = load(tmp_path / "own")
    assert (instance.unit, instance.superior, instance.is_office) == ("03408", "12", False)
    assert [path.suffix for path in (tmp_path / "own").glob("*.sqlite")] == [".sqlite"]


def test_a_province_is_a_unit_under_its_two_digits(run, tmp_path):
    assert run("init", "--unit", "12", "--role", "office", "--admin", "quantri")[0] == 0
    assert load(tmp_path / "own").name == "Tỉnh Lai Châu"


def test_a_unit_that_is_not_listed_is_made_with_a_name(run, tmp_path):
    code = run(
        *("init", "--unit", "105", "--role", "office", "--admin", "quantri"),
        *("--name", "Thành phố Lai Châu (2024)"),
    )[0]
    assert code == 0
    assert load(tmp_path / "own").name == "Thành phố Lai Châu (2024)"


def test_a_folder_holds_one_instance(run):
    assert run(*COMMUNE)[0] == 0
    code, _, said = run(*COMMUNE)
    assert code != 0
    assert "đã có dữ liệu" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("init", "--unit", "99999", "--role", "commune", "--admin", "a"),
            "không có trong danh mục",
        ),
        (("init", "--unit", "xyz", "--role", "commune", "--admin", "quantri"), "Mã đơn vị"),
        (("init", "--unit", "12", "--role", "commune", "--admin", "quantri"), "không phải là xã"),
        (("init", "--unit", "03408", "--role", "commune", "--admin", "quản trị"), "đăng nhập"),
        (("init", "--unit", "03408", "--role", "mayor", "--admin", "quantri"), "“--role”"),
        (("init", "--unit", "03408", "--role", "commune"), "Thiếu “--admin”"),
        ((*COMMUNE[:-2], "--admin", "quantri", "--superior", "03408"), "chính mình"),
        ((*COMMUNE, "--database", "oracle://x"), "cơ sở dữ liệu “oracle"),
        (("dump", "--type", "mediation_case"), "chưa có dữ liệu"),
        (("serve", "--port", "99999"), "“--port”"),
        (("khong-co",), "Không có lệnh này"),
        (("init", "--khong-co"), "Không có tùy chọn"),
    ],
)
def test_bad_input_is_one_vietnamese_sentence_and_leaves_nothing(
    run, tmp_path, arguments, sentence
):
    code, out, said = run(*arguments)
    assert code != 0
    assert sentence in said
    assert "Traceback" not in said
    assert said.count("\n") == 1
    assert out == ""
    assert not (tmp_path / "own" / "instance.toml").exists()


def test_a_poor_password_makes_no_instance(run, monkeypatch, tmp_path):
    monkeypatch.setenv("SOHOAGIAI_ADMIN_PASSWORD", "123456")
    code, _, said = run(*COMMUNE)
    assert code != 0
    assert "Mật khẩu" in said
    assert not (tmp_path / "own" / "instance.toml").exists()


def test_files_tells_which_are_no_longer_as_they_were_kept(sampled, run, tmp_path):
    assert run("files")[:2] == (0, "Các tệp đính kèm còn nguyên vẹn.\n")
    kept = sorted((tmp_path / "own" / "files").glob("*/*"))
    sheets = [one for one in kept if one.read_bytes().startswith(b"PK")]
    pictures = [one for one in kept if one not in sheets]
    assert len(pictures) == 2  # one picture, on a case and on a team at least, and its small copy
    assert len(sheets) == 1  # an old register as it was sent
    for altered in (pictures[0], sheets[0]):
        altered.write_bytes(b"altered")
    code, out, said = run("files")
    assert code == 1
    told = [line.split()[1] for line in out.splitlines()]
    assert set(told) == {pictures[0].name, sheets[0].name}
    assert told.count(pictures[0].name) >= 2
    assert f"{len(told)} giấy tờ" in said


def test_dump_prints_records_sorted_by_id(sampled, run):
    lines = [json.loads(line) for line in run("dump", "--type", "mediation_case")[1].splitlines()]
    assert len(lines) == CASES
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    assert {line["unit"] for line in lines} == {"03408"}
    assert all(json.loads(p)["name"] for p in run("dump", "--type", "party")[1].splitlines())
    assert run("dump", "--type", "party", "--unit", "03388")[1] == ""
    code, _, said = run("dump", "--type", "party", "--unit", "99999")
    assert code != 0
    assert "Không có đơn vị" in said
    code, _, said = run("dump", "--type", "khac")
    assert code != 0
    assert "Không có loại hồ sơ" in said


def test_the_whole_book_goes_into_a_file_once_and_into_an_empty_instance_only(
    sampled, run, tmp_path
):
    file = str(tmp_path / "so.zip")
    code, out, _ = run("book", "take-out", file, "--reason", "Chuyển máy")
    assert code == 0
    assert "có họ tên người dân" in out
    assert is_for_its_owner(tmp_path / "so.zip")
    code, _, said = run("book", "take-out", file, "--reason", "Chuyển máy")
    assert code != 0
    assert "đã có" in said
    code, _, said = run("book", "take-in", file)
    assert code != 0
    assert "đã có hồ sơ" in said
    new = ("--instance", str(tmp_path / "new"))
    assert run(*COMMUNE, *new)[0] == 0
    code, out, _ = run("book", "take-in", file, *new)
    assert code == 0
    assert "khớp với tệp" in out
    assert run("dump", "--type", "party", *new)[1] == run("dump", "--type", "party")[1]


def test_the_index_of_the_search_is_checked_and_written_anew(sampled, run, tmp_path):
    assert run("reindex", "--check")[0] == 0
    with sqlite3.connect(tmp_path / "own" / "sohoagiai.sqlite") as connection:
        connection.execute("DELETE FROM search_entry WHERE kind = 'mediation_case'")
    code, _, said = run("reindex", "--check")
    assert code == 1
    assert f"thiếu {CASES}, khác 0, thừa 0." in said
    assert run("reindex")[0] == 0
    code, out, _ = run("reindex", "--check")
    assert code == 0
    assert "khớp" in out


def test_a_damaged_instance_is_named_not_traced(run, tmp_path):
    run(*COMMUNE)
    (tmp_path / "own" / "instance.toml").write_text("unit = ", "utf-8")
    code, _, said = run("upgrade")
    assert code != 0
    assert "bị hỏng" in said


@pytest.mark.parametrize(
    ("word", "sentence"), [("--help", "Sổ hòa giải ở cơ sở"), ("lạ", "Không có lệnh này")]
)
def test_what_goes_into_a_file_is_utf_8_whatever_the_machine_writes(word, sentence):
    """A Windows would write its code page, and stop at the first letter that this lacks."""
    told = subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main()", word],
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        check=False,
    )
    assert sentence in (told.stdout + told.stderr).decode("utf-8")


def test_the_command_stands_beside_python():
    command = Path(sys.executable).with_name("sohoagiai")
    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.strip() == "0.1.0"
