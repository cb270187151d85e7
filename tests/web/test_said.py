"""A day or an hour that was typed is said in words, by the rule that the form reads it with."""

from html import unescape
from urllib.parse import urlencode

import pytest
from wtforms import Form

from app.domain.actors import InstanceRole, Role
from app.domain.calendar import show
from app.domain.typed_days import Lies
from app.web.context import today
from app.web.forms import DateText, OfficeForm, TimeText
from tests.conftest import TAN_PHONG
from tests.manners import read


class Asked(Form):
    class Meta(OfficeForm.Meta):
        csrf = False

    past = DateText("Ngày")
    ahead = DateText("Ngày", lies=Lies.AHEAD)
    either = DateText("Ngày", lies=Lies.EITHER)
    hour = TimeText("Giờ")


def said(client, kind, typed):
    answer = client.get("/ngay-gio?" + urlencode({"loai": kind, "chu": typed}))
    return answer.status_code, unescape(answer.text)


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("past", "5.3.2026", "Thứ Năm, ngày 5 tháng 3 năm 2026."),
        ("either", "05032026", "Thứ Năm, ngày 5 tháng 3 năm 2026."),
        ("hour", "2 giờ chiều", "14 giờ."),
        ("hour", "7h5", "7 giờ 05 phút."),
    ],
)
def test_what_is_understood_is_said(commune, browser, kind, typed, words):
    assert said(browser(Role.MEDIATOR), kind, typed) == (200, words)


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("past", "5.3.2026", "Thursday, 5/3/2026."),
        ("hour", "7h5", "7:05."),
        ("past", "31/2/2026", "The day is wrong. Month 2 of 2026 has only 28 days."),
    ],
)
def test_on_an_english_page_it_is_said_in_english(make_instance, browser, kind, typed, words):
    app = make_instance(InstanceRole.COMMUNE, *TAN_PHONG, LANGUAGE="en")
    app.jinja_env.bytecode_cache = None  # that of the tests holds Vietnamese pages
    with app.app_context():
        assert said(browser(Role.MEDIATOR), kind, typed)[1] == words


@pytest.mark.parametrize("kind", ["past", "ahead", "either", "hour"])
@pytest.mark.parametrize(
    "typed", ["5/3", "hôm nay", "31/2/2026", "1/1", "2h", "9h", "<b>", "thứ hai"]
)
def test_the_words_and_the_form_read_alike(commune, browser, kind, typed):
    status, words = said(browser(Role.MEDIATOR), kind, typed)
    field = Asked(data=None, formdata=_Sent({kind: [typed]}))[kind]
    assert (status == 200) == (field.data is not None)
    assert field.process_errors in ([], [words])


class _Sent(dict):
    def getlist(self, name):
        return self[name]


def test_a_kind_that_no_field_has_is_not_found(commune, browser):
    assert said(browser(Role.MEDIATOR), "moon", "5/3/2026")[0] == 404


def test_a_form_that_comes_back_says_its_days_without_script(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    answer = client.submit("/don-vi/", {"name": "", "valid_from": "hôm nay"}, action="/don-vi/thon")
    page = read(answer.text)
    (field,) = [one for one in page.all("input") if one.get("name") == "valid_from"]
    assert (field["value"], field["data-said"]) == ("hôm nay", "either")
    (place,) = [one for one in page.all("output") if one.get("for") == field["id"]]
    assert place["id"] == f"{field['id']}-said"
    assert f"ngày {today().day} tháng {today().month} năm {today().year}." in answer.text
    assert show(today()) not in field["value"]
