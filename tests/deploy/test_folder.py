"""The offline folder: the listed wheels and nothing else, the same bytes from the same commit."""

import os
import re
import subprocess
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from deploy.folder import building, carried, checking
from deploy.folder.checking import SYSTEMS, check
from deploy.updating.folder import SUMS
from deploy.updating.refusal import Refused
from deploy.updating.wheels import canonical, choose, fits, lay_down, project_of

SCRIPTS = carried.HERE
platforms = pytest.mark.parametrize("platform", carried.PLATFORMS)


@pytest.mark.parametrize(
    ("wheel", "old", "new"),
    [
        ("flask-3.1.3-py3-none-any.whl", True, True),
        ("tzdata-2026.6-py2.py3-none-any.whl", True, True),
        ("pillow-13.0.0-cp311-cp311-win_amd64.whl", True, False),
        ("pillow-13.0.0-cp313-cp313-win_amd64.whl", False, True),
        ("pillow-13.0.0-cp313-cp313t-win_amd64.whl", False, False),
        ("pynacl-1.6.2-cp38-abi3-win_amd64.whl", True, True),
        ("typst-0.15.2-cp312-abi3-win_amd64.whl", False, True),
        ("old-1-py2-none-any.whl", False, False),
        ("pypdfium2-5.15.2-py3-none-win_amd64.whl", True, True),
    ],
)
def test_a_wheel_fits_the_python_it_was_made_for(wheel, old, new):
    assert (fits(wheel, (3, 11)), fits(wheel, (3, 13))) == (old, new)


def test_a_python_for_which_something_is_missing_is_named():
    wheels = ["flask-3.1.3-py3-none-any.whl", "pillow-13.0.0-cp311-cp311-win_amd64.whl"]
    assert choose(wheels, (3, 11)) == wheels
    with pytest.raises(Refused, match=r"“pillow” cho Python 3\.12"):
        choose(wheels, (3, 12))


def test_a_wheel_is_laid_down_as_it_is_imported(tmp_path):
    wheel = tmp_path / "toy-1-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name in ("toy/a.py", "toy-1.data/platlib/toy/b.py", "toy-1.data/scripts/toy"):
            archive.writestr(name, "")
    lay_down([wheel], tmp_path / "site")
    laid = {p.relative_to(tmp_path / "site").as_posix() for p in tmp_path.rglob("site/**/*.py")}
    assert laid == {"toy/a.py", "toy/b.py"}
    assert not (tmp_path / "site" / "toy-1.data").exists()
    with ZipFile(wheel, "a") as archive:
        archive.writestr("../../etc/passwd", "")
    with pytest.raises(Refused, match="tệp lạ"):
        lay_down([wheel], tmp_path / "site")


@platforms
def test_the_list_holds_what_the_program_asks_for(platform):
    """When this fails: ``python -m deploy.folder lock``."""
    for python in carried.PYTHONS:
        version = tuple(map(int, python.split(".")))
        chosen = choose(carried.listed(platform), version)
        held = {project_of(name): name.split("-")[1] for name in chosen}
        for line in carried.requirements():
            wanted = Requirement(line)
            if not wanted.marker or wanted.marker.evaluate(dict(SYSTEMS[platform])):
                assert wanted.specifier.contains(held[canonical(wanted.name)]), line
    tags = carried.PLATFORMS[platform]
    for name in carried.listed(platform):
        assert name.endswith("-any.whl") or any(tag in name for tag in tags)


def made(at: Path, *wheels: tuple[str, str]) -> Path:
    """A folder for Linux with these wheels, each with the line of what it needs."""
    folder = at / "sohoagiai-1.0-linux"
    (folder / "wheels").mkdir(parents=True)
    for name, needs in wheels:
        with ZipFile(folder / "wheels" / name, "w") as wheel:
            project, version = name.split("-")[:2]
            wheel.writestr(f"{project}-{version}.dist-info/METADATA", needs)
    building.lay_words(carried.ROOT, folder, "linux", "1.0")
    building.write_sums(folder)
    return folder


OURS = ("sohoagiai-1.0-py3-none-any.whl", "Requires-Dist: flask>=3\nProvides-Extra: test\n\n")
FLASK = ("flask-3.1-py3-none-any.whl", "Requires-Dist: tzdata; sys_platform == 'win32'\n\n")


