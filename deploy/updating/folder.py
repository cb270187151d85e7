"""The offline folder as it reached this machine: is it whole, is it ours, what is in it."""

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from zipfile import BadZipFile, ZipFile

from .refusal import Refused

SUMS = "SHA256SUMS"
LEFT_BY_DESKTOPS = {"desktop.ini", "thumbs.db", ".ds_store", ".directory"}
FACTS = "phien-ban.json"
PYTHON = "python"  # where the clerk lays a Python for Windows: theirs, so in no sum
PLATFORM = "windows" if sys.platform == "win32" else "linux"


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder says of itself."""

    path: Path
    version: str
    platform: str

    @property
    def wheels(self) -> Path:
        return self.path / "wheels"

    @property
    def updating(self) -> Path:
        return self.path / "updating"


def open_folder(path: Path, platform: str = PLATFORM) -> Folder:
    """The folder at ``path``, whole and for this machine; raises :class:`Refused`."""
    check_sums(path)
    facts = json.loads((path / FACTS).read_text("utf-8"))
    folder = Folder(path, facts["version"], facts["platform"])
    if folder.platform != platform:
        raise Refused(
            f"Bộ cài này dành cho máy {folder.platform}, không dùng được trên máy {platform}."
        )
    return folder


def unpacked(file: Path) -> Path:
    """The folder in a zip, unpacked into a temporary place; raises :class:`Refused`.

    Whoever calls removes the parent of what is returned.
    """
    target = Path(mkdtemp(prefix="sohoagiai-"))
    try:
        with ZipFile(file) as archive:
            archive.extractall(target)
    except (BadZipFile, OSError) as error:
        raise Refused(
            f"Không mở được tệp “{file.name}”: tệp hỏng hoặc chép chưa hết. Hãy chép lại."
        ) from error
    inside = list(target.iterdir())
    if len(inside) != 1 or not (inside[0] / SUMS).is_file():
        raise Refused(f"Tệp “{file.name}” không phải bộ cài của Sổ Hòa Giải.")
    return inside[0]


def check_sums(path: Path) -> None:
    """Refuse a folder in which a file is missing, altered or there without being listed."""
    if not (path / SUMS).is_file():
        raise Refused(f"Thư mục “{path}” không phải bộ cài của Sổ Hòa Giải (thiếu tệp {SUMS}).")
    listed = read_sums(path / SUMS)
    for name, wanted in listed.items():
        file = path / name
        if not file.is_file():
            raise Refused(f"Bộ cài thiếu tệp “{name}”. Hãy chép lại cả thư mục.")
        if digest(file) != wanted:
            raise Refused(f"Tệp “{name}” của bộ cài bị hỏng. Hãy chép lại cả thư mục.")
    if stray := sorted(files_of(path) - set(listed)):
        raise Refused(f"Bộ cài có tệp lạ “{stray[0]}”. Hãy chép lại cả thư mục từ nơi phát hành.")


def read_sums(file: Path) -> dict[str, str]:
    """Name below the folder → SHA-256, as ``sha256sum`` writes it."""
    lines = file.read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def files_of(path: Path) -> set[str]:
    """Every file that the sums must name; none of what a file manager leaves in each folder."""
    names = (
        file.relative_to(path)
        for file in path.rglob("*")
        if file.is_file()
        and "__pycache__" not in file.parts
        and file.name.lower() not in LEFT_BY_DESKTOPS
    )
    return {
        name.as_posix() for name in names if name.parts[0] != PYTHON and name.as_posix() != SUMS
    }


def digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
