"""What a form has saved is told once on the next page: by its act's own words, or by its name."""

import re
from time import time
from types import SimpleNamespace

import pytest

from app.db import db, transaction
from app.difficulties.acts import DifficultyAct
from app.difficulties.models import Difficulty
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseState
from app.records import journal
from app.web import telling
from tests.difficulties.conftest import AGO, HERE, TITLE, TODAY, noted
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.mediation.typed import typed_for

LOG = "/bao-cao/vuong-mac/"
TOLD = re.compile(r'class="notice notice-good told">(.*?)</div>', re.DOTALL)


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def told_on(answer):
    return [re.sub(r"<[^>]+>", "", part).strip() for part in TOLD.findall(answer.text)]


def test_an_act_is_told_by_its_name_and_once(clerk):
    typed = {"found_on": show(AGO), "field": "money", "title": TITLE, "asked_of": "superior"}
    sent = clerk.submit(f"{LOG}moi", {**typed, "proposal": "Hướng dẫn mục chi riêng."})
    assert told_on(clerk.get(sent.location)) == ["Đã lưu: Ghi khó khăn, vướng mắc."]
    assert told_on(clerk.get(sent.location)) == []


def test_a_bare_verb_is_told_with_what_it_was_done_to(clerk):
    address = f"{LOG}{noted().id}"
    clerk.submit(f"{address}/sua", {"cause": "Dự toán lập muộn."})
    assert told_on(clerk.get(address)) == ["Đã lưu: Sửa khó khăn, vướng mắc."]


@pytest.mark.parametrize(
    ("verb", "kind", "told"),
    [
        ("Thêm", "Tổ hòa giải", "Thêm tổ hòa giải"),
        ("Sửa", "Tòa án", "Sửa Tòa án"),
        ("Lập lớp", "Lớp bồi dưỡng", "Lập lớp bồi dưỡng"),
        ("Giữ nguyên", "Giữ nguyên hồ sơ", "Giữ nguyên hồ sơ"),
    ],
)
def test_verb_and_kind_are_told_in_one(commune, verb, kind, told):
    with commune.test_request_context():
        telling._tell(telling.Told(act=verb, of=kind))
        shown = commune.jinja_env.get_template("components/_told.html").render()
    assert told_on(SimpleNamespace(text=shown)) == [f"Đã lưu: {told}."]


def test_the_same_form_twice_is_told_as_the_first(clerk):
    address = f"{LOG}{noted().id}"
    form = clerk.get(f"{address}/sua")
    for cause in ("Dự toán lập muộn.", "Dự toán lập quá muộn."):
        clerk.send(form, {"cause": cause})
        assert told_on(clerk.get(address)) == ["Đã lưu: Sửa khó khăn, vướng mắc."]
    assert db.session.scalars(db.select(Difficulty.cause)).one() == "Dự toán lập muộn."


def test_by_script_it_comes_with_the_part_that_changed(clerk):
    home, by_script = a_village_with_team(), {"HX-Request": "true"}
    address = f"/hoa-giai/{a_case_in(CaseState.ASSIGNED, home).id}"
    typed = typed_for(Act.START, home)
    assert clerk.submit(address, typed, action="/bat-dau", headers=by_script).status_code == 303
    part = clerk.get(address, headers=by_script)
    assert "<!doctype" not in part.text
    assert '<div hx-swap-oob="innerHTML:#notices">' in part.text
    assert told_on(part) == ["Đã lưu: Bắt đầu hòa giải."]


def test_what_the_script_was_told_is_told_on_the_page_it_goes_to(clerk, monkeypatch):
    address, by_script = f"{LOG}{noted().id}", {"HX-Request": "true"}

    def told_after(seconds, then):
        clerk.submit(f"{address}/sua", {"cause": f"Dự toán lập sớm {seconds} {then}."})
        assert told_on(clerk.get(address, headers=by_script))
        moment = time()
        monkeypatch.setattr(telling, "time", lambda: moment + seconds)
        told = [told_on(clerk.get(then)), told_on(clerk.get(address))]
        monkeypatch.undo()
        return told

    assert told_after(1, address) == [["Đã lưu: Sửa khó khăn, vướng mắc."], []]
    assert told_after(60, address) == [[], []], "somebody has loaded the page again"
    assert told_after(1, LOG) == [[], []], "somebody has gone on"


def test_who_comes_in_or_goes_out_is_told_nothing(clerk, commune):
    gone = clerk.post("/dang-xuat", data={"csrf_token": clerk.token()})
    assert gone.status_code == 303
    come = clerk.sign_in(Role.COMMUNE_OFFICER.value)
    assert come.status_code == 303
    assert told_on(clerk.get(come.location)) == []


def test_a_refusal_is_told_as_nothing_that_was_saved(clerk):
    address = f"{LOG}{noted().id}"
    refused = clerk.submit(
        address, {"answered_by": "", "answered_on": show(TODAY)}, action="/tra-loi"
    )
    assert refused.status_code == 422
    assert told_on(refused) == told_on(clerk.get(address)) == []


def test_what_was_rolled_back_was_not_written(commune, actor):
    journal.begin_request()
    with pytest.raises(ZeroDivisionError), transaction():
        journal.note(DifficultyAct.CLOSE, by=actor(Role.COMMUNE_OFFICER), subject=HERE)
        assert journal.first_written() is not None
        raise ZeroDivisionError
    assert journal.first_written() is None
