"""The pages of guidance on both sides, as people meet them."""

from uuid import UUID

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.guidance.models import Guidance, Receipt
from app.mediation.models import MediationCase
from tests.dialogue.test_pages import words_of
from tests.doors import roles_here, welcome_at
from tests.guidance.conftest import AGO, HERE, LATE, SOON, THERE, answer, sent, sent_about, withdraw
from tests.mediation.cases import a_case, a_village_with_team, clerk

THE_LOST = UUID("01900000-0000-7000-8000-00000000dead")
PAPER = {"title": "Rà soát tổ", "text": "Đề nghị rà soát.", "addressee": "*"}


def receipts():
    return db.session.scalars(db.select(Receipt)).all()


def page_of(told):
    return f"/chi-dao/{told.id}"


@pytest.fixture
def clerk_here(here, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def officer_above(above, browser):
    return browser(Role.OFFICE_OFFICER)


def test_an_office_sends_a_paper_and_sees_each_unit(officer_above):
    answer_ = officer_above.submit(
        "/chi-dao/moi",
        PAPER | {"number": "12/STP", "dated_on": show(AGO), "answer_by": show(SOON)},
    )
    assert answer_.status_code == 303
    words = words_of(officer_above.get(answer_.location))
    assert f"12/STP, ngày {show(AGO)}" in words
    assert "Tất cả các đơn vị trực thuộc" in words
    assert words.count("Chưa nhận") == 2
    assert "0/2 đã nhận, 0/2 đã trả lời" in words_of(officer_above.get("/chi-dao/"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Hãy ghi tiêu đề."),
        ({"title": "x" * 201}, "Quá dài"),
        ({"text": ""}, "Hãy ghi nội dung."),
        ({"text": "x" * 20_001}, "Quá dài"),
        ({"addressee": "12"}, "Lựa chọn này không có trong danh sách."),
        ({"addressee": "03408' OR 1"}, "Lựa chọn này không có trong danh sách."),
        ({"number": "12/STP"}, "Hãy ghi cả số và ngày của văn bản"),
        ({"dated_on": "31/02/2026", "number": "1"}, "Ngày không đúng."),
        ({"dated_on": show(SOON), "number": "1"}, "không thể sau hôm nay"),
        ({"answer_by": show(LATE)}, "Hạn trả lời không thể trước hôm nay."),
    ],
)
def test_a_wrong_paper_stays_as_typed_and_is_not_sent(officer_above, changes, sentence):
    answer_ = officer_above.submit("/chi-dao/moi", PAPER | changes)
    assert answer_.status_code == 422
    assert sentence in words_of(answer_)
    assert db.session.scalars(db.select(Guidance)).all() == []


def test_from_the_page_of_a_case_its_unit_is_written_to(officer_above):
    case = a_case(a_village_with_team())
    case_page = officer_above.get(f"/hoa-giai/{case.id}")
    assert "Gửi ý kiến, trả lại hồ sơ" not in words_of(case_page)  # the office's own unit
    foreign = moved_to_commune(case)
    assert "Gửi ý kiến, trả lại hồ sơ" in words_of(officer_above.get(f"/hoa-giai/{case.id}"))
    address = f"/chi-dao/ve/vu-viec/{case.id}"
    wrong = officer_above.submit(address, {"text": "Bổ sung."})
    assert wrong.status_code == 422
    assert "Hãy chọn gửi ý kiến hay trả lại hồ sơ." in words_of(wrong)
    forged = officer_above.submit(address, {"text": "Bổ sung.", "kind": "paper"})
    assert forged.status_code == 422
    right = officer_above.submit(address, {"text": "Bổ sung.", "kind": "return"})
    told = db.session.scalar(db.select(Guidance))
    assert right.location == page_of(told)
    assert (told.addressee, told.about_id) == (HERE, foreign)
    assert "đơn vị chưa trả lời" in words_of(officer_above.get(f"/hoa-giai/{case.id}"))


def moved_to_commune(case):
    """As if it had come from the commune."""
    with db.session.begin_nested():
        db.session.execute(
            db.update(MediationCase).where(MediationCase.id == case.id).values(unit=HERE)
        )
    db.session.commit()
    return case.id


@pytest.mark.parametrize("word", ["vu-viec", "doi-thoai", "to", "guidance"])
def test_of_what_is_not_there_nobody_writes(officer_above, word):
    assert officer_above.get(f"/chi-dao/ve/{word}/{THE_LOST}").status_code == 404


def test_an_office_withdraws_and_the_text_stays(officer_above):
    told = sent()
    wrong = officer_above.submit(page_of(told), {"reason": " "}, action="/thu-hoi")
    assert wrong.status_code == 422
    assert "Hãy ghi lý do." in words_of(wrong)
    officer_above.submit(page_of(told), {"reason": "Ghi nhầm."}, action="/thu-hoi")
    words = words_of(officer_above.get(page_of(told)))
    assert "Đã thu hồi ngày" in words
    assert "Ghi trong ngày tiếp nhận." in words
    assert "Đã thu hồi" in words_of(officer_above.get("/chi-dao/"))


def test_a_commune_reads_confirms_answers_and_mends_its_answer(clerk_here):
    told = sent(answer_by=SOON)
    assert "Chỉ đạo mới: Hướng dẫn ghi sổ" in words_of(clerk_here.get("/"))
    assert "Chưa nhận" in words_of(clerk_here.get("/chi-dao/"))
    assert receipts() == []
    clerk_here.submit(page_of(told), action="/da-nhan")
    assert "Chờ trả lời cấp trên" in words_of(clerk_here.get("/"))
    wrong = clerk_here.submit(page_of(told), {"reply": ""}, action="/tra-loi")
    assert wrong.status_code == 422
    assert "Hãy ghi đã làm gì" in words_of(wrong)
    assert "Không ghi họ tên, địa chỉ của người dân." in words_of(wrong)
    clerk_here.submit(page_of(told), {"reply": "Đã làm."}, action="/tra-loi")
    clerk_here.submit(page_of(told), {"reply": "Đã làm xong."}, action="/tra-loi")
    words = words_of(clerk_here.get(page_of(told)))
    assert "Đã làm xong." in words
    assert "không gửi lên cấp trên" in words
    assert "Chờ trả lời" not in words_of(clerk_here.get("/"))
    (receipt,) = receipts()
    assert receipt.revision == 3


def test_an_answer_from_an_old_page_is_told(clerk_here):
    told = sent()
    old = clerk_here.get(page_of(told))
    answer(told)
    late = clerk_here.send(old, {"reply": "Cũ."}, action="/tra-loi")
    assert late.status_code == 409
    assert receipts()[0].reply == "Đã bổ sung."


def test_a_withdrawn_one_offers_nothing_and_takes_nothing(clerk_here):
    told = sent()
    old = clerk_here.get(page_of(told))
    withdraw(told)
    words = words_of(clerk_here.get(page_of(told)))
    assert "Lý do: Ghi nhầm." in words
    assert "Trả lời cấp trên" not in words
    for act, fields in (("/da-nhan", {}), ("/tra-loi", {"reply": "Xong."})):
        refused = clerk_here.send(old, fields, action=act)
        assert refused.status_code == 422
        assert "Cấp trên đã thu hồi" in words_of(refused)
    assert receipts() == []


def test_on_the_page_of_the_record_an_open_return_is_told(clerk_here):
    case = a_case(a_village_with_team(), by=clerk())
    told = sent_about(case, answer_by=SOON)
    words = words_of(clerk_here.get(f"/hoa-giai/{case.id}"))
    assert "Trả lại hồ sơ để bổ sung của cấp trên: Bổ sung ngày tiếp nhận" in words
    assert "Gửi ý kiến, trả lại hồ sơ" not in words
    assert f'href="/hoa-giai/{case.id}"' in clerk_here.get(page_of(told)).text
    answer(told)
    assert "của cấp trên" not in words_of(clerk_here.get(f"/hoa-giai/{case.id}"))


def test_a_record_that_is_not_in_this_book_has_no_link(clerk_here):
    case = a_case(a_village_with_team(), by=clerk())
    told = sent_about(case, about_id=THE_LOST)
    assert "không có trong sổ ở đây" in words_of(clerk_here.get(page_of(told)))


@pytest.mark.parametrize("before", ["", "x", "%00", "1" * 400, str(THE_LOST)])
def test_a_place_in_the_list_that_makes_no_sense_harms_nothing(clerk_here, before):
    sent()
    assert clerk_here.get(f"/chi-dao/?truoc={before}").status_code == 200


# address, method, roles that get past the door at a commune and at an office
CLERKS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
OFFICES = {Role.OFFICE_OFFICER, Role.OFFICE_LEADER}
DOORS = [
    ("/chi-dao/", "GET", CLERKS | OFFICES),
    ("/chi-dao/moi", "GET", OFFICES),
    ("/chi-dao/moi", "POST", OFFICES),
    ("/chi-dao/ve/vu-viec/{id}", "GET", OFFICES),
    ("/chi-dao/ve/vu-viec/{id}", "POST", OFFICES),
    ("/chi-dao/{id}", "GET", CLERKS | OFFICES),
    ("/chi-dao/{id}/thu-hoi", "POST", OFFICES),
    ("/chi-dao/{id}/da-nhan", "POST", CLERKS),
    ("/chi-dao/{id}/tra-loi", "POST", CLERKS),
]


def knock(client, address, method):
    data = {"csrf_token": client.token()} if method == "POST" else None
    return client.open(address, method=method, data=data)


def test_every_door_of_guidance_is_in_the_table(commune):
    rules = {
        (rule.endpoint.split(".")[1], method)
        for rule in commune.url_map.iter_rules()
        if rule.endpoint.startswith("guidance.")
        for method in rule.methods & {"GET", "POST"}
    }
    assert len(rules) == len(DOORS)


@pytest.mark.parametrize("at", ["here", "above"])
def test_each_door_opens_for_its_roles_alone(request, at):
    request.getfixturevalue(at)
    for address, method, welcome in DOORS:
        assert welcome_at(address, method) == roles_here(welcome), f"{method} {address}"


def test_what_is_for_another_unit_is_not_there(clerk_here):
    foreign = sent(addressee=THERE)
    assert clerk_here.get(page_of(foreign)).status_code == 404
    for act in ("/da-nhan", "/tra-loi"):
        assert knock(clerk_here, page_of(foreign) + act, "POST").status_code == 404
    assert receipts() == []
