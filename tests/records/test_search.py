"""The index of words: written with the record, asked alike on both databases."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.searching import asked_for
from app.domain.units import VillageKind
from app.records import journal
from app.records.search import SearchEntry, asking, count, find, hits, leave, narrowed
from app.teams.record import MEDIATOR, TEAM
from app.teams.service import TeamAct
from app.units import service as units
from app.units.models import Village
from app.units.record import VILLAGE
from tests.asked import asked
from tests.domain.test_searching import grade_of
from tests.factories import a_mediator, a_team, a_village, an_officer

pytestmark = pytest.mark.usefixtures("both_databases")
NAMES = ("Hoà Bình", "Hòa", "Hoá Sơn", "Đầu nguồn số 05/2026", "Hoàng", "A", "Máy 0912.345.678")


@pytest.fixture
def villages(commune):
    return [a_village(name=name) for name in NAMES]


def names(words, **facts):
    return [one.name for one in find(VILLAGE, words, by=an_officer(), **facts)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoà", ["Hòa", "Hoà Bình", "Hoàng", "Hoá Sơn"]),
        ("hòa", ["Hòa", "Hoà Bình", "Hoàng", "Hoá Sơn"]),
        ("HOA", ["Hoá Sơn", "Hòa", "Hoà Bình", "Hoàng"]),
        ("hoá", ["Hoá Sơn", "Hòa", "Hoà Bình", "Hoàng"]),
        (unicodedata.normalize("NFD", "hoà bì"), ["Hoà Bình"]),
        ("binh hoa", ["Hoà Bình"]),
        ("hoan", ["Hoàng"]),
        ("dau", ["Đầu nguồn số 05/2026"]),
        ("đau", ["Đầu nguồn số 05/2026"]),
        ("ĐẦU NGUỒN", ["Đầu nguồn số 05/2026"]),
        ("5/2026", ["Đầu nguồn số 05/2026"]),
        ("15/2026", []),
        ("2026", []),
        ("a", ["A"]),
        ("+84 912 345 678", ["Máy 0912.345.678"]),
        ("0912345", ["Máy 0912.345.678"]),
        ("hoa xyz", []),
    ],
)
def test_all_words_are_found_whatever_their_marks_and_what_fits_best_is_first(
    villages, words, found
):
    assert set(names(words, limit=20)) == set(found)
    ranked = [grade_of(asked_for(words), kept_of(name)) for name in names(words, limit=20)]
    assert ranked == sorted(ranked)


def kept_of(name):
    rows = db.select(SearchEntry.words).join(Village, Village.id == SearchEntry.record_id)
    return db.session.scalars(rows.where(Village.name == name)).one()


def test_within_a_grade_the_newest_entry_is_first(commune):
    for number in range(4):
        a_village(name=f"Suối {'Mây' if number % 2 else 'Máy'} {number}")
    assert names("suối mây") == ["Suối Mây 3", "Suối Mây 1", "Suối Máy 2", "Suối Máy 0"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        "'",
        "hoa' OR '1'='1",
        'hoa" OR "a',
        "hoa*",
        "NOT hoa",
        "hoa AND",
        "(hoa",
        "hoa:*",
        "#village",
        "^hoa",
        "{words}:hoa",
        "hoa NEAR binh",
        "\x00hoa",
        "!hoa & !binh",
        "%",
        "_",
        "👍 ᚠ 𝔥𝔬𝔞 한국 ½",
        "a" * 5000,
        "hoa " * 5000,
    ],
)
def test_what_looks_like_an_order_is_only_words(villages, words):
    found = names(words)
    assert set(found) <= set(NAMES)
    assert count(VILLAGE, asked_for(words), by=an_officer()) == len(names(words, limit=20))


@pytest.mark.usefixtures("commune")
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60))
def test_any_text_finds_itself_or_nothing(text):
    with transaction() as session:
        village = units.add_village(
            name="X" + text.replace("\x00", ""),
            kind=VillageKind.BAN,
            valid_from=date(2025, 7, 1),
            by=an_officer(),
        )
        assert village in find(VILLAGE, " ".join(village.words())[:60], by=an_officer(), limit=99)
        session.rollback()


def test_a_correction_changes_what_is_found(commune):
    team = a_team()
    mediator = a_mediator(team, name="Lò Văn Páo")
    by = an_officer()
    assert find(MEDIATOR, "pao", by=by) == [mediator]
    _rename(mediator, "Lò Văn Pâng")
    assert find(MEDIATOR, "páo", by=by) == []
    assert find(MEDIATOR, "pâng", by=by) == [mediator]
    with transaction():
        leave("mediator", [mediator.id])
    assert find(MEDIATOR, "pang", by=by) == []


def _rename(mediator, name):
    with transaction():
        mediator.name = name
        journal.write(mediator, TeamAct.CHANGE, by=an_officer())


def test_what_is_not_written_is_not_found(commune):
    with pytest.raises(ZeroDivisionError), transaction():
        a_village(name="Nậm Pục")
        1 / 0  # noqa: B018
    assert names("nam puc") == []


def test_only_what_a_person_may_meet_is_found(commune, actor):
    team = a_team()
    other = a_team(name="Tổ hòa giải bản Nậm Loỏng", village_id=a_village(name="Nậm Loỏng").id)
    assert set(find(TEAM, "to hoa giai", by=an_officer())) == {team, other}
    assert find(TEAM, "to hoa giai", by=actor(Role.MEDIATOR, team_id=team.id)) == [team]
    assert find(TEAM, "to hoa giai", by=actor(Role.ADMINISTRATOR)) == []
    assert find(TEAM, "to hoa giai", by=replace(an_officer(), unit="03388")) == []


def test_pages_lead_on_without_gap_or_repeat_through_all_grades(commune):
    for number in range(7):
        a_village(name=f"{('Mây', 'Máy', 'Mayo')[number % 3]} {number}x")
    asked, place, found = asked_for("mây"), None, []
    while True:
        page = hits(VILLAGE, asked, by=an_officer(), limit=2, after=place)
        found += [one.name for one in page.records]
        place = page.next
        if place is None:
            break
    assert found == ["Mây 6x", "Mây 3x", "Mây 0x", "Máy 4x", "Máy 1x", "Mayo 5x", "Mayo 2x"]
    assert count(VILLAGE, asked, by=an_officer()) == 7


@pytest.mark.parametrize("place", ["x", "9.1", "0.", "-1.2", "0.99999999999999999999", "٠.١"])
def test_a_place_that_no_page_gave_is_refused(villages, place):
    with pytest.raises(RuleViolation, match="Hãy tìm lại từ đầu"):
        hits(VILLAGE, asked_for("hoa"), by=an_officer(), limit=5, after=place)


@pytest.mark.parametrize("few", [2000, 1])
@pytest.mark.parametrize(
    ("words", "found"),
    [("hoà", 4), ("hoa bi", 1), ("05/2026", 1), ("2026", 0), ("0912 345", 1), ("?", 0), ("a", 1)],
)
def test_a_list_is_narrowed_alike_by_ids_and_on_its_way(villages, monkeypatch, few, words, found):
    monkeypatch.setattr(asking, "FEW", few)
    rows = db.select(Village).where(narrowed(Village, words, Village.id))
    assert len(db.session.scalars(rows).all()) == found


def test_more_records_ask_no_more_of_the_database(commune):
    def cost():
        with asked() as sent:
            find(VILLAGE, "hòa", by=an_officer())
        return len(sent)

    a_village(name="Hòa")
    few = cost()
    for number in range(9):
        a_village(name=f"Hòa {number}")
    assert cost() <= few
