"""The words with which a plan begins: its aims, the nine usual tasks, who carries them out.

Each part is a text whose lines are the points of the printed plan; a clerk changes only what is
different in the office's own area.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.words import mid_sentence
from app.domain.workplan.bases import usual_on
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, YearQuarter

_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
_BODIES = "các cơ quan, đơn vị, tổ chức có liên quan"


@dataclass(frozen=True, slots=True)
class UsualTask:
    """A task that nearly every such plan has; ``items`` are its points a, b, c."""

    content: str
    items: str
    lead: str
    co_actors: str
    timing: TaskTime
    quarters: tuple[YearQuarter, ...]
    quality: str
    product: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Names:
    """Who is meant in a plan of an office or of a commune."""

    justice: str
    below: str
    front: str
    area: str

    @property
    def both(self) -> str:
        return "; ".join(filter(None, (self.justice, self.below)))


def names_for(unit_name: str, *, is_office: bool) -> Names:
    """``Sở Tư pháp`` of a province, ``Công chức Tư pháp - Hộ tịch`` of a commune."""
    area = mid_sentence(unit_name)
    if not is_office:
        return Names("Công chức Tư pháp - Hộ tịch", "", f"{_FRONT} {_kind(area)}", area)
    has_district = area.startswith(("huyện", "thị xã", "quận"))
    justice = "Phòng Tư pháp" if has_district else "Sở Tư pháp"
    return Names(justice, "Ủy ban nhân dân các xã, phường", f"{_FRONT} các cấp", area)


def first_words(year: int, unit_name: str, *, is_office: bool, superior: str) -> dict[str, Any]:
    """A whole plan of the year but for its tasks."""
    names = names_for(unit_name, is_office=is_office)
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
        "organisation": _organisation(names, superior, is_office=is_office),
        "send_to": f"{superior_words(unit_name)} (qua {names.justice})" if is_office else "",
        "for_report": _for_report(superior, kind, is_office=is_office),
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


def usual_tasks(unit_name: str, *, is_office: bool) -> tuple[UsualTask, ...]:
    """The nine tasks in their usual order."""
    names = names_for(unit_name, is_office=is_office)
    return tuple(_of(names, *row) for row in _TASKS)


def _of(
    names: Names,
    content: str,
    items: tuple[str, ...],
    co_actors: str,
    quarters: tuple[YearQuarter, ...],
    quality: str,
    product: str,
    measure: Measure,
) -> UsualTask:
    return UsualTask(
        content=content,
        items="\n".join(items),
        lead=names.both,
        co_actors=_capital(co_actors.format(front=names.front, bodies=_BODIES)),
        timing=TaskTime.QUARTERS if quarters else TaskTime.YEAR,
        quarters=quarters,
        quality=quality,
        product=product,
        measure=measure,
    )


_Q = YearQuarter
_TASKS: tuple[tuple, ...] = (
    (
        "Ban hành kế hoạch thực hiện công tác hòa giải ở cơ sở",
        (),
        "{bodies}",
        (_Q.FIRST,),
        "Ban hành đúng thời hạn, sát tình hình của địa phương.",
        "Kế hoạch",
        Measure.PLAN,
    ),
    (
        "Chỉ đạo, hướng dẫn, kiểm tra việc thi hành pháp luật về hòa giải ở cơ sở",
        (
            "Xây dựng, ban hành văn bản chỉ đạo, hướng dẫn thi hành pháp luật về hòa giải ở cơ sở",
            "Tăng cường theo dõi, kiểm tra, tự kiểm tra",
            "Nắm khó khăn, vướng mắc và đề xuất giải pháp tháo gỡ",
        ),
        "{front}",
        (),
        "Văn bản đúng quy định; khó khăn, vướng mắc được nắm và kiến nghị kịp thời.",
        "Văn bản chỉ đạo, hướng dẫn; báo cáo",
        Measure.CASES,
    ),
    (
        "Rà soát, kiện toàn đội ngũ tập huấn viên, hòa giải viên ở cơ sở",
        (
            "Thường xuyên rà soát, kiện toàn đội ngũ tập huấn viên đủ số lượng, bảo đảm chất lượng",
            "Thường xuyên rà soát, kiện toàn tổ hòa giải, hòa giải viên đúng quy định",
        ),
        "{front}",
        (),
        "Mỗi tổ hòa giải đủ hòa giải viên theo quy định và được rà soát trong năm.",
        "Danh sách; quyết định công nhận, cho thôi",
        Measure.REVIEW,
    ),
    (
        "Bồi dưỡng kiến thức pháp luật, kỹ năng hòa giải ở cơ sở",
        (
            "Triệu tập tập huấn viên tham gia các lớp tập huấn",
            "Tập huấn cho hòa giải viên về kỹ năng hòa giải và quy định pháp luật mới",
        ),
        "{bodies}",
        (_Q.SECOND, _Q.FOURTH),
        "Hòa giải viên được triệu tập tham dự đầy đủ, vận dụng được vào việc hòa giải.",
        "Lớp tập huấn, tài liệu",
        Measure.TRAINING,
    ),
    (
        "Gắn công tác hòa giải ở cơ sở với phong trào thi đua “Dân vận khéo”",
        (),
        "Cơ quan phụ trách công tác dân vận của cấp ủy",
        (),
        "Có mô hình “Dân vận khéo” trong hòa giải ở cơ sở được nhân rộng.",
        "Mô hình, báo cáo",
        Measure.MODELS,
    ),
    (
        "Hướng dẫn thủ tục đề nghị Tòa án công nhận kết quả hòa giải thành ở cơ sở",
        (),
        "Tòa án nhân dân khu vực; {bodies}",
        (),
        "Các bên có nhu cầu được hướng dẫn đúng thủ tục, đúng thời hạn.",
        "Hướng dẫn, đơn yêu cầu",
        Measure.COURT,
    ),
    (
        "Kiểm tra, tự kiểm tra việc thực hiện công tác hòa giải ở cơ sở",
        (
            "Kiểm tra, tự kiểm tra việc thực hiện công tác hòa giải ở cơ sở",
            "Hình thức: lồng ghép trong kiểm tra của Hội đồng phối hợp phổ biến, giáo dục pháp "
            "luật và kiểm tra công tác tư pháp",
        ),
        "{bodies}",
        (_Q.THIRD, _Q.FOURTH),
        "Kiểm tra đúng kế hoạch; kiến nghị sau kiểm tra được thực hiện.",
        "Kế hoạch, biên bản kiểm tra",
        Measure.INSPECTION,
    ),
    (
        "Sơ kết, tổng kết, khen thưởng trong công tác hòa giải ở cơ sở",
        (
            "Sơ kết, tổng kết công tác hòa giải ở cơ sở",
            "Khen thưởng tập thể, cá nhân có thành tích",
        ),
        "{bodies}",
        (_Q.FOURTH,),
        "Số liệu đúng, đủ; khen thưởng đúng người, kịp thời.",
        "Báo cáo; tờ trình, quyết định khen thưởng",
        Measure.REPORT,
    ),
    (
        "Bảo đảm kinh phí cho công tác hòa giải ở cơ sở",
        (
            "Bố trí kinh phí hỗ trợ tổ hòa giải, hòa giải viên từ ngân sách được giao theo pháp "
            "luật về hòa giải ở cơ sở",
            "Lập dự toán, quản lý, sử dụng và thanh quyết toán theo Thông tư số 56/2023/TT-BTC "
            "ngày 18/8/2023 của Bộ trưởng Bộ Tài chính",
        ),
        "{bodies}",
        (),
        "Chi đúng chế độ, thanh quyết toán đúng hạn.",
        "Dự toán, bảng quyết toán",
        Measure.NONE,
    ),
)


def _organisation(names: Names, superior: str, *, is_office: bool) -> str:
    reported = f"Ủy ban nhân dân {_kind(names.area)} và cấp trên"
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
        "Đề nghị Tòa án nhân dân khu vực:",
        "Tăng cường chỉ đạo, phối hợp, hướng dẫn các tổ hòa giải về thủ tục công nhận kết quả hòa "
        "giải thành ở cơ sở.",
    )
    return _lines(*charge, *(below if is_office else teams), *front, *court)


def _for_report(superior: str, kind: str, *, is_office: bool) -> str:
    own = f"TT. {'Tỉnh ủy' if kind == 'tỉnh' else 'Đảng ủy'}, HĐND {kind}"
    above = "Bộ Tư pháp" if is_office and not superior else superior
    return _lines(*filter(None, (above and (above if is_office else superior_words(above)), own)))


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
