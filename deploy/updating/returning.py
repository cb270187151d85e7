"""One step back to the version before, with the book as it was when that version was left."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from . import program
from .laying import python_of, this_python
from .place import InUse, Place, Previous
from .refusal import Refused
from .switching import Say, mend, switch


def question(previous: Previous) -> str:
    """What is asked before anything happens."""
    left = datetime.fromisoformat(previous.left_at)
    return (
        f"Sổ sẽ trở về đúng như lúc {left:%H:%M ngày %d/%m/%Y}, trước khi nâng cấp từ phiên bản "
        f"{previous.version}.\n"
        "- Những gì ghi từ lúc đó đến nay sẽ không còn trong sổ.\n"
        "- Phần nào đã gửi lên cấp trên thì lấy lại được: sau khi trở về, mở trang Đồng bộ và bấm "
        "“Nhận lại”. Họ tên và nội dung không gửi lên thì không lấy lại được.\n"
        "- Sổ hiện nay được sao lưu trước khi trở về.\n"
        "Trở về phiên bản trước?"
    )


def go_back(place: Place, agreed: Callable[[str], bool], say: Say) -> None:
    """Return to the version before; ``agreed`` puts the question to the person.

    Raises :class:`Refused` where there is none, where the person says no, and where it fails:
    then the version and the book in use are those of before.
    """
    previous = place.in_use().previous
    if previous is None or not place.version(previous.version).is_dir():
        raise Refused("Không có phiên bản trước để trở về.")
    if (python := python_of(place, previous.version)) != this_python():
        raise Refused(
            f"Phiên bản {previous.version} chạy bằng Python {python}, máy này nay dùng Python "
            f"{this_python()} nên không trở về được. Sổ không thay đổi."
        )
    backup = Path(previous.backup)
    if not backup.is_file():
        raise Refused(
            f"Không thấy bản sao lưu “{backup}” nên không trở về được; sổ không thay đổi."
        )
    if not agreed(question(previous)):
        raise Refused("Chưa làm gì: vẫn dùng phiên bản hiện nay.")
    mend(place)
    kept = switch(
        place,
        InUse(previous.version),
        "truoc-quay-lai",
        lambda: program.put_back(place, previous.version, backup),
        say,
    )
    say(f"Đã trở về phiên bản {previous.version}. Địa chỉ: {place.address}")
    say(f"Sổ trước khi trở về được giữ trong tệp “{kept}”.")
