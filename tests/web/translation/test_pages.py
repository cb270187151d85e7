"""The screen in English: what people read there, what stays, and what it costs in Vietnamese."""

import re
from uuid import uuid4

import pytest
from markupsafe import escape
from werkzeug.datastructures import MultiDict
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.domain.actors import InstanceRole, Role
from app.domain.labels import Term
from app.domain.quarters import Quarter
from app.domain.teams import Sex
from app.settings import BadSetting, read_settings
from app.web.fields import id_choices
from app.web.forms import OfficeForm
from app.web.indents import LeanEnvironment
from app.web.translation import TranslatedEnvironment
from app.web.translation.catalogue import Catalogue
from app.web.translation.phrases import Phrase
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.factories import a_mediator, a_team
from tests.manners import Reading
from tests.mediation.cases import a_case, a_village_with_team

VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]", re.I)
# The name of the book, of units, places, teams and people: a record's own words stay.
OWN = ("Tổ hòa giải bản Tả Lèng", "Bản Tả Lèng", "Tẩn Mỹ Thư", "Lò Thị Mẫu")
OWN += ("chưa có phiên bản",)  # the tables of a test were not made by migrations
OWN += ("Sổ Hòa Giải", "Phường Tân Phong", "Tỉnh Lai Châu", "đồng")
EXAMPLE = re.compile(r"[Ff]or example:? [^.]*\.|“[^”]*”|\([^)]*\)|Articles? [^.;]*|\S*/\S*")
PAGES = {
    Role.COMMUNE_OFFICER: (
        "/",
        "/hoa-giai/",
        "/hoa-giai/moi",
        "/doi-thoai/",
        "/doi-thoai/moi",
        "/tong-quan/",
        "/to-hoa-giai/",
        "/boi-duong/",
        "/chi-dao/",
        "/ke-hoach-hoa-giai/",
        "/kinh-phi/",
        "/bao-cao/dinh-ky/",
        "/dong-bo/",
        "/dong-bo/thu/",
    ),
    Role.COMMUNE_LEADER: ("/", "/dong-bo/muc-gui/"),
    Role.ADMINISTRATOR: (
        "/",
        "/quan-tri/tai-khoan/",
        "/quan-tri/tai-khoan/them",
        "/quan-tri/nhat-ky/",
    ),
}


def translated(make_instance, role, unit, **settings):
    app = make_instance(role, *unit, **settings)
    app.jinja_env.bytecode_cache = None  # that of the tests holds Vietnamese pages
    return app


@pytest.fixture
def english(make_instance):
    app = translated(make_instance, InstanceRole.COMMUNE, TAN_PHONG, LANGUAGE="en")
    with app.app_context():
        yield app


def vietnamese_in(text: str) -> list[str]:
    """What of a page's words is Vietnamese and nobody's own."""
    found = []
    for words in Reading(text).words:
        left = EXAMPLE.sub("", words)
        for own in OWN:
            left = left.replace(own, "")
        if VIETNAMESE.search(left):
            found.append(" ".join(words.split()))
    return found


def test_the_main_pages_are_english_but_for_what_is_a_records_own(english, browser):
    a_team()
    found = {}
    for role, addresses in PAGES.items():
        person = browser(role)
        for address in addresses:
            answer = person.get(address)
            assert answer.status_code == 200, address
            assert '<html lang="en">' in answer.text
            if words := vietnamese_in(answer.text):
                found[f"{role} {address}"] = words
    assert found == {}, "\n".join(f"{where}: {words}" for where, words in found.items())


def test_figures_are_english_to_their_formulas(english, browser):
    a_case(a_village_with_team())
    clerk = browser(Role.COMMUNE_OFFICER)
    figures = clerk.get("/bao-cao/?first=01/01/2026&last=31/03/2026").text
    assert "Settled out of those received: column 6 / column 1 × 100 = 0 / 1" in figures
    assert 'aria-label="1: Outcome of those received – Not resolved, ' in figures
    forms = clerk.get("/thong-ke/").text
    assert "Only the parts of the indicator that could be read." in forms
    draft = {"kind": "year", "year": "2026"}
    written = clerk.submit("/bao-cao/dinh-ky/moi", draft).location
    report = clerk.get(written.removesuffix("/viet")).text
    for words in (
        "<h1>Year report 2026</h1>",
        "Rates and quality",
        "Mediators: women",
        "Settled out of those ended",
    ):
        assert words in report, words


def test_who_signs_in_reads_english_and_is_told_what_stays(english, browser):
    page = english.test_client().get("/dang-nhap").text
    assert "Login name" in page
    home = browser(Role.COMMUNE_OFFICER).get("/").text
    assert home.count("stay in Vietnamese") == 1


