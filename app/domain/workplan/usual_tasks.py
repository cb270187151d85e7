"""The nine tasks that nearly every such plan has: who leads each, with whom, by when, how well."""

from dataclasses import dataclass

from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, YearQuarter
from app.domain.workplan.words import Names, names_for


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


def usual_tasks(unit_name: str, *, is_office: bool, year: int) -> tuple[UsualTask, ...]:
    """The nine tasks in their usual order, with the bodies of that year."""
    names = names_for(unit_name, is_office=is_office, year=year)
    return tuple(_of(names, *row) for row in _TASKS)


def _of(
    names: Names,
    content: str,
    items: tuple[str, ...],
    leads: tuple[str, ...],
    co_actors: tuple[str, ...],
    quarters: tuple[YearQuarter, ...],
    quality: str,
    product: str,
    measure: Measure,
) -> UsualTask:
    return UsualTask(
        content=content,
        items="\n".join(items),
        lead=names.of(*leads) or names.justice,
        co_actors=names.of(*co_actors),
        timing=TaskTime.QUARTERS if quarters else TaskTime.YEAR,
        quarters=quarters,
        quality=quality,
        product=product,
        measure=measure,
    )


_Q = YearQuarter
_BOTH = ("justice", "below")
_ALL = ("below", "bodies")
_TASKS: tuple[tuple, ...] = (
    (
        "Ban hành kế hoạch thực hiện công tác hòa giải ở cơ sở",
        (),
        _BOTH,
        ("bodies",),
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
        _BOTH,
        ("front",),
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
        _BOTH,
        ("front",),
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
        _BOTH,
        ("bodies",),
        (_Q.SECOND, _Q.FOURTH),
        "Hòa giải viên được triệu tập tham dự đầy đủ, vận dụng được vào việc hòa giải.",
        "Lớp tập huấn, tài liệu",
        Measure.TRAINING,
    ),
    (
        "Gắn công tác hòa giải ở cơ sở với phong trào thi đua “Dân vận khéo”",
        (),
        _BOTH,
        ("Cơ quan phụ trách công tác dân vận của cấp ủy",),
        (),
        "Có mô hình “Dân vận khéo” trong hòa giải ở cơ sở được nhân rộng.",
        "Mô hình, báo cáo",
        Measure.MODELS,
    ),
    (
        "Hướng dẫn thủ tục đề nghị Tòa án công nhận kết quả hòa giải thành ở cơ sở",
        (),
        _BOTH,
        ("court", "bodies"),
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
        ("justice",),
        _ALL,
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
        ("justice", "home"),
        _ALL,
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
        ("below",),
        ("bodies",),
        (),
        "Chi đúng chế độ, thanh quyết toán đúng hạn.",
        "Dự toán, bảng quyết toán",
        Measure.NONE,
    ),
)
