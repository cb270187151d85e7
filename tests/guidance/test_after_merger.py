"""Guidance sent to a commune that was merged into another: the heir reads and answers it."""

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import Role
from app.domain.guidance import ReceiptState
from app.guidance.models import Guidance, Receipt
from app.guidance.service import reading
from app.guidance.waiting import waiting
from tests.guidance.conftest import ABOVE, AGO, LATE, NEIGHBOUR, OFFICER, TODAY, answer, sent
from tests.mediation.cases import a_case, a_village_with_team
from tests.merged import FORMER, came_with_the_book, heir_of_former


@pytest.fixture
def heir(commune):
    return heir_of_former(OFFICER)


@pytest.fixture
def asked(commune):
    with current_app.test_request_context():
        yield


@pytest.fixture
def merged(office):
    """At the office: the former commune came into the other."""
    heir_of_former(OFFICER)


def line_of(told, by):
    (line,) = [one for one in reading.list_page(by, today=TODAY).lines if one.row.id == told.id]
    return line.told, line.received, line.answered, line.late


def test_what_was_sent_to_the_former_unit_waits_for_its_heir(heir, asked):
    told = sent(on=AGO, answer_by=LATE)
    told.addressee = FORMER  # as it was before the merger
    db.session.commit()
    assert [one.label for one in waiting(heir, TODAY)] == [f"Chỉ đạo mới: {told.title}"]
    assert waiting(OFFICER, TODAY) == []
    assert line_of(told, heir) == (1, 0, 0, 1)
    receipt = answer(told, by=heir)
    assert (receipt.unit, receipt.state) == (FORMER, ReceiptState.ANSWERED)
    assert reading.receipt_of(told, heir).id == receipt.id
    assert line_of(told, heir) == (1, 1, 1, 0)
    assert waiting(heir, TODAY) == []


def test_what_the_former_unit_answered_is_not_asked_of_its_heir(heir, asked):
    told = sent(on=AGO, answer_by=LATE)
    answer(told, by=NEIGHBOUR, on=AGO)
    assert line_of(told, heir) == (1, 1, 1, 0)
    assert waiting(heir, TODAY) == []


def test_the_office_writes_to_the_heir_about_a_record_that_came(merged, browser):
    case = a_case(a_village_with_team())
    came_with_the_book(case)
    officer = browser(Role.OFFICE_OFFICER)
    answered = officer.submit(
        f"/chi-dao/ve/vu-viec/{case.id}", {"text": "Bổ sung.", "kind": "return"}
    )
    assert answered.status_code == 303
    told = db.session.scalar(db.select(Guidance))
    assert told.addressee == OFFICER.unit
    assert "đơn vị chưa trả lời" in officer.get(f"/hoa-giai/{case.id}").text


def test_the_office_counts_what_the_former_unit_answered_for_its_heir(merged):
    told = sent(on=AGO, answer_by=LATE)
    came = Receipt(
        id=told.id,
        unit=FORMER,
        guidance_id=told.id,
        state=ReceiptState.ANSWERED,
        received_on=AGO,
        answered_on=AGO,
        answered_by=NEIGHBOUR.name,
    )
    db.session.add(came)
    db.session.commit()
    assert line_of(told, ABOVE) == (1, 1, 1, 0)
    (line,) = reading.units_of(told, ABOVE, today=TODAY)
    assert (line.receipt.id, line.is_late) == (came.id, False)
