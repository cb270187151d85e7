"""The lists of dialogues as files: conferences, what was said, what is owed."""

from datetime import datetime, timedelta

import pytest

from app.dialogue.service import minutes, opinions
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.opinions import OpinionState
from app.web.context import today
from tests.dialogue.conftest import sign
from tests.export.reading_back import lines_of, tab_of, table_of

pytestmark = pytest.mark.usefixtures("commune")
HANDLER = "Phòng Kinh tế"


@pytest.fixture
def signed(a_dialogue, an_opinion, officer, leader):
    """A conference of three weeks ago, of which an answer is owed since a week."""
    now = today()
    dialogue = a_dialogue(held_on=now - timedelta(days=21), announced_on=None, today=now)
    opinion = an_opinion(dialogue, speaker="Sùng A Chư", content="=Kênh mương hỏng")
    handling = Handling(Disposition.WRITTEN_REPLY, handler=HANDLER, due_on=now - timedelta(days=7))
    opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    sign(dialogue, leader, signed_on=now - timedelta(days=20), today=now)
    return dialogue


def test_the_register_of_conferences_is_taken_as_narrowed(browser, signed):
    client = browser(Role.COMMUNE_OFFICER)
    (row,) = table_of(client.get(f"/doi-thoai/?nam={signed.held_on.year}&xuat=xlsx"))
    assert (row["Ngày tổ chức"], row["Số người dân dự"], row["Ý kiến"]) == (
        datetime.combine(signed.held_on, datetime.min.time()),
        86,
        1,
    )
    assert "Chưa ghi thông báo" in row["Thông báo, kết quả"]
    assert lines_of(client.get("/doi-thoai/?nam=2019&xuat=csv"))[1:] == []


def test_what_was_said_stands_under_the_official_headings(browser, signed):
    answer = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{signed.id}?xuat=xlsx&vi-sao=bao-cao")
    (row,) = table_of(answer)
    assert (row["Nội dung ý kiến"], row["Trạng thái"]) == (
        "=Kênh mương hỏng",
        OpinionState.ASSIGNED.label,
    )
    assert row["Đơn vị giải quyết, nơi nhận"] == HANDLER
    assert tab_of(answer)["A2"].value.startswith("Bảng tổng hợp ý kiến, kiến nghị, hội nghị ngày")


def test_what_is_owed_is_counted_in_days(browser, signed):
    client = browser(Role.COMMUNE_OFFICER)
    (row,) = table_of(client.get("/doi-thoai/viec-con-lai?xuat=xlsx"))
    assert (row["Quá hạn (ngày)"], row["Nội dung"]) == (7, "=Kênh mương hỏng")
    (followed,) = table_of(client.get(f"/doi-thoai/{signed.id}/theo-doi?xuat=xlsx"))
    assert (followed["Đơn vị giải quyết"], followed["Việc phải làm tiếp"]) == (
        HANDLER,
        "Chờ trả lời",
    )
