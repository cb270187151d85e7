"""Attaching from the page of a case: what people see, and what is kept from whom."""

from io import BytesIO

import pytest
from PIL import Image

from app.attachments import store
from app.domain.actors import Role
from app.domain.attachments import MOST_BYTES
from tests.asked import asked
from tests.attachments.conftest import CAPTION, FIELDS, a_file, papers, send
from tests.attachments.files import RED, a_pdf, a_png_that_says, is_like
from tests.barred import barred

SCRIPT = {"HX-Request": "true", "HX-Boosted": "true"}
EVIL_NAMES = (
    "../../../etc/passwd.jpg",
    "..\\..\\Windows\\x.jpg",
    "a%0D%0ASet-Cookie: x=1.jpg",  # as a browser writes an end of line
    "\u202egpj.exe",
    "Nguyễn Văn CANARY.jpg",
    "<script>alert(1)</script>.jpg",
    "x" * 3000 + ".jpg",
)


def test_a_photo_attached_on_the_page_of_a_case_is_shown_there(case, clerk):
    page = clerk.get(f"/hoa-giai/{case.id}").text
    assert "Chưa đính kèm giấy tờ nào." in page
    assert "tối đa 15 MB" in page
    assert "không rời xã" in page
    answer = send(clerk, case)
    assert answer.status_code == 303
    shown = clerk.get(answer.location).text
    for words in (CAPTION, "Văn bản hòa giải thành đã ký", "20/03/2026", "Lò Thị Mẫu"):
        assert words in shown
    page = clerk.get(f"/hoa-giai/{case.id}").text
    assert CAPTION in page
    assert f"{answer.location}/anh-nho" in page
    picture = Image.open(BytesIO(clerk.get(f"{answer.location}/xem/1").data))
    assert is_like(picture.getpixel((50, 50)), RED)


def test_a_scan_of_three_pages_is_read_page_by_page_and_fetched_whole(case, clerk):
    address = send(clerk, case, file=a_file(a_pdf(pages=3), "quet.pdf")).location
    page = clerk.get(address).text
    assert "PDF 3 trang" in page
    for number in (1, 2, 3):
        assert f"{address}/xem/{number}" in page
        answer = clerk.get(f"{address}/xem/{number}")
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    for beyond in ("0", "4", "99999999999999999999", "-1", "x"):
        assert clerk.get(f"{address}/xem/{beyond}").status_code == 404
    whole = clerk.get(f"{address}/tai-ve")
    assert whole.mimetype == "application/pdf"
    assert whole.data.startswith(b"%PDF")


def test_the_page_of_a_team_carries_papers_too(home, clerk):
    page = clerk.get(f"/to-hoa-giai/{home.team.id}")
    answer = clerk.send(page, {**FIELDS, "document": "decision", "file": a_file()}, action="/moi")
    assert answer.status_code == 303
    assert "Quyết định đã ký" in clerk.get(f"/to-hoa-giai/{home.team.id}").text


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"file": a_file(b"")}, "Tệp này trống"),
        ({"file": a_file(b"<svg/>", "a.png")}, "không phải ảnh JPEG"),
        ({"file": a_file(b"PK\x03\x04" + bytes(99), "a.jpg")}, "Word, Excel"),
        ({"file": a_file(a_png_that_says(50_000, 50_000), "a.png")}, "quá nhiều điểm ảnh"),
        ({"file": a_file(bytes(MOST_BYTES + 1))}, "lớn hơn 15 MB"),
        ({"file": (BytesIO(), "")}, "Hãy chọn một tệp"),
        ({"file": "không phải tệp"}, "Hãy chọn một tệp"),
        ({"document": "khac"}, "không có trong danh sách"),
        ({"caption": "x" * 201}, "Quá dài"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(case, clerk, facts, sentence):
    # a file is read once: every test needs one of its own
    if isinstance(facts.get("file"), tuple):
        facts = {"file": (BytesIO(facts["file"][0].getvalue()), facts["file"][1])}
    answer = send(clerk, case, **{"document": "minutes", **facts})
    assert answer.status_code == 422
    assert "CHƯA LƯU" in answer.text
    assert sentence in answer.text
    assert "xin chọn lại tệp" in answer.text
    if "caption" not in facts:
        assert CAPTION in answer.text
    if "document" not in facts:
        assert '<option selected value="minutes">' in answer.text
    assert papers() == []
    again = clerk.send(answer, {"file": a_file(), **FIELDS})
    assert again.status_code == 303
    assert len(papers()) == 1


def test_what_no_server_takes_is_said_in_words(case, clerk):
    answer = send(clerk, case, file=a_file(bytes(17 * 2**20)))
    assert answer.status_code == 413
    assert "quá lớn" in answer.text
    assert papers() == []


@pytest.mark.parametrize("name", EVIL_NAMES, ids=ascii)
def test_the_name_of_a_file_is_neither_kept_nor_shown(case, clerk, name):
    answer = send(clerk, case, file=a_file(name=name))
    assert answer.status_code == 303
    [paper] = papers()
    assert not {name, name.split(".")[0]} & {str(value) for value in paper.as_held().values()}
    fetched = clerk.get(f"{answer.location}/tai-ve")
    wanted = "van-ban-hoa-giai-thanh-da-ky-2026-03-20.jpg"
    assert fetched.headers["Content-Disposition"] == f'attachment; filename="{wanted}"'
    for page in (answer.location, f"/hoa-giai/{case.id}"):
        assert "CANARY" not in clerk.get(page).text


@pytest.mark.parametrize("part", ["xem/1", "anh-nho", "tai-ve"])
def test_a_file_is_served_so_that_it_can_do_nothing(case, clerk, part):
    address = send(clerk, case).location
    headers = clerk.get(f"{address}/{part}").headers
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "script" not in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    how = "attachment" if part == "tai-ve" else "inline"
    assert headers["Content-Disposition"].startswith(f"{how}; filename=")
    assert headers["Content-Disposition"].isascii()


def test_a_page_keeps_the_policy_of_pages(clerk):
    assert "sandbox" not in clerk.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["attachment", "party", "village", "khong-co"])
