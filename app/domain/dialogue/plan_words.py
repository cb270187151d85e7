"""The words with which a plan begins: a clerk changes only what is different in the commune.

Each part is a text whose lines are the points of the printed plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.dialogue.law import bases_on
from app.domain.units import TWO_LEVELS_SINCE, VillageKind
from app.domain.words import mid_sentence

FOR_REPORT = "(b/c)"
PARTY_CHAIR = "Bí thư Đảng ủy"
_ANY_VILLAGE = "thôn, bản, tổ dân phố"
MAIN_FIELDS = ("land", "environment", "food_safety", "compensation", "merit")

_PURPOSES = (
    "Thông qua đối thoại, chính quyền nắm được tâm tư, nguyện vọng của Nhân dân để ban hành chủ "
    "trương, chính sách phù hợp.",
    "Nâng cao mức độ hài lòng của người dân đối với chính quyền, cán bộ, công chức, với việc "
    "cung cấp dịch vụ công và thực hiện chính sách; giải quyết tốt ý kiến, kiến nghị của Nhân dân.",
    "Giải thích, tuyên truyền chủ trương, chính sách: hỗ trợ giải phóng mặt bằng, bồi thường, xây "
    "dựng nông thôn mới và các chính sách khác liên quan trực tiếp đến đời sống người dân.",
    "Đề xuất giải pháp để chính sách, pháp luật được thực hiện tốt hơn; bảo đảm quyền và lợi ích "
    "hợp pháp của công dân, cơ quan, tổ chức.",
)
_REQUIREMENTS = (
    "Đối thoại công khai, khách quan, trung thực, dân chủ, bình đẳng, không áp đặt, có tinh thần "
    "xây dựng; theo đúng quy định của Đảng và pháp luật của Nhà nước.",
)
_CONTENT = (
    "Tâm tư, tình cảm, nguyện vọng, ý kiến, kiến nghị của Nhân dân; những vấn đề bức xúc, nổi cộm "
    "được nhiều người kiến nghị."
)
_STEPS = (
    "Tuyên bố lý do, mục đích của hội nghị; giới thiệu thành phần tham dự và người chủ trì.",
    "Công dân, tổ chức có nhu cầu đối thoại trình bày nguyện vọng, ý kiến.",
    "Trong hội nghị, người có nhu cầu nêu ý kiến của tập thể hoặc cá nhân đối với Ủy ban nhân dân.",
    "Theo phân công của Chủ tịch, đại diện cấp ủy, ban, ngành trao đổi, giải thích trên cơ sở quy "
    "định của pháp luật.",
    "Đại diện Ủy ban nhân dân kết luận những nội dung đã đối thoại.",
    "Tuyên bố kết thúc hội nghị.",
)
_RULES = (
    "Tôn trọng, chấp hành sự điều hành của người chủ trì; giữ trật tự và vệ sinh chung.",
    "Phát biểu ngắn gọn, không nêu lại nội dung mà người trước đã trình bày.",
    "Công dân đang chịu tác động của chất kích thích hoặc mất khả năng nhận thức không tham gia "
    "đối thoại.",
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a plan goes; ``for_report`` where it goes up for report (b/c)."""

    name: str
    for_report: bool


