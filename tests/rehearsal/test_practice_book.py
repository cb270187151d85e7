"""A practice book: nobody can take it for the real one, and nothing of it gets out."""

import re
import socket
from io import BytesIO
from types import SimpleNamespace

import pytest
from docx import Document
from pypdf import PdfReader

from app.accounts.models import Account
from app.db import db, transaction
from app.domain.actors import InstanceRole, Role
from app.domain.errors import RuleViolation
from app.exchange import books, enrolment
from app.instance import InstanceProblem, load
from app.mediation.models import MediationCase
from app.papers.blocks import Head, Paper, Paragraph, text
from app.papers.files import as_docx, as_pdf
from app.papers.lines import Marks
from app.papers.service import Rendered
from app.practice import beside
from app.practice.demo.cast import ADMIN, PASSWORD
from app.records.journal import JournalEntry
from app.rehearsal import service
from app.web.context import today
from tests.browser import PASSWORD as OWN
from tests.browser import form_of

BANNER = "ĐANG TẬP – dữ liệu không có thật"


def count():
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count(MediationCase.id)))


def signed_in(app, login="canbo"):
    client = app.test_client()
    assert client.sign_in(login, PASSWORD).status_code == 303
    return client


def test_it_says_so_on_every_page_and_the_real_one_does_not(practice, real):
    client = signed_in(practice)
    for address in ("/", "/hoa-giai/", "/tap-dung/", "/khong-co-trang-nay", "/tai-khoan/"):
        assert BANNER in client.get(address).text, address
    assert BANNER in practice.test_client().get("/dang-nhap").text
    assert BANNER not in real.test_client().get("/dang-nhap").text


def test_who_learns_is_not_told_for_ever_to_tie_the_book_to_somebody(practice):
    client = signed_in(practice)
    first = client.get("/").text
    assert "Ghép nối với cấp trên" not in first
    assert "Chưa ghép nối" not in first
    assert "Sổ tập, không gửi đi" in first
    assert "Sổ tập không bao giờ gửi đi" in client.get("/dong-bo/").text


def test_the_sign_in_page_names_accounts_that_open(practice):
    page = practice.test_client().get("/dang-nhap").text
    named = re.findall(r"<code>([^<]+)</code>", page)
    assert named[0] == PASSWORD
    assert set(named[1:]) == {*(one.login for one in beside.LOGINS), ADMIN}
    assert "Quên mật khẩu" not in page  # it is printed above
    for login in named[1:]:
        signed_in(practice, login)


def test_one_press_begins_it_anew_and_signs_everybody_out(practice):
    client = signed_in(practice)
    with transaction() as session:
        session.execute(db.update(Account).where(Account.login == "mattran").values(login="x"))
    assert client.submit("/tap-dung/", action="lam-lai").headers["Location"] == "/dang-nhap"
    assert client.get("/tap-dung/").status_code == 303
    signed_in(practice, "mattran")


def test_the_real_book_cannot_be_begun_anew(real, browser):
    client = browser(Role.COMMUNE_OFFICER)
    token = form_of(client.get("/tai-khoan/").text, "/dang-xuat")[1]["csrf_token"]
    answer = client.post("/tap-dung/lam-lai", data={"csrf_token": token})
    assert (answer.status_code, "sổ thật" in answer.text) == (422, True)


@pytest.mark.parametrize("at", ["practice", "real"])
def test_its_papers_say_across_each_page_that_they_are_none(request, at):
    paper = Paper(Head(), "BIÊN BẢN", (Paragraph(text("Hai bên đồng ý.")),) * 60)
    kind = SimpleNamespace(label="Biên bản")
    with request.getfixturevalue(at).test_request_context():
        rendered = Rendered(kind, (paper,), Marks(), "K7M2-QF9X")
        pages = PdfReader(BytesIO(as_pdf(rendered).data)).pages
        typed = Document(BytesIO(as_docx(rendered).data)).sections[0]
    heads = [typed.header, typed.first_page_header]
    said = [page.extract_text() for page in pages]
    said += ["".join(line.text for line in head.paragraphs) for head in heads]
    assert len(pages) > 1
    assert all(("BẢN TẬP" in words) is (at == "practice") for words in said)


