"""The key of the backups: in the instance folder (of a sealed book: elsewhere), and on a sheet of
paper in the safe. A sheet that is lost or was seen is answered with a new key; what was sealed
under the keys before it is still opened here, by whoever keeps this machine."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pyrage import IdentityError
from pyrage.x25519 import Identity

from app.domain.errors import RuleViolation
from app.durable import write_whole
from app.instance import write_closed
from app.opening import KEY_FILE, key_elsewhere, key_file, key_is_elsewhere

FORMER_FILE = "backup.keys.former"
"""The keys before the one in use, one a line, the newest first."""
GROUP = 4
"""Letters between two spaces on the printed sheet."""
_HEAD = "AGE-SECRET-KEY-"


def own_key(folder: Path) -> Identity:
    """The key of this instance; made when it is first asked for."""
    path = key_file(folder)
    if key_is_elsewhere(folder):
        return read_code(key_elsewhere(path))
    if not path.exists():
        keep_key(folder, Identity.generate())
    return read_code(path.read_text("ascii"))


def own_keys(folder: Path) -> Sequence[Identity]:
    """The key in use, then those before it."""
    former = folder / FORMER_FILE
    lines = former.read_text("ascii").split() if former.exists() else []
    return [own_key(folder), *map(read_code, lines)]


def renew_key(folder: Path) -> None:
    """Put a new key in the place of the one in use, which is kept for what it has sealed.

    Raises :class:`RuleViolation` for a sealed book, whose pages hang on the key.
    """
    if key_is_elsewhere(folder):
        raise RuleViolation(
            "Cơ sở dữ liệu đang được mã hóa bằng chính khóa này. Hãy dừng máy chủ, chạy “sohoagiai "
            "seal off”, đổi mã ở trang này, rồi chạy lại “sohoagiai seal on”."
        )
    before = "".join(f"{key}\n" for key in own_keys(folder))
    for name, text in ((FORMER_FILE, before), (KEY_FILE, f"{Identity.generate()}\n")):
        write_whole(folder / name, text.encode("ascii"))


def keep_key(folder: Path, key: Identity) -> None:
    """Write ``key`` for nobody else's eyes, unless the instance has one already."""
    if key_is_elsewhere(folder):
        return
    with suppress(FileExistsError):
        write_closed(folder / KEY_FILE, f"{key}\n")


def read_code(typed: str) -> Identity:
    """The key of a code as somebody typed it from the sheet: case, spaces and dashes between
    the groups do not matter; raises :class:`RuleViolation` where a letter is wrong or missing."""
    bare = "".join(one for one in typed.upper() if one.isalnum())
    code = _HEAD + bare.removeprefix(_HEAD.replace("-", ""))
    try:
        return Identity.from_str(code)
    except IdentityError as wrong:
        raise RuleViolation(
            "Mã khôi phục không đúng: có chữ bị gõ nhầm hoặc thiếu. Hãy so lại từng nhóm với phiếu."
        ) from wrong


def groups(key: Identity) -> list[str]:
    """The code in groups for the sheet: what is the same in all codes is left away."""
    code = str(key).removeprefix(_HEAD)
    return [code[at : at + GROUP] for at in range(0, len(code), GROUP)]