def first_words(
    year: int, commune: str, *, villages: Sequence[VillageKind], today: date
) -> dict[str, str]:
    """The parts of the plan of ``commune`` (``Xã Trung Sơn``) for ``year``, by column.

    The law and the bodies are those of the day of the year on which it is written; the
    villages are called as those of the commune are.
    """
    day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    name = mid_sentence(commune)
    kind = name.split(" ")[0] if name.split(" ")[0] in ("xã", "phường") else "xã"
    village = village_word(villages)
    two_levels = day >= TWO_LEVELS_SINCE
    office = "Văn phòng HĐND và UBND" if two_levels else "Văn phòng - Thống kê"
    culture = "Phòng Văn hóa - Xã hội" if two_levels else "Công chức Văn hóa - Xã hội"
    return {
        "title": f"Tổ chức đối thoại giữa chính quyền với Nhân dân năm {year}",
        "bases": _lines(*(one.cited for one in bases_on(day))),
        "rationale": "Tình hình thực tế của địa phương và nguyện vọng của Nhân dân",
        "purposes": _lines(*_PURPOSES),
        "requirements": _lines(*_REQUIREMENTS),
        "content": _CONTENT,
        "organiser": f"Ủy ban nhân dân {name}",
        "co_organisers": f"Ủy ban Mặt trận Tổ quốc Việt Nam {name}",
        "chair": f"Chủ tịch Ủy ban nhân dân {kind}",
        "co_chair": f"Đại diện Thường trực Hội đồng nhân dân {kind}" if two_levels else "",
        "participants": _lines(
            f"Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân {kind}.",
            f"Cán bộ, công chức {kind}.",
            f"Bí thư chi bộ, {_head_of(villages)}.",
            "Tổ chức, cá nhân có ý kiến cần đối thoại.",
        ),
        "steps": _lines(*_STEPS),
        "manner": f"Tùy tình hình của từng {village} mà tổ chức các phiên cho phù hợp.",
        "places": f"Tại trụ sở Ủy ban nhân dân {kind} hoặc nhà văn hóa {village}.",
        "budget": f"Từ nguồn ngân sách {kind} năm {year}.",
        "committee_tasks": (
            f"Ủy ban nhân dân {kind} nắm những vấn đề bức xúc được nhiều người kiến nghị để tổ "
            f"chức đối thoại sát với tình hình của từng {village}."
        ),
        "office_tasks": f"{office} phát hành giấy mời.",
        "culture_tasks": (f"{culture} cùng {office} chuẩn bị điều kiện, cơ sở vật chất."),
        "radio_tasks": (
            f"Căn cứ kế hoạch của Ủy ban nhân dân {kind}, đài truyền thanh tuyên truyền rộng rãi "
            f"trên hệ thống loa của {kind} và của các {village}."
        ),
        "village_tasks": _lines(
            f"Các {village} được chọn chuẩn bị địa điểm, cơ sở vật chất.",
            f"Thông báo trên loa truyền thanh của {village} để mọi người biết thời gian, địa điểm "
            "đối thoại.",
        ),
        "participant_rules": _lines(*_RULES),
        "recipients": _recipients(kind, len(villages), village, two_levels=two_levels),
        "signer_post": "Chủ tịch",
    }


def party_committee_of(commune: str) -> str:
    """``Đảng ủy xã Trung Sơn``: who holds the conferences of the Party committee."""
    return f"Đảng ủy {mid_sentence(commune)}"


def lines_of(text: str) -> list[str]:
    """The points of a part: its lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def recipients_of(text: str) -> list[Recipient]:
    """Who gets the plan, read from one line each; ``(b/c)`` anywhere in a line is its flag."""
    return [
        Recipient(" ".join(line.replace(FOR_REPORT, " ").split()), FOR_REPORT in line)
        for line in lines_of(text)
    ]


def village_word(villages: Iterable[VillageKind]) -> str:
    """``thôn`` where all of a commune are; else the law's short form."""
    kinds = {kind.label.lower() for kind in villages}
    return kinds.pop() if len(kinds) == 1 else _ANY_VILLAGE


def _head_of(villages: Sequence[VillageKind]) -> str:
    called = village_word(villages)
    if called == _ANY_VILLAGE:
        return "trưởng thôn, trưởng bản, tổ trưởng tổ dân phố"
    return f"tổ trưởng {called}" if called.startswith("tổ") else f"trưởng {called}"


def _recipients(kind: str, villages: int, village: str, *, two_levels: bool) -> str:
    above = "UBND tỉnh" if two_levels else "UBND huyện"
    everywhere = f"{villages} {village}" if villages else f"Các {village}"
    return _lines(
        everywhere,
        f"{above} {FOR_REPORT}",
        f"TT Đảng ủy - HĐND {kind} {FOR_REPORT}",
        f"Chủ tịch, các Phó Chủ tịch UBND {kind}",
        "Trưởng, phó các ban, ngành, đoàn thể",
        f"Đài truyền thanh {kind}",
        "Lưu: VT",
    )


def _lines(*points: str) -> str:
    return "\n".join(points)
