from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.grounds import Ground
from app.domain.mediation.intake import check_confirm_scope, check_receive, check_refuse
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 10)
RECEIVED = date(2026, 3, 2)


def receive(**changed):
    check_receive(**{"ground": Ground.REQUEST, "received_on": RECEIVED, "today": TODAY} | changed)


def confirm(**changed):
    facts = {
        "current": CaseState.RECEIVED,
        "category_code": "DS-01",
        "confirmed_on": date(2026, 3, 3),
        "received_on": RECEIVED,
        "today": TODAY,
    }
    check_confirm_scope(**facts | changed)


def refuse(**changed):
    facts = {
        "current": CaseState.AWAITING_ASSIGNMENT,
        "reason": RefusalReason.LABOUR,
        "guided_to": "Hòa giải viên lao động",
        "legal_text": "",
        "refused_on": date(2026, 3, 3),
        "received_on": RECEIVED,
        "started_on": None,
        "today": TODAY,
    }
    check_refuse(**facts | changed)


def test_a_ground_and_a_day_are_enough_to_take_a_case_in():
    receive()
    receive(received_on=date(1999, 1, 1))


def test_a_scope_is_confirmed_and_a_refused_case_is_guided():
    confirm()
    refuse()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ground": None}, "Chưa có căn cứ tiến hành hòa giải"),
        ({"received_on": date(2026, 3, 11)}, "11/03/2026 ở sau hôm nay (10/03/2026)"),
        ({"received_on": date(1998, 12, 31)}, "31/12/1998 quá xa trong quá khứ"),
    ],
)
def test_an_intake_is_refused(changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        receive(**changed)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"current": CaseState.PAUSED}, "đang ở tình trạng “Tạm dừng”"),
        ({"category_code": None}, "Hãy chọn loại vụ, việc"),
        ({"category_code": "ZZ"}, "không có trong bảng phân loại"),
        (
            {"confirmed_on": date(2026, 3, 1)},
            "Ngày xác nhận phạm vi 01/03/2026 không thể trước ngày tiếp nhận 02/03/2026",
        ),
    ],
)
def test_a_scope_is_refused(changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        confirm(**changed)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"current": CaseState.SETTLED}, "đang ở tình trạng “Hòa giải thành”"),
        ({"reason": None}, "Hãy chọn lý do không hòa giải."),
        ({"guided_to": "  "}, "Hãy ghi cơ quan, tổ chức mà các bên được hướng dẫn đến."),
        ({"reason": RefusalReason.OTHER_LAW}, "Hãy ghi rõ quy định của pháp luật"),
        (
            {"reason": RefusalReason.PARTIES_REFUSE, "current": CaseState.IN_MEDIATION},
            "Hòa giải đã bắt đầu",
        ),
        ({"refused_on": date(2026, 3, 1)}, "không thể trước ngày tiếp nhận 02/03/2026"),
        (
            {"started_on": date(2026, 3, 4)},
            "không thể trước ngày bắt đầu hòa giải 04/03/2026",
        ),
    ],
)
def test_a_refusal_is_itself_refused(changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        refuse(**changed)
    assert sentence in refusal.value.message


def test_the_parties_may_refuse_before_the_start_and_another_law_is_named():
    refuse(reason=RefusalReason.PARTIES_REFUSE)
    refuse(reason=RefusalReason.OTHER_LAW, legal_text="Điều 12 Luật X")


def test_every_reason_has_a_place_to_go_and_two_are_reported():
    assert set(GUIDANCE) == set(RefusalReason)
    assert all(g.guide_to for g in GUIDANCE.values())
    assert {r for r, g in GUIDANCE.items() if g.alert} == {
        RefusalReason.CRIMINAL,
        RefusalReason.ADMINISTRATIVE,
    }
    assert str(GUIDANCE[RefusalReason.LABOUR].basis).startswith("Điểm d khoản 1 Điều 3 Luật")
