"""Acts on guidance, what each side reads, and what waits for whom."""

from dataclasses import replace

import pytest
from flask import current_app

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.guidance import EVERYBODY, GuidanceKind, ReceiptState
from app.guidance.models import Guidance, Receipt
from app.guidance.service import acts, reading
from app.guidance.waiting import waiting
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.guidance.conftest import (
    ABOVE,
    AGO,
    HERE,
    LATE,
    NEIGHBOUR,
    OFFICER,
    SOON,
    THERE,
    TODAY,
    answer,
    sent,
    sent_about,
    withdraw,
)
from tests.mediation.cases import a_case, a_village_with_team

BY_AN_OFFICE_BELOW = {
    "kind": GuidanceKind.PAPER,
    "title": "Của cấp giữa",
    "text": "Cho các xã.",
    "addressee": EVERYBODY,
}
both = pytest.mark.usefixtures("both_databases")


def titles(by):
    return [line.row.title for line in reading.list_page(by, today=TODAY).lines]


def labels(by):
    with current_app.test_request_context():
        return [one.label for one in waiting(by, TODAY)]


@both
def test_each_reads_what_is_for_it(here):
    for title, addressee in (("Tất cả", "*"), ("Đây", HERE), ("Kia", THERE)):
        sent(title=title, addressee=addressee)
    assert titles(OFFICER) == ["Đây", "Tất cả"]
    assert titles(NEIGHBOUR) == ["Kia", "Tất cả"]
    assert titles(ABOVE) == ["Kia", "Đây", "Tất cả"]
    assert titles(replace(OFFICER, role=Role.MEDIATOR)) == []
    assert titles(replace(OFFICER, role=Role.FRONT)) == []


def test_what_an_office_below_has_written_is_not_for_the_one_above(above):
    between = replace(ABOVE, unit=HERE)
    sent()
    assert titles(between) == ["Hướng dẫn ghi sổ"]
    with transaction() as session:
        session.add(Guidance(unit=HERE, sent_on=TODAY, **BY_AN_OFFICE_BELOW))
    assert titles(between) == ["Của cấp giữa", "Hướng dẫn ghi sổ"]
    assert titles(ABOVE) == ["Hướng dẫn ghi sổ"]


@both
def test_confirming_and_answering_are_two_lines_of_one_receipt(here):
    told = sent(answer_by=SOON)
    receipt = acts.confirm_receipt(told.id, today=AGO, by=OFFICER)
    again = acts.confirm_receipt(told.id, today=TODAY, by=OFFICER)
    assert (again.id, again.received_on, again.revision) == (receipt.id, AGO, 1)
    done = acts.answer_guidance(told.id, "Xong.", revision=1, today=LATE, by=OFFICER)
    assert (done.state, done.received_on, done.answered_on) == (ReceiptState.ANSWERED, AGO, LATE)
    mended = acts.answer_guidance(told.id, "Xong cả.", revision=2, today=TODAY, by=OFFICER)
    assert (mended.answered_on, mended.reply) == (LATE, "Xong cả.")
    lines = history("guidance_receipt", [receipt.id])
    assert [one.act for one in lines] == ["answer", "answer", "receive"]
    assert db.session.scalar(db.select(db.func.count()).select_from(Receipt)) == 1


def test_who_answers_has_received(here):
    receipt = answer(sent())
    assert receipt.received_on == receipt.answered_on == TODAY
    assert receipt.answered_by == OFFICER.name
    assert "answered_by" not in receipt.outgoing()


def test_an_answer_over_another_ones_is_told(here):
    told = sent()
    answer(told)
    with pytest.raises(Stale):
        answer(told, "Khác.")


def test_an_answer_that_was_typed_before_the_receipt_was_confirmed_is_taken(here):
    told = sent()
    acts.confirm_receipt(told.id, today=TODAY, by=OFFICER)
    assert answer(told, "Đã làm.").reply == "Đã làm."


def test_nobody_answers_what_is_not_for_them(here):
    told = sent(addressee=HERE)
    for by in (NEIGHBOUR, ABOVE):
        with pytest.raises(NotHere):
            answer(told, by=by)
        with pytest.raises(NotHere):
            acts.confirm_receipt(told.id, today=TODAY, by=by)


