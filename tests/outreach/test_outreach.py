"""The log of outreach: acts, what is counted of it, its pages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.outreach import Outreached, OutreachWay
from app.domain.periodic.indicators import indicators
from app.outreach import service
from app.outreach.facts import OutreachFacts
from app.outreach.models import Outreach
from app.periodic.service.counting import figures_of
from app.records.locking import NotHere
from tests.dialogue.test_pages import words_of
from tests.difficulties.conftest import ABOVE, AGO, LATELY, NEIGHBOUR, OFFICER, TODAY
from tests.exchange.conftest import know_units

LOG = "/bao-cao/tuyen-truyen/"
TYPED = {"held_on": show(AGO), "way": "talk", "topic": "Lối đi chung", "people": "40"}


def told(*, by=OFFICER, **given):
    usual = {"held_on": AGO, "way": OutreachWay.TALK, "topic": "Lối đi chung", "people": 40}
    return service.note_outreach(OutreachFacts(**usual | given), today=TODAY, by=by)


def strike(one, by=OFFICER):
    return service.strike_outreach(one.id, revision=one.revision, today=TODAY, by=by)


@pytest.mark.usefixtures("both_databases")
def test_what_was_done_in_a_period_is_counted_where_it_is_in_reach(office):
    know_units()
    told()
    told(people=None, held_on=LATELY)
    told(held_on=AGO - timedelta(days=1))
    told(by=NEIGHBOUR, people=2)
    strike(told(people=500))
    assert service.outreached(AGO, LATELY, by=OFFICER) == Outreached(2, 40)
    assert service.outreached(AGO, LATELY, by=ABOVE) == Outreached(3, 42)
    assert service.outreached(AGO, LATELY, by=replace(OFFICER, role=Role.MEDIATOR)) == Outreached()
    figures = figures_of(AGO, LATELY, today=TODAY, by=OFFICER)
    lines = {one.label: one.value for group in indicators(figures) for one in group.lines}
    assert (lines["Buổi tuyên truyền"], lines["Lượt người dự"]) == ("2", "40")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, "không thể sau hôm nay"),
        ({"people": -1}, "từ 0 trở lên"),
        ({"category": "XX-01"}, "không có trong bảng phân loại"),
    ],
)
def test_what_cannot_be_is_not_noted(commune, given, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        told(**given)
    assert db.session.scalars(db.select(Outreach)).all() == []


def test_what_was_struck_stays_struck_and_is_its_units(commune):
    one = told()
    with pytest.raises(NotHere):
        strike(one, NEIGHBOUR)
    strike(one)
    with pytest.raises(RuleViolation, match="đã bỏ khỏi nhật ký"):
        strike(one)


@pytest.mark.usefixtures("both_databases")
def test_the_list_goes_on_where_it_stopped(commune, monkeypatch):
    monkeypatch.setattr(service, "PAGE", 2)
    for topic in ("a", "b", "c"):
        told(topic=topic)
    first, has_more = service.list_page(OFFICER)
    rest, ends = service.list_page(OFFICER, before=(first[-1].held_on, first[-1].id))
    assert [one.topic for one in (*first, *rest)] == ["c", "b", "a"]
    assert (has_more, ends) == (True, False)


def test_a_clerk_notes_corrects_and_strikes(commune, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    wrong = clerk.submit(f"{LOG}moi", TYPED | {"topic": " ", "people": "nhiều"})
    assert wrong.status_code == 422
    assert "Hãy ghi nội dung tuyên truyền." in words_of(wrong)
    assert clerk.submit(f"{LOG}moi", TYPED | {"category": "DS-01"}).location == LOG
    one = db.session.scalar(db.select(Outreach))
    page = f"{LOG}{one.id}"
    assert clerk.submit(f"{page}/sua", {"place": "Nhà văn hóa"}).location == page
    words = words_of(clerk.get(page))
    assert "Nhà văn hóa" in words
    assert "Quyền sử dụng đất, ranh giới đất" in words
    assert "Gắn với loại vụ, việc: Quyền sử dụng đất, ranh giới đất" in words  # in its history
    assert clerk.submit(page, {}, action="/bo").location == LOG
    told = clerk.get(LOG)
    assert "Đã bỏ" in words_of(told)
    assert "/sua" not in clerk.get(page).text
    clerk.send(told, action="/dua-lai")
    assert "Đã đưa buổi tuyên truyền trở lại nhật ký." in words_of(clerk.get(page))
    assert "/sua" in clerk.get(page).text


def test_who_may_do_what(commune, browser):
    one, other = told(), told(by=NEIGHBOUR)
    for role in (Role.FRONT, Role.COMMUNE_LEADER):
        reader = browser(role)
        assert "Lối đi chung" in words_of(reader.get(f"{LOG}{one.id}"))
        assert reader.get(f"{LOG}moi").status_code == 403
        assert reader.get(f"{LOG}{one.id}/sua").status_code == 403
    assert browser(Role.TEAM_LEADER).get(LOG).status_code == 403
    clerk = browser(Role.COMMUNE_OFFICER)
    assert clerk.get(f"{LOG}{other.id}").status_code == 404
    assert clerk.get(f"{LOG}{other.id}/sua").status_code == 404
