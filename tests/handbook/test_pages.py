"""The pages of the handbook, and the way to them from every other page."""

import pytest

from app.domain.actors import Role
from tests.manners import read


def links(page: str) -> list[str]:
    return [one["href"] for one in read(page).all("a") if "href" in one]


def test_a_page_leads_to_the_chapter_of_its_room(commune, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    for address, chapter in (
        ("/hoa-giai/", "/huong-dan/ghi-vu-viec"),
        ("/doi-thoai/", "/huong-dan/doi-thoai"),
        ("/ke-hoach-doi-thoai/", "/huong-dan/doi-thoai"),
        ("/", "/huong-dan/vao-so"),
        ("/huong-dan/", "/huong-dan/"),
    ):
        assert chapter in links(clerk.get(address).text), address


def test_own_work_comes_first(commune, browser):
    page = browser(Role.ADMINISTRATOR).get("/huong-dan/").text
    mine, others = page.split("Việc của người khác")
    assert "/huong-dan/tai-khoan" in mine
    assert "/huong-dan/thu-lao" in others
    sheets = [one for one in links(page) if one.endswith(".pdf")]
    assert sheets[0] == "/huong-dan/vai-tro/administrator.pdf"
    assert len(sheets) == 6


@pytest.mark.parametrize("typed", ["quên mật khẩu", "QUEN MAT KHAU", "tôi quên mật khẩu rồi"])
def test_a_task_is_found_by_simple_words(commune, browser, typed):
    page = browser(Role.MEDIATOR).get("/huong-dan/", query_string={"q": typed}).text
    found = [one for one in links(page) if "#" in one and one.startswith("/huong-dan/")]
    assert found[0] == "/huong-dan/tai-khoan#quen-mat-khau"
    assert len(found) < 8


def test_words_that_are_nowhere_are_said_to_be_nowhere(commune, browser):
    page = browser(Role.MEDIATOR).get("/huong-dan/?q=bitcoin").text
    assert "Không có phần nào nói đến những chữ này" in page


def test_a_chapter_shows_its_steps_and_the_words_of_the_screen(commune, browser):
    page = browser(Role.MEDIATOR).get("/huong-dan/ghi-vu-viec").text
    assert '<b class="key">Ghi vụ, việc mới</b>' in page
    assert "[" not in "".join(read(page).words)


def test_what_is_not_there_is_not_found(commune, browser):
    mediator = browser(Role.MEDIATOR)
    assert mediator.get("/huong-dan/khong-co").status_code == 404
    assert mediator.get("/huong-dan/vai-tro/nobody.pdf").status_code == 404
    assert mediator.get("/huong-dan/vai-tro/office_leader.pdf").status_code == 404


def test_the_sheet_of_a_role_is_handed_out(commune, browser):
    mediator = browser(Role.MEDIATOR)
    sheet = mediator.get("/huong-dan/vai-tro/mediator.pdf")
    assert sheet.mimetype == "application/pdf"
    assert "huong-dan-mediator.pdf" in sheet.headers["Content-Disposition"]
    assert mediator.get("/huong-dan/vai-tro/mediator.docx").data[:2] == b"PK"


def test_a_stranger_has_to_sign_in_first(commune):
    assert commune.test_client().get("/huong-dan/").status_code in (302, 303, 401)
