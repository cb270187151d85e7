"""From one version to another with a way back, whatever fails and whenever the power goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from . import program, services
from .holding import hold
from .place import InUse, Place, read_whole, write_whole
from .program import give
from .refusal import Refused
from .serving import (
    wait_until_it_answers,
    wait_until_it_is_silent,
    wait_until_nobody_holds,
)

Say = Callable[[str], None]


def switch(place: Place, now: InUse, why: str, change: Callable[[], None], say: Say) -> Path:
    """Stop, back up as ``why``, ``change`` the book, use ``now``, start; the backup.

    Raises :class:`Refused` when any of it fails; then version and book are those of before, and
    only where even that fails does the sentence say where the backup lies.
    """
    was = place.in_use()
    with held(place):
        say("Dừng máy chủ và sao lưu toàn bộ sổ…")
        backup = _stop_and_back_up(place, was, why)
        write_whole(place.mark, {"to": now.version, "backup": str(backup)})
        try:
            say("Chuyển sổ sang phiên bản kia…")
            change()
            place.use(now)
        except Exception as failure:
            raise _returned(place, was, backup, failure) from failure
    try:
        say("Khởi động và hỏi thử…")
        start(place)
    except Exception as failure:
        with held(place):
            told = _returned(place, was, backup, failure)
        raise told from failure
    place.mark.unlink(missing_ok=True)
    return backup


def mend(place: Place) -> None:
    """Put the book back where a switch was cut off (a power cut) before its version was in use.

    The server does it before it starts, so a machine that is switched on again serves the book
    as it was. Raises :class:`Refused`, also while a switch is under way.
    """
    with held(place):
        if not place.mark.exists():
            return
        facts, version = read_whole(place.mark), place.in_use().version
        if version != facts["to"]:
            program.put_back(place, version, Path(facts["backup"]))
        place.mark.unlink(missing_ok=True)


def start(place: Place) -> None:
    """Raises :class:`Refused` when the server does not answer."""
    services.of(place).start(place)
    wait_until_it_answers(place.port)


def _stop_and_back_up(place: Place, was: InUse, why: str) -> Path:
    backup = place.backups / f"{why}-{datetime.now():%Y%m%d-%H%M%S}.shg"
    service = services.of(place)
    service.stop(place)
    try:
        wait_until_it_is_silent(place.port)
        wait_until_nobody_holds(place.book)
        program.back_up(place, was.version, backup)
    except Exception:
        service.start(place)
        raise
    return backup


def _returned(place: Place, was: InUse, backup: Path, failure: Exception) -> Refused:
    """Go back, and what is to be said about it."""
    service = services.of(place)
    try:
        service.stop(place)
        wait_until_it_is_silent(place.port)
        place.use(was)
        program.put_back(place, was.version, backup)
        place.mark.unlink(missing_ok=True)
        service.start(place)
    except Exception as second:
        return Refused(
            f"Không chuyển được phiên bản và chưa tự trở về được ({second}). Sổ của lúc trước còn "
            f"nguyên trong tệp “{backup}”. Hãy giữ tệp này và gọi người hỗ trợ."
        )
    reason = failure if isinstance(failure, Refused) else f"lỗi {type(failure).__name__}."
    return Refused(
        f"Không chuyển được phiên bản: {reason} Máy đã trở về phiên bản {was.version}; sổ còn "
        "nguyên như trước."
    )


@contextmanager
def held(place: Place) -> Iterator[None]:
    """Hold the installation: a service that starts the server again, or a second upgrade, waits.

    The hold ends with the process, so a power cut leaves none. Raises :class:`Refused` while
    another holds it.
    """
    lock = place.data / "switching.lock"
    with lock.open("a+b") as file:
        give(place, lock)  # the server opens it too
        try:
            hold(file.fileno())
        except OSError:
            raise Refused("Đang chuyển phiên bản. Hãy đợi vài phút rồi thử lại.") from None
        yield
