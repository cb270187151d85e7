from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.agreement import AgreementState
from app.domain.mediation.assignment import ConflictAnswer
from app.domain.mediation.entry import EntrySource, PaperResult, check_enter, state_from_paper
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation.forms.grid import day_in, names_in
from app.mediation.models import Agreement, Assignment, MediationCase, Party, Round
from app.records.journal import history
from tests.browser import form_of
from tests.mediation.cases import TODAY, a_case, a_village_with_team

pytestmark = pytest.mark.usefixtures("both_databases")
MARCH, JANUARY = date(2026, 3, 1), date(2026, 1, 1)


def grid(home, month="2026-01"):
    return f"/hoa-giai/nhap-thang/{home.team.id}/{month}"


def line(place, home, **facts):
    given = {
        "received_on": "5",
        "side_a": "Lò Văn Pâng, Lò Thị Mai",
        "side_b": "Tẩn A Lù",
        "summary": "Tranh chấp ranh giới nương.",
        "category_code": "DS-01",
        "mediator_id": str(home.lien.id),
        "result": "settled",
        "ended_on": "9",
        "words": "Hai nhà dời hàng rào về mốc cũ.",
    }
    return {f"rows-{place}-{name}": value for name, value in (given | facts).items()}


def cases():
    return db.session.scalars(db.select(MediationCase).order_by(MediationCase.book_number)).all()


def test_a_month_of_the_paper_book_is_caught_up_in_one_go(home, clerk_at_work):
    fields = {
        **line(0, home, is_written="y"),
        **line(1, home, result="not_settled", ended_on="2/2", words="Mỗi bên giữ ý mình."),
        **line(2, home, result="under_way", ended_on="", words="", mediator_id=""),
        **line(3, home, is_filed="y", received_on="20/01/2026", ended_on="20/1"),
        "acted_by": "Vàng A Sùng",
    }
    answer = clerk_at_work.submit(grid(home), fields)
    assert answer.status_code == 303, answer.text
    settled, failed, running, filed = cases()
    assert [case.number for case in cases()] == ["01/2026", "02/2026", "03/2026", "04/2026"]
    assert [case.state for case in cases()] == [
        CaseState.SETTLED,
        CaseState.NOT_SETTLED,
        CaseState.RECEIVED,
        CaseState.CLOSED,
    ]
    assert (settled.received_on, settled.ended_on) == (date(2026, 1, 5), date(2026, 1, 9))
    assert (settled.source, settled.entered_on) == (EntrySource.PAPER_BOOK, TODAY)
    assert settled.parties_line == "Lò Văn Pâng, Lò Thị Mai – Tẩn A Lù"
    assert failed.ending_note == "Mỗi bên giữ ý mình."
    assert failed.ended_on == date(2026, 2, 2)
    assert (running.result, running.ended_on) == (None, None)
    assert filed.closed_on == filed.ended_on, "the book does not say; its years run from there"
    agreements = db.session.scalars(db.select(Agreement).order_by(Agreement.id)).all()
    assert [one.case_id for one in agreements] == [settled.id, filed.id]
    assert agreements[0].state is AgreementState.IN_FORCE
    assert [one.is_written for one in agreements] == [True, False]
    entry = history("mediation_case", [settled.id])[0]
    assert (entry.act, entry.acted_by) == ("enter", "Vàng A Sùng")


def test_nothing_is_invented_that_the_paper_does_not_say(home, clerk_at_work):
    clerk_at_work.submit(grid(home), line(0, home))
    (case,) = cases()
    assert (case.assigned_on, case.started_on, case.start_due_on) == (None, None, None)
    (held,) = db.session.scalars(db.select(Assignment))
    assert (held.assigned_on, held.conflict) == (None, ConflictAnswer.NOT_ASKED)
    (first,) = db.session.scalars(db.select(Round))
    assert (first.started_on, first.result) == (None, CaseResult.SETTLED)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "theo sổ giấy" in page


