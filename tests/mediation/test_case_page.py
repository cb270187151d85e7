"""What the page of a case tells: clocks, late starts, history, likely doers, corrections."""

from datetime import date

from app.db import db
from app.domain.classification import category_label
from app.domain.mediation.states import CaseState
from app.mediation.models import MediationCase
from tests.browser import form_of
from tests.dialogue.test_pages import words_of
from tests.manners import check_manners
from tests.mediation.cases import a_case_in

START = {"parties_present": "y", "is_public": "0"}


def test_the_clock_is_shown_with_how_it_was_computed(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "quá hạn 14 ngày" in text  # due on 6 March, today is the 20th
    assert "03 ngày kể từ ngày phân công 03/03/2026, không tính ngày đầu" in text


def test_a_late_start_is_marked_unless_the_parties_agreed(home, clerk_at_work):
    late, agreed = (a_case_in(CaseState.ASSIGNED, home) for _ in range(2))
    fields = dict(START)
    clerk_at_work.submit(f"/hoa-giai/{late.id}", fields, action="/bat-dau")
    fields["other_time_agreed"] = "y"
    clerk_at_work.submit(f"/hoa-giai/{agreed.id}", fields, action="/bat-dau")
    words = "bắt đầu quá hạn (hạn 06/03/2026)"
    assert words in clerk_at_work.get(f"/hoa-giai/{late.id}").text
    assert words not in clerk_at_work.get(f"/hoa-giai/{agreed.id}").text


def test_the_history_names_who_acted_and_who_wrote_it_down(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "Phân công hòa giải viên" in text
    assert "Vàng A Sùng" in text
    assert "(Tẩn Mỹ Thư ghi giúp)" in text


def test_the_one_whose_act_it_likely_was_is_filled_in_for_the_clerk(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    for slug, name in (("bat-dau", "Lò Thị Liên"), ("thay", "Vàng A Sùng")):
        form = clerk_at_work.get(f"/hoa-giai/{case.id}/{slug}")
        assert form_of(form.text)[1]["acted_by"] == name


def test_a_correction_is_typed_on_its_own_page(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    address = f"/hoa-giai/{case.id}/dinh-chinh"
    fields = {"reason": "Ghi nhầm ngày", "received_on": "1/3/2026", "category": "DS-02"}
    answer = clerk_at_work.submit(address, fields)
    assert answer.status_code == 303
    assert db.session.get(MediationCase, case.id, populate_existing=True).received_on == date(
        2026, 3, 1
    )
    text = clerk_at_work.get(answer.location).text
    assert "Lý do: Ghi nhầm ngày" in text
    assert "<del>Quyền sử dụng đất, ranh giới đất</del>" in text
    assert "<ins>Quyền sở hữu tài sản, nhà ở</ins>" in text
    refused = clerk_at_work.submit(address, {"reason": "x", "received_on": "1/3/2027"})
    assert refused.status_code == 422
    check_manners(refused)
    assert "ngày tiếp nhận phải trong năm 2026" in refused.text


def test_who_corrects_what_another_has_corrected_reads_both_kinds_in_words(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    address = f"/hoa-giai/{case.id}/dinh-chinh"
    seen = clerk_at_work.get(address)
    clerk_at_work.submit(address, {"reason": "Ghi nhầm", "category": "DS-02"})
    answer = clerk_at_work.send(seen, {"reason": "Ghi nhầm", "category": "HN-01"})
    words = words_of(answer)
    assert answer.status_code == 409
    assert "Quyền sở hữu tài sản, nhà ở" in words
    assert category_label("HN-01") in words
    assert not {"DS-02", "HN-01"} & set(words.split())