def test_a_person_called_like_a_word_of_the_program_keeps_the_name(english, browser):
    """“Nam” is a person here and “male” there; a team may be called “Tổ hòa giải”."""
    team = a_team(name="Tổ hòa giải")
    a_mediator(team, name="Nam", sex=Sex.MALE, is_leader=True)
    officer = browser(Role.COMMUNE_OFFICER, name="Hòa giải viên")
    page = officer.get(f"/to-hoa-giai/{team.id}").text
    assert "<h1>Tổ hòa giải</h1>" in page
    assert ">Nam</a>" in page
    assert "<strong>Hòa giải viên</strong>" in page
    form = officer.get("/hoa-giai/moi").text
    assert re.search(r"<option [^>]*>Tổ hòa giải</option>", form)
    assert "Mediation team" in form


def test_vietnamese_pages_know_nothing_of_it(commune, browser):
    assert type(commune.jinja_env) is LeanEnvironment
    assert commune.jinja_env.finalize is None
    assert not set(commune.jinja_env.filters) & {"in_language", "label_in_language"}
    page = browser(Role.COMMUNE_OFFICER).get("/").text
    assert '<html lang="vi">' in page
    assert "giữ nguyên tiếng Việt" not in page


class Itself(Catalogue):
    """A language in which every message is told by itself."""

    def __init__(self):
        super().__init__({})

    def exactly(self, words):
        return words


def bare(page: str) -> str:
    """A page without what differs each time, white space as one."""
    page = re.sub(r'(name="(?:csrf_token|request_key)" value=|"X-CSRFToken": )"[^"]*"', "", page)
    return " ".join(page.replace("&quot;", '"').replace("&#34;", '"').split())


def test_rewriting_loses_and_adds_nothing(commune, browser, monkeypatch):
    a_team()
    officer = browser(Role.COMMUNE_OFFICER)
    pages = [*PAGES[Role.COMMUNE_OFFICER], "/to-hoa-giai/moi", "/khong-co"]
    before = [officer.get(address).text for address in pages]
    monkeypatch.setattr("app.web.translation.catalogue.read", lambda language: Itself())
    same = TranslatedEnvironment(commune, **commune.jinja_options, loader=commune.jinja_env.loader)
    same.globals, same.filters = (
        commune.jinja_env.globals,
        same.filters
        | {
            name: way for name, way in commune.jinja_env.filters.items() if name not in same.filters
        },
    )
    same.tests, same.autoescape = commune.jinja_env.tests, commune.jinja_env.autoescape
    monkeypatch.setitem(commune.__dict__, "jinja_env", same)
    for address, text in zip(pages, before, strict=True):
        assert bare(officer.get(address).text) == bare(text), address


def test_terms_are_translated_wherever_they_are_printed(english):
    say = english.jinja_env.from_string("{{ one }} {{ [one, other] | join(', ') }}").render
    assert say(one=Term("Chờ phân công"), other="Chờ phân công") == (
        "Awaiting assignment Awaiting assignment, Chờ phân công"
    )
    assert say(one=escape("<b>"), other=3) == "&lt;b&gt; &lt;b&gt;, 3"


def test_a_choice_under_an_id_keeps_the_name_in_it(english):
    """What is drawn as a list, a tick, or said alone; in Vietnamese it is the same words."""
    leader = Phrase("Lò Thị Mới", " ", Term("(tổ trưởng)"))

    class Asked(OfficeForm):
        who = SelectField("Hòa giải viên", choices=id_choices([(uuid4(), leader)], "Mọi tổ"))
        month = SelectField(choices=[SelectChoice("12", "Tỉnh X", optgroup="Để sau")])

    with english.test_request_context():
        form = Asked(MultiDict())
        drawn = english.jinja_env.from_string("{{ form.who }} {{ form.month() }}").render(form=form)
        alone = english.jinja_env.from_string("{{ one }}, {{ quarter }}")
        said = alone.render(one=leader, quarter=Quarter(2026, 3))
    assert ">Lò Thị Mới (team leader)<" in drawn
    assert ">All teams<" in drawn
    assert 'label="Later"' in drawn
    assert ">Tỉnh X<" in drawn
    assert said == "Lò Thị Mới (team leader), Quarter III/2026"
    assert leader == "Lò Thị Mới (tổ trưởng)"


def test_the_language_is_one_the_screen_has():
    assert read_settings({}, {})["LANGUAGE"] == "vi"
    assert read_settings({"language": "en"}, {})["LANGUAGE"] == "en"
    with pytest.raises(BadSetting, match="vi hoặc en"):
        read_settings({"language": "fr"}, {})


def test_an_office_is_english_too(make_instance, browser):
    app = translated(make_instance, InstanceRole.OFFICE, LAI_CHAU, LANGUAGE="en")
    with app.app_context():
        answer = browser(Role.OFFICE_OFFICER).get("/")
        assert vietnamese_in(answer.text) == []
