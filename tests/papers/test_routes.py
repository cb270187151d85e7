"""Papers on the screen: drafts, the kept paper, comparing a code."""

import pytest

from app.db import db
from app.domain.actors import Role
from app.papers.models import MadePaper
from tests.mediation.cases import TODAY
from tests.papers.samples import pages_of, squeezed, words_of_docx


def draft(case, way="pdf"):
    return f"/van-ban/nhap/guidance/{case.id}.{way}"


def test_the_page_of_a_case_leads_to_draft_and_paper(case, sign_in):
    clerk = sign_in(Role.COMMUNE_OFFICER)
    page = clerk.get(f"/hoa-giai/{case.id}")
    assert draft(case) in page.text
    answer = clerk.send(page, action=f"/van-ban/lap/guidance/{case.id}")
    assert answer.status_code == 303
    paper = db.session.scalars(db.select(MadePaper)).one()
    assert answer.location.endswith(f"/van-ban/{paper.id}")
    assert paper.code in clerk.get(f"/van-ban/{paper.id}").text
    assert paper.code in clerk.get(f"/hoa-giai/{case.id}").text


def test_a_draft_says_that_it_is_one_in_both_files(case, sign_in):
    clerk = sign_in(Role.COMMUNE_OFFICER)
    pdf = clerk.get(draft(case))
    assert pdf.content_type == "application/pdf"
    assert "BẢN NHÁP" in pages_of(pdf.data)[0]
    assert case.summary in " ".join(pages_of(pdf.data)[0].split())
    word = clerk.get(draft(case, "docx"))
    assert squeezed(case.summary) in squeezed(words_of_docx(word.data))
    for answer in (pdf, word):
        name = answer.headers["Content-Disposition"]
        assert "phieu-huong-dan-" in name
        assert "Pang" not in name
        assert answer.headers["Cache-Control"] == "no-store"
    assert db.session.scalars(db.select(MadePaper)).all() == []


def test_the_kept_paper_carries_its_code_on_the_sheet(case, make, sign_in):
    paper = make()
    (sheet,) = pages_of(sign_in(Role.COMMUNE_OFFICER).get(f"/van-ban/{paper.id}.pdf").data)
    assert paper.code in sheet
    assert "BẢN NHÁP" not in sheet


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.MEDIATOR, 404),  # not their case
        (Role.TEAM_LEADER, 200),
        (Role.COMMUNE_OFFICER, 200),
        (Role.COMMUNE_LEADER, 200),
        (Role.FRONT, 404),
        (Role.ADMINISTRATOR, 403),
    ],
)
def test_who_may_not_meet_the_case_meets_none_of_its_papers(case, make, sign_in, role, status):
    paper = make()
    client = sign_in(role)
    for address in (f"/van-ban/{paper.id}", f"/van-ban/{paper.id}.pdf", draft(case)):
        assert client.get(address).status_code == status, address
    if status == 404:
        assert "Không có văn bản nào" in client.get(f"/van-ban/doi-chieu/?ma={paper.code}").text


def test_the_commune_s_head_reads_and_does_not_make(case, make, sign_in):
    paper = make()
    head = sign_in(Role.COMMUNE_LEADER)
    assert "Lập để ký" not in head.get(f"/hoa-giai/{case.id}").text
    assert "Ghi ngày đã ký" not in head.get(f"/van-ban/{paper.id}").text


def test_signing_and_withdrawing_on_the_page(make, sign_in):
    paper = make()
    clerk, address = sign_in(Role.COMMUNE_OFFICER), f"/van-ban/{paper.id}"
    wrong = clerk.submit(address, {"signed_on": "01/01/2099"}, action="/ky")
    assert wrong.status_code == 422
    assert "sau hôm nay" in wrong.text
    assert "01/01/2099" in wrong.text
    clerk.submit(address, {"signed_on": f"{TODAY:%d/%m/%Y}"}, action="/ky")
    assert f"{TODAY:%d/%m/%Y}" in clerk.get(address).text
    clerk.submit(address, {"reason": "Sai tên một bên."}, action="/thu-hoi")
    page = clerk.get(address).text
    assert "Sai tên một bên." in page
    assert "Đã lưu: Thu hồi văn bản đã lập." in page
    assert "/thu-hoi" not in page


def test_a_code_from_a_printout_finds_its_paper(case, make, sign_in):
    paper = make()
    clerk = sign_in(Role.COMMUNE_OFFICER)
    page = clerk.get(f"/van-ban/doi-chieu/?ma={paper.code.lower().replace('-', ' ')}").text
    assert "Văn bản đúng như hồ sơ hôm nay." in page
    case.summary = "Tranh chấp khác."
    db.session.commit()
    page = clerk.get(f"/van-ban/doi-chieu/?ma={paper.code}").text
    assert "<del>Nội dung vụ, việc: Tranh chấp ranh giới nương ngô giáp suối.</del>" in page
    assert "<ins>Nội dung vụ, việc: Tranh chấp khác.</ins>" in page


@pytest.mark.parametrize("code", ["XXXX-XXXX", "sai", "'; drop table"])
def test_a_code_of_nothing_is_told(case, sign_in, code):
    page = sign_in(Role.COMMUNE_OFFICER).get(f"/van-ban/doi-chieu/?ma={code}")
    assert page.status_code == 200
    assert "Không có văn bản nào mang mã" in page.text


@pytest.mark.parametrize(
    "address", ["/van-ban/nhap/nothing/{id}.pdf", "/van-ban/nhap/register_one/{id}.pdf"]
)
def test_an_unknown_kind_or_a_foreign_subject_is_not_there(case, sign_in, address):
    clerk = sign_in(Role.COMMUNE_OFFICER)
    answer = clerk.get(address.format(id=case.id) + "?tu=01/01/2026&den=31/12/2026")
    assert answer.status_code == 404


def test_an_old_machine_without_a_typesetter_is_sent_to_word(case, sign_in, monkeypatch):
    from app.papers import pdf

    def nothing():
        raise pdf.NoPdf

    monkeypatch.setattr("app.papers.pdf._compiler", nothing)
    answer = sign_in(Role.COMMUNE_OFFICER).get(draft(case))
    assert answer.status_code == 501
    assert "chọn bản Word" in answer.text
