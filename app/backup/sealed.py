"""The file of a backup: written from an instance, opened and checked from end to end.

The manifest names every entry with its length and SHA-256, so a copy that lacks a byte, or has
one too many, is told from a whole one.
"""

import json
import os
import shutil
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import pyrage
from pyrage.x25519 import Identity

from app.attachments.store import FOLDER as FILES
from app.attachments.store import papers_in
from app.backup import held
from app.backup.server import DUMP_FILE
from app.db import now
from app.domain.errors import RuleViolation
from app.durable import force_out, put_in_place
from app.export.service import EXPORTS
from app.instance import FILE as INSTANCE_FILE
from app.instance import Instance, for_this_person

FORMAT, VERSION = "so-hoa-giai-backup", 1
MANIFEST = "manifest.json"
WORK = ".backup-"
"""How a folder with half-done work begins; what a power cut leaves of it is swept away."""
SENT, SENT_HOURS = ".sent-", 24
"""How a folder begins in which a file arrives in pieces, sealed as it was; and how long a piece
may be awaited."""
HALF_DONE = {f"{SENT}*": SENT_HOURS, f"{EXPORTS}*": 1, f"{FILES}/??/.*": 1}
"""What arrives in pieces, lists that are being taken out, papers that are being kept; and how many
hours that may take."""
_BLOCK, _LONGEST = 2**20, 8 * 2**20
_NOT_WHOLE = (
    "Bản sao lưu bị thiếu hoặc đã bị sửa nên không dùng được; dữ liệu đang có không thay đổi. "
    "Hãy chọn bản khác."
)
_WRONG_KEY = (
    "Không mở được bản sao lưu: tệp bị hỏng, hoặc được khóa bằng mã khôi phục khác. Hãy nhập mã "
    "trên phiếu khôi phục của đơn vị đã sao lưu, hoặc chọn bản khác."
)


class WrongKey(RuleViolation):
    """It is no sealed file at all, or another key opens it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is of; ``rows`` by table, ``last_line`` the UTC moment of its last journal
    line as the database writes it."""

    unit: str
    name: str
    schema: str
    made_at: datetime
    rows: Mapping[str, int]
    last_line: str | None
    entries: Mapping[str, Mapping[str, Any]]

    @property
    def files(self) -> int:
        return sum(1 for one in self.entries if one.startswith(f"{FILES}/"))

    @property
    def papers(self) -> frozenset[str]:
        """The names of the attached papers that hold what they are named after."""
        told = ((name.removeprefix(f"{FILES}/"), one) for name, one in self.entries.items())
        return frozenset(name for name, one in told if name == one["sha256"])


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """A folder for nobody else's eyes that goes when the work ends."""
    with TemporaryDirectory(prefix=WORK, dir=beside, ignore_cleanup_errors=True) as made:
        yield Path(made)


def sweep(folder: Path) -> None:
    """Take away what work that was cut off has left, in an instance or where backups lie: an open
    copy of the book, half a backup, a list of names, half a paper. And what nobody goes on
    sending. Only while no other backup is made or put back."""
    for left in folder.glob(f"{WORK}*"):
        with suppress(OSError):
            _take_away(left)
    for pattern, hours in HALF_DONE.items():
        for left in folder.glob(pattern):
            with suppress(OSError):  # it has just ended, or is held open
                if abs(time.time() - left.stat().st_mtime) > hours * 3600:
                    _take_away(left)


def _take_away(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink()


def write(instance: Instance, out: Path, key: Identity) -> Manifest:
    """Write a backup of ``instance`` into ``out``, having opened it again and checked all of it.

    ``out`` appears whole or not at all; what is not sealed yet never lies outside the instance
    folder. Raises :class:`RuleViolation` where the database itself is damaged, and ``OSError``
    where a disk refuses.
    """
    with work_folder(instance.folder) as work:
        plain, sealed = work / "book.zip", work / "sealed"
        copy, facts = held.copied(instance, work)
        _pack(instance, copy, facts, plain)
        copy.unlink()
        pyrage.encrypt_file(str(plain), str(sealed), [key.to_public()])
        plain.unlink()
        manifest = check(sealed, [key], beside=instance.folder)
        copy_out(sealed, out)
    return manifest


def copy_out(source: Path, into: Path) -> None:
    """Copy a backup; the name appears only when the disk has all of it and gives it back."""
    into.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = into.with_name(f"{WORK}{into.name}")
    try:
        with source.open("rb") as read, open(fresh, "wb", opener=for_this_person) as written:
            shutil.copyfileobj(read, written, _BLOCK)
            written.flush()
            os.fsync(written.fileno())
        if digest_of(fresh) != digest_of(source):
            raise RuleViolation(
                f"Ổ đĩa ghi sai bản sao lưu “{into.name}”. Hãy dùng ổ đĩa hoặc USB khác."
            )
        put_in_place(fresh, into)
        force_out(into.parent)
    finally:
        fresh.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _pack(instance: Instance, copy: Path, facts: Mapping[str, Any], into: Path) -> None:
    entries: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(into, "w", compresslevel=1) as book:
        for path in (copy, instance.folder / INSTANCE_FILE):
            packed = zipfile.ZIP_STORED if path.name == DUMP_FILE else zipfile.ZIP_DEFLATED
            with path.open("rb") as source:
                entries[path.name] = _add(book, _blocks(source), path.name, packed)
        for path in papers_in(instance.folder):
            name = f"{FILES}/{path.name}"
            if source := _opened(path):
                with source:
                    entries[name] = _add(book, _given_out(source), name, zipfile.ZIP_STORED)
        told = {
            "format": FORMAT,
            "version": VERSION,
            "unit": instance.unit,
            "name": instance.name,
            "made_at": now().isoformat(),
            **facts,
            "entries": entries,
        }
        book.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True))


