"""The pages as people use them: from the register to the signature, and what is shown wrong."""

import re

import pytest

from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.remuneration.requests import Decision, ItemKind, RequestState
from app.mediation.service import ending
from app.remuneration import waiting
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service import deciding, drafting
from app.remuneration.service.holding import items_of
from app.web.context import vn_date
from tests.lawpack.rows import words_of
from tests.mediation.cases import TODAY, clerk
from tests.remuneration.conftest import (
    HEAD,
    OFFICER,
    day,
    decided,
    drafted,
    ended,
    filed,
    lines,
    paid,
    settled_by_two,
)

ROOM = "/thu-lao/"
APPROVED = deciding.DecisionFacts(decision=Decision.APPROVE, decided_on=TODAY)


@pytest.fixture
def officer(home, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def head(home, browser):
    return browser(Role.COMMUNE_LEADER)


def held():
    return db.session.scalars(db.select(PaymentRequest)).one()


def labels(by: Actor, app):
    with app.test_request_context():
        return [(one.label, one.due_on) for one in waiting.waiting(by)]


def test_from_the_register_to_the_last_signature(commune, home, officer, head):
    case = settled_by_two(home)
    made = officer.submit(f"{ROOM}moi", {"team_id": home.team.id, "year": "2026", "quarter": "1"})
    page = made.headers["Location"]
    shown = words_of(officer.get(page))
    assert f"Vụ, việc số {case.number}" in shown
    assert "850.000 đồng (Tám trăm năm mươi nghìn đồng)" in shown
    assert home.leader.name in officer.get(page).text  # the leader is proposed to confirm
    typed = {"filed_on": vn_date(TODAY)}
    unshown = officer.submit(page, typed, action="/xac-nhan")
    assert 'register_shown-error">Hãy đối chiếu' in unshown.text
    typed["register_shown"] = "y"
    assert officer.submit(page, typed, action="/xac-nhan").status_code == 303
    assert "hạn 27/03/2026" in words_of(head.get(page))
    answer = head.submit(page, {"decision": "refuse", "reason": ""}, action="/quyet-dinh")
    assert answer.status_code == 422
    assert "nêu rõ lý do" in words_of(answer)
    head.submit(page, {"decision": "approve", "number": "15/QĐ-UBND"}, action="/quyet-dinh")
    officer.submit(page, action="/chi")
    assert "hạn 23/03/2026" in words_of(officer.get(page))
    everybody = [str(home.lien.id), str(home.pao.id)]
    officer.submit(page, {"signed": everybody}, action="/giao")
    one = held()
    assert (one.state, one.decision_number) == (RequestState.HANDED_OVER, "15/QĐ-UBND")
    assert one.confirmed_by == home.leader.name
    told = words_of(officer.get(f"/hoa-giai/{case.id}"))
    assert "Đã giao thù lao cho hòa giải viên" in told


def test_a_line_is_split_and_left_out_by_hand(home, officer):
    settled_by_two(home)
    one = drafted(home)
    (item,) = [line for line in lines(one) if line.case_id]
    page = f"{ROOM}khoan/{item.id}"
    rows = {str(key): place for place, key in _rows_of(officer.get(page).text)}
    lien, pao = rows[str(home.lien.id)], rows[str(home.pao.id)]
    wrong = officer.submit(page, {f"rows-{lien}-amount": "300.000"}, action=page)
    assert wrong.status_code == 422
    assert "thừa 100.000 đồng" in words_of(wrong)
    typed = {
        f"rows-{lien}-amount": "400.000",
        f"rows-{pao}-amount": "",
        f"rows-{pao}-unpaid_because": "Không tham gia buổi nào",
    }
    assert officer.submit(page, typed, action=page).status_code == 303
    amounts = db.select(PaymentShare.amount).order_by(PaymentShare.amount)
    assert db.session.scalars(amounts).all() == [0, 400_000]
    assert "Không tham gia buổi nào" in words_of(officer.get(f"{ROOM}{one.id}"))
    reason = {"reason": "Đã chi trên giấy"}
    officer.submit(page, reason, action="/khong-chi")
    assert "Đã ghi: không chi một khoản." in words_of(officer.get(f"{ROOM}{one.id}"))
    assert "Không chi: Đã chi trên giấy" in words_of(officer.get(page))
    officer.submit(page, action="/chi-lai")
    assert "Khoản được chi trở lại, chia đều." in words_of(officer.get(f"{ROOM}{one.id}"))
    assert db.session.scalar(db.select(PaymentItem.amount).where(PaymentItem.id == item.id)) == (
        400_000
    )


def test_an_accident_is_a_line_with_its_basis(home, officer):
    ended(home)
    one = drafted(home)
    typed = {
        "kind": "medical",
        "mediator_id": home.lien.id,
        "amount": "1.250.000",
        "basis": "Mức hưởng bảo hiểm y tế",
        "told": "Ngã xe trên đường đi hòa giải",
    }
    nobody = officer.submit(f"{ROOM}{one.id}/tai-nan", typed | {"mediator_id": ""})
    assert (nobody.status_code, "Hãy chọn hòa giải viên." in words_of(nobody)) == (422, True)
    unnamed = {name: value for name, value in typed.items() if name != "mediator_id"}
    assert officer.submit(f"{ROOM}{one.id}/tai-nan", unnamed).status_code == 422, "nobody is it"
    assert officer.submit(f"{ROOM}{one.id}/tai-nan", typed).status_code == 303
    assert "Chi phí khám, chữa bệnh do tai nạn" in words_of(officer.get(f"{ROOM}{one.id}"))
    assert held().accident_amount == 1_250_000
    item = next(one for one in items_of(one.id) if one.kind is ItemKind.MEDICAL)
    line = words_of(officer.get(f"{ROOM}khoan/{item.id}"))
    assert f"{home.lien.name}. Mức chi 1.250.000 đồng." in line, "whose accident it was"
    officer.submit(f"{ROOM}khoan/{item.id}", action="/bo")
    assert held().accident_amount == 0
    officer.send(officer.get(f"{ROOM}{one.id}"), action="/dua-lai")
    assert "Đã đưa khoản trở lại đề nghị." in words_of(officer.get(f"{ROOM}{one.id}"))
    assert held().accident_amount == 1_250_000


def test_a_mismatch_is_seen_and_stops_the_decision(home, head):
    case = ended(home)
    one = filed(home)
    ending.go_on(case.id, resumed_on=day(15), today=TODAY, by=clerk())
    page = f"{ROOM}{one.id}"
    assert "1 khoản không còn khớp với sổ" in words_of(head.get(page))
    answer = head.submit(page, {"decision": "approve"}, action="/quyet-dinh")
    assert answer.status_code == 422
    assert held().state is RequestState.CONFIRMED
    assert head.submit(page, {"reason": "Sổ đã sửa"}, action="/tra-ve").status_code == 303
    assert "Trả về để sửa: Sổ đã sửa" in words_of(head.get(page))


def test_the_same_form_twice_makes_one_request(home, officer):
    ended(home)
    form = officer.get(f"{ROOM}moi")
    typed = {"team_id": home.team.id, "year": "2026", "quarter": "1"}
    first, second = (officer.send(form, typed) for _ in range(2))
    assert first.status_code == 303
    assert second.status_code in (200, 303)
    assert held().cases == 1


def test_what_waits_stands_on_the_first_page_of_who_does_it(commune, home):
    leader = home.person(home.leader, Role.TEAM_LEADER)
    ended(home)
    where = f"{home.team.name}, quý I/2026"
    one = drafted(home)
    to_confirm = f"Đề nghị thanh toán thù lao chờ tổ trưởng xác nhận: {where}"
    assert labels(leader, commune) == [(to_confirm, None)]
    assert labels(HEAD, commune) == []
    drafting.take_back(one.id, "", by=OFFICER)
    assert labels(leader, commune) == []
    one = filed(home)
    to_decide = f"Đề nghị thanh toán thù lao chờ quyết định: {where}"
    assert labels(HEAD, commune) == [(to_decide, day(27))]
    deciding.decide(one.id, APPROVED, today=TODAY, by=HEAD)
    to_pay = f"Đề nghị thanh toán thù lao đã duyệt, chờ chi: {where}"
    assert labels(OFFICER, commune) == [(to_pay, None)]
    deciding.pay(one.id, TODAY, today=TODAY, by=OFFICER)
    to_hand_over = f"Khoản thù lao đã chi, chờ giao cho hòa giải viên: {where}"
    assert labels(leader, commune) == [(to_hand_over, day(23))]


def test_late_ones_are_red_in_the_list(home, officer):
    ended(home)
    one = paid(home)
    with transaction():
        db.session.get(PaymentRequest, one.id).hand_over_due_on = day(19)
    shown = officer.get(ROOM).text
    assert '<strong class="late">quá hạn 19/03/2026</strong>' in shown
    assert "1 đang quá hạn" in words_of(officer.get(ROOM))


def test_a_decided_request_shows_nothing_to_mend_to_the_team(home, browser):
    ended(home)
    one = decided(home)
    leader = browser(Role.TEAM_LEADER, **home.seat(Role.TEAM_LEADER))
    page = leader.get(f"{ROOM}{one.id}").text
    assert 'action="/thu-lao/' not in page


def _rows_of(text):
    found = re.findall(r'name="rows-(\d+)-mediator_id"[^>]*value="([0-9a-f-]{36})"', text)
    return [(int(place), key) for place, key in found]


def test_lists_are_taken_as_files_by_who_reads_them(home, officer, browser):
    case = settled_by_two(home)
    one = filed(home)
    rows = officer.get(f"{ROOM}?xuat=csv").text.splitlines()
    assert "1,2026,Tổ hòa giải bản Tả Lèng,1,850000,Chờ quyết định,2026-03-20" in rows[1]
    sums = officer.get(f"{ROOM}?xuat=csv&bang=tong-hop").text.splitlines()
    assert sums[1] == "Tổ hòa giải bản Tả Lèng,1,1,850000,0,0,1,0,0,0"
    parts = officer.get(f"{ROOM}{one.id}?xuat=csv&vi-sao=bao-cao").text.splitlines()
    shared = [line for line in parts if f"Vụ, việc số {case.number}" in line]
    assert len(shared) == 2
    assert all("200000" in line for line in shared)
    of_front = browser(Role.FRONT).get(f"{ROOM}?xuat=csv").text.splitlines()
    assert of_front == sums