def test_numbers_go_on_where_the_book_stands(home, clerk_at_work):
    a_case(home, paper_number=7)
    _, typed = form_of(clerk_at_work.get(grid(home)).text)
    assert (typed["rows-0-number"], typed["rows-1-number"]) == ("8", "9")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"number": ""}, "Hãy ghi số thứ tự"),
        ({"received_on": ""}, "Hãy ghi ngày nhận"),
        ({"received_on": "31/2"}, "Ngày không đúng"),
        ({"received_on": "xx"}, "Ngày không đúng"),
        ({"ended_on": ""}, "Hãy ghi ngày kết thúc theo sổ giấy"),
        ({"ended_on": "4"}, "không thể trước ngày tiếp nhận"),
        ({"words": ""}, "Hãy ghi thỏa thuận theo sổ giấy"),
        ({"mediator_id": ""}, "Hãy chọn hòa giải viên"),
        ({"result": "under_way"}, "chưa kết thúc thì không có ngày kết thúc"),
        ({"number": "3"}, "Số 03/2026 đã có"),
        ({"category_code": "XX-01"}, "không có trong danh sách"),
    ],
)
def test_a_bad_line_stops_all_and_is_told_at_its_place(home, clerk_at_work, facts, sentence):
    a_case(home, paper_number=3)
    wrong = line(1, home, **facts)
    answer = clerk_at_work.submit(grid(home), {**line(0, home), **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(cases()) == 1
    _, typed = form_of(answer.text)
    assert typed["rows-0-summary"] == "Tranh chấp ranh giới nương."


def test_two_lines_with_one_number_are_refused(home, clerk_at_work):
    twice = {**line(0, home, number="5"), **line(1, home, number="5")}
    answer = clerk_at_work.submit(grid(home), twice)
    assert "Số 05/2026 đã có" in answer.text
    assert cases() == []


def test_more_lines_are_given_without_saving(home, clerk_at_work):
    answer = clerk_at_work.submit(grid(home), {**line(0, home), "more_rows": "1"})
    assert 'name="rows-12-number"' in answer.text
    assert "CHƯA LƯU" not in answer.text
    assert cases() == []


def test_an_empty_grid_says_so(home, clerk_at_work):
    answer = clerk_at_work.submit(grid(home))
    assert answer.status_code == 422
    assert "Chưa có dòng nào được ghi" in answer.text


def test_the_same_grid_sent_twice_is_one_month(home, clerk_at_work):
    target, typed = form_of(clerk_at_work.get(grid(home)).text)
    for _ in range(2):
        assert clerk_at_work.post(target, data={**typed, **line(0, home)}).status_code == 303
    assert len(cases()) == 1
    assert db.session.scalar(db.select(db.func.count()).select_from(Party)) == 3


def test_who_may_catch_up_which_book(home, sign_in):
    other = a_village_with_team("Nậm Loỏng")
    mediator = sign_in(Role.MEDIATOR)
    books = mediator.get("/hoa-giai/nhap-thang/").text
    assert home.team.name in books
    assert other.team.name not in books
    assert mediator.get(grid(other)).status_code == 404
    assert sign_in(Role.COMMUNE_LEADER).get(grid(home)).status_code == 403
    officer = sign_in(Role.COMMUNE_OFFICER)
    assert other.team.name in officer.get("/hoa-giai/nhap-thang/").text
    assert officer.get(grid(home, "2026-4")).status_code == 404  # not yet
    assert officer.get(grid(home, "2026-13")).status_code == 404


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5", date(2026, 1, 5)),
        (" 05 ", date(2026, 1, 5)),
        ("5/4", date(2026, 4, 5)),
        ("05-04", date(2026, 4, 5)),
        ("5/4/25", date(2025, 4, 5)),
        ("", None),
        (None, None),
    ],
)
def test_days_are_typed_as_short_as_the_page_allows(text, day):
    assert day_in(JANUARY, text) == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lò Văn Pâng", ["Lò Văn Pâng"]),
        ("Lò Văn Pâng,  Lò Thị Mai và Tẩn A Lù", ["Lò Văn Pâng", "Lò Thị Mai", "Tẩn A Lù"]),
        (" ; ", []),
    ],
)
def test_names_in_one_cell_are_told_apart(text, names):
    assert names_in(text) == names


def test_where_a_case_from_paper_stands():
    assert state_from_paper(PaperResult.UNDER_WAY, is_filed=False) is CaseState.RECEIVED
    assert state_from_paper(PaperResult.SETTLED, is_filed=False) is CaseState.SETTLED
    assert state_from_paper(PaperResult.NOT_SETTLED, is_filed=False) is CaseState.NOT_SETTLED
    assert state_from_paper(PaperResult.NOT_SETTLED, is_filed=True) is CaseState.CLOSED


def test_a_case_that_has_not_ended_is_not_on_the_shelf():
    with pytest.raises(RuleViolation, match="chưa đóng hồ sơ"):
        check_enter(
            result=PaperResult.UNDER_WAY,
            received_on=JANUARY,
            ended_on=None,
            words="",
            has_mediator=False,
            is_filed=True,
            today=TODAY,
        )