def test_its_lists_say_so_too(practice):
    file = signed_in(practice).get("/hoa-giai/?xuat=csv&vi-sao=bao-cao").data.decode("utf-8-sig")
    assert "BẢN TẬP" in file


def test_it_is_tied_to_nobody_and_takes_no_book(practice, tmp_path, actor):
    by = actor(Role.ADMINISTRATOR)
    for act in (
        lambda: enrolment.join("http://127.0.0.1:1", "AAAA", by=by),
        lambda: enrolment.invite("03405", by=by),
        lambda: books.hand_over(tmp_path / "so", "key", today=today(), by=by),
        lambda: books.take_over(tmp_path / "so", "code", by=by),
    ):
        with pytest.raises(RuleViolation, match="sổ tập dùng"):
            act()


def test_its_cookies_are_not_those_of_the_real_book_on_the_same_host(practice, real):
    assert practice.config["SESSION_COOKIE_NAME"] != real.config["SESSION_COOKIE_NAME"]
    assert practice.config["SECRET_KEY"] != real.config["SECRET_KEY"]


def test_the_real_book_holds_nothing_invented(prepare, real):
    prepare()
    assert count() == 0


def test_it_is_made_once_and_anew_when_asked(prepare):
    folder = prepare()
    secret = load(folder).secret
    assert load(prepare()).secret == secret
    assert load(prepare(fresh=True)).secret != secret


def test_a_folder_that_is_no_practice_book_is_never_deleted(prepare, real):
    folder = prepare()
    text = (folder / "instance.toml").read_text("utf-8")
    (folder / "instance.toml").write_text(text.replace("practice = true", "practice = false"))
    with pytest.raises(InstanceProblem, match="không phải là sổ tập"):
        prepare(fresh=True)
    assert (folder / "sohoagiai.sqlite").is_file()


def test_an_office_has_no_book_to_practise_in(make_instance):
    app = make_instance(InstanceRole.OFFICE, "12", "Tỉnh Lai Châu")
    with app.app_context(), pytest.raises(InstanceProblem, match="cấp trên"):
        beside.prepare(
            app.extensions["instance"],
            beside.sample_of(today()),
            today=today(),
            tick=lambda: None,
            fresh=False,
        )


def test_the_real_book_leads_to_it_while_it_runs(prepare, real, browser):
    client = browser(Role.COMMUNE_OFFICER)
    assert "Hiện sổ tập chưa chạy" in client.get("/tap-dung/").text
    folder = prepare()
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        service.note_running(folder, service.Address("0.0.0.0", port))
        assert "Mở sổ tập" in client.get("/tap-dung/").text
        assert client.get("/tap-dung/mo").headers["Location"] == f"http://localhost:{port}/"
        service.note_running(folder, service.Address("127.0.0.1", port))
        assert not service.running().is_open_to("192.168.1.5")
        assert service.running().is_open_to("localhost")
    assert "Hiện sổ tập chưa chạy" in client.get("/tap-dung/").text


@pytest.mark.parametrize("torn", ["", "{", '{"host": 1}', "[]"])
def test_a_torn_note_of_where_it_runs_is_no_note(prepare, real, torn):
    (prepare() / service.RUNNING).write_text(torn)
    assert service.running() is None


def test_nobody_comes_in_with_a_password_of_the_real_book(practice):
    assert practice.test_client().sign_in("canbo", OWN).status_code == 422


class Server:
    """Stands for the process that the server of the real book starts."""

    def __init__(self):
        self.is_alive = False

    def start(self):
        self.is_alive = True


def test_the_administrator_starts_it_with_one_press(real, browser):
    real.extensions["practice"] = server = Server()
    officer, administrator = browser(Role.COMMUNE_OFFICER), browser(Role.ADMINISTRATOR)
    assert "Hãy nhờ người quản trị" in officer.get("/tap-dung/").text
    assert officer.post("/tap-dung/chay", data={"csrf_token": officer.token()}).status_code == 403
    assert not server.is_alive
    administrator.submit("/tap-dung/", action="chay")
    assert server.is_alive
    waiting = officer.get("/tap-dung/")
    assert "Đang chuẩn bị sổ tập" in waiting.text
    assert waiting.headers["Refresh"] == "5"
    acts = db.session.scalars(db.select(JournalEntry.act)).all()
    assert service.RehearsalAct.START.value in acts