def test_what_carries_no_papers_gets_none(case, clerk, kind):
    assert clerk.get(f"/tep/{kind}/{case.id}/moi").status_code == 404


def test_a_double_press_attaches_once(case, clerk):
    page = clerk.get(f"/hoa-giai/{case.id}")
    first, second = (
        clerk.send(page, {**FIELDS, "file": a_file()}, action="/moi") for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(papers()) == 1


def test_a_wrong_kind_is_set_right_with_a_reason(attach, clerk):
    paper = attach()
    address = f"/tep/{paper.id}"
    refused = clerk.submit(address, {"document": "minutes", "reason": ""}, action="/sua")
    assert refused.status_code == 422
    assert "Hãy ghi lý do sửa." in refused.text
    fields = {"document": "minutes", "caption": "Trang 2", "reason": "Chọn nhầm"}
    assert clerk.submit(address, fields, action="/sua").location == address
    page = clerk.get(address).text
    for words in ("<h1>Biên bản đã ký</h1>", "Lý do: Chọn nhầm", "Trang 2"):
        assert words in page


def test_two_who_change_the_same_paper_are_told(attach, clerk, sign_in):
    paper = attach()
    page = clerk.get(f"/tep/{paper.id}")
    other = sign_in(Role.COMMUNE_LEADER)
    fields = {"document": "minutes", "caption": "Của lãnh đạo", "reason": "x"}
    assert other.submit(f"/tep/{paper.id}", fields, action="/sua").status_code == 303
    late = clerk.send(page, {"caption": "Của công chức", "reason": "y"}, action="/sua")
    assert late.status_code == 409
    assert "Của lãnh đạo" in late.text
    assert "Của công chức" in late.text


def test_a_lost_file_is_said_and_what_was_written_of_it_stays(attach, clerk):
    paper = attach()
    store.path_of(paper.sha256).unlink()
    page = clerk.get(f"/tep/{paper.id}").text
    assert "bị mất hoặc bị thay đổi trên máy chủ" in page
    assert CAPTION in page
    for part in ("/xem/1", "/tai-ve"):
        answer = clerk.get(f"/tep/{paper.id}{part}")
        assert answer.status_code == 404
        assert "khôi phục thư mục" in answer.text
    assert clerk.get(f"/tep/{paper.id}/anh-nho").status_code == 200


def test_a_file_that_a_scanner_of_viruses_bars_is_said(attach, clerk, monkeypatch):
    paper = attach()
    with barred(monkeypatch, store.path_of(paper.sha256)):
        answer = clerk.get(f"/tep/{paper.id}/tai-ve")
        assert answer.status_code == 404
        assert "Phần mềm diệt vi-rút của máy chủ chặn tệp này" in answer.text
        assert CAPTION in clerk.get(f"/tep/{paper.id}").text
    assert clerk.get(f"/tep/{paper.id}/tai-ve").status_code == 200


def test_a_full_disk_is_said(case, clerk, monkeypatch):
    def full(content):
        raise store.DiskFull

    monkeypatch.setattr(store, "keep", full)
    answer = send(clerk, case)
    assert answer.status_code == 507
    assert papers() == []


def test_by_script_a_refusal_stays_on_the_page(case, clerk):
    page = clerk.get(f"/hoa-giai/{case.id}")
    fields = {**FIELDS, "file": a_file(b"<html>")}
    answer = clerk.send(page, fields, action="/moi", headers=SCRIPT)
    assert answer.status_code == 422
    assert answer.headers["HX-Push-Url"] == "false"
    assert CAPTION in answer.text


def test_more_papers_cost_the_page_of_a_case_no_more_queries(case, attach, clerk, quick):
    attach(b"1")
    address = f"/hoa-giai/{case.id}"
    clerk.get(address)  # that a case is opened is noted once a day
    few = queries_of(lambda: clerk.get(address))
    for number in range(5):
        attach(b"%d" % number)
    assert queries_of(lambda: clerk.get(address)) == few


def queries_of(get):
    with asked() as sent:
        assert get().status_code == 200
    return len(sent)