def test_only_the_sender_withdraws_and_only_once(here):
    told = sent()
    with pytest.raises(NotHere):
        acts.withdraw_guidance(told.id, "Sai.", revision=1, today=TODAY, by=OFFICER)
    withdraw(told)
    assert (told.withdrawn_on, told.withdrawn_reason) == (TODAY, "Ghi nhầm.")
    assert told.text == "Ghi trong ngày tiếp nhận."
    with pytest.raises(RuleViolation, match="đã được thu hồi"):
        withdraw(told)
    with pytest.raises(RuleViolation, match="không cần xác nhận"):
        answer(told)
    with pytest.raises(RuleViolation, match="không cần xác nhận"):
        acts.confirm_receipt(told.id, today=TODAY, by=OFFICER)


def test_it_goes_to_units_below_only(here):
    for code in ("12", "99999"):
        with pytest.raises(RuleViolation, match="đơn vị trực thuộc"):
            sent(addressee=code)


@both
def test_the_office_counts_who_is_how_far(above):
    told = sent(on=AGO, answer_by=LATE)
    sent(addressee=THERE)
    acts.confirm_receipt(told.id, today=LATE, by=NEIGHBOUR)
    answer(told, on=TODAY)
    one, all_ = reading.list_page(ABOVE, today=TODAY).lines
    assert (one.told, one.received, one.answered, one.late) == (1, 0, 0, 0)
    assert (all_.told, all_.received, all_.answered, all_.late) == (2, 2, 1, 1)
    there, here_ = reading.units_of(told, ABOVE, today=TODAY)
    assert (there.name, there.receipt.state, there.is_late) == (
        "Xã Sin Suối Hồ",
        ReceiptState.RECEIVED,
        True,
    )
    assert (here_.receipt.reply, here_.is_late) == ("Đã bổ sung.", True)


def test_a_long_list_goes_on_where_it_stopped(here, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 2)
    for number in range(5):
        sent(title=f"Số {number}")
    first = reading.list_page(OFFICER, today=TODAY)
    second = reading.list_page(OFFICER, before=first.lines[-1].row.id, today=TODAY)
    third = reading.list_page(OFFICER, before=second.lines[-1].row.id, today=TODAY)
    shown = [line.row.title for page in (first, second, third) for line in page.lines]
    assert shown == ["Số 4", "Số 3", "Số 2", "Số 1", "Số 0"]
    assert [page.has_more for page in (first, second, third)] == [True, True, False]


@both
def test_what_waits_for_the_commune(here):
    read, asked, done, gone = (sent(title=t, answer_by=SOON) for t in ("A", "B", "C", "D"))
    sent(title="E")
    sent(title="F", addressee=THERE)
    acts.confirm_receipt(asked.id, today=TODAY, by=OFFICER)
    answer(done)
    withdraw(gone)
    assert labels(OFFICER) == ["Chỉ đạo mới: A", "Chờ trả lời cấp trên: B", "Chỉ đạo mới: E"]
    assert read.answer_by == SOON
    assert labels(replace(OFFICER, role=Role.FRONT)) == []


@both
def test_answers_overdue_wait_at_the_office(above):
    late = sent(title="A", on=AGO, answer_by=LATE)
    sent(title="B", answer_by=SOON)
    sent(title="C")
    withdraw(sent(title="D", on=AGO, answer_by=LATE))
    assert labels(ABOVE) == ["2 đơn vị chưa trả lời: A"]
    answer(late)
    assert labels(ABOVE) == ["1 đơn vị chưa trả lời: A"]
    answer(late, by=NEIGHBOUR)
    assert labels(ABOVE) == []


def test_what_is_withdrawn_takes_no_place_among_the_overdue(above, monkeypatch):
    monkeypatch.setattr("app.records.waiting.LISTED", 1)
    sent(title="A", on=AGO, answer_by=LATE)
    withdraw(sent(title="B", on=AGO, answer_by=LATE))
    assert labels(ABOVE) == ["2 đơn vị chưa trả lời: A"]


@both
def test_about_a_record_only_what_is_open_is_told(here):
    case = a_case(a_village_with_team())
    told = sent_about(case)
    withdraw(sent_about(case, title="Khác"))
    assert [one.title for one in reading.about(case, OFFICER)] == ["Bổ sung ngày tiếp nhận"]
    answer(told)
    assert reading.about(case, OFFICER) == []
