"""The plan of Trung Sơn for 2024, entered as a clerk would: each of its sentences has its place.

The rows are those of our reading of that plan; the facts are its own, the wording is ours, the
signer is invented.
"""

from datetime import date

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.units import VillageKind
from app.papers import service
from app.papers.files import as_docx, as_pdf
from app.papers.types import Ask
from app.units.service import add_village
from app.yearplan.models import DialoguePlan, PlannedSession
from tests.papers.samples import pages_of, squeezed, words_of_docx

TODAY = date(2026, 5, 4)
SIGNER = "Nguyễn Đình Khải"
LAW = "Điều 125 Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
ROWS = {
    "B01": ("Số:", "/KH-UBND", "Trung Sơn, ngày", "năm 2024"),
    "B02": ("KẾ HOẠCH", "Tổ chức đối thoại giữa chính quyền với Nhân dân năm 2024"),
    "B03": (f"Căn cứ {LAW};",),
    "B04": (
        "Căn cứ tình hình thực tế của địa phương và nguyện vọng của Nhân dân, Chủ tịch Ủy ban "
        "nhân dân xã Trung Sơn xây dựng kế hoạch",
    ),
    "B05": ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "nắm được tâm tư, nguyện vọng của Nhân dân"),
    "B06": ("mức độ hài lòng của người dân", "giải quyết tốt ý kiến, kiến nghị của Nhân dân"),
    "B07": ("hỗ trợ giải phóng mặt bằng, bồi thường, xây dựng nông thôn mới",),
    "B08": ("Đề xuất giải pháp", "quyền và lợi ích hợp pháp của công dân, cơ quan, tổ chức"),
    "B09": ("2. Yêu cầu", "công khai, khách quan, trung thực, dân chủ, bình đẳng, không áp đặt"),
    "B10": ("1. Nội dung đối thoại", "bức xúc, nổi cộm được nhiều người kiến nghị"),
    "B11": (
        "đất đai, vệ sinh môi trường, an toàn thực phẩm, bồi thường, giải phóng mặt bằng, chính "
        "sách người có công…",
    ),
    "B12": ("Cơ quan tổ chức: Ủy ban nhân dân xã Trung Sơn",),
    "B13": ("Chủ trì: Chủ tịch Ủy ban nhân dân xã.",),
    "B14": ("Thành phần tham dự:", "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã."),
    "B15": ("Cán bộ, công chức xã.",),
    "B16": ("Bí thư chi bộ, trưởng thôn.",),
    "B17": ("Tổ chức, cá nhân có ý kiến cần đối thoại.",),
    "B18": ("3. Trình tự đối thoại", "Bước 1: Tuyên bố lý do, mục đích"),
    "B19": ("Bước 2: Công dân, tổ chức có nhu cầu đối thoại",),
    "B20": ("Bước 3:", "ý kiến của tập thể hoặc cá nhân đối với Ủy ban nhân dân"),
    "B21": ("Bước 4: Theo phân công của Chủ tịch, đại diện cấp ủy, ban, ngành",),
    "B22": ("Bước 5: Đại diện Ủy ban nhân dân kết luận",),
    "B23": ("Bước 6: Tuyên bố kết thúc",),
    "B24": ("Tùy tình hình của từng thôn mà tổ chức các phiên cho phù hợp.",),
    "B25": ("Thời gian dự kiến: quý I và quý IV năm 2024, mỗi quý một phiên.",),
    "B26": ("Tại trụ sở Ủy ban nhân dân xã hoặc nhà văn hóa thôn.",),
    "B27": ("quý II và quý III phối hợp với cấp ủy tổ chức đối thoại theo kế hoạch của cấp ủy",),
    "B28": ("5. Kinh phí", "Từ nguồn ngân sách xã năm 2024."),
    "B29": ("III. TỔ CHỨC THỰC HIỆN", "sát với tình hình của từng thôn"),
    "B30": ("Văn phòng - Thống kê phát hành giấy mời.",),
    "B31": ("Công chức Văn hóa - Xã hội cùng Văn phòng - Thống kê chuẩn bị điều kiện",),
    "B32": (
        "2. Đài truyền thanh, các thôn được chọn",
        "đài truyền thanh tuyên truyền rộng rãi trên hệ thống loa của xã và của các thôn",
    ),
    "B33": ("Các thôn được chọn chuẩn bị địa điểm, cơ sở vật chất.",),
    "B34": ("Thông báo trên loa truyền thanh của thôn để mọi người biết thời gian, địa điểm",),
    "B35": ("sự điều hành của người chủ trì; giữ trật tự và vệ sinh chung",),
    "B36": ("Phát biểu ngắn gọn, không nêu lại nội dung mà người trước đã trình bày.",),
    "B37": ("chất kích thích hoặc mất khả năng nhận thức không tham gia",),
    "B38": (
        "Trên đây là kế hoạch tổ chức đối thoại",
        "các thôn và người tham gia đối thoại nghiêm túc thực hiện./.",
    ),
    "B39": ("- 12 thôn;",),
    "B40": ("- UBND huyện (b/c);",),
    "B41": ("- TT Đảng ủy - HĐND xã (b/c);",),
    "B42": ("- Chủ tịch, các Phó Chủ tịch UBND xã;",),
    "B43": ("- Trưởng, phó các ban, ngành, đoàn thể;",),
    "B44": ("- Đài truyền thanh xã;",),
    "B45": ("- Lưu: VT.",),
    "B46": ("CHỦ TỊCH", SIGNER),
}


