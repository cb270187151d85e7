"""A commune comes under another superior, with everything it has written."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.exchange import below, letters, state
from app.exchange.sessions import SyncFailed
from app.guidance.models import Guidance
from app.guidance.service import acts
from app.lawpack.models import CalendarDay
from app.lawpack.service import law_of
from app.records.locking import NotHere
from app.units import service as units
from app.units.models import UnitChange, Village
from tests.dialogue.test_pages import words_of
from tests.exchange.conftest import administrator
from tests.exchange.tree import (
    CITIES,
    COMMUNES,
    DECREE,
    PROVINCE,
    TODAY,
    grown,
    guide,
    held,
    officer,
    titles,
    write_village,
)
from tests.lawpack.rows import days

TOP, CITY, OTHER = PROVINCE[0], *CITIES
TAN_PHONG, DOAN_KET, SIN_SUOI_HO = COMMUNES


@pytest.fixture
def tree(make_instance):
    made = grown(make_instance)
    yield made
    made.close()


def moved(tree):
    """Tân Phong has written under the city, then the province moves it under the other."""
    write_village(tree, TAN_PHONG, "Trước khi chuyển")
    write_village(tree, DOAN_KET)
    guide(tree, CITY, "Của cấp trên cũ")
    guide(tree, OTHER, "Của cấp trên mới")
    with tree.inside(CITY):
        days(first=TODAY, name="Lễ của thành phố", by=officer(CITY))
    tree.check_level()
    tree.move(TAN_PHONG, OTHER)
    tree.sync_cities()


@pytest.mark.usefixtures("both_databases")
def test_a_moved_commune_is_turned_away_joins_the_other_and_brings_everything(tree):
    moved(tree)
    village = write_village(tree, TAN_PHONG, "Sau khi chuyển")
    with tree.inside(TAN_PHONG):
        old = db.session.scalars(db.select(Village).where(Village.id != village)).one()
        facts = {"kind": old.kind, "valid_from": old.valid_from, "valid_to": None}
        by = replace(officer(TAN_PHONG), role=Role.COMMUNE_OFFICER)
        units.change_village(old.id, name="Tên mới", **facts, revision=old.revision, by=by)
    with pytest.raises(SyncFailed, match="chuyển sang cấp trên khác"):
        tree.sync(TAN_PHONG)
    tree.tie(TAN_PHONG, OTHER)  # the former superior has said where to
    reports = tree.check_level()
    assert not any(one.mended or one.forked or one.ahead for one in reports.values())
    assert (TAN_PHONG, village) in held(tree, OTHER, Village)
    with tree.inside(TOP):
        names = db.session.scalars(db.select(Village.name).where(Village.unit == TAN_PHONG))
        assert set(names) == {"Tên mới", "Sau khi chuyển"}
    assert (TAN_PHONG, village) not in held(tree, CITY, Village)
    assert len([unit for unit, _ in held(tree, CITY, Village) if unit == TAN_PHONG]) == 1
    with tree.inside(TAN_PHONG):
        assert units.lines_of({TAN_PHONG})[TAN_PHONG] == [TAN_PHONG, OTHER, TOP]
        assert law_of(TAN_PHONG).calendar.is_working_day(TODAY)
        assert db.session.scalars(db.select(CalendarDay)).all()  # still there to be read
    assert titles(tree, TAN_PHONG) == {"Của cấp trên cũ", "Của cấp trên mới"}


def test_what_the_former_superior_said_is_read_as_such_and_asks_for_nothing(tree, browser):
    moved(tree)
    with pytest.raises(SyncFailed):
        tree.sync(TAN_PHONG)
    tree.tie(TAN_PHONG, OTHER)
    tree.check_level()
    with tree.inside(TAN_PHONG):
        clerk = browser(Role.COMMUNE_OFFICER)
        words = words_of(clerk.get("/chi-dao/"))
        assert "Thành phố Lai Châu (cấp trên cũ)" in words
        assert "Để tra cứu" in words
        told = db.session.scalars(db.select(Guidance).where(Guidance.unit == CITY)).one()
        shown = clerk.get(f"/chi-dao/{told.id}")
        assert "Thành phố Lai Châu không còn là cấp trên của đơn vị" in words_of(shown)
        assert "Lưu trả lời" not in shown.text
        clerk_here = replace(officer(TAN_PHONG), role=Role.COMMUNE_OFFICER)
        with pytest.raises(NotHere):
            acts.confirm_receipt(told.id, today=TODAY, by=clerk_here)
        first = words_of(clerk.get("/"))
        assert "Chỉ đạo mới: Của cấp trên mới" in first
        assert "Của cấp trên cũ" not in first
        assert "Lễ của thành phố" not in clerk.get("/quan-tri/ngay-nghi/?nam=2026").text
        law = words_of(clerk.get(f"/quan-tri/ngay-nghi/?nam=2026&don-vi={CITY}"))
        assert "Lễ của thành phố" in law
        assert "không còn áp dụng cho đơn vị mình" in law
        line = words_of(clerk.get(f"/don-vi/ma/{TAN_PHONG}"))
        assert "Thị xã Sìn Hồ (122), từ ngày 02/03/2026" in line
        assert "Tỉnh Lai Châu (12)" in line
        assert "105/NQ-HĐND ngày 20/12/2025" in line


def test_what_the_former_city_had_not_sent_up_goes_up_through_the_new_one(tree):
    tree.check_level()
    write_village(tree, TAN_PHONG, "Còn ở thành phố")
    tree.sync(TAN_PHONG)
    tree.move(TAN_PHONG, OTHER)
    for _ in range(2):
        report = tree.sync(CITY)
        assert (report.complete, report.mended) == (True, 0)
    with tree.inside(CITY):
        assert state.upward().refused == 0
        assert TAN_PHONG not in {one.unit for one in below.senders()}
    assert held(tree, TOP, Village) == set()
    tree.sync(OTHER)
    with pytest.raises(SyncFailed):
        tree.sync(TAN_PHONG)
    tree.tie(TAN_PHONG, OTHER)
    tree.check_level()
    assert len(held(tree, TOP, Village)) == 1


def test_a_letter_for_the_former_superior_is_answered_with_a_plain_sentence(tree):
    tree.check_level()
    write_village(tree, TAN_PHONG)
    with tree.inside(TAN_PHONG):
        before = letters.file_of(letters.write_letter(by=administrator(TAN_PHONG)).code)[1]
        before = before.read_bytes()
    with tree.inside(CITY):
        sheet = letters.read_file(before, by=administrator(CITY))
        answer = letters.file_of(sheet.code)[1].read_bytes()
    tree.move(TAN_PHONG, OTHER)
    tree.sync_cities()
    with tree.inside(CITY), pytest.raises(RuleViolation, match="chuyển sang cấp trên khác"):
        letters.read_file(before, by=administrator(CITY))
    with tree.inside(OTHER), pytest.raises(RuleViolation, match="gửi cho đơn vị khác"):
        letters.read_file(before, by=administrator(OTHER))
    with pytest.raises(SyncFailed):
        tree.sync(TAN_PHONG)
    tree.tie(TAN_PHONG, OTHER)
    with tree.inside(TAN_PHONG), pytest.raises(RuleViolation, match="không phải của cấp trên hiện"):
        letters.read_file(answer, by=administrator(TAN_PHONG))
    tree.check_level()


def test_nobody_joins_another_superior_without_a_word_from_above_or_a_decree(tree):
    tree.check_level()
    tree.move(TAN_PHONG, OTHER)
    tree.sync_cities()
    with pytest.raises(RuleViolation, match="--decree"):
        tree.tie(TAN_PHONG, OTHER)
    with pytest.raises(RuleViolation, match="--decree"):
        tree.tie(TAN_PHONG, OTHER, decree=DECREE)
    tree.tie(TAN_PHONG, OTHER, decree=DECREE, reason="Sắp xếp lại địa giới.")
    with tree.inside(TAN_PHONG):
        assert units.newest_of(TAN_PHONG).parent_code == OTHER
    tree.check_level()


def test_a_commune_that_comes_back_is_level_again(tree):
    write_village(tree, TAN_PHONG)
    tree.check_level()
    for to, on in ((OTHER, TODAY.replace(day=1)), (CITY, TODAY)):
        tree.move(TAN_PHONG, to, on=on)
        tree.sync_cities()
        with pytest.raises(SyncFailed):
            tree.sync(TAN_PHONG)
        tree.tie(TAN_PHONG, to)
        write_village(tree, TAN_PHONG, f"Ở {to}")
        tree.check_level()
    assert len(held(tree, CITY, Village)) == 3


@pytest.mark.usefixtures("database_files")
def test_a_restored_city_does_not_take_a_moved_commune_back(tree):
    tree.check_level()
    put_back = tree.back_up(CITY)
    tree.move(TAN_PHONG, OTHER)
    tree.sync_cities()
    with pytest.raises(SyncFailed):
        tree.sync(TAN_PHONG)
    tree.tie(TAN_PHONG, OTHER)
    put_back()
    tree.check_level()
    with tree.inside(CITY):
        assert TAN_PHONG not in units.subtree_codes(CITY)


def test_a_city_that_takes_a_unit_of_itself_waits_for_the_office_above_both(tree):
    """Its claim is kept and does nothing above; once the province moves the unit, all is well."""
    write_village(tree, SIN_SUOI_HO)
    tree.check_level()
    tree.tie(SIN_SUOI_HO, CITY, decree=DECREE, reason="Theo quyết định.")
    tree.sync(SIN_SUOI_HO)
    assert not tree.sync(CITY).complete
    with tree.inside(TOP):
        assert SIN_SUOI_HO in units.subtree_codes(OTHER)
        assert SIN_SUOI_HO not in units.subtree_codes(CITY)
        assert db.session.scalar(db.select(UnitChange.unit).where(UnitChange.unit == CITY)) == CITY
    tree.move(SIN_SUOI_HO, CITY, on=TODAY)
    tree.sync_all()
    tree.check_level()
