"""Every kind of "no" is a sentence on a page, or a notice above a form that keeps its words."""

import errno
import sqlite3
from contextlib import ExitStack

import pytest
from flask import abort, g, request
from sqlalchemy.exc import DatabaseError, OperationalError

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.legal import LegalBasis
from app.web.access import public
from app.web.errors import SHOWN
from tests.asked import asked
from tests.manners import check_manners, findings_of_whole

SCRIPT = {"HX-Request": "true"}
BOOSTED = SCRIPT | {"HX-Boosted": "true"}
ABORTABLE = [code for code in SHOWN if code not in (500, 507)]


@pytest.fixture
def accidents(commune):
    """Addresses at which the accident of their name happens."""

    @public
    def fail(code):
        abort(code)

    @public
    def refuse():
        raise RuleViolation(
            "Ngày kết thúc không thể trước ngày tiếp nhận vụ, việc.",
            basis=LegalBasis("Điều 23", "Luật Hòa giải ở cơ sở"),
        )

    @public
    def database(words):
        raise OperationalError("INSERT", {}, sqlite3.OperationalError(words))

    @public
    def bug():
        raise ZeroDivisionError("bí mật của chương trình")

    for rule, view in {
        "/thu/<int:code>": fail,
        "/thu/tu-choi": refuse,
        "/thu/csdl/<words>": database,
        "/thu/loi": bug,
    }.items():
        commune.add_url_rule(rule, view.__name__, view)
    return commune


@pytest.mark.parametrize("code", ABORTABLE)
def test_an_accident_has_a_page_and_a_notice_with_the_same_words(accidents, code):
    client = accidents.test_client()
    whole = client.get(f"/thu/{code}")
    assert whole.status_code == code
    assert not list(findings_of_whole(whole.text))
    check_manners(whole)
    notice = client.get(f"/thu/{code}", headers=SCRIPT)
    assert notice.status_code == code
    assert notice.headers["HX-Retarget"] == "#notices"
    assert notice.text.lstrip().startswith('<div class="notice')
    check_manners(notice)
    sentence = notice.text.split("<p>")[2].split("</p>")[0]
    assert sentence in whole.text


def test_a_code_without_words_of_its_own_is_still_a_sentence(accidents):
    answer = accidents.test_client().get("/thu/418")
    assert answer.status_code == 418
    check_manners(answer)


def test_a_refusal_shows_its_sentence_and_its_legal_basis(accidents, browser):
    for headers in ({}, SCRIPT, BOOSTED):
        answer = browser(Role.COMMUNE_OFFICER).get("/thu/tu-choi", headers=headers)
        assert answer.status_code == 422
        assert "Ngày kết thúc không thể trước ngày tiếp nhận vụ, việc." in answer.text
        assert "Căn cứ: Điều 23" in answer.text
        check_manners(answer)


def test_a_form_sent_by_the_script_keeps_its_page_under_the_notice(accidents):
    answer = accidents.test_client().get("/thu/tu-choi", headers=BOOSTED)
    assert answer.headers["HX-Retarget"] == "#notices"
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    ("words", "code"), [("database or disk is full", 507), ("database is locked", 503)]
)
def test_trouble_with_the_database_says_that_nothing_was_saved(accidents, browser, words, code):
    answer = browser(Role.COMMUNE_OFFICER).get(f"/thu/csdl/{words}")
    assert answer.status_code == code
    assert "chưa được lưu" in answer.text or "Chưa có gì được lưu" in answer.text
    check_manners(answer)


def test_a_database_that_is_away_is_not_asked_for_the_page_that_says_so(accidents, browser):
    with ExitStack() as watched:
        sent = []

        @public
        def away():
            sent.append(watched.enter_context(asked()))
            raise OperationalError("INSERT", {}, Exception("server closed the connection"))

        accidents.add_url_rule("/thu/vang", "away", away)
        answer = browser(Role.COMMUNE_OFFICER).get("/thu/vang")
        assert (answer.status_code, sent) == (503, [[]])


