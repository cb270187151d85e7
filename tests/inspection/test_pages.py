"""The pages of inspections, on both sides."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.inspection.kinds import InspectionState
from app.domain.inspection.shipped import ITEMS
from app.domain.signers import SignerSpan
from app.inspection import waiting as inspections
from app.inspection.models import Inspection, InspectionList, InspectionPoint, InspectionReply
from app.inspection.service import planning, points
from app.signers.service import add_signer
from tests.dialogue.test_pages import words_of
from tests.factories import a_team
from tests.inspection.conftest import (
    ABOVE,
    ADVICE,
    FINDING,
    HERE,
    LATER,
    OFFICER,
    SOON,
    TODAY,
    held,
    planned,
    signed,
)

ROOM = "/kiem-tra/"


def page_of(one):
    return f"{ROOM}{one.id}"


def ticked(codes, verdict="met"):
    return {f"rows-{at}-verdict": verdict for at in range(len(codes))}


def unit_codes():
    return [item.code for item in ITEMS if item.fits(team=False)]


def test_a_commune_inspects_itself_from_the_plan_to_the_signature(here, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    address = clerk.submit(f"{ROOM}moi", {"subject": "self", "leader": "Lò Văn Một"}).location
    assert "Tự kiểm tra Phường Tân Phong" in words_of(clerk.get(ROOM))
    answers = ticked(unit_codes()) | {"rows-1-verdict": "unmet", "rows-1-note": "thiếu nữ"}
    assert clerk.submit(f"{address}/bang-kiem", answers).location == address
    words = words_of(clerk.get(address))
    assert "Chưa đạt 1" in words
    assert "Mục chưa đạt mà chưa ghi tồn tại, kiến nghị" in words
    new = clerk.get(f"{address}/kien-nghi-moi?muc=1.2")
    assert "chưa đạt (thiếu nữ)." in new.text
    given = {"recommendation": ADVICE, "responsible": "UBND phường", "due_on": show(SOON)}
    assert clerk.submit(f"{address}/kien-nghi-moi?muc=1.2", given).location == address
    assert "Mục chưa đạt mà chưa ghi" not in words_of(clerk.get(address))
    assert clerk.submit(f"{address}/bien-ban", {"held_on": show(TODAY)}).location == address
    assert clerk.submit(address, {"concluded_on": show(TODAY)}, action="/ky").location == address
    one = db.session.scalar(db.select(Inspection))
    assert one.state is InspectionState.CONCLUDED
    page = clerk.get(address)
    assert "/bang-kiem" not in page.text.replace("#bang-kiem", "").split("<main")[1]
    point = db.session.scalar(db.select(InspectionPoint))
    closing = {"closed_on": show(TODAY), "closing_words": "Đã bầu."}
    done = clerk.submit(f"{ROOM}kien-nghi/{point.id}", closing, action="/xong")
    assert done.location == f"{ROOM}kien-nghi/{point.id}"
    assert "Đã kết thúc" in words_of(clerk.get(address))


@pytest.mark.parametrize(
    ("address", "changes", "sentence"),
    [
        ("moi", {"subject": "self", "quarter": "", "planned_on": ""}, "Hãy chọn quý"),
        ("moi", {}, "Hãy chọn nơi được kiểm tra."),
        ("moi", {"subject": "nobody"}, "Lựa chọn này không có trong danh sách."),
        ("moi", {"subject": "self", "since": "31/02/2026"}, "Ngày không đúng."),
        ("moi", {"subject": "self", "woven": "other"}, "Hãy ghi tên cuộc kiểm tra"),
        ("moi", {"subject": "self", "front_name": "Giàng Thị Dơ"}, "hãy đánh dấu Mặt trận"),
    ],
)
def test_a_wrong_plan_stays_as_typed(here, browser, address, changes, sentence):
    answer = browser(Role.COMMUNE_OFFICER).submit(f"{ROOM}{address}", changes)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalar(db.select(db.func.count()).select_from(Inspection)) == 0


def test_what_cannot_be_signed_stays_on_its_page(here, browser):
    one = held(planned(by=OFFICER), by=OFFICER)
    clerk = browser(Role.COMMUNE_OFFICER)
    wrong = clerk.submit(page_of(one), {"concluded_on": show(TODAY)}, action="/ky")
    assert wrong.status_code == 422
    assert "Chưa điền bảng kiểm." in words_of(wrong)
    wrong = clerk.submit(page_of(one), {"reason": " "}, action="/huy")
    assert (wrong.status_code, "Hãy ghi lý do hủy." in words_of(wrong)) == (422, True)
    clerk.submit(page_of(one), {"reason": "Dời sang năm sau"}, action="/huy")
    assert "Dời sang năm sau" in words_of(clerk.get(page_of(one)))


def test_a_checklist_that_two_fill_in_is_saved_by_the_first(here, browser):
    one = planned(by=OFFICER)
    clerk = browser(Role.COMMUNE_OFFICER)
    opened = clerk.get(f"{page_of(one)}/bang-kiem")
    clerk.send(opened, ticked(unit_codes()))
    late = clerk.send(clerk.get(f"{page_of(one)}/bang-kiem"), {"revision": "1", "request_key": ""})
    assert late.status_code == 409


def test_the_inspected_unit_reads_what_was_found_and_reports(here, browser):
    one, point = signed()
    planned()  # not announced: nobody's business here
    clerk = browser(Role.COMMUNE_OFFICER)
    assert words_of(clerk.get(ROOM)).count("Kiểm tra Phường Tân Phong") == 1
    words = words_of(clerk.get(page_of(one)))
    assert FINDING in words
    assert "Chưa đạt 1" in words
    assert "Ghi biên bản" not in words
    home = words_of(clerk.get("/"))
    assert f"Thực hiện kiến nghị kiểm tra: {ADVICE}" in home
    address = f"{ROOM}kien-nghi/{point.id}"
    assert clerk.submit(address, {"told": " "}, action="/bao-cao").status_code == 422
    assert clerk.submit(address, {"told": "Đã bầu."}, action="/bao-cao").location == address
    assert "Đã báo cáo, chờ xác nhận" in words_of(clerk.get(address))
    assert db.session.scalar(db.select(InspectionReply.unit)) == HERE
    assert f"Thực hiện kiến nghị kiểm tra: {ADVICE}" not in words_of(clerk.get("/"))


def test_the_next_inspection_begins_with_what_the_last_one_found(above, browser):
    _, point = signed()
    one = planned()
    officer = browser(Role.OFFICE_OFFICER)
    words = words_of(officer.get(page_of(one)))
    assert words.index("Lần trước") < words.index("Lần này")
    assert FINDING in words
    assert "chưa gửi biên bản tự kiểm tra" in words
    assert "chưa đạt" in words_of(officer.get(f"{page_of(one)}/bang-kiem"))
    points.report_point(point.id, "Đã bầu.", "", revision=0, today=TODAY, by=OFFICER)
    assert "Xác nhận việc thực hiện kiến nghị" in words_of(officer.get("/"))
    again = {"remark": "Còn một tổ", "due_on": show(LATER)}
    officer.submit(f"{ROOM}kien-nghi/{point.id}", again, action="/lam-tiep")
    assert "Còn một tổ" in words_of(officer.get(f"{ROOM}kien-nghi/{point.id}"))


def test_an_office_sees_its_units_and_narrows_the_list(above, browser):
    signed()
    signed(by=OFFICER, with_point=False)
    officer = browser(Role.OFFICE_OFFICER)
    words = words_of(officer.get(ROOM))
    assert "Chưa tự kiểm tra, chưa có lịch kiểm tra (1 đơn vị): Xã Sin Suối Hồ" in words
    part = officer.get(f"{ROOM}?don-vi={HERE}&nam={TODAY.year}", headers={"HX-Request": "true"})
    assert words_of(part).count("Phường Tân Phong") >= 2
    assert "Không có lần kiểm tra nào như vậy" in words_of(officer.get(f"{ROOM}?nam=2020"))


def labels(app, by, on):
    with app.test_request_context():
        return [line.label for line in inspections.waiting(by, on)]


def test_what_waits_for_whom(above):
    one = planned(planned_on=TODAY)
    planning.announce(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)
    signed(planned_on=TODAY)
    ours = labels(above, ABOVE, TODAY)
    assert ours == [f"Kiểm tra Phường Tân Phong (ngày {show(TODAY)})"]
    late = labels(above, ABOVE, LATER)
    assert late[-1] == f"Kiến nghị quá hạn ở đơn vị trực thuộc: {ADVICE}"
    theirs = labels(above, OFFICER, TODAY)
    assert theirs == [
        f"Cấp trên kiểm tra công tác hòa giải, ngày {show(TODAY)}",
        f"Thực hiện kiến nghị kiểm tra: {ADVICE}",
    ]
    assert labels(above, replace(OFFICER, role=Role.FRONT), TODAY) == []


def test_a_team_leader_is_told_what_the_team_must_do(here, browser):
    team = a_team()
    one, _ = signed(planned(by=OFFICER, team_id=team.id), by=OFFICER)
    leader = browser(Role.TEAM_LEADER, team_id=team.id)
    assert f"Kiến nghị kiểm tra tổ: {ADVICE}" in words_of(leader.get("/"))
    words = words_of(leader.get(page_of(one)))
    assert FINDING in words
    assert "Biên bản kiểm tra" not in words  # the paper with its names is the commune's
    assert f"to={team.id}" in leader.get(f"/to-hoa-giai/{team.id}").text


def test_an_office_writes_its_own_list(above, browser):
    officer = browser(Role.OFFICE_OFFICER)
    wrong = officer.submit(f"{ROOM}bang-kiem/moi", {"money": "Chi đúng | | số lạ"})
    assert wrong.status_code == 422
    assert "không có “số lạ”" in words_of(wrong)
    address = officer.submit(f"{ROOM}bang-kiem/moi", {"title": "Của tỉnh"}).location
    assert "Của tỉnh" in words_of(officer.get(f"{ROOM}bang-kiem/"))
    assert db.session.scalar(db.select(InspectionList)).goes_down_to() == "*"
    officer.submit(address, {}, action="/thoi-dung")
    assert "theo phần mềm" in words_of(officer.get(f"{ROOM}bang-kiem/"))


def test_who_is_told_of_an_inspection_is_asked_to_look_first(here, browser):
    one = planned()
    planning.announce(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)
    clerk = browser(Role.COMMUNE_OFFICER)
    page = clerk.get(page_of(one))
    assert "Hãy tự kiểm tra trước" in words_of(page)
    assert 'value="self" selected' in clerk.get(f"{ROOM}moi?don-vi=self").text.replace(
        'selected value="self"', 'value="self" selected'
    )
    signed(by=OFFICER)
    assert "Hãy tự kiểm tra trước" not in words_of(clerk.get(page_of(one)))


def test_who_signs_the_units_papers_is_offered_as_leader(here, browser):
    span = SignerSpan(None, "Lò Văn Một", "Phó Chủ tịch Ủy ban nhân dân", TODAY, None)
    add_signer(span, today=TODAY, by=OFFICER)
    text = browser(Role.COMMUNE_OFFICER).get(f"{ROOM}moi").text
    assert '<datalist id="leader-offered"><option value="Lò Văn Một">' in text
    assert '<datalist id="leader_post-offered">' in text
