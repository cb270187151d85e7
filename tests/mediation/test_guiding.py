"""Where the parties are guided, and what is done about signs of domestic violence."""

from datetime import date

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.grounds import Ground
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.service.alerts import raise_alert
from tests.mediation.cases import STARTED, TODAY, a_case, a_case_in, clerk, settle

WHY = "Công an xã đã có mặt và lập biên bản."


def stored(case):
    return db.session.get(MediationCase, case.id, populate_existing=True)


@pytest.mark.parametrize(
    "reason", [one for one in RefusalReason if one is not RefusalReason.OTHER_LAW]
)
def test_the_place_follows_the_reason_unless_somebody_names_another(home, reason):
    facts = {"reason": reason, "refused_on": TODAY, "today": TODAY, "by": clerk()}
    assert service.refuse_case(a_case(home).id, **facts).guided_to == GUIDANCE[reason].guide_to
    named = service.refuse_case(a_case(home).id, guided_to="Tòa án nhân dân", **facts)
    assert named.guided_to == "Tòa án nhân dân"


def test_the_form_shows_where_each_reason_leads(home, clerk_at_work):
    case = a_case(home)
    page = f"/hoa-giai/{case.id}"
    form = clerk_at_work.get(f"{page}/khong-hoa-giai").text
    assert "Tranh chấp lao động → Hòa giải viên lao động" in form
    clerk_at_work.submit(page, {"reason": "labour"}, action="/khong-hoa-giai")
    assert "Các bên đã được hướng dẫn đến: Hòa giải viên lao động." in clerk_at_work.get(page).text


@pytest.mark.parametrize("state", [CaseState.OUT_OF_SCOPE, CaseState.NOT_SETTLED])
def test_that_the_place_took_the_parties_in_is_written(home, clerk_at_work, state):
    case = a_case_in(state, home)
    page = f"/hoa-giai/{case.id}"
    typed = {"guided_to": "Tòa án nhân dân khu vực 1", "taken_over_on": "1/3/2026"}
    early = clerk_at_work.submit(page, typed, action="/noi-tiep-nhan")
    assert early.status_code == 422
    assert "không thể trước ngày kết thúc" in early.text
    typed["taken_over_on"] = "18/3/2026"
    clerk_at_work.submit(page, typed, action="/noi-tiep-nhan")
    assert stored(case).state is state
    text = clerk_at_work.get(page).text
    assert '<dt>Nơi đó tiếp nhận</dt><dd class="text">18/03/2026</dd>' in text


def test_a_case_with_violence_begins_only_beside_a_report_or_words(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    page = f"/hoa-giai/{case.id}"
    start = {"parties_present": "y", "is_public": "0"}
    form = clerk_at_work.get(f"{page}/bao-luc").text
    assert 'name="no_alert_because"' in form  # of the flag alone
    clerk_at_work.submit(page, {}, action="/bao-luc")
    refused = clerk_at_work.submit(page, start, action="/bat-dau")
    assert refused.status_code == 422
    assert "chưa có báo cáo nguy cơ bạo lực. Hãy bấm “Báo ngay”" in refused.text
    told = clerk_at_work.submit(page, {**start, "no_alert_because": WHY}, action="/bat-dau")
    assert told.status_code == 303
    assert WHY in clerk_at_work.get(page).text
    assert f"{page}/bao-luc" not in clerk_at_work.get(page).text


def test_a_report_is_enough_to_settle(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    service.note_violence(case.id, today=TODAY, by=clerk())
    with pytest.raises(RuleViolation, match="chưa có báo cáo"):
        settle(case)
    raise_alert(case.id, AlertKind.BREACH, by=clerk())
    with pytest.raises(RuleViolation, match="chưa có báo cáo"):
        settle(case)
    raise_alert(case.id, AlertKind.VIOLENCE, by=clerk())
    assert settle(case).state is CaseState.SETTLED


def test_who_mediates_at_once_reports_or_explains_too(home):
    witnessed = {"ground": Ground.MEDIATOR_KNOWS, "domestic_violence": True}
    case = a_case(home, **witnessed)
    at_once = {"mediator_id": home.pao.id, "no_conflict": True, "started_on": STARTED}
    with pytest.raises(RuleViolation, match="chưa có báo cáo"):
        service.mediate_at_once(case.id, **at_once, today=TODAY, by=clerk())
    service.mediate_at_once(case.id, **at_once, no_alert_because=WHY, today=TODAY, by=clerk())
    assert stored(case).no_alert_because == WHY
    assert stored(case).started_on == date(2026, 3, 5)