@pytest.fixture
def trung_son(make_instance):
    app = make_instance(InstanceRole.COMMUNE, "07777", "Xã Trung Sơn", superior="24")
    with app.app_context():
        yield app


@pytest.fixture
def clerk(trung_son, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def entered(clerk, actor):
    """The plan as it stands after a clerk has changed only what differs from the usual words."""
    for number in range(1, 13):
        add_village(
            name=str(number),
            kind=VillageKind.THON,
            valid_from=date(2020, 1, 1),
            by=actor(Role.COMMUNE_OFFICER),
        )
    typed = {"bases": LAW, "co_organisers": "", "signer": SIGNER}
    address = clerk.submit("/ke-hoach-doi-thoai/moi?nam=2024", typed).location
    for quarter in (1, 2, 3, 4):
        kind = "government" if quarter in (1, 4) else "party_committee"
        session = {"quarter": quarter, "kind": kind}
        assert clerk.submit(f"{address}/phien-moi", session).location == address
    return db.session.scalars(db.select(DialoguePlan)).one()


def drafted(plan, actor):
    by = actor(Role.COMMUNE_OFFICER)
    return service.draft(PAPER_KINDS["dialogue_plan"], plan.id, Ask(by, TODAY))


def test_each_sentence_of_the_plan_has_its_place_on_the_printed_text(entered, actor):
    drawn = drafted(entered, actor)
    said = squeezed("".join(pages_of(as_pdf(drawn).data)))
    missing = {
        row: [words for words in sentences if squeezed(words) not in said]
        for row, sentences in ROWS.items()
    }
    assert {row: words for row, words in missing.items() if words} == {}
    assert list(ROWS) == [f"B{number:02d}" for number in range(1, 47)]


def test_the_sentences_stand_in_the_order_of_the_plan(entered, actor):
    """Up to the closing words; to whom it goes and who signs stand side by side."""
    said = squeezed("".join(pages_of(as_pdf(drafted(entered, actor)).data)))
    places = [said.index(squeezed(ROWS[f"B{number:02d}"][0])) for number in range(3, 39)]
    assert places == sorted(places)


def test_the_chairman_signs_alone_and_the_draft_bears_neither_number_nor_day(entered, actor):
    said = "".join(pages_of(as_pdf(drafted(entered, actor)).data))
    assert "TM. ỦY BAN NHÂN DÂN" not in said
    assert "UBND huyện (b/c)" in said
    letters = squeezed(said)
    assert "Số:/KH-UBND" in letters
    assert "ngàythángnăm2024" in letters


def test_what_goes_by_the_committees_plan_is_the_party_committees(entered):
    rows = db.select(PlannedSession).order_by(PlannedSession.quarter)
    held = [(one.organiser, one.chair) for one in db.session.scalars(rows)]
    ours = ("Ủy ban nhân dân xã Trung Sơn", "Chủ tịch Ủy ban nhân dân xã")
    party = ("Đảng ủy xã Trung Sơn", "Bí thư Đảng ủy")
    assert held == [ours, party, party, ours]


def test_who_else_holds_one_is_said_on_the_sheet(entered, clerk, actor):
    both = {"organiser": "Đảng ủy, Ủy ban nhân dân xã", "chair": "Bí thư, Chủ tịch"}
    typed = {"quarter": 3, "kind": "party_committee", **both}
    clerk.submit(f"/ke-hoach-doi-thoai/{entered.id}/phien-moi", typed)
    said = squeezed("".join(pages_of(as_pdf(drafted(entered, actor)).data)))
    told = "Quý III: cơ quan tổ chức: Đảng ủy, Ủy ban nhân dân xã; chủ trì: Bí thư, Chủ tịch."
    assert squeezed(f"kế hoạch của cấp ủy. + {told}") in said


def test_word_says_the_same_as_the_sheet(entered, actor):
    said = squeezed(words_of_docx(as_docx(drafted(entered, actor)).data))
    for row, sentences in ROWS.items():
        for words in sentences:
            assert squeezed(words.removeprefix("- ").rstrip(";.")) in said, row


def test_once_issued_the_plan_bears_number_day_and_signer(entered, clerk, actor):
    address = f"/ke-hoach-doi-thoai/{entered.id}"
    typed = {"number": "07", "issued_on": "15/01/2024", "signer": SIGNER}
    assert clerk.submit(address, typed, action="/ban-hanh").location == address
    db.session.expire_all()
    said = "".join(pages_of(as_pdf(drafted(entered, actor)).data))
    assert "Số: 07/KH-UBND" in said
    assert "Trung Sơn, ngày 15 tháng 01 năm 2024" in " ".join(said.split())
