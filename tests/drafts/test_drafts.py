from datetime import timedelta

import pytest

from app.db import db, now, transaction
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.drafts import service
from app.drafts.models import FormDraft
from app.mediation.models import MediationCase
from tests.browser import form_of
from tests.difficulties.conftest import noted
from tests.manners import Reading
from tests.mediation.cases import a_case_in, a_village_with_team

pytestmark = pytest.mark.usefixtures("both_databases")
NEW = "/hoa-giai/moi"
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def home(commune):
    return a_village_with_team()


def typing(client, address, action="/moi", **fields):
    """Open a form, type, and let the page send what stands in it; the form's fields."""
    target, values = form_of(client.get(address).text, action)
    values |= fields
    answer = client.post("/nhap/", data={**values, "draft_of": target}, headers=SCRIPT)
    assert answer.status_code == 200, answer.text
    assert "Đã lưu nháp lúc" in answer.text
    return values


def offered(client, address):
    """Where the page offers to put the typing back, if it does."""
    links = [a["href"] for a in Reading(client.get(address).text).all("a") if "nhap=" in a["href"]]
    return links[0] if links else None


def kept():
    return db.session.scalar(db.select(db.func.count()).select_from(FormDraft))


def test_typing_is_offered_again_and_put_back_as_it_stood(home, clerk):
    words = "Tranh chấp lối đi chung giữa hai nhà, <b>đang cãi nhau</b>."
    typing(clerk, NEW, summary=words, received_on="5/3/26x")
    link = offered(clerk, NEW)
    page = clerk.get(link).text
    _, values = form_of(page, "/moi")
    assert (values["summary"], values["received_on"]) == (words, "5/3/26x")
    assert "Đã lấy lại bản nháp" in page


def test_rows_that_were_added_come_back_with_it(home, clerk):
    names = {f"parties-{row}-name": f"Lò Văn Một {row}" for row in range(6)}
    typing(clerk, NEW, **names)
    _, values = form_of(clerk.get(offered(clerk, NEW)).text, "/moi")
    assert {name: values[name] for name in names} == names


def test_once_the_form_is_saved_its_draft_is_gone(home, clerk):
    values = typing(clerk, NEW, team_id=str(home.team.id), ground="request", summary="Cãi nhau.")
    assert clerk.post(NEW, data=values).status_code == 303
    assert offered(clerk, NEW) is None
    typing(clerk, NEW, summary="Một việc khác.")  # and with the next one it is swept out
    assert kept() == 1


def test_beside_a_form_that_is_refused_its_own_draft_is_not_offered(home, clerk):
    values = typing(clerk, NEW, summary="Cãi nhau.", received_on="31/02/2026")
    refused = clerk.post(NEW, data=values)
    assert (refused.status_code, "Có nội dung bạn gõ" in refused.text) == (422, False)
    assert offered(clerk, NEW)


def test_typing_put_back_twice_and_saved_twice_is_one_case(home, clerk):
    typing(clerk, NEW, team_id=str(home.team.id), ground="request", summary="Cãi nhau.")
    link = offered(clerk, NEW)
    for _ in range(2):
        page = clerk.get(link).text if offered(clerk, NEW) else None
        if page:
            target, values = form_of(page, "/moi")
        assert clerk.post(target, data=values).status_code == 303
    assert db.session.scalar(db.select(db.func.count()).select_from(MediationCase)) == 1


@pytest.mark.parametrize(
    ("page", "form", "field"),
    [("", "/buoi-tiep", "what_happened"), ("/thanh", "/thanh", "clauses-1-what")],
)
def test_a_form_of_a_case_opens_with_what_was_typed(home, clerk, page, form, field):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = f"/hoa-giai/{case.id}{page}"
    typing(clerk, f"/hoa-giai/{case.id}{form}", form, **{field: "Hai nhà dời hàng rào."})
    assert "Hai nhà dời hàng rào." not in clerk.get(page).text
    assert "Hai nhà dời hàng rào." in clerk.get(offered(clerk, page)).text


def test_nobody_else_sees_it(home, clerk, browser, actor):
    typing(clerk, NEW, summary="Chuyện riêng của nhà bà Mỷ.")
    other = browser(Role.TEAM_LEADER, team_id=home.team.id, mediator_id=home.leader.id)
    key = db.session.scalar(db.select(FormDraft.request_key))
    assert offered(other, NEW) is None
    assert "Chuyện riêng" not in other.get(f"{NEW}?nhap={key}").text
    other.post("/nhap/bo", data={"key": key, "csrf_token": _token(other)})
    assert kept() == 1


