"""Taking a case in, and writing down its parties."""

import unicodedata

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation.models import MediationCase, Party
from app.mediation.record import MEDIATION_CASE
from app.mediation.service.parties import parties_of
from app.records.journal import JournalEntry, history
from app.records.search import find
from tests.manners import check_manners
from tests.mediation.cases import a_case_in, a_village_with_team, clerk


def cases():
    db.session.rollback()
    return db.session.scalars(db.select(MediationCase)).all()


def test_team_ground_and_day_are_enough(home, clerk_at_work):
    fields = {"team_id": str(home.team.id), "ground": "request"}
    answer = clerk_at_work.submit("/hoa-giai/moi", fields)
    assert answer.status_code == 303
    (case,) = cases()
    assert answer.location == f"/hoa-giai/{case.id}"
    assert (case.number, case.state) == ("01/2026", CaseState.RECEIVED)
    text = clerk_at_work.get(answer.location).text
    assert "Vụ, việc số 01/2026" in text
    assert "Ngày tiếp nhận</dt><dd>20/03/2026" in text


def test_two_sides_with_several_parties_are_taken_in_at_once(home, clerk_at_work):
    fields = {
        "team_id": str(home.team.id),
        "ground": "proposed",
        "proposed_by": "Trưởng bản",
        "summary": "Trâu phá ngô.",
        "category_code": "DS-05",
        "domestic_violence": "y",
        "acted_by": "Vàng A Sùng",
        "parties-0-name": "Lò Văn Pâng",
        "parties-0-birth_year": "1968",
        "parties-1-name": "Lò Thị Mai",
        "parties-1-side": "a",
        "parties-3-name": "Tẩn A Lù",
        "parties-3-side": "b",
        "parties-3-kind": "family",
        "parties-3-address": "Bản Nậm Loỏng",
    }
    clerk_at_work.submit("/hoa-giai/moi", fields)
    (case,) = cases()
    assert case.parties_line == "Lò Văn Pâng, Lò Thị Mai – Tẩn A Lù"
    assert (case.proposed_by, case.category) == ("Trưởng bản", "DS-05")
    line = history("mediation_case", [case.id])[0]
    assert (line.acted_by, line.recorded_by) == ("Vàng A Sùng", "Tẩn Mỹ Thư")
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "Tẩn A Lù</a> (gia đình), Bản Nậm Loỏng" in text
    assert "Lò Văn Pâng</a>, sinh năm 1968" in text


def test_more_lines_are_given_without_saving(home, clerk_at_work):
    fields = {"more_parties": "1", "parties-0-name": "Lò Văn Pâng", "summary": "Mất gà."}
    answer = clerk_at_work.submit("/hoa-giai/moi", fields)
    assert 'name="parties-3-name"' in answer.text
    assert 'value="Lò Văn Pâng"' in answer.text
    assert "Mất gà." in answer.text
    assert "CHƯA LƯU" not in answer.text
    assert cases() == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ground": ""}, "Hãy chọn căn cứ tiến hành hòa giải."),
        ({"ground": "kiện"}, "không có trong danh sách"),
        ({"received_on": "32/01/2026"}, "Ngày không đúng."),
        ({"received_on": "21/03/2026"}, "Ngày tiếp nhận 21/03/2026 ở sau hôm nay (20/03/2026)."),
        ({"received_on": "01/01/1950"}, "quá xa trong quá khứ"),
        ({"team_id": ""}, "không có trong danh sách"),
        ({"team_id": "01900000-0000-7000-8000-000000000099"}, "không có trong danh sách"),
        ({"team_id": "tổ một"}, "không có trong danh sách"),
        ({"category_code": "XX-1"}, "không có trong danh sách"),
        ({"summary": "a" * 100_000}, "Quá dài"),
        ({"parties-0-name": "x" * 100_000}, "Quá dài"),
        ({"parties-0-birth_year": "mậu thân"}, "Hãy nhập một số nguyên."),
        ({"parties-0-birth_year": "9" * 30, "parties-0-name": "A"}, "Số này quá lớn"),
        ({"parties-0-side": "c", "parties-0-name": "A"}, "không có trong danh sách"),
        ({"parties-0-address": "Bản X"}, "Hãy ghi họ tên của bên này"),
    ],
)
def test_bad_input_is_said_and_no_number_is_used_up(home, clerk_at_work, fields, sentence):
    good = {"team_id": str(home.team.id), "ground": "request", "summary": "Giữ lại câu này."}
    answer = clerk_at_work.submit("/hoa-giai/moi", {**good, **fields})
    assert answer.status_code == 422
    check_manners(answer)
    assert sentence in answer.text
    if "summary" not in fields:
        assert "Giữ lại câu này." in answer.text
    assert cases() == []
    clerk_at_work.submit("/hoa-giai/moi", good)
    assert [case.number for case in cases()] == ["01/2026"]


