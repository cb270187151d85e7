"""The pages of reports and their paper, on both sides."""

from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.periodic.kinds import PeriodicState
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from app.papers.types import Ask
from app.periodic.models import PeriodicReport
from app.periodic.papers import build_report
from tests.dialogue.test_pages import words_of
from tests.difficulties.conftest import noted
from tests.exchange.conftest import know_units
from tests.mediation.cases import a_case, a_village_with_team
from tests.papers.samples import pages_of, squeezed
from tests.periodic.conftest import (
    ABOVE,
    DAYS,
    LATELY,
    NEIGHBOUR,
    OFFICER,
    TODAY,
    YEAR,
    drafted,
    issued,
    written,
)
from tests.units.test_mergers import reorganised

REPORTS = "/bao-cao/dinh-ky/"
FROM_THE_LOG = "lấy từ nhật ký ở trên"
SIGNED = {"number": "12", "issued_on": show(LATELY), "signer_post": "Chủ tịch Ủy ban nhân dân"}


def page_of(report):
    return f"{REPORTS}{report.id}"


def paper(report, by=OFFICER):
    return [lines_of(one, Marks()) for one in build_report(report, Ask(by, TODAY))]


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_the_clerk_writes_and_the_head_issues(clerk, browser):
    know_units()
    noted(found_on=DAYS[1] - timedelta(days=9), title="Thiếu kinh phí")
    address = clerk.submit(f"{REPORTS}moi", {"kind": "year", "year": str(YEAR)}).location
    first = clerk.get(address)
    assert "Thiếu kinh phí (" in words_of(first)
    assert "checked" in first.text  # what stands open is ticked until somebody has written
    assert FROM_THE_LOG in words_of(first)
    page = clerk.submit(address, {"direction": "Ban hành kế hoạch."}).location
    report = db.session.scalar(db.select(PeriodicReport))
    assert report.difficulties == "Thiếu kinh phí."
    committee, justice = "Ủy ban nhân dân tỉnh Lai Châu", "Sở Tư pháp"
    assert report.addressees.splitlines() == ["Hội đồng nhân dân phường", committee, justice]
    again = words_of(clerk.get(address))
    assert "Thiếu kinh phí (" not in again
    assert FROM_THE_LOG not in again  # there is no list any more
    assert "/ban-hanh" not in clerk.get(page).text
    head = browser(Role.COMMUNE_LEADER)
    assert "/viet" not in head.get(page).text
    wrong = head.submit(page, SIGNED | {"number": " "}, action="/ban-hanh")
    assert wrong.status_code == 422
    assert "Hãy nhập số báo cáo." in words_of(wrong)
    assert head.submit(page, SIGNED, action="/ban-hanh").location == page
    assert "12/BC-UBND" in words_of(head.get(page))
    assert "Đóng băng ngày ban hành" in words_of(clerk.get(page))
    assert "/viet" not in clerk.get(page).text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "week"}, "Lựa chọn này không có trong danh sách."),
        ({"year": "hai nghìn"}, "Hãy nhập một số nguyên."),
        ({"year": "2013"}, "không hợp lý"),
        ({"first": "31/02/2026"}, "Ngày không đúng."),
        ({"last": show(TODAY + timedelta(days=1)), "year": str(TODAY.year)}, "chưa đến"),
    ],
)
def test_a_wrong_beginning_makes_no_draft(clerk, changes, sentence):
    answer = clerk.submit(f"{REPORTS}moi", {"kind": "year", "year": str(YEAR)} | changes)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalars(db.select(PeriodicReport)).all() == []


def test_a_draft_is_dropped(clerk):
    report = drafted()
    assert clerk.submit(page_of(report), {}, action="/bo").location == REPORTS
    db.session.refresh(report)
    assert report.state is PeriodicState.DROPPED
    told = clerk.get(REPORTS)
    assert "Đã bỏ" in words_of(told)
    clerk.send(told, action="/lay-lai")
    db.session.refresh(report)
    assert report.state is PeriodicState.DRAFT
    assert "Đã lấy lại dự thảo báo cáo." in words_of(clerk.get(REPORTS))


def test_who_may_do_what(commune, browser):
    report = drafted()
    front, head, clerk = (
        browser(role) for role in (Role.FRONT, Role.COMMUNE_LEADER, Role.COMMUNE_OFFICER)
    )
    assert front.get(page_of(report)).status_code == 404  # not before it is issued
    for reader in (front, head):
        assert reader.get(f"{REPORTS}moi").status_code == 403
        assert reader.get(f"{page_of(report)}/viet").status_code == 403
    assert browser(Role.TEAM_LEADER).get(REPORTS).status_code == 403
    assert clerk.get(f"{REPORTS}da-gui").status_code == 404
    token = {"csrf_token": ""}
    assert clerk.post(f"{page_of(report)}/ban-hanh", data=token).status_code in (400, 403)
    issued(report)
    assert front.get(page_of(report)).status_code == 200


def test_another_units_is_not_there(commune, browser):
    report = drafted(by=NEIGHBOUR)
    clerk = browser(Role.COMMUNE_OFFICER)
    for address in (page_of(report), f"{page_of(report)}/viet"):
        assert clerk.get(address).status_code == 404
    assert clerk.get(f"/van-ban/nhap/periodic_report/{report.id}.pdf").status_code == 404


