"""Which column of an old register is which fact of a case, by the words of its head."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import fold

NEAR = 0.84
"""How alike two heads must be, from 0 to 1, to be proposed as one."""


class Target(LabelledEnum):
    """A fact that a column may hold; the columns of the book are those of its form.

    Căn cứ: điểm d khoản 2 Điều 28 Luật Hòa giải ở cơ sở số 35/2013/QH13 (mẫu sổ theo dõi).
    """

    NUMBER = "number", "Số thứ tự"
    RECEIVED_ON = "received_on", "Ngày nhận vụ, việc"
    ENDED_ON = "ended_on", "Ngày kết thúc"
    TEAM = "team", "Tổ hòa giải, thôn bản"
    MEDIATORS = "mediators", "Hòa giải viên"
    PARTIES = "parties", "Các bên (cả hai bên trong một cột)"
    SIDE_A = "side_a", "Bên A"
    ADDRESS_A = "address_a", "Địa chỉ bên A"
    SIDE_B = "side_b", "Bên B"
    ADDRESS_B = "address_b", "Địa chỉ bên B"
    RELATED = "related", "Người có quyền lợi, nghĩa vụ liên quan"
    SUMMARY = "summary", "Nội dung vụ, việc"
    CATEGORY = "category", "Loại vụ, việc"
    WORDS = "words", "Thỏa thuận hoặc yêu cầu của các bên"
    RESULT = "result", "Kết quả (bằng chữ)"
    SETTLED = "settled", "Hòa giải thành (đánh dấu)"
    NOT_SETTLED = "not_settled", "Hòa giải không thành (đánh dấu)"
    NOTE = "note", "Ghi chú"


_SAID_AS: dict[Target, Sequence[str]] = {
    Target.NUMBER: ("stt", "tt", "so tt", "so thu tu", "so vu viec"),
    Target.RECEIVED_ON: (
        "ngay",
        "ngay nhan",
        "ngay thang",
        "ngay tiep nhan",
        "ngay thang nam",
        "ngay thang nam nhan vu viec",
        "ngay thang nam nhan viec",
        "ngay nhan vu viec",
        "thoi gian",
        "ngay thu ly",
        "ngay hoa giai",
        "thoi gian hoa giai",
    ),
    Target.ENDED_ON: ("ngay ket thuc", "ngay xong", "ngay hoa giai xong", "ngay hoa giai thanh"),
    Target.TEAM: (
        "to hoa giai",
        "ten to",
        "thon",
        "ban",
        "thon ban",
        "to dan pho",
        "thon to dan pho",
        "thon ban to dan pho",
        "khu pho",
        "don vi",
    ),
    Target.MEDIATORS: (
        "hoa giai vien",
        "ho ten hoa giai vien",
        "ho va ten hoa giai vien",
        "nguoi hoa giai",
        "ho ten hoa giai vien nguoi duoc moi",
        "can bo hoa giai",
        "hgv",
    ),
    Target.PARTIES: (
        "cac ben",
        "ho ten cac ben",
        "ho va ten cac ben",
        "cac ben tranh chap",
        "cac ben mau thuan",
        "ho ten dia chi cac ben",
        "ho ten tuoi dia chi cac ben",
        "ho ten tuoi dia chi cac ben va nguoi co quyen loi nghia vu lien quan",
        "duong su",
        "doi tuong",
        "ho ten",
        "ho va ten",
    ),
    Target.SIDE_A: (
        "ben a",
        "ben yeu cau",
        "nguoi yeu cau",
        "ben de nghi",
        "nguyen don",
        "ho ten ben a",
        "ben thu nhat",
    ),
    Target.ADDRESS_A: ("dia chi ben a", "dia chi", "noi o ben a", "noi o", "cho o"),
    Target.SIDE_B: (
        "ben b",
        "ben bi yeu cau",
        "ben lien quan",
        "bi don",
        "ho ten ben b",
        "ben thu hai",
        "ben kia",
    ),
    Target.ADDRESS_B: ("dia chi ben b", "noi o ben b"),
    Target.RELATED: ("nguoi lien quan", "nguoi co quyen loi nghia vu lien quan"),
    Target.SUMMARY: (
        "noi dung",
        "noi dung vu viec",
        "noi dung chu yeu",
        "noi dung chu yeu vu viec",
        "noi dung tranh chap",
        "noi dung mau thuan",
        "vu viec",
        "su viec",
        "tom tat noi dung",
    ),
    Target.CATEGORY: (
        "loai",
        "loai viec",
        "loai vu viec",
        "linh vuc",
        "loai mau thuan",
        "loai tranh chap",
        "pham vi hoa giai",
    ),
    Target.WORDS: (
        "thoa thuan",
        "noi dung thoa thuan",
        "thoa thuan hoac yeu cau cua moi ben sau hoa giai",
        "thoa thuan yeu cau",
        "yeu cau cua moi ben",
        "ket qua thoa thuan",
    ),
    Target.RESULT: ("ket qua", "ket qua hoa giai", "ket qua giai quyet", "kq", "kq hoa giai"),
    Target.SETTLED: ("thanh", "hoa giai thanh", "hg thanh"),
    Target.NOT_SETTLED: (
        "khong thanh",
        "hoa giai khong thanh",
        "hg khong thanh",
        "ko thanh",
        "k thanh",
    ),
    Target.NOTE: ("ghi chu", "gc", "chu thich"),
}
_BY_WORDS = {words: target for target, several in _SAID_AS.items() for words in several}
#: Columns that may stand several times: their texts are put together.
_REPEATABLE = frozenset({Target.SUMMARY, Target.WORDS, Target.NOTE, Target.MEDIATORS})


def words_of(text: str) -> str:
    """The words of a head, without marks, signs and what stands in brackets."""
    plain = "".join(c if c.isalnum() or c in "()" else " " for c in fold(text))
    while "(" in plain and (end := plain.find(")", plain.find("("))) > 0:
        plain = plain[: plain.find("(")] + plain[end + 1 :]
    return " ".join(plain.replace("(", " ").replace(")", " ").split())


LONGEST_HEAD = 120


def known_target(text: str) -> Target | None:
    """The fact that a head names by its own words."""
    return _BY_WORDS.get(words_of(text)) if len(text) <= LONGEST_HEAD else None


@lru_cache(maxsize=1024)
def target_of(text: str) -> Target | None:
    """The fact that a head names, by its own words or by the nearest known ones."""
    if found := known_target(text):
        return found
    words = words_of(text)
    if not 5 <= len(words) <= LONGEST_HEAD:
        return None
    alike = ((_likeness(words, known), known) for known in _BY_WORDS if len(known) >= 5)
    how, known = max(alike)
    return _BY_WORDS[known] if how >= NEAR else None


def _likeness(words: str, known: str) -> float:
    matcher = SequenceMatcher(None, words, known)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def propose(head: Iterable[str]) -> list[Target | None]:
    """A fact for each column; none twice, but where texts can be put together."""
    proposed: list[Target | None] = []
    for text in head:
        target = target_of(text)
        if target is Target.ADDRESS_A and Target.SIDE_B in proposed:
            target = Target.ADDRESS_B  # "Địa chỉ" behind the second side
        is_taken = target in proposed and target not in _REPEATABLE
        proposed.append(None if is_taken else target)
    return proposed


def check_matching(matching: Sequence[Target | None]) -> None:
    """Refuse a fact in two columns where only one can be right."""
    for target in Target:
        if target not in _REPEATABLE and matching.count(target) > 1:
            raise RuleViolation(
                f"Hai cột cùng được ghép là “{target.label}”. Hãy để một cột, cột kia chọn lại."
            )


def lacking(matching: Sequence[Target | None], *, has_team: bool) -> list[str]:
    """What must still be said of the columns before any line can be right, in words."""
    known = set(matching)
    found = []
    if Target.RECEIVED_ON not in known:
        found.append("Chưa có cột nào là “Ngày nhận vụ, việc”.")
    if not known & {Target.RESULT, Target.SETTLED, Target.NOT_SETTLED}:
        found.append("Chưa có cột nào cho biết kết quả hòa giải.")
    if not has_team and Target.TEAM not in known:
        found.append("Chưa chọn tổ hòa giải cho cả tệp, cũng chưa có cột nào là tổ hòa giải.")
    return found
