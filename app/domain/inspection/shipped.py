"""The checklist that comes with the program; an office puts its own in its place.

Căn cứ: each item names the article that asks for it.
"""

from app.domain.inspection.checklist import Item, ItemGroup, read_lists

TITLE = "Bảng kiểm công tác hòa giải ở cơ sở"
_LAW = "Luật Hòa giải ở cơ sở"
_MONEY = "Thông tư số 56/2023/TT-BTC"
_UNIT, _TEAM = "Chỉ đơn vị", "Chỉ tổ hòa giải"

_ROWS: dict[ItemGroup, tuple[tuple[str, ...], ...]] = {
    ItemGroup.ORGANISATION: (
        (
            "Mỗi thôn, bản, tổ dân phố có tổ hòa giải; số tổ, số hòa giải viên do Chủ tịch Ủy ban "
            "nhân dân cấp xã quyết định",
            f"Điều 12 {_LAW}",
            "Tổ hòa giải, hòa giải viên",
            _UNIT,
        ),
        (
            "Tổ hòa giải có từ 03 hòa giải viên trở lên, có hòa giải viên nữ; nơi có nhiều đồng "
            "bào dân tộc thiểu số có hòa giải viên là người dân tộc thiểu số",
            f"Khoản 1 Điều 12 {_LAW}",
            "Tổ chưa đủ thành phần theo Điều 12",
        ),
        (
            "Tổ hòa giải có tổ trưởng được bầu và công nhận",
            f"Điều 14 {_LAW}",
            "Tổ chưa có tổ trưởng",
        ),
        (
            "Hòa giải viên đủ tiêu chuẩn; việc bầu, công nhận, cho thôi đúng trình tự và có hồ sơ",
            f"Điều 7, Điều 8, Điều 11 {_LAW}",
        ),
        (
            "Rà soát, đánh giá, kiện toàn tổ hòa giải hằng năm",
            f"Điều 12 {_LAW}",
            "Tổ đã rà soát trong năm",
        ),
    ),
    ItemGroup.MEDIATION: (
        (
            "Hòa giải đúng phạm vi; vụ, việc không thuộc phạm vi được giải thích, hướng dẫn đến cơ "
            "quan có thẩm quyền",
            f"Điều 3 {_LAW}; Điều 5 Nghị định số 15/2014/NĐ-CP",
            "Vụ, việc tiếp nhận",
        ),
        (
            "Bắt đầu hòa giải trong thời hạn 03 ngày kể từ ngày được phân công",
            f"Khoản 2 Điều 20 {_LAW}",
            "Bắt đầu hòa giải trong 03 ngày",
        ),
        (
            "Tôn trọng lựa chọn của các bên; không phân công người có quyền lợi liên quan",
            f"Điều 17, Điều 18 {_LAW}",
        ),
        (
            "Hòa giải tự nguyện, đúng pháp luật, đạt kết quả",
            f"Điều 4, Điều 23, Điều 24 {_LAW}",
            "Hòa giải thành",
        ),
        (
            "Theo dõi, đôn đốc thực hiện thỏa thuận hòa giải thành",
            f"Điều 25, Điều 26 {_LAW}",
            "Thỏa thuận đã thực hiện xong",
        ),
        (
            "Báo cáo ngay vụ, việc có thể dẫn đến bạo lực, mất trật tự hoặc có dấu hiệu vi phạm "
            "pháp luật",
            f"Khoản 4, khoản 5 Điều 10 {_LAW}",
        ),
        ("Giữ bí mật thông tin đời tư của các bên", f"Khoản 3 Điều 4 {_LAW}"),
    ),
    ItemGroup.RECORDS: (
        (
            "Ghi Sổ theo dõi hoạt động hòa giải ở cơ sở đầy đủ, kịp thời; vụ, việc được phân loại",
            f"Khoản 4 Điều 21 {_LAW}",
            "Vụ, việc chưa phân loại",
        ),
        (
            "Văn bản hòa giải thành lập khi các bên đồng ý, đủ nội dung, chữ ký",
            f"Khoản 2 Điều 24 {_LAW}",
            "Hòa giải thành có văn bản",
        ),
        (
            "Hướng dẫn các bên yêu cầu Tòa án công nhận kết quả hòa giải thành",
            "Bộ luật Tố tụng dân sự số 92/2015/QH13",
        ),
        (
            "Hồ sơ về tổ hòa giải, hòa giải viên được lập, lưu giữ đầy đủ",
            "Điều 29, Điều 30 Nghị định số 30/2020/NĐ-CP",
            "",
            _UNIT,
        ),
    ),
    ItemGroup.MONEY: (
        (
            "Lập dự toán, bố trí kinh phí cho công tác hòa giải ở cơ sở",
            f"Điểm a khoản 2 Điều 29 {_LAW}; {_MONEY}",
            "",
            _UNIT,
        ),
        (
            "Chi thù lao cho hòa giải viên theo vụ, việc đúng mức, kịp thời, có hồ sơ",
            f"Điều 9 {_LAW}; {_MONEY}",
        ),
        ("Chi hỗ trợ hoạt động của tổ hòa giải", _MONEY),
    ),
    ItemGroup.TRAINING: (
        (
            "Hòa giải viên được bồi dưỡng kiến thức pháp luật, kỹ năng hòa giải",
            f"Điều 9 {_LAW}",
            "Hòa giải viên được bồi dưỡng",
        ),
        ("Hòa giải viên được cung cấp tài liệu", f"Điều 9 {_LAW}"),
        (
            "Tuyên truyền, phổ biến pháp luật về hòa giải ở cơ sở",
            f"Điều 29, Điều 30 {_LAW}",
            "Buổi tuyên truyền",
            _UNIT,
        ),
    ),
    ItemGroup.REPORTS: (
        (
            "Ban hành kế hoạch, văn bản chỉ đạo công tác hòa giải",
            f"Khoản 2 Điều 29 {_LAW}",
            "",
            _UNIT,
        ),
        (
            "Kiểm tra, tự kiểm tra theo kế hoạch; kiến nghị của lần kiểm tra trước đã thực hiện",
            f"Khoản 2 Điều 29 {_LAW}",
            "Kiến nghị kiểm tra trước chưa xong",
        ),
        (
            "Phối hợp với Ủy ban Mặt trận Tổ quốc trong bầu hòa giải viên, kiểm tra, giám sát",
            f"Điều 30 {_LAW}",
            "",
            _UNIT,
        ),
        (
            "Báo cáo, thống kê đúng hạn, số liệu khớp với sổ",
            f"Khoản 2 Điều 29 {_LAW}",
            "Báo cáo thống kê nộp trễ",
            _UNIT,
        ),
        (
            "Nắm khó khăn, vướng mắc và giải quyết hoặc kiến nghị kịp thời",
            f"Khoản 2 Điều 29 {_LAW}",
            "Vướng mắc chưa có trả lời",
            _UNIT,
        ),
        ("Sơ kết, tổng kết, khen thưởng", f"Khoản 2 Điều 29 {_LAW}", "", _UNIT),
        (
            "Tổ trưởng báo cáo hằng năm và đột xuất với Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc "
            "cấp xã",
            f"Điều 15 {_LAW}",
            "",
            _TEAM,
        ),
    ),
}

ITEMS: tuple[Item, ...] = read_lists(
    {group: "\n".join(" | ".join(row) for row in rows) for group, rows in _ROWS.items()}
)
