"""A version laid beside the others: whole under its name, or not there at all."""

import shutil
import sys
from contextlib import suppress
from pathlib import Path

from . import texts, wheels
from .folder import Folder
from .moving import give_name
from .place import Place
from .refusal import Refused

START = '''"""Runs ``sohoagiai`` of this version."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

from app.cli import main  # noqa: E402

main()
'''
LAUNCHER = '''"""Runs ``sohoagiai`` of the version in use; upgrades it, or goes back."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
version = json.loads((HERE / "current.json").read_text("utf-8"))["version"]
sys.path.insert(0, str(HERE / "versions" / version))

from updating.launching import launch  # noqa: E402

launch(HERE, sys.argv[1:])
'''


def lay_version(place: Place, folder: Folder) -> None:
    """Put the version of ``folder`` beside the one in use; what a cut-off try left is replaced.

    Raises :class:`Refused` where the folder has nothing for this Python, and where a process still
    runs out of what would be replaced, which then stays whole.
    """
    chosen = wheels.choose(file.name for file in folder.wheels.glob("*.whl"))
    target = place.version(folder.version)
    draft = target.with_name(f"{target.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    wheels.lay_down((folder.wheels / name for name in chosen), draft / "site")
    shutil.copytree(
        *(folder.updating, draft / "updating"),
        ignore=shutil.ignore_patterns("__pycache__"),
        copy_function=shutil.copyfile,  # no rights along: of a CD all files are read-only
    )
    (draft / "start.py").write_text(START, "utf-8")
    (draft / "python.txt").write_text(this_python(), "utf-8")
    _set_aside(target)
    give_name(draft, target)


def _set_aside(target: Path) -> None:
    """Take away what lies there, all of it or nothing: Windows lets no file go that is in use."""
    if not target.exists():
        return
    former = target.with_name(f"{target.name}.old")
    shutil.rmtree(former, ignore_errors=True)
    try:
        target.rename(former)
    except OSError:
        raise Refused(
            f"Thư mục “{target}” đang có chương trình dùng. Hãy đóng các cửa sổ lệnh sohoagiai "
            "(sổ tập, bản trình diễn) rồi chạy lại."
        ) from None
    shutil.rmtree(former, ignore_errors=True)


def this_python() -> str:
    """What compiled parts are made for, as ``3.11``."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def python_of(place: Place, version: str) -> str:
    """The Python that the version was laid down for."""
    return (place.version(version) / "python.txt").read_text("utf-8")


def lay_launcher(place: Place) -> None:
    """The one address that services and people call, whatever the version; for Windows, where no
    file is a command by its first line, with the word for it."""
    if place.service == "task":
        word = texts.fill_windows("sohoagiai.cmd", python=sys.executable)
        place.launcher.with_suffix(".cmd").write_bytes(word)
    draft = place.launcher.with_suffix(".new")
    draft.write_text(LAUNCHER, "utf-8")
    give_name(draft, place.launcher)


def keep_only(place: Place, versions: set[str]) -> None:
    """Take away every other version: a disk of a commune is small."""
    for old in (place.program / "versions").iterdir():
        if old.name not in versions:
            shutil.rmtree(old, ignore_errors=True)


def keep_only_this_python(place: Place) -> None:
    """Take away every other Python that was unpacked for us (``chay.ps1``); the one that runs this
    is what starts the server from now on. One that a window of commands still runs out of stays
    whole: half a Python under its number would be taken for one."""
    used = Path(sys.executable).parent
    if used.parent != place.program / "python":
        return
    leaving = used.with_name("leaving")
    for old in sorted(used.parent.iterdir()):
        if old != used:
            shutil.rmtree(leaving, ignore_errors=True)
            with suppress(OSError):
                old.rename(leaving)
    shutil.rmtree(leaving, ignore_errors=True)


def size_of(path: Path) -> int:
    """Bytes of all files below ``path``."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
