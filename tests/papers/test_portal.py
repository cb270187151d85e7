"""A paper for the public as a file for the portal, and where it was put up."""

import re
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.papers import portal, service
from app.papers.models import MadePaper
from app.papers.types import Ask
from tests.dialogue.test_pages import words_of
from tests.factories import an_officer
from tests.mediation.cases import TODAY
from tests.papers.plan_sheets import work_plan
from tests.papers.samples import pages_of

ADDRESS = "https://laichau.example.vn/ke-hoach-2026"
#: No kind about a case, a mediator, an opinion or a payment is among them: to add one is a
#: decision about people.
PUBLIC = {"work_plan", "dialogue_plan", "dialogue_notice", "dialogue_results"}

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def paper(commune):
    held = work_plan().record
    return service.make(PAPER_KINDS["work_plan"], held.id, Ask(an_officer(), TODAY))


def signed(paper):
    by = an_officer()
    paper = service.sign(
        paper.id, signed_on=paper.made_on, revision=paper.revision, today=TODAY, by=by
    )
    if paper.symbol:
        paper = service.number(
            paper.id,
            typed="5",
            issued_on=paper.made_on,
            revision=paper.revision,
            today=TODAY,
            by=by,
        )
    return paper


def noted(paper, *, posted_on=None, address=ADDRESS):
    return portal.note_posting(
        paper.id,
        posted_on=posted_on or TODAY,
        address=address,
        revision=paper.revision,
        today=TODAY,
        by=an_officer(),
    )


def test_only_what_the_law_makes_public_has_such_a_file():
    assert {key for key, kind in PAPER_KINDS.items() if kind.is_public} == PUBLIC


def test_the_file_holds_the_pdf_and_a_sheet_about_it(paper):
    name, content = portal.portal_file(signed(paper))
    with ZipFile(BytesIO(content)) as bundle:
        pdf, sheet = (bundle.read(one) for one in bundle.namelist())
    words = sheet.decode("utf-8-sig")
    assert name.endswith(f"{paper.code}.zip")
    assert "KẾ HOẠCH" in pages_of(pdf)[0]
    assert "BẢN NHÁP" not in pages_of(pdf)[0]
    assert f"SHA-256: {sha256(pdf).hexdigest()}" in words
    assert f"Mã đối chiếu: {paper.code}" in words
    assert "Cơ quan ban hành: ỦY BAN NHÂN DÂN PHƯỜNG TÂN PHONG" in words
    assert "/KH-UBND" in words
    assert re.search(r"Ngày ban hành: \d", words)


def test_what_is_not_signed_or_withdrawn_is_not_put_up(paper):
    with pytest.raises(RuleViolation, match="đã ký"):
        portal.portal_file(paper)
    held = signed(paper)
    held = service.withdraw(
        held.id, reason="Sai số liệu.", revision=held.revision, today=TODAY, by=an_officer()
    )
    with pytest.raises(RuleViolation, match="chưa thu hồi"):
        portal.portal_file(held)


def test_the_note_has_a_day_and_an_address_that_can_be_opened(paper):
    held = signed(paper)
    for day, address, words in (
        (held.made_on - timedelta(days=1), ADDRESS, "trước ngày ký"),
        (TODAY + timedelta(days=1), ADDRESS, "sau hôm nay"),
        (TODAY, "trang của tỉnh", "Hãy chép đủ địa chỉ"),
        (TODAY, "javascript:alert(1)", "Hãy chép đủ địa chỉ"),
    ):
        with pytest.raises(RuleViolation, match=words):
            noted(held, posted_on=day, address=address)
    assert noted(held).posted_at == ADDRESS


def test_a_clerk_takes_the_file_and_notes_where_it_stands(paper, browser):
    clerk, page = browser(Role.COMMUNE_OFFICER), f"/van-ban/{paper.id}"
    assert "dang.zip" not in clerk.get(page).text
    assert clerk.get(f"{page}/dang.zip").status_code == 422
    signed(paper)
    assert "chưa ghi; tải bộ tệp" in words_of(clerk.get(page))
    taken = clerk.get(f"{page}/dang.zip")
    assert (taken.status_code, taken.content_type) == (200, "application/zip")
    wrong = clerk.submit(page, {"posted_on": show(TODAY), "posted_at": "x"}, action="/da-dang")
    assert (wrong.status_code, "Hãy chép đủ" in words_of(wrong)) == (422, True)
    told = {"posted_on": show(TODAY), "posted_at": ADDRESS}
    assert clerk.submit(page, told, action="/da-dang").location.endswith(page)
    assert ADDRESS in words_of(clerk.get(page))
    assert db.session.get(MadePaper, paper.id).posted_on == TODAY
