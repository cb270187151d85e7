"""The version of an offline folder in the place of the one in use."""

import shutil

from . import program, services
from .folder import Folder
from .laying import (
    keep_only,
    keep_only_this_python,
    lay_launcher,
    lay_version,
    python_of,
    size_of,
    this_python,
)
from .place import InUse, Place, Previous, local_now
from .refusal import Refused
from .switching import Say, held, mend, start, switch
from .versions import check_is_newer

KEPT_BACKUPS = 4
SPARE = 200 * 2**20  # bytes that stay free


def upgrade(place: Place, folder: Folder, say: Say) -> None:
    """Bring the installation to the version of ``folder``.

    Raises :class:`Refused` with a sentence; the version and the book are then those of before.
    """
    was = place.in_use().version
    if (python := python_of(place, was)) != this_python():
        if folder.version != was:
            raise Refused(
                f"Phiên bản {was} đang dùng chạy bằng Python {python}, còn bộ cài đang chạy bằng "
                f"Python {this_python()}. Hãy chạy “nang-cap” của bộ cài phiên bản {was} trước, "
                "rồi chạy lại."
            )
        _lay_again(place, folder, say)
        return
    check_is_newer(folder.version, was)
    mend(place)
    _check_room(place, folder)
    say(f"Chép phiên bản {folder.version} vào cạnh phiên bản {was}…")
    lay_version(place, folder)
    backup = switch(
        place,
        InUse(folder.version),
        "truoc-nang-cap",
        lambda: _bring_up(place, folder.version),
        say,
    )
    place.use(InUse(folder.version, Previous(was, str(backup), local_now())))
    keep_only(place, {folder.version, was})
    keep_only_this_python(place)
    _keep_newest_backups(place)
    say(f"Đã nâng cấp lên phiên bản {folder.version}. Địa chỉ: {place.address}")


def _bring_up(place: Place, version: str) -> None:
    """The book to that version, and what starts the server to what this version and its Python
    (a newer one may have come with the folder) want of it."""
    program.bring_up(place, version)
    lay_launcher(place)
    services.of(place).register(place)


def _lay_again(place: Place, folder: Folder, say: Say) -> None:
    """The system brought another Python (Debian 12 became 13; a newer one was installed beside
    on Windows): the same version for that one, which is also told to what starts the server."""
    say(f"Python của máy đã đổi; chép lại phiên bản {folder.version}…")
    service = services.of(place)
    service.stop(place)
    try:
        with held(place):  # what looks after the server every few minutes must wait
            lay_version(place, folder)
            lay_launcher(place)
            service.register(place)
    except BaseException:
        service.start(place)
        raise
    start(place)
    keep_only_this_python(place)
    say(f"Phiên bản {folder.version} chạy lại được. Địa chỉ: {place.address}")


def _check_room(place: Place, folder: Folder) -> None:
    """Refuse an upgrade that would fill the disk half-way."""
    program_size = 5 * size_of(folder.wheels)  # unpacked and compiled
    book_size = 4 * size_of(place.book)  # the backup, and the work of making and reading it
    for path, wanted in ((place.program, program_size), (place.data, book_size)):
        if shutil.disk_usage(path).free < wanted + SPARE:
            raise Refused(
                f"Ổ đĩa có “{path}” không đủ chỗ để nâng cấp (cần {(wanted + SPARE) // 2**20} MB "
                "còn trống). Hãy dọn bớt tệp không dùng rồi thử lại."
            )


def _keep_newest_backups(place: Place) -> None:
    ours = sorted(place.backups.glob("truoc-*.shg"), key=lambda file: file.stat().st_mtime)
    for old in ours[:-KEPT_BACKUPS]:
        old.unlink()