def _token(client):
    return form_of(client.get(NEW).text, "/moi")[1]["csrf_token"]


def test_a_draft_that_is_not_wanted_goes_at_once_and_comes_back(home, clerk):
    typing(clerk, NEW, summary="Nhầm.")
    answer = clerk.submit(NEW, action="/nhap/bo")
    assert (answer.status_code, answer.location) == (303, NEW)
    told = clerk.get(NEW)
    assert "Đã bỏ bản nháp." in told.text
    assert offered(clerk, NEW) is None  # and it is told once:
    assert "Đã bỏ bản nháp." not in clerk.get(NEW).text
    assert clerk.send(told, action="/nhap/lay-lai").location == NEW
    assert "Đã giữ lại bản nháp." in clerk.get(NEW).text
    _, values = form_of(clerk.get(offered(clerk, NEW)).text, "/moi")
    assert values["summary"] == "Nhầm."


def test_nobody_takes_back_the_draft_of_another(home, clerk, browser):
    key = typing(clerk, NEW, summary="Nhầm.")["request_key"]
    clerk.submit(NEW, action="/nhap/bo")
    other = browser(Role.TEAM_LEADER, team_id=home.team.id, mediator_id=home.leader.id)
    other.post("/nhap/lay-lai", data={"key": key, "csrf_token": _token(other)})
    assert offered(clerk, NEW) is None


def test_the_way_back_leads_nowhere_else(home, clerk):
    typing(clerk, NEW, summary="Nhầm.")
    answer = clerk.submit(NEW, {"back": "//evil.example"}, action="/nhap/bo")
    assert answer.location == "/"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"request_key": "x"}, "không lưu nháp được"),
        ({"new_password": "Suoi-Trong-71"}, "có mật khẩu"),
        ({"summary": "a" * 200_001}, "quá dài"),
        ({"draft_of": "http://elsewhere/"}, "không lưu nháp được"),
    ],
)
def test_what_is_no_form_of_ours_is_not_kept(home, clerk, fields, words):
    target, values = form_of(clerk.get(NEW).text)
    answer = clerk.post("/nhap/", data={**values, "draft_of": target, **fields}, headers=SCRIPT)
    assert answer.status_code == 422
    assert words in answer.text
    assert kept() == 0


def test_old_drafts_and_more_than_anybody_needs_are_swept_out(home, clerk, monkeypatch):
    monkeypatch.setattr(service, "MOST", 3)
    old = typing(clerk, NEW, summary="Cũ")["request_key"]
    with transaction() as session:
        session.execute(db.update(FormDraft).values(saved_at=now() - timedelta(days=31)))
    assert offered(clerk, NEW)  # an old draft is still offered until it is swept out
    typing(clerk, NEW, summary="Mới")
    assert old not in db.session.scalars(db.select(FormDraft.request_key)).all()
    for number in range(4):
        typing(clerk, NEW, summary=f"Nháp {number}")
    assert kept() == 3


def test_passwords_are_never_sent_for_keeping(commune, browser):
    page = browser(Role.ADMINISTRATOR).get("/doi-mat-khau").text
    forms = [facts for facts, _ in Reading(page).forms() if "doi-mat-khau" in facts["action"]]
    assert forms
    assert all("data-draft" not in form for form in forms)


def test_a_form_on_a_page_of_another_address_is_filled_there(commune, clerk):
    page = f"/bao-cao/vuong-mac/{noted().id}"
    typing(clerk, page, "/xong", closing_words="Xong <b>cả</b> rồi.", closed_on="hôm qua")
    assert "cả&lt;" not in clerk.get(page).text
    _, values = form_of(clerk.get(offered(clerk, page)).text, "/xong")
    assert values["closing_words"] == "Xong <b>cả</b> rồi."
    assert values["closed_on"] == "hôm qua"


def test_a_page_is_opened_again_with_all_that_it_was_asked(home, clerk):
    asked = f"{NEW}?to={home.team.id}&to=x&vi=%C4%91"
    typing(clerk, asked, summary="Cãi nhau.")
    link = offered(clerk, asked)
    assert link.startswith(f"{asked}&nhap=")
    assert offered(clerk, link) is None
    answer = clerk.submit(asked, action="/nhap/bo")
    assert answer.location == asked


def test_a_report_with_a_day_that_is_none_opens_with_it(commune, clerk):
    page = clerk.get("/thong-ke/bieu/10a/TT03-2019/nop")
    assert page.status_code == 200
    typing(clerk, page.request.path, "/nop", first="31/2")
    _, values = form_of(clerk.get(offered(clerk, page.request.path)).text, "/nop")
    assert values["first"] == "31/2"
