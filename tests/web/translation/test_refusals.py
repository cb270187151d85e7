"""What the program refuses, in English, by each road on which a refusal reaches the screen."""

import pytest
from flask import render_template
from wtforms import StringField

from app.domain import legal
from app.domain.actors import InstanceRole, Role
from app.domain.errors import RuleViolation
from app.web.access import public
from app.web.forms import Needed, OfficeForm
from tests.conftest import TAN_PHONG
from tests.factories import a_mediator, a_team

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def english(make_instance):
    app = make_instance(InstanceRole.COMMUNE, *TAN_PHONG, LANGUAGE="en")
    app.jinja_env.bytecode_cache = None  # that of the tests holds Vietnamese pages

    @app.get("/thu/tu-choi")
    @public
    def refuses():
        raise RuleViolation("Hãy ghi thỏa thuận mà các bên đạt được.", basis=legal.SETTLEMENT)

    with app.app_context():
        yield app


def test_a_field_says_in_english_what_is_wrong_with_a_day(english, browser):
    a_team()
    officer = browser(Role.COMMUNE_OFFICER)
    answer = officer.submit("/hoa-giai/moi", {"received_on": "31/02/2026"})
    assert answer.status_code == 422
    assert "NOT SAVED." in answer.text
    assert "Please choose the grounds of the mediation." in answer.text
    assert "Month 2 of 2026 has only 28 days." in answer.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "ă" * 201}, "Too long: at most 200 characters."),
        ({"name": ""}, "Please enter the name of the team"),
        ({"founded_on": "thứ hai"}, "It is not clear which Monday."),
        ({"village_id": "0"}, "This choice is not in the list."),
    ],
)
def test_validators_speak_english(english, browser, typed, told):
    a_team()
    answer = browser(Role.COMMUNE_OFFICER).submit("/to-hoa-giai/moi", typed)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_rule_says_no_in_the_form_and_keeps_the_words_of_the_record(english, browser):
    """A team may be called like a word of the program: “Nam” is “male” there."""
    village = a_team(name="Nam").village_id
    typed = {"name": "Nam", "village_id": str(village), "founded_on": "05/03/2024"}
    answer = browser(Role.COMMUNE_OFFICER).submit("/to-hoa-giai/moi", typed)
    assert answer.status_code == 422
    assert "There is a mediation team called “Nam” already." in answer.text


def test_the_legal_basis_in_a_form_stays_in_the_words_of_the_law(english, browser):
    team = a_team()
    a_mediator(team, name="Lò Thị Mẫu", birth_year=1980)
    officer = browser(Role.COMMUNE_OFFICER)
    page = f"/to-hoa-giai/{team.id}/hoa-giai-vien/moi"
    typed = {"name": "Tẩn A Lù", "sex": "male", "recognised_on": "05/03/2024"}
    typed["birth_year"] = "2015"
    answer = officer.submit(page, typed)
    assert answer.status_code == 422
    assert "The year of birth is wrong: a mediator must be 18 when recognised." in answer.text
    assert "Legal basis: Điều 7 Luật Hòa giải ở cơ sở số 35/2013/QH13." in answer.text


@pytest.mark.parametrize("headers", [{}, SCRIPT])
def test_a_refusal_on_a_page_of_its_own_and_in_a_notice(english, browser, headers):
    answer = browser(Role.COMMUNE_OFFICER).get("/thu/tu-choi", headers=headers)
    assert answer.status_code == 422
    assert ("<h1>This could not be done</h1>" in answer.text) is not headers
    assert "Please write what the parties agreed on." in answer.text
    assert "Legal basis: Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13." in answer.text


def test_who_may_not_come_in_reads_why(english):
    answer = english.test_client().sign_in("nobody", "Sai-mat-khau-1")
    assert answer.status_code == 422
    assert "The login name or password is wrong. Please enter it again." in answer.text


def test_the_dialog_that_covers_an_idle_page_says_why_it_stays(english, browser):
    officer = browser(Role.COMMUNE_OFFICER)
    typed = {"password": "Sai-mat-khau-1"}
    answer = officer.send(officer.get("/"), typed, action="/mo-khoa", headers=SCRIPT)
    assert answer.status_code == 422
    assert "The password is wrong. Please enter it again." in answer.text


def test_a_line_of_the_room_that_is_not_taken_says_why_in_english(english):
    class Line(OfficeForm):
        content = StringField("", [Needed("Hãy ghi lý do.")])

    with english.test_request_context(method="POST", data={}):
        line = Line(meta={"csrf": False})
        line.validate()
        line.form_errors.append("Chương trình phải có ít nhất một mục.")
        shown = render_template("dialogue/room/_refused.html", form=line)
    assert "Please record the reason. The agenda needs at least one item." in shown


@pytest.mark.parametrize("name", ["failure", "restore_failure", "drill_failure", "why_stopped"])
def test_why_something_went_wrong_before_is_english_and_a_persons_reason_is_not(english, name):
    sentence = "Tổ hòa giải này không có trong danh sách. Hãy chọn lại."
    say = english.jinja_env.from_string(f"{{{{ one.{name} }}}}|{{{{ one.reason }}}}").render
    told, reason = say(one={name: sentence, "reason": sentence}).split("|")
    assert told == "This mediation team is not in the list. Please choose again."
    assert reason == sentence


def test_pages_of_accidents_are_english(english, browser):
    officer = browser(Role.COMMUNE_OFFICER)
    assert "<h1>There is no such page or record</h1>" in officer.get("/khong-co").text
    assert "<h1>You may not do this</h1>" in officer.get("/quan-tri/tai-khoan/").text
    notice = officer.get("/quan-tri/tai-khoan/", headers=SCRIPT).text
    assert "You may not do this." in notice
    assert "<html" not in notice