def _opened(path: Path) -> IO[bytes] | None:
    with suppress(OSError):
        return path.open("rb")
    return None


def _blocks(source: IO[bytes]) -> Iterator[bytes]:
    while block := source.read(_BLOCK):
        yield block


def _given_out(source: IO[bytes]) -> Iterator[bytes]:
    """What the disk gives out of a paper: a bad place under one photo, or a file that a scanner of
    viruses bars, must not keep the book from being backed up. It is told among those lost."""
    with suppress(OSError):
        yield from _blocks(source)


def _add(book: zipfile.ZipFile, content: Iterator[bytes], name: str, packed: int) -> dict[str, Any]:
    known, size = sha256(), 0
    entry = zipfile.ZipInfo(name)
    entry.compress_type, entry.external_attr = packed, 0o600 << 16
    with book.open(entry, "w", force_zip64=True) as page:
        for block in content:
            page.write(block)
            known.update(block)
            size += len(block)
    return {"bytes": size, "sha256": known.hexdigest()}


def check(sealed: Path, keys: Sequence[Identity], *, beside: Path) -> Manifest:
    """Open a backup and read all of it; raises :class:`RuleViolation` with a sentence."""
    with opened(sealed, keys, beside=beside) as (manifest, _):
        return manifest


@contextmanager
def opened(
    sealed: Path, keys: Sequence[Identity], *, beside: Path
) -> Iterator[tuple[Manifest, Path]]:
    """What a backup is of, and a folder with all it holds, every byte checked; one of ``keys``
    opens it.

    The folder lies in ``beside`` (the same disk, so that its files can be moved) until the
    block ends. Raises :class:`RuleViolation` for whatever is no whole, sound backup.
    """
    with work_folder(beside) as work:
        plain = work / "book.zip"
        try:
            pyrage.decrypt_file(str(sealed), str(plain), [*keys])
        except pyrage.DecryptError as bad:
            raise WrongKey(_WRONG_KEY) from bad
        except OSError as bad:
            if bad.errno is not None:  # the disk, and not what was read
                raise
            raise RuleViolation(_NOT_WHOLE) from bad
        try:
            manifest = _unpack(plain, work / "held")
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError) as bad:
            raise RuleViolation(_NOT_WHOLE) from bad
        plain.unlink()
        held.refuse_damaged(work / "held", keys, manifest.rows)
        yield manifest, work / "held"


def _unpack(plain: Path, into: Path) -> Manifest:
    with zipfile.ZipFile(plain) as book:
        with book.open(MANIFEST) as page:
            told = json.loads(page.read(_LONGEST))
        if (told["format"], told["version"]) != (FORMAT, VERSION):
            raise RuleViolation(
                "Tệp này không phải bản sao lưu của phần mềm, hoặc do phiên bản mới hơn ghi."
            )
        entries = told["entries"]
        if sorted(book.namelist()) != sorted([*entries, MANIFEST]):
            raise RuleViolation(_NOT_WHOLE)
        (into / FILES).mkdir(parents=True)
        for name, facts in entries.items():
            _take(book, name, into / _plain_name(name), facts)
    return Manifest(
        unit=told["unit"],
        name=told["name"],
        schema=told["schema"],
        made_at=datetime.fromisoformat(told["made_at"]),
        rows=told["tables"],
        last_line=told["journal"]["written_at"],
        entries=entries,
    )


def _plain_name(name: str) -> str:
    """The entry's name; one that would lie elsewhere is no entry of ours."""
    last = name.removeprefix(f"{FILES}/")
    if name not in (*held.NAMES, INSTANCE_FILE) and not (last.isalnum() and last != name):
        raise RuleViolation(_NOT_WHOLE)
    return name


def _take(book: zipfile.ZipFile, name: str, into: Path, facts: Mapping[str, Any]) -> None:
    known, size = sha256(), 0
    with book.open(name) as page, into.open("wb") as file:
        while size <= facts["bytes"] and (block := page.read(_BLOCK)):
            file.write(block)
            known.update(block)
            size += len(block)
    if (size, known.hexdigest()) != (facts["bytes"], facts["sha256"]):
        raise RuleViolation(_NOT_WHOLE)
