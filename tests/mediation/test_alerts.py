from datetime import date, timedelta

import pytest
import time_machine
from flask import current_app

from app.accounts.models import LoginSession
from app.db import db, now
from app.domain.actors import Role
from app.domain.law_options import Option
from app.domain.mediation.alerts import AlertKind, AlertState, ForwardedTo
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseState
from app.lawpack.service import keeping
from app.mediation import service
from app.mediation.models import Alert
from app.mediation.service import alert_lines, alerts
from app.records.locking import NotHere
from tests.browser import form_of
from tests.factories import an_officer
from tests.mediation.cases import (
    RECEIVED,
    TODAY,
    a_case_in,
    a_village_with_team,
    clerk,
)

SCRIPT = {"HX-Request": "true"}
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def case(home):
    return a_case_in(CaseState.IN_MEDIATION, home)


def raised(case, kind=AlertKind.VIOLENCE):
    return alerts.raise_alert(case.id, kind, by=clerk())


def the_alert():
    return db.session.scalars(db.select(Alert)).one()


def test_one_press_on_the_page_of_a_case_raises_it(case, sign_in):
    mediator = sign_in(Role.MEDIATOR)
    answer = mediator.submit(f"/hoa-giai/{case.id}", action="/bao-cao/violence")
    assert answer.status_code == 303
    alert = the_alert()
    assert answer.location.endswith(f"/bao-cao/{alert.id}")
    assert (alert.kind, alert.state, alert.details) == (AlertKind.VIOLENCE, AlertState.RAISED, None)
    page = mediator.get(f"/hoa-giai/{case.id}").text
    assert "mới báo" in page
    assert "/bao-cao/violence" not in page  # it waits already; the other kind can still be raised
    assert "/bao-cao/breach" in page


@pytest.mark.parametrize("role", [Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER])
def test_leader_and_commune_see_it_on_any_page(case, sign_in, role):
    client = sign_in(role)
    assert "đang chờ xử lý" not in client.get("/to-hoa-giai/").text
    raised(case)
    for address in ("/", "/to-hoa-giai/", "/hoa-giai/"):
        page = client.get(address).text
        assert "Báo cáo khẩn đang chờ xử lý" in page
        assert f"vụ, việc số {case.number}" in page


def test_the_leader_of_another_team_does_not_see_it(case, browser, home):
    other = a_village_with_team("Nậm Loỏng")
    facts = {"team_id": other.team.id, "mediator_id": other.leader.id, "name": other.leader.name}
    leader = browser(Role.TEAM_LEADER, **facts)
    alert = raised(case)
    assert "đang chờ xử lý" not in leader.get("/").text
    assert leader.get(f"/hoa-giai/bao-cao/{alert.id}").status_code == 404
    assert case.number not in leader.get("/hoa-giai/bao-cao/").text


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.FRONT, Role.ADMINISTRATOR])
def test_who_does_not_handle_reports_has_no_banner_and_no_list(case, sign_in, role):
    client = sign_in(role)
    raised(case)
    assert 'id="alerts"' not in client.get("/").text
    assert client.get("/hoa-giai/bao-cao/").status_code == 403
    assert client.get("/hoa-giai/bao-cao/moi").status_code == 403


def test_an_open_page_asks_again_by_itself_and_is_no_one_at_work(case, sign_in):
    leader = sign_in(Role.TEAM_LEADER)
    seen_at = db.select(LoginSession.seen_at)
    before = db.session.scalar(seen_at)
    raised(case)
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        fragment = leader.get("/hoa-giai/bao-cao/moi", headers=SCRIPT)
    assert "Báo cáo khẩn đang chờ xử lý" in fragment.text
    assert "<html" not in fragment.text
    assert db.session.scalar(seen_at) == before
    with time_machine.travel(now() + timedelta(minutes=16), tick=False):
        assert leader.get("/hoa-giai/bao-cao/moi", headers=SCRIPT).status_code == 401


def test_the_whole_road_of_a_report(case, sign_in):
    alert = raised(case)
    page = f"/hoa-giai/bao-cao/{alert.id}"
    leader, officer = sign_in(Role.TEAM_LEADER), sign_in(Role.COMMUNE_OFFICER)
    empty = leader.submit(page, {"details": " "}, action="/ghi-ro")
    assert 'id="ghi-ro-details-error">Hãy ghi sự việc.' in empty.text
    details = {"details": "Anh Lù dọa đánh ông Pâng."}
    assert leader.submit(page, details, action="/ghi-ro").status_code == 303
    assert leader.submit(page, action="/da-nhan").status_code == 303
    told = {"receiver": "Ông Tẩn A Phủ, gọi điện"}
    assert leader.submit(page, told, action="/bao-cao-len").status_code == 303
    refused = officer.submit(page, {"answer": " "}, action="/ket-qua")
    assert refused.status_code == 422
    assert "ghi kết quả xử lý" in refused.text
    done = officer.submit(page, {"answer": "Công an xã đã đến nhắc nhở."}, action="/ket-qua")
    assert done.status_code == 303
    alert = the_alert()
    assert (alert.state, alert.forwarded_to) == (AlertState.ANSWERED, ForwardedTo.CHAIRMAN)
    assert alert.raised_at <= alert.acknowledged_at <= alert.forwarded_at <= alert.answered_at
    shown = officer.get(page).text
    assert "Công an xã đã đến nhắc nhở." in shown
    assert "Ông Tẩn A Phủ" in shown
    assert "đang chờ xử lý" not in officer.get("/").text


