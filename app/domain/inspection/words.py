"""The words with which a year's plan of inspections begins; a clerk changes what differs.

Căn cứ: khoản 2 Điều 29, Điều 30 Luật Hòa giải ở cơ sở số 35/2013/QH13: the committees inspect the
work of mediation, the Front takes part.
"""

from datetime import date
from typing import Any

from app.domain.bases import usual_on
from app.domain.inspection.checklist import ItemGroup
from app.domain.words import mid_sentence
from app.domain.workplan.words import names_for

SYMBOL = "KH-UBND"


def first_words(year: int, unit_name: str, *, is_office: bool) -> dict[str, Any]:
    """All parts of the plan but the table, which is read from the inspections themselves."""
    names = names_for(unit_name, is_office=is_office, year=year)
    who = "xã, phường" if is_office else "tổ hòa giải"
    committee = f"Ủy ban nhân dân {names.area}"
    return {
        "title": f"Kiểm tra công tác hòa giải ở cơ sở năm {year}",
        "known_bases": list(usual_on(date(year, 1, 1))),
        "purposes": _lines(
            "Đánh giá đúng việc thực hiện pháp luật về hòa giải ở cơ sở, kịp thời biểu dương cách "
            "làm tốt và chấn chỉnh thiếu sót.",
            "Nắm khó khăn, vướng mắc để hướng dẫn, tháo gỡ hoặc kiến nghị cấp có thẩm quyền.",
        ),
        "requirements": _lines(
            "Kiểm tra đúng nội dung, thời gian, khách quan, không gây phiền hà cho nơi được kiểm "
            "tra; kết hợp với cuộc kiểm tra khác khi có thể.",
            "Giữ bí mật thông tin của các bên hòa giải: chỉ xem sổ, hồ sơ trong phạm vi cần thiết.",
        ),
        "contents": _lines(*(group.label for group in ItemGroup)),
        "organisation": _lines(
            f"{names.justice}:",
            f"Giúp {committee} tổ chức kiểm tra, thông báo trước cho nơi được kiểm tra, tổng hợp "
            "kết quả và theo dõi việc thực hiện kiến nghị.",
            f"Các {who} được kiểm tra:",
            "Tự kiểm tra trước theo bảng kiểm, chuẩn bị sổ sách, hồ sơ và bố trí người làm việc "
            "với đoàn.",
            "Thực hiện kiến nghị đúng thời hạn và báo cáo kết quả.",
            f"Đề nghị {names.front}:",
            "Cử đại diện cùng kiểm tra, giám sát.",
        ),
        "recipients": _lines(
            names.front,
            f"Ủy ban nhân dân các {who} được kiểm tra" if is_office else "Các tổ hòa giải",
        ),
        "kept": "VT",
        "signer_post": "Chủ tịch Ủy ban nhân dân",
    }


def self_subject(unit_name: str) -> str:
    return f"Tự kiểm tra {mid_sentence(unit_name)}"


def _lines(*points: str) -> str:
    return "\n".join(points)