def test_an_office_sees_who_has_sent_and_reads_it(office, browser):
    know_units()
    report = issued(written(drafted(by=OFFICER), direction="Ban hành kế hoạch."))
    officer = browser(Role.OFFICE_OFFICER)
    words = words_of(officer.get(f"{REPORTS}da-gui?nam={YEAR}"))
    assert "1/2 đơn vị đã gửi" in words
    assert "Phường Tân Phong" in words_of(officer.get(f"{REPORTS}?cap-duoi=1"))
    assert "Ban hành kế hoạch." in words_of(officer.get(page_of(report)))
    assert officer.get(f"{page_of(report)}/viet").status_code == 404
    assert "Chưa lập báo cáo nào" in words_of(officer.get(REPORTS))
    for wrong in ("loai=tuan", "nam=20x6", "nam=1999"):
        assert officer.get(f"{REPORTS}da-gui?{wrong}").status_code == 404


def test_figures_that_cannot_be_read_are_said_to_be_so(clerk):
    report = issued(drafted())
    report.figures = "{}"
    db.session.commit()
    words = words_of(clerk.get(page_of(report)))
    assert "không đúng với mã băm" in words
    assert "không đọc được bằng chương trình hiện nay" in words


def test_the_paper_of_a_commune(commune):
    a_case(a_village_with_team())
    report = written(
        drafted(year=TODAY.year, days=(TODAY.replace(month=1, day=1), LATELY)),
        first=TODAY.replace(month=1, day=1),
        last=LATELY,
        addressees="Ủy ban nhân dân tỉnh\nSở Tư pháp",
        difficulties="Đường xa.",
    )
    (lines,) = paper(report)
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHONG"]
    assert any(one.startswith("Số:") and one.endswith("/BC-UBND") for one in lines)
    assert "Kính gửi: | - Ủy ban nhân dân tỉnh; - Sở Tư pháp." in lines
    assert "- Đường xa." in lines
    assert lines.count("Không có.") == 4
    assert "2 | Tổ hòa giải | tổ | 1 | " in lines
    assert "TM. ỦY BAN NHÂN DÂN" in lines
    issued(report)
    (lines,) = paper(report)
    assert "Số: 05/BC-UBND" in lines
    content = render(
        [Copy(one, Marks()) for one in build_report(report, Ask(OFFICER, TODAY))], title="Thử"
    )
    whole = squeezed("".join(pages_of(content)))
    cells = [cell for line in lines for cell in line.split(" | ")]
    assert [cell for cell in cells if squeezed(cell) not in whole] == []


def test_the_paper_of_an_office_has_its_units_in_an_annex(office):
    know_units()
    main, annex = paper(drafted(by=ABOVE), by=ABOVE)
    assert "BÁO CÁO" in main
    assert annex[:2] == ["PHỤ LỤC", "Số liệu theo đơn vị"]
    assert any(one.startswith("Xã Sin Suối Hồ | - |") for one in annex)


def test_the_boundaries_are_chosen_with_the_words_and_told(office, browser):
    reorganised()
    officer = browser(Role.OFFICE_OFFICER)
    address = officer.submit(f"{REPORTS}moi", {"kind": "year", "year": str(YEAR)}).location
    first = words_of(officer.get(address))
    assert "Đơn vị theo" in first
    page = officer.submit(address, {"boundaries": "then"}).location
    assert "đơn vị theo địa giới lúc ghi hồ sơ" in words_of(officer.get(page))
    report = db.session.scalar(db.select(PeriodicReport))
    _, annex = paper(report, by=ABOVE)
    assert "(Đơn vị theo địa giới lúc ghi hồ sơ)" in annex
    assert officer.submit(address, {"boundaries": "x"}).status_code == 422
    assert officer.submit(address, {"boundaries": "today"}).location == page
    assert "địa giới lúc ghi hồ sơ" not in words_of(officer.get(page))


def test_where_nothing_was_merged_no_boundaries_are_asked(clerk):
    report = drafted()
    assert "Đơn vị theo" not in clerk.get(f"{page_of(report)}/viet").text


def test_who_writes_a_second_version_reads_which_one_it_replaces(clerk):
    issued(written(drafted(), direction="Ban hành kế hoạch."))
    address = clerk.submit(f"{REPORTS}moi", {"kind": "year", "year": str(YEAR)}).location
    page = clerk.get(address)
    assert "Bản này thay cho báo cáo số 05/BC-UBND ngày" in words_of(page)
    assert "Ban hành kế hoạch.</textarea>" in page.text


def test_who_issues_a_second_version_is_asked_why_at_the_field(clerk, browser):
    issued(written(drafted(), direction="Ban hành kế hoạch."))
    page, head = page_of(drafted()), browser(Role.COMMUNE_LEADER)
    wrong = head.submit(page, SIGNED, action="/ban-hanh")
    assert wrong.status_code == 422
    assert 'id="bh-reason-error">Hãy ghi lý do thay thế.' in wrong.text
    assert head.submit(page, SIGNED | {"reason": "Ghi muộn"}, action="/ban-hanh").location == page
    told = words_of(head.get(REPORTS))
    assert (told.count("thay báo cáo trước"), told.count("đã được thay")) == (1, 1)
