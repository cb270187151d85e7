"""The list of guidance as a file, on both sides."""

import pytest

from app.domain.actors import Role
from tests.export.reading_back import table_of
from tests.guidance.conftest import AGO, LATE, answer, sent


@pytest.mark.parametrize(
    ("at", "role", "told"),
    [
        (
            "above",
            Role.OFFICE_OFFICER,
            {"Nơi nhận": "Tất cả", "Đơn vị được gửi": 2, "Đã trả lời": 1, "Quá hạn trả lời": 1},
        ),
        ("here", Role.COMMUNE_OFFICER, {"Tình trạng": "Đã làm, trả lời"}),
    ],
)
def test_the_sender_reads_numbers_and_who_is_told_the_own_standing(
    request, browser, at, role, told
):
    request.getfixturevalue(at)
    answer(sent(on=AGO, answer_by=LATE))
    (row,) = table_of(browser(role).get("/chi-dao/?xuat=xlsx"))
    assert row["Tiêu đề"] == "Hướng dẫn ghi sổ"
    assert told.items() <= row.items()
