"""Each output of a case says what it lacks, until nothing is lacking."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.outputs import (
    Mark,
    Output,
    PartyFacts,
    RegisterFacts,
    Submitted,
    agreement_tick,
    copy_tick,
    payment_tick,
    register_tick,
    statistics_tick,
)
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.remuneration.requests import CasePayment
from app.mediation.service.viewing import view_case
from app.outputs.reading import ticks_of
from app.records.ledger.tables import LedgerNote, LedgerRecord
from sync.notes import ACKED, SENT
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

FULL = RegisterFacts(
    number=5,
    parties=[
        PartyFacts("Lò Thị Mai", 1980, "Bản Nậm", True),
        PartyFacts("Họ Giàng", None, "x", False),
    ],
    has_mediator=True,
    has_summary=True,
    result=CaseResult.SETTLED,
    says_outcome=True,
)
NOBODY = PartyFacts(None, None, None, True)


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({}, []),
        ({"number": None}, ["số thứ tự"]),
        ({"parties": [NOBODY, NOBODY]}, ["họ tên các bên"]),
        (
            {"parties": [*FULL.parties, PartyFacts("Anh Páo", None, "", True)]},
            ["tuổi các bên", "địa chỉ các bên"],
        ),
        ({"says_outcome": False}, ["thỏa thuận của các bên"]),
        ({"says_outcome": False, "result": CaseResult.NOT_SETTLED}, ["yêu cầu của mỗi bên"]),
        ({"says_outcome": False, "result": None}, []),
        ({"has_mediator": False, "has_summary": False}, ["hòa giải viên", "nội dung chủ yếu"]),
    ],
)
def test_the_register_names_the_columns_that_are_empty(change, lacking):
    tick = register_tick(replace(FULL, **change))
    assert tick.mark is (Mark.LACKING if lacking else Mark.DONE)
    assert not lacking or tick.words == "Chưa ghi: " + ", ".join(lacking)


@pytest.mark.parametrize(
    ("result", "is_written", "lacking", "mark"),
    [
        (None, None, [], Mark.WAITING),
        (CaseResult.NOT_SETTLED, None, [], Mark.NOT_NEEDED),
        (CaseResult.SETTLED, False, [], Mark.NOT_NEEDED),
        (CaseResult.SETTLED, True, ["chữ ký"], Mark.LACKING),
        (CaseResult.SETTLED, True, [], Mark.DONE),
    ],
)
def test_paper_is_wanted_where_the_parties_agreed_to_one(result, is_written, lacking, mark):
    assert agreement_tick(result, is_written=is_written, lacking=lacking).mark is mark


def test_a_case_written_after_the_report_makes_the_report_wrong():
    report = Submitted("biểu 12c", TODAY)
    told = statistics_tick(CaseState.SETTLED, "HN1", report, TODAY)
    assert (told.mark, told.words) == (Mark.DONE, f"Đã vào biểu 12c, nộp ngày {TODAY:%d/%m/%Y}")
    late = statistics_tick(CaseState.SETTLED, "HN1", report, TODAY + timedelta(days=1))
    assert late.mark is Mark.LACKING
    assert statistics_tick(CaseState.SETTLED, None, None, None).mark is Mark.LACKING
    assert statistics_tick(CaseState.OUT_OF_SCOPE, None, None, None).mark is Mark.DONE


@pytest.mark.parametrize(
    ("sent", "mark"),
    [
        ((True, True, True, ""), Mark.DONE),
        ((True, True, False, ""), Mark.WAITING),
        ((True, True, True, "Hồ sơ quá lớn."), Mark.LACKING),
        ((False, False, False, ""), Mark.WAITING),
    ],
)
def test_the_copy_is_there_when_the_superior_has_said_so(sent, mark):
    has_superior, is_sent, is_received, why = sent
    tick = copy_tick(has_superior=has_superior, is_sent=is_sent, is_received=is_received, why=why)
    assert tick.mark is mark


@pytest.mark.parametrize(
    ("state", "payment", "has_mediator", "mark"),
    [
        (CaseState.OUT_OF_SCOPE, CasePayment.NOT_ELIGIBLE, False, Mark.NOT_NEEDED),
        (CaseState.IN_MEDIATION, CasePayment.NOT_ELIGIBLE, True, Mark.WAITING),
        (CaseState.SETTLED, CasePayment.NOT_ELIGIBLE, False, Mark.LACKING),
        (CaseState.SETTLED, CasePayment.NOT_ELIGIBLE, True, Mark.NOT_NEEDED),
        (CaseState.SETTLED, CasePayment.ELIGIBLE, True, Mark.LACKING),
        (CaseState.SETTLED, CasePayment.REQUESTED, True, Mark.WAITING),
        (CaseState.SETTLED, CasePayment.PAID, True, Mark.WAITING),
        (CaseState.CLOSED, CasePayment.HANDED_OVER, True, Mark.DONE),
    ],
)
def test_the_pay_is_there_when_the_mediators_have_it(state, payment, has_mediator, mark):
    assert payment_tick(state, payment, has_mediator=has_mediator).mark is mark


@pytest.fixture
def home(commune):
    with time_machine.travel(TODAY):
        yield a_village_with_team()


def marks(case, by):
    view = view_case(case.id, today=TODAY, by=by)
    return {one.output: one for one in ticks_of(view, by)}


def test_the_copy_of_a_case_follows_its_place_in_the_log(home, actor):
    case, by = a_case_in(CaseState.SETTLED, home), actor(Role.COMMUNE_OFFICER)
    assert marks(case, by)[Output.COPY].words == "Chưa ghép nối cấp trên"
    at = db.session.scalar(db.select(LedgerRecord.seq).where(LedgerRecord.record_id == case.id))
    db.session.add_all(
        [LedgerNote(name=ACKED, value=str(at)), LedgerNote(name=SENT, value=str(at))]
    )
    db.session.flush()
    assert marks(case, by)[Output.COPY].mark is Mark.DONE


def test_a_case_of_the_practice_book_waits_for_nobody(home, commune, actor, monkeypatch):
    practice = replace(commune.extensions["instance"], practice=True)
    monkeypatch.setitem(commune.extensions, "instance", practice)
    tick = marks(a_case_in(CaseState.SETTLED, home), actor(Role.COMMUNE_OFFICER))[Output.COPY]
    assert (tick.mark, tick.words) == (Mark.NOT_NEEDED, "Sổ tập, không gửi đi")


def test_the_page_of_a_case_shows_them_to_those_whose_book_it_is(home, browser):
    case = a_case_in(CaseState.SETTLED, home)
    text = browser(Role.COMMUNE_OFFICER).get(f"/hoa-giai/{case.id}").text
    assert "Hồ sơ đã đủ chưa" in text
    for output in Output:
        assert f"<dt>{output.label}</dt>" in text
