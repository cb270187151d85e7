"""The register and its neighbours as files: as narrowed, and no more than the page shows."""

import re
from datetime import datetime
from html import unescape

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.export import service
from app.mediation import exports
from app.records.journal import JournalEntry
from tests.export.reading_back import lines_of, tab_of, table_of
from tests.mediation.cases import RECEIVED, a_case, a_case_in, a_village_with_team

WHY = {"vi-sao": "bao-cao"}


def test_the_register_is_taken_as_it_was_narrowed(home, clerk_at_work):
    other = a_village_with_team("Nậm Loỏng")
    a_case_in(CaseState.SETTLED, home)
    a_case(other, summary="=1+1")
    answer = clerk_at_work.get(
        "/hoa-giai/", query_string={"to": str(other.team.id), "xuat": "xlsx", **WHY}
    )
    (row,) = table_of(answer)
    assert row["Ngày tiếp nhận"] == datetime.combine(RECEIVED, datetime.min.time())
    assert (row["Số"], row["Nội dung vụ, việc"], row["Tình trạng"]) == (
        "01/2026",
        "=1+1",
        CaseState.RECEIVED.label,
    )
    assert tab_of(answer)["A3"].value == f"Lọc theo: Tổ hòa giải: {other.team.name}"
    assert answer.headers["Content-Disposition"].endswith(
        'filename="so-theo-doi-hoa-giai_phuong-tan-phong_2026-03-20.xlsx"'
    )


def test_all_pages_of_the_register_stand_in_the_file_once(home, clerk_at_work, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 2)
    for _ in range(5):
        a_case(home)
    answer = clerk_at_work.get(
        "/hoa-giai/", query_string={"xuat": "csv", "tinh-trang": "received", **WHY}
    )
    heads, *rows = lines_of(answer)
    at = heads.index("Số")
    assert sorted(row[at] for row in rows) == [f"0{number}/2026" for number in range(1, 6)]


def test_a_leader_takes_only_what_the_own_team_has(home, browser):
    other = a_village_with_team("Nậm Loỏng")
    a_case(home), a_case(other)
    leader = browser(Role.TEAM_LEADER, **home.seat(Role.TEAM_LEADER))
    _, *rows = lines_of(leader.get("/hoa-giai/?xuat=csv&vi-sao=bao-cao"))
    assert len(rows) == 1


def test_a_mediator_takes_no_file(home, browser):
    mediator = browser(Role.MEDIATOR, **home.seat(Role.MEDIATOR))
    assert mediator.get("/hoa-giai/?xuat=csv&vi-sao=bao-cao").status_code == 403
    assert "Xuất Excel" not in mediator.get("/hoa-giai/").text
    assert db.session.scalar(db.select(JournalEntry).filter_by(subject="export")) is None


def test_the_page_leads_to_the_file_with_its_filters(home, clerk_at_work):
    a_case(home)
    text = clerk_at_work.get("/hoa-giai/?tim=nuong&tinh-trang=received").text
    led = re.search(r"/hoa-giai/\?tim=~[\w-]+&amp;tinh-trang=received&amp;xuat=xlsx", text)
    assert led
    assert clerk_at_work.get(unescape(led[0])).status_code == 200
    assert clerk_at_work.get("/hoa-giai/?xuat=pdf").status_code == 404


def test_words_that_were_searched_for_stand_in_the_file_and_not_in_the_journal(home, clerk_at_work):
    a_case(home)
    answer = clerk_at_work.get("/hoa-giai/", query_string={"tim": "Pâng", "xuat": "xlsx", **WHY})
    assert "“Pâng”" in tab_of(answer)["A3"].value
    (line,) = db.session.scalars(db.select(JournalEntry).filter_by(subject="export"))
    assert line.changes["rows"] == 1
    assert "Pâng" not in line.reason


def test_an_office_takes_neither_names_nor_words(office, browser, actor):
    heads, *_ = lines_of(browser(Role.OFFICE_OFFICER).get("/hoa-giai/?xuat=csv"))
    assert "Đơn vị" in heads
    assert not {"Các bên", "Nội dung vụ, việc"} & set(heads)


def test_too_long_a_register_is_refused_before_a_row_is_written(home, clerk_at_work, monkeypatch):
    a_case(home), a_case(home)
    monkeypatch.setattr(service, "MOST_ROWS", 1)
    monkeypatch.setattr(exports, "list_cases", None)  # whoever reads rows falls over
    answer = clerk_at_work.get("/hoa-giai/?xuat=xlsx&vi-sao=bao-cao")
    assert answer.status_code == 422
    assert "Hãy lọc bớt" in answer.text


def test_the_other_lists_of_cases(home, clerk_at_work):
    a_case(home)
    assert lines_of(clerk_at_work.get("/hoa-giai/luu-tru/?xuat=csv"))[1:] == [["03/2026", "1"]]
    (book,) = table_of(clerk_at_work.get("/hoa-giai/so/?xuat=xlsx"))
    assert (book["Quyển số"], book["Số vụ, việc"], book["Số cuối cùng"]) == (1, 1, 1)
    heads, *_ = lines_of(clerk_at_work.get("/hoa-giai/lich/?xuat=csv&vi-sao=bao-cao"))
    assert heads[:3] == ["Ngày", "Giờ", "Địa điểm"]
    heads, *_ = lines_of(clerk_at_work.get("/hoa-giai/bao-cao/?xuat=csv"))
    assert heads[0] == "Lúc báo"
