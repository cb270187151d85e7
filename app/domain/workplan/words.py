"""The words with which a plan begins: its aims, who carries it out, to whom it goes.

Each part is a text whose lines are the points of the printed plan; a clerk changes only what is
different in the office's own area.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.domain.bases import usual_on
from app.domain.units import TWO_LEVELS_SINCE
from app.domain.words import mid_sentence

_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
_BODIES = "các cơ quan, đơn vị, tổ chức có liên quan"
_PARTY = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "thị xã": "Thị ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
}
_OF_THE_STATE = ("hà nội", "hải phòng", "huế", "đà nẵng", "hồ chí minh", "cần thơ")


@dataclass(frozen=True, slots=True)
class Names:
    """Who is meant in a plan of an office or of a commune; ``home`` has rewards in its charge.

    A commune has nobody below it, and names no office of its own for rewards.
    """

    justice: str
    below: str
    front: str
    area: str
    court: str
    home: str = ""

    def of(self, *who: str) -> str:
        """The bodies of these names, those that the unit has."""
        known = {**asdict(self), "bodies": _BODIES}
        found = "; ".join(filter(None, (known.get(one, one) for one in who)))
        return _capital(found)


def names_for(unit_name: str, *, is_office: bool, year: int) -> Names:
    """As they are called when the plan of that year is drawn up.

    Căn cứ: Luật Tổ chức chính quyền địa phương số 72/2025/QH15: the office of council and committee
    of a commune has what its civil servant for justice had; khoản 2 Điều 39 Bộ luật Tố tụng dân sự
    as amended in 2025: courts of areas where those of districts were.
    """
    area = mid_sentence(unit_name)
    two_levels = date(year, 1, 1) >= TWO_LEVELS_SINCE
    court = f"Tòa án nhân dân {'khu vực' if two_levels else 'cấp huyện'}"
    if not is_office:
        justice = "Văn phòng HĐND và UBND" if two_levels else "Công chức Tư pháp - Hộ tịch"
        return Names(justice, "", f"{_FRONT} {_kind(area)}", area, court)
    below, home = "Ủy ban nhân dân các xã, phường", f"{_office(area)} Nội vụ"
    return Names(justice_of(unit_name), below, f"{_FRONT} các cấp", area, court, home)


def justice_of(unit_name: str) -> str:
    """``Sở Tư pháp`` of a province, ``Phòng Tư pháp`` of a former district or of a city in a
    province."""
    return f"{_office(mid_sentence(unit_name))} Tư pháp"


def _office(area: str) -> str:
    return "Phòng" if _is_in_a_province(area) else "Sở"


def first_words(year: int, unit_name: str, *, is_office: bool, superior: str) -> dict[str, Any]:
    """A whole plan of the year but for its tasks."""
    names = names_for(unit_name, is_office=is_office, year=year)
    kind = _kind(names.area)
    return {
        "title": f"Triển khai thực hiện công tác hòa giải ở cơ sở năm {year}",
        "known_bases": list(usual_on(date(year, 1, 1))),
        "bases": "",
        "purposes": _lines(
            "Nâng cao trách nhiệm của các cơ quan nhà nước và Mặt trận Tổ quốc Việt Nam các cấp "
            "trong quản lý, chỉ đạo, hướng dẫn công tác hòa giải ở cơ sở.",
            "Nâng cao chất lượng tổ chức và hoạt động của tổ hòa giải, hòa giải viên, để mâu "
            "thuẫn, tranh chấp, vi phạm pháp luật ở thôn, bản, tổ dân phố được giải quyết kịp "
            "thời.",
        ),
        "requirements": _lines(
            "Bám sát Luật Hòa giải ở cơ sở và các văn bản quy định chi tiết, hướng dẫn thi hành.",
            "Mỗi nhiệm vụ xác định rõ nội dung, tiến độ, chất lượng, thời hạn hoàn thành, cơ quan "
            "chủ trì và cơ quan, cá nhân phối hợp.",
            "Gắn công tác hòa giải ở cơ sở với phổ biến, giáo dục pháp luật, nâng cao hiểu biết "
            "pháp luật của Nhân dân ở thôn, bản, tổ dân phố.",
        ),
        "organisation": _organisation(names, is_office=is_office),
        "send_to": f"{superior_words(unit_name)} (qua {names.justice})" if is_office else "",
        "for_report": _for_report(names, superior, is_office=is_office),
        "recipients": _lines(
            f"Chủ tịch, các Phó Chủ tịch UBND {kind}",
            f"Các cơ quan, đơn vị, đoàn thể {kind}",
        ),
        "website": f"Trang thông tin điện tử {kind}",
        "for_units": "UBND các xã, phường" if is_office else "Các tổ hòa giải",
        "kept": f"VT, {'STP' if names.justice.startswith('Sở') else 'TP'}" if is_office else "VT",
        "signer_post": "Chủ tịch Ủy ban nhân dân",
    }


def superior_words(unit_name: str) -> str:
    """``UBND tỉnh Lai Châu``: a committee as a line of recipients names it."""
    return f"UBND {mid_sentence(unit_name)}"


def is_area(unit_name: str) -> bool:
    """Whether the unit is a province, a city or a former district, which has a committee."""
    return mid_sentence(unit_name).startswith(tuple(_PARTY))


def _is_in_a_province(area: str) -> bool:
    if area.startswith("thành phố "):
        return area.removeprefix("thành phố ").casefold() not in _OF_THE_STATE
    return area.startswith(("huyện", "thị xã", "quận"))


def _organisation(names: Names, *, is_office: bool) -> str:
    above = next_above(names.area) if is_office else "cấp trên"
    reported = f"Ủy ban nhân dân {_kind(names.area)} và {above}"
    charge = (
        f"{names.justice}:",
        "Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu Ủy ban nhân dân tổ chức "
        "thực hiện các nhiệm vụ của kế hoạch.",
        f"Định kỳ tổng hợp, báo cáo {reported} kết quả thực hiện và kiến nghị, đề xuất về khó "
        "khăn, vướng mắc.",
    )
    below = (
        f"{names.below}:",
        "Căn cứ nhiệm vụ được giao, chủ động xây dựng kế hoạch của địa phương.",
        "Tổ chức thực hiện đúng tiến độ, có hiệu quả.",
    )
    front = (
        f"Đề nghị {names.front} và các tổ chức thành viên:",
        "Phối hợp kiểm tra, giám sát việc thực hiện pháp luật về hòa giải ở cơ sở.",
        "Đẩy mạnh tuyên truyền vai trò, ý nghĩa của hòa giải ở cơ sở, nhất là công tác vận động.",
    )
    teams = (
        "Các tổ hòa giải:",
        "Hòa giải kịp thời, đúng pháp luật; ghi sổ đầy đủ, báo cáo đúng kỳ.",
    )
    court = (
        f"Đề nghị {names.court}:",
        "Tăng cường chỉ đạo, phối hợp, hướng dẫn các tổ hòa giải về thủ tục công nhận kết quả hòa "
        "giải thành ở cơ sở.",
    )
    return _lines(*charge, *(below if is_office else teams), *front, *court)


def next_above(area: str) -> str:
    """To whom the justice office of ``tỉnh Lai Châu`` reports beside its own committee."""
    return "Sở Tư pháp" if _is_in_a_province(area) else "Bộ Tư pháp"


def _for_report(names: Names, superior: str, *, is_office: bool) -> str:
    kind = _kind(names.area)
    own = f"TT. {_PARTY.get(kind, 'Đảng ủy')}, HĐND {kind}"
    ministry = is_office and next_above(names.area)
    above = superior_words(superior) if is_area(superior) else superior
    return _lines(*dict.fromkeys(filter(None, (above, ministry, own))))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _kind(area: str) -> str:
    """``xã`` of ``xã Tả Lèng``; a plan speaks of its own area by its kind."""
    for kind in ("thành phố", "thị xã", "đặc khu"):
        if area.startswith(kind):
            return kind
    return area.split()[0]


def _lines(*points: str) -> str:
    return "\n".join(points)