def test_what_is_missing_and_what_is_too_much_is_named(tmp_path, monkeypatch):
    def listed(folder):
        files = [file for file in (folder / "wheels").iterdir() if "sohoagiai" not in file.name]
        there = {file.name: carried.digest_of(file) for file in files}
        monkeypatch.setattr(checking, "listed", lambda platform: there)
        return folder

    whole = listed(made(tmp_path / "whole", OURS, FLASK))
    check(whole, "linux")
    (whole / SUMS).write_text((whole / SUMS).read_text().replace("chay.sh", "chay.bat"))
    with pytest.raises(ValueError, match=r"chay\.bat"):
        check(whole, "linux")
    with pytest.raises(ValueError, match="sohoagiai needs flask>=3, carried: None"):
        check(listed(made(tmp_path / "less", OURS)), "linux")
    other = ("leftpad-1-py3-none-any.whl", "\n")
    with pytest.raises(ValueError, match="nobody needs leftpad"):
        check(listed(made(tmp_path / "more", OURS, FLASK, other)), "linux")
    old = ("flask-2.9-py3-none-any.whl", "\n")
    with pytest.raises(ValueError, match=r"carried: 2\.9"):
        check(listed(made(tmp_path / "old", OURS, old)), "linux")
    monkeypatch.setattr(checking, "listed", lambda platform: {FLASK[0]: "0" * 64})
    with pytest.raises(ValueError, match="not as listed"):
        check(whole.parent.parent / "old" / "sohoagiai-1.0-linux", "linux")


def test_the_same_content_gives_the_same_zip(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = made(tmp_path, OURS, FLASK)
    first = building.zipped(folder).read_bytes()
    for path in sorted(folder.rglob("*"), reverse=True):
        os.utime(path, (time.time(), 1))
    assert building.zipped(folder).read_bytes() == first


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh")
def test_the_scripts_for_debian_are_read_by_its_shell():
    for script in sorted((SCRIPTS / "linux").glob("*.sh")):
        subprocess.run(["sh", "-n", script], check=True)


def test_the_scripts_are_as_their_system_reads_them():
    for script in sorted((SCRIPTS / "windows").glob("*.cmd")):
        content = building.as_read_there(script, "windows")
        assert content.startswith(b"@echo off\r\n")
        assert content.count(b"\r\n") == content.count(b"\n")
    for name in ("chay.ps1", "HUONG-DAN.txt", "python/DOC-TOI.txt"):
        content = building.as_read_there(SCRIPTS / "windows" / name, "windows")
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\n" not in content.replace(b"\r\n", b"")
    guide = building.as_read_there(SCRIPTS / "linux" / "HUONG-DAN.txt", "linux")
    assert not guide.startswith(b"\xef\xbb\xbf")


def test_the_scripts_of_windows_read_paths_as_they_are_written():
    """A folder may be called “Bộ cài [1] & 'mới'”: brackets are patterns to what takes -Path."""
    script = (SCRIPTS / "windows" / "chay.ps1").read_text("utf-8")
    assert re.findall(r"Test-Path (?!-LiteralPath )", script) == []
    patterns = re.findall(r"\s-Path (.*)", script)
    assert patterns == ["(Join-Path $draft 'python3*._pth')"]  # under Program Files
    assert '-File `"$script`" $Viec' in script
    assert "$env:ProgramW6432" in script  # a PowerShell of 32 bits


def test_a_double_click_ends_with_a_sentence_that_stays_on_the_screen():
    script = (SCRIPTS / "windows" / "chay.ps1").read_text("utf-8")
    assert script.index("try {") < script.index("$PSScriptRoot")
    assert script.rstrip().endswith("exit $code")
    assert script.count("exit 100") == 1  # the administrator's window has it
    said = set()
    for word in ("cai-dat", "nang-cap", "quay-lai"):
        content = (SCRIPTS / "windows" / f"{word}.cmd").read_text("utf-8")
        said.add(content.replace(word, "WORD"))
    (content,) = said
    first, second, *_ = content.splitlines()[1:]
    assert first == 'if not exist "%~dp0chay.ps1" goto zip'  # opened inside the zip
    assert second.startswith('"%SystemRoot%\\System32\\WindowsPowerShell\\')  # no other's
    assert 'if not "%errorlevel%"=="100" pause' in content
    assert content.index("chcp 65001") < content.index("giải nén")


@platforms
def test_the_guide_names_the_files_that_are_there(platform):
    guide = (SCRIPTS / platform / "HUONG-DAN.txt").read_text("utf-8")
    ending = "sh" if platform == "linux" else "cmd"
    for word in ("cai-dat", "nang-cap", "quay-lai"):
        assert f"{word}.{ending}" in guide
        assert (SCRIPTS / platform / f"{word}.{ending}").is_file()
    assert max(map(len, guide.splitlines())) <= 90
