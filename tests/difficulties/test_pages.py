"""The pages of the log, on both sides."""

import pytest

from app.db import db
from app.difficulties.models import Difficulty
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.difficulties import DifficultyState
from app.domain.guidance import GuidanceFacts, GuidanceKind
from app.guidance.models import Guidance
from app.guidance.service.acts import send_guidance
from tests.dialogue.test_pages import words_of
from tests.difficulties.conftest import (
    ABOVE,
    AGO,
    HERE,
    NEIGHBOUR,
    TITLE,
    TODAY,
    answered,
    closed,
    noted,
)
from tests.exchange.conftest import know_units

LOG = "/bao-cao/vuong-mac/"
TYPED = {
    "found_on": show(AGO),
    "field": "money",
    "title": TITLE,
    "proposal": "Hướng dẫn mục chi riêng.",
    "asked_of": "superior",
}


def page_of(one):
    return f"{LOG}{one.id}"


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_a_difficulty_is_noted_put_right_answered_and_done(clerk):
    address = clerk.submit(f"{LOG}moi", TYPED).location
    assert TITLE in words_of(clerk.get(LOG))
    assert clerk.submit(f"{address}/sua", {"cause": "Dự toán lập sớm."}).location == address
    wrong = clerk.submit(
        address, {"answered_by": "", "answered_on": show(TODAY)}, action="/tra-loi"
    )
    assert wrong.status_code == 422
    assert "Hãy ghi cơ quan hoặc người đã trả lời." in words_of(wrong)
    given = {"answered_on": show(TODAY), "answered_by": "Sở Tư pháp", "answer": "Đã hướng dẫn."}
    assert clerk.submit(address, given, action="/tra-loi").location == address
    assert clerk.submit(address, {}, action="/xong").location == address
    words = words_of(clerk.get(address))
    assert "Dự toán lập sớm." in words
    assert "Sở Tư pháp, ngày" in words
    assert db.session.scalar(db.select(Difficulty.state)) is DifficultyState.CLOSED
    assert "/tra-loi" not in clerk.get(address).text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Hãy ghi khó khăn, vướng mắc trong một câu."),
        ({"title": "x" * 201}, "Quá dài"),
        ({"found_on": "31/02/2026"}, "Ngày không đúng."),
        ({"asked_of": "nobody"}, "Lựa chọn này không có trong danh sách."),
        ({"asked_of": "other"}, "hãy ghi tên cơ quan đó"),
    ],
)
def test_a_wrong_form_stays_as_typed_and_nothing_is_noted(clerk, changes, sentence):
    answer = clerk.submit(f"{LOG}moi", TYPED | changes)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalars(db.select(Difficulty)).all() == []


def test_the_front_and_the_head_read_and_do_not_write(commune, browser):
    one = noted()
    for role in (Role.FRONT, Role.COMMUNE_LEADER):
        reader = browser(role)
        assert TITLE in words_of(reader.get(page_of(one)))
        assert '<form method="post" action="/bao-cao' not in reader.get(page_of(one)).text
        assert reader.get(f"{LOG}moi").status_code == 403
        assert reader.get(f"{page_of(one)}/sua").status_code == 403
    assert browser(Role.TEAM_LEADER).get(LOG).status_code == 403


def test_another_units_is_not_there(commune, browser):
    one = noted(by=NEIGHBOUR)
    clerk = browser(Role.COMMUNE_OFFICER)
    for address in (page_of(one), f"{page_of(one)}/sua"):
        assert clerk.get(address).status_code == 404


def test_an_office_reads_those_below_and_answers_by_guidance(office, browser):
    know_units()
    one = noted()
    officer = browser(Role.OFFICE_OFFICER)
    assert "Trong đó kiến nghị cấp trên" in words_of(officer.get(LOG))
    words = words_of(officer.get(page_of(one)))
    assert "Trả lời đơn vị" in words
    assert "Ghi trả lời" not in words  # its own answer is a record of its own
    assert officer.get(f"{page_of(one)}/sua").status_code == 404
    answer = officer.submit(
        f"/chi-dao/ve/vuong-mac/{one.id}", {"text": "Đã có hướng dẫn.", "kind": "opinion"}
    )
    assert answer.status_code == 303
    told = db.session.scalar(db.select(Guidance))
    assert (told.addressee, told.about_id, told.about_kind) == (HERE, one.id, "difficulty")
    assert "đã gửi ý kiến xuống" in words_of(officer.get(LOG))


def test_the_answer_begins_with_what_the_superior_wrote(commune, browser):
    know_units()
    one = noted()
    told = GuidanceFacts(
        kind=GuidanceKind.OPINION,
        title="Về kinh phí",
        text="Dùng mục chi 7049.",
        addressee=HERE,
        about_kind="difficulty",
        about_id=one.id,
    )
    send_guidance(told, today=TODAY, by=ABOVE)
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "Dùng mục chi 7049." in clerk.get(page_of(one)).text
    clerk.submit(page_of(one), {}, action="/tra-loi")
    db.session.refresh(one)
    assert (one.answer, one.answered_by) == ("Dùng mục chi 7049.", "Tỉnh Lai Châu")


def test_the_list_is_narrowed_by_script_too(commune, browser):
    closed(answered(noted(title="Đã xong rồi")))
    noted(title="Còn treo")
    words = words_of(
        browser(Role.COMMUNE_OFFICER).get(
            f"{LOG}?tinh-trang=open&loai=", headers={"HX-Request": "true"}
        )
    )
    assert "Còn treo" in words
    assert "Đã xong rồi" not in words
