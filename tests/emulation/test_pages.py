"""The pages of models and rewards, as people of each role meet them."""

import re
from uuid import UUID

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.emulation.awards import Decider
from app.domain.mediation.states import CaseState
from app.emulation.models import AwardDecision, EmulationModel, Nominee, Submission
from app.emulation.service import awards
from app.web.context import today
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import NEIGHBOUR, drafted, granted, put_up, registered
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

MODELS, AWARDS = "/thi-dua/mo-hinh/", "/thi-dua/khen-thuong/"
LIST = f"{AWARDS}danh-sach"
YEAR = {"tu-ngay": "01/01/2026", "den-ngay": "31/12/2026"}
THE_LOST = UUID("01900000-0000-7000-8000-00000000dead")


def one_of(model):
    return db.session.scalar(db.select(model).order_by(model.id.desc()))


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def head(commune, browser):
    return browser(Role.COMMUNE_LEADER)


def test_a_clerk_registers_a_model_and_notes_its_result(clerk):
    home = a_village_with_team()
    typed = {"title": "Ba cùng", "registered_on": show(TODAY), "year": str(TODAY.year)}
    wrong = clerk.submit(f"{MODELS}moi", typed | {"title": " "})
    assert (wrong.status_code, "Hãy ghi tên mô hình." in words_of(wrong)) == (422, True)
    made = clerk.submit(f"{MODELS}moi", typed | {"team_id": str(home.team.id)})
    one = one_of(EmulationModel)
    page = f"{MODELS}{one.id}"
    assert made.location == page
    assert "Tổ hòa giải bản Tả Lèng" in words_of(clerk.get(page))
    assert clerk.submit(f"{page}/sua", {"title": "Bốn cùng"}).location == page
    told = {"state": "recognised", "on": show(today())}
    refused = clerk.submit(page, told, action="/tinh-trang")
    assert (refused.status_code, "hãy ghi số quyết định" in words_of(refused)) == (422, True)
    told |= {"decision_number": "12-QĐ/ĐU", "recognised_by": "Đảng ủy"}
    assert clerk.submit(page, told, action="/tinh-trang").location == page
    words = words_of(clerk.get(page))
    assert "12-QĐ/ĐU, Đảng ủy" in words
    assert "Đã chốt khi ghi kết quả" in words
    assert "Bốn cùng" in words_of(clerk.get(f"{MODELS}?nam={TODAY.year}&tinh-trang=recognised"))
    assert "Không có mô hình nào như vậy" in words_of(clerk.get(f"{MODELS}?nam=2019"))


def test_from_the_list_to_the_decision(clerk, head):
    home = a_village_with_team()
    a_case_in(CaseState.SETTLED, home)
    shown = clerk.get(LIST, query_string=YEAR)
    assert "ít hơn 3 vụ" in words_of(shown)
    nobody = clerk.send(shown, {}, action="den-ngay=31/12/2026")
    assert (nobody.status_code, "ít nhất một" in words_of(nobody)) == (422, True)
    made = clerk.send(shown, {"chosen": [str(home.team.id)]}, action="den-ngay=31/12/2026")
    submission = one_of(Submission)
    page = f"{AWARDS}{submission.id}"
    assert made.location == page
    clerk.submit(f"{page}/sua", {"bases": "Kế hoạch số 5", "decider": "superior"})
    assert clerk.submit(page, {"award": " "}, action="/hinh-thuc").status_code == 422
    assert clerk.submit(page, {"award": "Giấy khen"}, action="/hinh-thuc").location == page
    assert "Giấy khen" in words_of(clerk.get(page))
    assert "/hinh-thuc" not in clerk.get(page).text
    one = one_of(Nominee)
    person = f"{AWARDS}de-nghi/{one.id}"
    assert clerk.submit(person, {"award": " "}, action="/ghi").status_code == 422
    assert clerk.submit(person, {"award": "Bằng khen"}, action="/ghi").location == person
    signed = {"number": "12", "issued_on": show(today()), "signer": "Điêu Văn Sơn"}
    signed |= {"signer_post": "Chủ tịch Ủy ban nhân dân"}
    assert "/ban-hanh" not in clerk.get(page).text
    assert "họ tên, thành tích của người được đề nghị" in words_of(head.get(page))
    assert head.submit(page, signed, action="/ban-hanh").location == page
    words = words_of(clerk.get(page))
    assert "tờ trình số 12/TTr-UBND" in words
    told = {"chosen": [str(one.id)], "outcome": "granted", "decided_on": show(today())}
    told |= {"issued_by": "Chủ tịch Ủy ban nhân dân tỉnh"}
    nobody = head.submit(page, told | {"chosen": []}, action="/quyet-dinh")
    assert 'chosen-error">Hãy chọn quyết định về ai.' in nobody.text
    refused = head.submit(page, told, action="/quyet-dinh")
    assert (refused.status_code, "hãy ghi số quyết định" in words_of(refused)) == (422, True)
    assert head.submit(page, told | {"number": "9/QĐ"}, action="/quyet-dinh").location == page
    assert "Được khen 9/QĐ" in words_of(clerk.get(page))
    assert "Bằng khen" in words_of(clerk.get(f"/to-hoa-giai/{home.team.id}"))
    head.submit(person, {}, action="/bo")
    assert one_of(AwardDecision).struck_on == today()
    assert "Được khen 9/QĐ" not in words_of(clerk.get(page))
    head.send(head.get(person), {}, action="/dua-lai")
    assert "Đã đưa lại quyết định." in words_of(head.get(person))
    assert "Được khen 9/QĐ" in words_of(clerk.get(page))


