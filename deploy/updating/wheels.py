"""Which carried wheel this Python can use, and how it is laid down without pip.

A bare Debian has no pip and no venv, and the embeddable Python for Windows has neither; a wheel
is a zip whose content lies as it shall be imported (PEP 427), so unpacking it is all it needs.
"""

import compileall
import sys
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from .refusal import Refused

_LAID = ("purelib", "platlib")


def canonical(project: str) -> str:
    """The name of a project as PEP 503 compares it."""
    return project.replace("_", "-").replace(".", "-").lower()


def project_of(wheel: str) -> str:
    """The project in the name of a wheel's file."""
    return canonical(wheel.split("-", 1)[0])


def fits(wheel: str, python: tuple[int, int]) -> bool:
    """Whether a Python of this version imports it; the folder carries one platform only."""
    *_, pythons, abis, _platforms = wheel.removesuffix(".whl").split("-")
    exact = f"cp{python[0]}{python[1]}"
    for tag in pythons.split("."):
        if tag in (f"py{python[0]}", f"py{python[0]}{python[1]}"):
            return True
        if tag == exact and ({exact, "abi3", "none"} & set(abis.split("."))):
            return True
        if "abi3" in abis.split(".") and tag.startswith(f"cp{python[0]}"):
            oldest = tag.removeprefix(f"cp{python[0]}")
            if oldest.isdigit() and int(oldest) <= python[1]:
                return True
    return False


def choose(wheels: Iterable[str], python: tuple[int, int] = sys.version_info[:2]) -> list[str]:
    """The wheels to lay down: one for each project carried.

    Raises :class:`Refused` where a project has none for this Python.
    """
    chosen: dict[str, str] = {}
    names = sorted(wheels)
    for name in names:
        if fits(name, python):
            chosen.setdefault(project_of(name), name)
    missing = sorted({project_of(name) for name in names} - set(chosen))
    if missing:
        raise Refused(
            f"Bộ cài không có phần “{missing[0]}” cho Python {python[0]}.{python[1]} của máy này. "
            "Hãy xem HUONG-DAN.txt, mục “Python”."
        )
    return sorted(chosen.values())


def lay_down(wheels: Iterable[Path], site: Path) -> None:
    """Unpack the wheels into ``site`` and compile what is there, so that it starts fast."""
    for wheel in wheels:
        with ZipFile(wheel) as archive:
            for entry in archive.infolist():
                if target := _place_of(entry.filename):
                    path = site / target
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.read(entry))
    compileall.compile_dir(site, quiet=2, force=True)


def _place_of(name: str) -> str | None:
    """Where an entry goes below ``site``; None for folders, scripts, headers and data."""
    parts = name.split("/")
    if name.endswith("/"):
        return None
    if ".." in parts or name.startswith("/"):
        raise Refused(f"Bộ cài có tệp lạ “{name}”. Hãy chép lại bộ cài từ nơi phát hành.")
    if parts[0].endswith(".data"):
        return "/".join(parts[2:]) if parts[1] in _LAID else None
    return name