def test_a_report_waits_for_nothing(case):
    alert = raised(case, AlertKind.BREACH)
    alerts.forward_alert(alert.id, forwarded_to=ForwardedTo.POLICE, by=clerk())
    assert alert.acknowledged_at == alert.forwarded_at


def test_a_clock_set_back_holds_nothing_up(case):
    alert = raised(case)
    with time_machine.travel(now() - timedelta(days=400), tick=False):
        alerts.acknowledge_alert(alert.id, by=clerk())
    assert alert.acknowledged_at == alert.raised_at


def test_two_presses_of_two_people_are_one_report(case, sign_in):
    first, second = sign_in(Role.MEDIATOR), sign_in(Role.TEAM_LEADER)
    seen = second.get(f"/hoa-giai/{case.id}")
    first.submit(f"/hoa-giai/{case.id}", action="/bao-cao/breach")
    again = second.send(seen, action="/bao-cao/breach")
    assert again.status_code == 422
    assert "đã có báo cáo" in again.text
    assert the_alert().kind is AlertKind.BREACH


def test_the_same_press_twice_is_one_report(case, sign_in):
    mediator = sign_in(Role.MEDIATOR)
    target, typed = form_of(mediator.get(f"/hoa-giai/{case.id}").text, "/bao-cao/breach")
    first, again = (mediator.post(target, data=typed) for _ in range(2))
    assert first.location == again.location
    assert the_alert().state is AlertState.RAISED


def test_a_case_for_the_police_is_reported_when_it_is_refused(home):
    case = a_case_in(CaseState.RECEIVED, home)
    facts = {"guided_to": "Công an cấp xã", "refused_on": RECEIVED, "today": TODAY, "by": clerk()}
    service.refuse_case(case.id, reason=RefusalReason.CRIMINAL, **facts)
    assert the_alert().kind is AlertKind.BREACH


def test_what_was_reported_before_it_is_written_down_alarms_nobody(home):
    case = a_case_in(CaseState.RECEIVED, home)
    facts = {"guided_to": "Công an cấp xã", "refused_on": RECEIVED, "today": TODAY, "by": clerk()}
    service.refuse_case(
        case.id, reason=RefusalReason.ADMINISTRATIVE, already_reported=True, **facts
    )
    assert db.session.scalars(db.select(Alert)).all() == []


def test_a_case_for_the_labour_mediator_is_no_report(home):
    a_case_in(CaseState.OUT_OF_SCOPE, home)
    assert db.session.scalars(db.select(Alert)).all() == []


def test_what_leaves_says_when_and_what_but_not_a_word_of_it(case):
    alert = raised(case)
    alerts.complete_alert(alert.id, details="Anh Lù dọa đánh.", by=clerk())
    assert "dọa" not in str(alert.outgoing())
    assert alert.outgoing()["kind"] == "violence"


def test_another_unit_raises_nothing_here(case, actor):
    with pytest.raises(NotHere):
        alerts.raise_alert(case.id, AlertKind.BREACH, by=actor(Role.COMMUNE_OFFICER, unit="03388"))


def test_open_reports_stand_first_in_the_list(home, sign_in):
    old, new = a_case_in(CaseState.IN_MEDIATION, home), a_case_in(CaseState.IN_MEDIATION, home)
    waiting = raised(old)
    done = raised(new)
    alerts.forward_alert(done.id, forwarded_to=ForwardedTo.CHAIRMAN, by=clerk())
    alerts.answer_alert(done.id, answer="Đã yên.", by=clerk())
    page = sign_in(Role.COMMUNE_LEADER).get("/hoa-giai/bao-cao/").text
    main = page[page.index("<main") :]
    assert main.index(str(waiting.id)) < main.index(str(done.id))


def told_first(by=None):
    with current_app.test_request_context():
        return [(one.label, one.due_on) for one in alert_lines.waiting(by or clerk())]


def named(case):
    return f"vụ, việc số {case.number} của tổ hòa giải bản Tả Lèng"


def test_the_first_page_says_until_when_a_report_goes_up(case):
    with time_machine.travel("2026-03-09 16:30:00+00:00", tick=False):
        alert = raised(case)
    due = (f"Báo cáo lên trước 23:30 10/03/2026, {named(case)}", date(2026, 3, 10))
    assert told_first(an_officer()) == [due]
    with time_machine.travel("2026-03-10 02:00:00+00:00", tick=False):
        alerts.forward_alert(alert.id, forwarded_to=ForwardedTo.CHAIRMAN, by=an_officer())
    answer = (
        f"Ghi kết quả xử lý báo cáo khẩn, {named(case)}",
        None,
    )
    assert told_first(an_officer()) == [answer]
    alerts.answer_alert(alert.id, answer="Công an xã đã đến.", by=an_officer())
    assert told_first(an_officer()) == []


def test_the_hours_are_those_that_the_unit_has_set(case, sign_in):
    facts = {"valid_from": date(2026, 1, 1), "today": TODAY, "by": an_officer()}
    keeping.answer_option(Option.ALERT_FORWARD_HOURS, "6", **facts)
    with time_machine.travel("2026-03-09 16:30:00+00:00", tick=False):
        raised(case)
    assert told_first(an_officer()) == [
        (f"Báo cáo lên trước 05:30 10/03/2026, {named(case)}", date(2026, 3, 10))
    ]
    officer = sign_in(Role.COMMUNE_OFFICER)
    for address in ("/hoa-giai/bao-cao/", f"/hoa-giai/bao-cao/{the_alert().id}"):
        assert "05:30 10/03/2026, đã quá" in officer.get(address).text


def test_a_mediator_is_not_reminded_of_what_the_leader_reports(case, actor):
    raised(case)
    assert told_first(actor(Role.MEDIATOR)) == []