def test_a_number_opens_exactly_the_cases_that_it_counts(clerk):
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.NOT_SETTLED, CaseState.OUT_OF_SCOPE):
        a_case_in(state, home)
    for kind in ("team", "mediator"):
        shown = clerk.get(LIST, query_string={"loai": kind, **YEAR, "tiep-nhan": "1"}).text
        links = re.findall(r'<a href="(/hoa-giai/\?[^"]+)">(\d+)</a>', shown)
        assert len(links) == 3
        for address, number in links:
            register = words_of(clerk.get(address.replace("&amp;", "&")))
            assert f"{number} vụ, việc" in register


def test_a_list_of_other_days_has_no_links_and_wrong_days_are_refused(clerk):
    a_case_in(CaseState.SETTLED, a_village_with_team())
    odd = {"tu-ngay": "02/01/2026", "den-ngay": "05/05/2026"}
    assert "/hoa-giai/?" not in clerk.get(LIST, query_string=odd).text
    wrong = clerk.get(LIST, query_string={"tu-ngay": "01/01/2026", "den-ngay": "01/01/2025"})
    assert (wrong.status_code, "Ngày đầu không thể sau" in words_of(wrong)) == (422, True)
    assert clerk.get(LIST, query_string={"ty-le": "300"}).status_code == 422
    assert clerk.get(LIST, query_string={"loai": "unit"}).status_code == 422


def test_the_papers_name_everybody_with_figures_and_only_the_own_decision_is_drafted(clerk):
    home = a_village_with_team()
    a_case_in(CaseState.SETTLED, home)
    team, _ = put_up(home)
    page = f"{AWARDS}{team.submission_id}"
    words = words_of(clerk.get(page))
    assert "Tờ trình đề nghị khen thưởng" in words
    assert "Quyết định khen thưởng (dự thảo)" not in words
    own = drafted(home.lien.id, home.team.id, decider=Decider.OWN)
    assert "Quyết định khen thưởng (dự thảo)" in words_of(clerk.get(f"{AWARDS}{own.id}"))


def test_who_may_not(commune, browser):
    home = a_village_with_team()
    team, mediator = put_up(home)
    draft, model = drafted(home.team.id), registered()
    (hidden,) = awards.listed(draft.id)
    front = browser(Role.FRONT)
    for address in (MODELS, LIST, AWARDS, f"{AWARDS}{team.submission_id}", f"{MODELS}{model.id}"):
        assert front.get(address).status_code == 200
    for address in (f"{MODELS}moi", f"{AWARDS}{draft.id}/sua"):
        assert front.get(address).status_code == 403
    assert front.get(f"{AWARDS}{draft.id}").status_code == 404
    assert front.get(f"{AWARDS}de-nghi/{hidden.id}").status_code == 404
    leader = browser(Role.TEAM_LEADER, **home.seat(Role.TEAM_LEADER))
    assert leader.get(f"{AWARDS}de-nghi/{mediator.id}").status_code == 200
    assert "Đề nghị năm 2026: Lò Thị Liên" in words_of(leader.get(f"/to-hoa-giai/{home.team.id}"))
    other = a_village_with_team("Nà Đông").team
    theirs, ours = registered(team_id=other.id), registered(team_id=home.team.id)
    assert f"/to-hoa-giai/{home.team.id}" in leader.get(f"{MODELS}{ours.id}").text
    assert f"/to-hoa-giai/{other.id}" not in leader.get(f"{MODELS}{theirs.id}").text
    for address in (LIST, AWARDS, f"{AWARDS}{team.submission_id}"):
        assert leader.get(address).status_code == 403
    own = browser(Role.MEDIATOR, **home.seat(Role.MEDIATOR))
    assert own.get(f"{AWARDS}de-nghi/{mediator.id}").status_code == 403
    granted(mediator)
    assert "Bằng khen (2026)" in words_of(own.get(f"/to-hoa-giai/hoa-giai-vien/{home.lien.id}"))


def test_what_is_anothers_is_not_there(clerk):
    theirs = registered(by=NEIGHBOUR)
    for address in (f"{MODELS}{theirs.id}", f"{MODELS}{theirs.id}/sua", f"{AWARDS}{THE_LOST}"):
        assert clerk.get(address).status_code == 404
    assert clerk.get(f"{AWARDS}de-nghi/{THE_LOST}").status_code == 404


def test_a_draft_is_dropped_and_one_is_taken_off(clerk):
    home = a_village_with_team()
    submission = drafted(home.team.id)
    (one,) = awards.listed(submission.id)
    person, page = f"{AWARDS}de-nghi/{one.id}", f"{AWARDS}{submission.id}"
    assert clerk.submit(person, {}, action="/rut").location == person
    assert "Đã rút" in words_of(clerk.get(person))
    assert clerk.submit(page, {}, action="/bo").location == page
    told = clerk.get(AWARDS)
    assert "Đã bỏ" in words_of(told)
    clerk.send(told, action="/lay-lai")
    back = words_of(clerk.get(page))
    assert "Đã lấy lại dự thảo đề nghị khen thưởng." in back
    assert "Bỏ dự thảo" in back
