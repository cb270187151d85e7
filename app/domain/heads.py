"""What a superior makes of the head of a subordinate's journal: pure.

The superior keeps every head it has heard. With a new one come the digests of the lines since the
last, so that it sees by itself that the journal was only added to: the hash at the old head is
the one it holds, and from there the lines lead to the new head. Where they do not, it asks which
hashes stand at its older heads, and knows from which line on. What the lines say stays below.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.calendar import show_moment
from app.domain.chain import follow
from app.domain.labels import LabelledEnum
from app.domain.words import mid_sentence

MARKS = 500
"""Older heads that are asked for at once."""
LINES = 2000
"""Lines accounted for in one exchange; a longer stretch takes several."""
_HASH = 32


class HeadVerdict(LabelledEnum):
    FIRST = "first", "Dấu đầu tiên"
    FOLLOWS = "follows", "Nối liền dấu trước"
    ALTERED = "altered", "Nhật ký bị sửa"
    SHORTENED = "shortened", "Nhật ký bị cắt bớt"
    RESTORED = "restored", "Ghi lại từ bản sao lưu"
    BROKEN = "broken", "Đơn vị tự phát hiện sổ bị sửa"


class HeadFinding(LabelledEnum):
    """What the office came to when it asked the unit why its journal does not follow."""

    RESTORED = "restored", "Đơn vị khôi phục sổ từ bản sao lưu hoặc thay máy"
    MACHINE = "machine", "Máy, ổ đĩa của đơn vị hỏng"
    TAMPERED = "tampered", "Có người sửa sổ ngoài phần mềm"
    UNKNOWN = "unknown", "Không làm rõ được nguyên nhân"


ALARMS = (HeadVerdict.ALTERED, HeadVerdict.SHORTENED, HeadVerdict.BROKEN)
BEGINS_ANEW = (HeadVerdict.ALTERED, HeadVerdict.SHORTENED, HeadVerdict.RESTORED)
"""After these the journal below leads on from another past than the one that was heard."""


@dataclass(frozen=True, slots=True)
class Held:
    """The newest head that the superior holds, and in which log of the exchange it came."""

    log: str
    sequence: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """What a subordinate says: its head, from where on it accounts for it, the hash that it has
    there (None where it has no such line), the digests of the lines since, how many breaks its
    own last check found, and what it was asked for: the digests of an old stretch, and the hashes
    that stand at older heads."""

    sequence: int
    hash: bytes
    after: int
    at: bytes | None
    digests: tuple[bytes, ...]
    broken: int
    look: tuple[int, tuple[bytes, ...]] | None
    marks: Mapping[int, bytes | None]

    def out(self) -> dict[str, Any]:
        return {
            "head": [self.sequence, self.hash.hex()],
            "after": self.after,
            "at": self.at and self.at.hex(),
            "lines": b"".join(self.digests).hex(),
            "broken": self.broken,
            "look": self.look and [self.look[0], b"".join(self.look[1]).hex()],
            "marks": [[number, one and one.hex()] for number, one in self.marks.items()],
        }

    @classmethod
    def read(cls, value: Any) -> "Said":
        """Raises :class:`ValueError` for what is none."""
        if not isinstance(value, Mapping):
            raise ValueError
        try:
            sequence, hash_ = value["head"]
            at, look = value["at"], value["look"]
            return cls(
                _number(sequence),
                _hash(hash_),
                _number(value["after"]),
                None if at is None else _hash(at),
                _hashes(value["lines"]),
                _number(value["broken"]),
                None if look is None else (_number(look[0]), _hashes(look[1])),
                {
                    _number(number): None if one is None else _hash(one)
                    for number, one in value["marks"][:MARKS]
                },
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError from error


def judge(held: Held | None, said: Said, log: str) -> HeadVerdict | None:
    """None where the subordinate has to account for what it says from another place on: from the
    head that is held."""
    if held is None:
        return HeadVerdict.FIRST
    if said.after != held.sequence:
        return None
    if said.at == held.hash:
        end = held.sequence + len(said.digests), follow(held.hash, said.digests)
        if end == (said.sequence, said.hash):
            return HeadVerdict.FOLLOWS
    if log != held.log:
        return HeadVerdict.RESTORED
    return HeadVerdict.SHORTENED if said.at is None else HeadVerdict.ALTERED


def since_when(held: Iterable[tuple[int, bytes]], marks: Mapping[int, bytes | None]) -> int:
    """The first line that may not be as it was: the one after the newest of the ``held`` heads at
    which the hash still stands."""
    return 1 + max((number for number, hash_ in held if marks.get(number) == hash_), default=0)


def in_words(
    verdict: HeadVerdict, name: str, *, since: int | None, broken: int, at: datetime
) -> str:
    """What the superior is told of a head that does not follow; "" of one that does."""
    lines = f"từ dòng số {since} trở đi" if since else "chưa rõ từ dòng nào"
    heard = f"Biết khi trao đổi lúc {show_moment(at)}."
    told = {
        HeadVerdict.ALTERED: f"{name} đã sửa nhật ký sau khi gửi dấu lên đây: {lines} không còn "
        f"khớp dấu đang giữ. {heard}",
        HeadVerdict.SHORTENED: f"{name} đã cắt bớt nhật ký: {lines} không còn như đã gửi dấu lên "
        f"đây. {heard}",
        HeadVerdict.BROKEN: f"Phần mềm ở {mid_sentence(name)} tự phát hiện {broken} chỗ trong sổ "
        f"bị sửa ngoài phần mềm. {heard}",
        HeadVerdict.RESTORED: f"{name} ghi tiếp từ bản sao lưu hoặc từ máy khác: nhật ký {lines} "
        f"được ghi lại. {heard} Hãy hỏi đơn vị có khôi phục sổ hay không.",
    }
    return told.get(verdict, "")


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError
    return value


def _hash(text: Any) -> bytes:
    (one,) = _hashes(text)
    return one


def _hashes(text: Any) -> tuple[bytes, ...]:
    whole = bytes.fromhex(text)
    if len(whole) % _HASH or len(whole) > LINES * _HASH:
        raise ValueError
    return tuple(whole[at : at + _HASH] for at in range(0, len(whole), _HASH))