def test_decomposed_letters_are_stored_composed(home, clerk_at_work):
    typed = {"summary": "Tranh chấp lối đi", "parties-0-name": "Lò Thị Hòa"}
    fields = {name: unicodedata.normalize("NFD", words) for name, words in typed.items()}
    fields |= {"team_id": str(home.team.id), "ground": "request"}
    clerk_at_work.submit("/hoa-giai/moi", fields)
    (case,) = cases()
    assert (case.summary, parties_of(case.id)[0].name) == tuple(typed.values())


def test_a_double_press_takes_in_one_case(home, clerk_at_work):
    page = clerk_at_work.get("/hoa-giai/moi")
    fields = {"team_id": str(home.team.id), "ground": "request", "parties-0-name": "A Sinh"}
    first, second = (clerk_at_work.send(page, fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(cases()) == 1


def test_forged_fields_are_not_taken_in(home, clerk_at_work):
    fields = {
        "team_id": str(home.team.id),
        "ground": "request",
        "state": "closed",
        "book_number": "99",
        "unit": "99999",
        "recorder_id": "x",
    }
    clerk_at_work.submit("/hoa-giai/moi", fields)
    (case,) = cases()
    assert (case.state, case.book_number, case.unit) == (CaseState.RECEIVED, 1, "03408")


def test_a_mediator_takes_in_for_the_own_team_and_finds_the_case_again(home, sign_in):
    a_village_with_team("Nậm Loỏng")
    client = sign_in(Role.MEDIATOR)
    page = client.get("/hoa-giai/moi")
    assert "Nậm Loỏng" not in page.text
    assert 'name="acted_by"' not in page.text
    answer = client.send(page, {"ground": "mediator_knows"})
    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200


def test_a_party_is_added_and_set_right(home, clerk_at_work):
    case = a_case_in(CaseState.CLOSED, home)
    address = f"/hoa-giai/{case.id}/ben/moi"
    clerk_at_work.submit(address, {"side": "related", "name": "Lò Thị Mai"})
    (mai,) = (p for p in parties_of(case.id) if p.name == "Lò Thị Mai")
    fields = {"name": "Lò Thị Mây", "birth_year": "1990", "support_needs": "phiên dịch tiếng Thái"}
    answer = clerk_at_work.submit(f"/hoa-giai/ben/{mai.id}", fields)
    assert answer.location == f"/hoa-giai/{case.id}"
    (now,) = cases()
    assert now.parties_line.endswith("(liên quan: Lò Thị Mây)")
    assert find(MEDIATION_CASE, "lo thi may", by=clerk()) == [now]
    assert find(MEDIATION_CASE, "lo thi mai", by=clerk()) == []
    text = clerk_at_work.get(answer.location).text
    assert "cần hỗ trợ: phiên dịch tiếng Thái" in text
    assert "Sửa thông tin của một bên" in text
    assert "<del>Lò Thị Mai</del>" in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Hãy ghi họ tên của bên này."),
        ({"birth_year": "1700"}, "Năm sinh 1700"),
        ({"side": "x"}, "không có trong danh sách"),
    ],
)
def test_a_wrong_party_is_refused_and_nothing_is_written(home, clerk_at_work, fields, sentence):
    case = a_case_in(CaseState.RECEIVED, home)
    lines = db.session.scalar(db.select(db.func.count(JournalEntry.sequence)))
    address = f"/hoa-giai/{case.id}/ben/moi"
    answer = clerk_at_work.submit(address, {"side": "a", "name": "Lò Thị Mai", **fields})
    assert answer.status_code == 422
    check_manners(answer)
    assert sentence in answer.text
    assert db.session.scalar(db.select(db.func.count(JournalEntry.sequence))) == lines
    assert db.session.scalar(db.select(db.func.count(Party.id))) == 2


def test_two_who_set_the_same_party_right_do_not_cover_each_other(home, clerk_at_work, browser):
    case = a_case_in(CaseState.RECEIVED, home)
    party = parties_of(case.id)[0]
    page = clerk_at_work.get(f"/hoa-giai/ben/{party.id}")
    browser(Role.COMMUNE_OFFICER).submit(f"/hoa-giai/ben/{party.id}", {"birth_year": "1969"})
    answer = clerk_at_work.send(page, {"birth_year": "1967"})
    assert answer.status_code == 409
    assert "1969" in answer.text
    assert "1967" in answer.text
