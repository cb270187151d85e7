"""The folder of one installation: who it is, where its data lies, its secret."""

import json
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import current_app

from app.domain.actors import InstanceRole
from app.domain.errors import RuleViolation
from app.opening import BookFile, book_of

FILE = "instance.toml"
SECRET_FILE = "secret.key"
DATABASE_FILE = "sohoagiai.sqlite"
IN_PRACTICE = MappingProxyType({"TOTP_ROLES": "", "UNUSED_DAYS": 0, "RESERVE_MB": 0})
"""Settings of a practice book, where nothing is to be guarded and much is to be tried."""


class InstanceProblem(Exception):
    """The folder cannot be used; the message is a full Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Who this installation is.

    ``unit`` is the administrative code (5 digits for a commune, 2 for a province),
    ``superior`` the code of the unit above or None, ``database`` an SQLAlchemy URL.
    ``practice``: its people and records are invented, for learning; it is tied to nobody.
    """

    folder: Path
    unit: str
    name: str
    role: InstanceRole
    database: str
    superior: str | None = None
    practice: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_office(self) -> bool:
        return self.role is InstanceRole.OFFICE

    @property
    def has_server(self) -> bool:
        """Whether its database is a server of its own, which comes and goes."""
        return not self.database.startswith("sqlite:")

    @property
    def book(self) -> BookFile:
        """The file of its database, where it is no server; raises :class:`RuleViolation` where
        the file is sealed and its key not at hand."""
        return book_of(self.folder, Path(self.database.removeprefix("sqlite:///")))

    @property
    def secret(self) -> str:
        return (self.folder / SECRET_FILE).read_text("ascii")


def this_instance() -> Instance:
    """The instance whose application is at work; only inside its context."""
    return current_app.extensions["instance"]


def refuse_in_practice() -> None:
    """Refuse what would tie a practice book to others: nothing invented goes up, nothing real
    comes in."""
    if this_instance().practice:
        raise RuleViolation(
            "Đây là sổ tập dùng, dữ liệu không có thật: không ghép nối, không gửi, không nhận sổ."
        )


def holds_instance(folder: Path) -> bool:
    return (folder / FILE).exists()


def load(folder: Path) -> Instance:
    """Read the instance in ``folder``; raises :class:`InstanceProblem`."""
    if not holds_instance(folder):
        raise InstanceProblem(
            f"Thư mục “{folder}” chưa có dữ liệu của đơn vị nào. Hãy chạy “sohoagiai init” trước."
        )
    try:
        facts = tomllib.loads((folder / FILE).read_text("utf-8"))
        role = InstanceRole(facts["role"])
        practice = facts.get("practice", False)
        return Instance(
            folder=folder.resolve(),
            unit=facts["unit"],
            name=facts["name"],
            role=role,
            database=facts.get("database") or _sqlite_url(folder),
            superior=facts.get("superior") or None,
            practice=practice,
            settings={**(IN_PRACTICE if practice else {}), **facts.get("settings", {})},
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise InstanceProblem(
            f"Tệp “{folder / FILE}” bị hỏng nên không đọc được. Hãy khôi phục từ bản sao lưu."
        ) from error


def create(
    folder: Path,
    *,
    unit: str,
    name: str,
    role: InstanceRole,
    superior: str | None,
    database: str | None,
    settings: Mapping[str, int | str] = MappingProxyType({}),
    practice: bool = False,
) -> Instance:
    """Lay down a new instance; refuses a folder that already holds one."""
    refuse_second(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_closed(folder / SECRET_FILE, secrets.token_hex(32))
        facts = {
            "unit": unit,
            "name": name,
            "role": role.value,
            "superior": superior or "",
            "database": database or "",
            "practice": practice,
        }
        text = "\n".join([*_toml(facts), "", "[settings]", *_toml(settings), ""])
        write_closed(folder / FILE, text)
    except OSError as error:
        raise InstanceProblem(
            f"Không ghi được vào thư mục “{folder}”. Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa."
        ) from error
    return load(folder)


def refuse_second(folder: Path) -> None:
    """Raise :class:`InstanceProblem` where ``folder`` holds an instance already."""
    if holds_instance(folder):
        raise InstanceProblem(
            f"Thư mục “{folder}” đã có dữ liệu của một đơn vị. Hãy chọn thư mục khác."
        )


def discard(folder: Path) -> None:
    """Take back a :func:`create` whose later steps failed."""
    for name in (FILE, SECRET_FILE):
        (folder / name).unlink(missing_ok=True)
    for leftover in folder.glob(DATABASE_FILE + "*"):
        leftover.unlink()


def _sqlite_url(folder: Path) -> str:
    return f"sqlite:///{(folder / DATABASE_FILE).resolve().as_posix()}"


def _toml(facts: Mapping[str, int | str]) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]


def write_closed(path: Path, text: str) -> None:
    """A new file, forced out, for nobody else's eyes: a key, or the address of a database with
    its password. Raises ``FileExistsError`` where there is one."""
    with open(path, "x", encoding="utf-8", opener=for_this_person) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def for_this_person(name: str, flags: int) -> int:
    """An ``opener`` of files that only their owner may read."""
    return os.open(name, flags, 0o600)
