"""The first installation on a machine: program, account, book, service, shortcut."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import program, services
from .folder import Folder
from .laying import lay_launcher, lay_version
from .machines import Machine
from .place import InUse, Place, is_installed
from .refusal import Refused
from .serving import free_port
from .switching import Say, start


@dataclass(frozen=True, slots=True)
class Book:
    """Whose book it shall be, as ``sohoagiai init`` wants it."""

    unit: str
    role: str
    admin: str
    password: str
    superior: str = ""
    name: str = ""


def install(machine: Machine, folder: Folder, ask: Callable[[str], Book], say: Say) -> Place:
    """Put the version of ``folder`` on this machine and serve a book; where it is.

    ``ask`` is called with what was wrong the time before ("" at first) until the book can be made.
    A book that lies there already (the program was lost, the disk was not) is taken along. Raises
    :class:`Refused`; what was laid down until then is taken away.
    """
    machine.check_rights()
    if is_installed(machine.program):
        raise Refused("Máy này đã cài Sổ Hòa Giải. Để thay phiên bản, hãy dùng “nang-cap”.")
    kind = services.of_this_machine()
    service = services.SERVICES[kind]
    place = Place(machine.program, machine.data, free_port(service.ports), kind, machine.owner)
    say("Chép phần mềm…")
    machine.prepare(place)
    try:
        lay_version(place, folder)
        _make_book(place, folder.version, ask, say)
    except BaseException:
        shutil.rmtree(place.version(folder.version), ignore_errors=True)
        raise
    place.save()
    lay_launcher(place)
    place.use(InUse(folder.version))
    say("Khởi động máy chủ…")
    try:
        service.register(place)
        start(place)
    except BaseException:
        place.forget()
        raise
    for sentence in machine.show(place):
        say(sentence)
    if not service.starts_at_boot:
        say(
            "Máy này không chạy systemd nên máy chủ không tự chạy khi bật máy. "
            "Sau mỗi lần bật máy hãy chạy: sohoagiai serve --host 0.0.0.0 "
            f"--port {place.port}"
        )
    say(f"Đã cài xong phiên bản {folder.version}. Mở trình duyệt và vào: {place.address}")
    return place


def _make_book(place: Place, version: str, ask: Callable[[str], Book], say: Say) -> None:
    if (place.book / "instance.toml").is_file():
        say("Đã có sổ trên máy này: dùng tiếp sổ đó.")
        program.bring_up(place, version)
        return
    wrong = ""
    while True:
        book = ask(wrong)
        say("Tạo sổ của đơn vị…")
        try:
            told = program.run(
                place,
                version,
                *("init", "--instance", str(place.book), "--unit", book.unit),
                *("--role", book.role, "--admin", book.admin),
                *(("--superior", book.superior) if book.superior else ()),
                *(("--name", book.name) if book.name else ()),
                SOHOAGIAI_ADMIN_PASSWORD=book.password,
            )
            say(told)
            return
        except program.CommandFailed as refusal:
            wrong = str(refusal)


def folder_here() -> Path:
    """The offline folder that this package was carried in."""
    return Path(__file__).resolve().parent.parent