def test_our_own_fault_gives_a_number_and_no_secret(accidents, browser):
    accidents.testing = False
    client = browser(Role.COMMUNE_OFFICER)
    whole, notice = client.get("/thu/loi"), client.get("/thu/loi", headers=BOOSTED)
    for answer in (whole, notice):
        assert answer.status_code == 500
        assert 'class="incident"' in answer.text
        assert "bí mật" not in answer.text
        check_manners(answer)


def test_a_foreign_host_name_gets_a_page_that_needs_no_address(accidents, browser):
    client = browser(Role.COMMUNE_OFFICER)
    accidents.config["TRUSTED_HOSTS"] = ["localhost"]
    cookie = client.get_cookie(accidents.config["SESSION_COOKIE_NAME"])
    headers = {"Host": "la.vi.du", "Cookie": f"{cookie.key}={cookie.value}"}
    answer = accidents.test_client(use_cookies=False).get("/", headers=headers)
    assert answer.status_code == 400
    assert "Lò Thị Mẫu" not in answer.text
    check_manners(answer)


def test_an_old_form_is_told_to_be_opened_again(accidents):
    accidents.config["WTF_CSRF_ENABLED"] = True
    answer = accidents.test_client().post("/dang-nhap", data={"login": "a", "password": "b"})
    assert answer.status_code == 400
    assert "Biểu mẫu đã cũ" in answer.text


def test_where_the_browser_knows_nobody_any_more_the_page_is_covered_and_keeps_its_words(accidents):
    accidents.config["WTF_CSRF_ENABLED"] = True
    answer = accidents.test_client().post("/don-vi/thon", data={"name": "Nà Vọng"}, headers=BOOSTED)
    assert (answer.status_code, answer.text) == (401, "")


def test_a_refused_form_shows_its_notice_and_keeps_its_address(accidents):
    """A boosted form picks ``#main`` from its answer and would leave an act in the address."""
    answer = accidents.test_client().get("/thu/tu-choi", headers=BOOSTED)
    assert answer.headers["HX-Reselect"] == "unset"
    assert answer.headers["HX-Push-Url"] == "false"


def test_no_trouble_of_a_disk_is_an_error_of_ours(commune, browser):
    """Whatever reports it, and also where a library has wrapped it in an error of its own."""
    commune.testing = False

    def raised(kind):
        def fail():
            if kind == "wrapped":
                try:
                    raise OSError(errno.ENOSPC, "planted")
                except OSError as error:
                    raise ValueError("could not write the workbook") from error
            if kind == "malformed":
                raise DatabaseError(
                    "SELECT", {}, sqlite3.DatabaseError("database disk image is malformed")
                )
            raise OSError(getattr(errno, kind), "planted")

        return public(fail)

    seen, kinds = {}, ("ENOSPC", "EDQUOT", "EROFS", "EIO", "wrapped", "malformed", "ENOENT")
    for kind in kinds:
        commune.add_url_rule(f"/thu/{kind}", kind, raised(kind))
    client = browser(Role.COMMUNE_OFFICER)
    for kind in kinds:
        answer = client.get(f"/thu/{kind}")
        seen[kind] = answer.status_code
        assert "planted" not in answer.text
        assert ("Chưa có gì được lưu" in answer.text) or ("chưa được lưu" in answer.text)
    assert seen == {
        "ENOSPC": 507,
        "EDQUOT": 507,
        "EROFS": 503,
        "EIO": 503,
        "wrapped": 507,
        "malformed": 503,
        "ENOENT": 500,
    }


def test_trouble_after_the_view_is_said_as_well(commune, browser):
    """What is noted of a page that was made already meets the damaged file."""
    commune.testing = False
    client = browser(Role.COMMUNE_OFFICER)

    @commune.after_request
    def fail(response):
        if g.get("failed") or request.path != "/kha-nang-tiep-can":
            return response
        g.failed = True
        raise DatabaseError("INSERT", {}, sqlite3.DatabaseError("database disk image is malformed"))

    answer = client.get("/kha-nang-tiep-can")
    assert answer.status_code == 503
    assert "Dữ liệu trên máy chủ bị hỏng" in answer.text
