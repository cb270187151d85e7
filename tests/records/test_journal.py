from dataclasses import replace
from datetime import date

import pytest

from app.db import db, transaction
from app.domain.units import VillageKind
from app.records import journal
from app.records.journal import AlreadyDone, JournalEntry
from app.records.locking import NotHere, Stale, take
from app.records.wording import changes_since
from app.units import service
from app.units.acts import UnitAct
from app.units.models import Village
from tests.factories import a_village, an_officer

pytestmark = pytest.mark.usefixtures("both_databases")
KEY = "0" * 32


def change(village, name, **facts):
    given = {
        "name": name,
        "kind": VillageKind.BAN,
        "valid_from": date(2024, 1, 15),
        "valid_to": None,
        "revision": village.revision,
        "by": an_officer(),
    }
    return service.change_village(village.id, **{**given, **facts})


def test_every_act_leaves_one_line_with_what_was_and_what_is(commune):
    village = a_village(name="Tả Lèng")
    change(village, "Tả Lèng Cao")
    newest, oldest = journal.history("village", [village.id])
    assert (oldest.act, oldest.revision, oldest.changes["name"]) == ("add", 1, [None, "Tả Lèng"])
    assert (newest.act, newest.revision) == ("change", 2)
    assert newest.changes == {"name": ["Tả Lèng", "Tả Lèng Cao"]}


def test_what_was_changed_before_the_line_of_another_stands_in_its_own(commune):
    one, other = a_village(name="Tả Lèng"), a_village(name="Nà Cơ")
    with transaction() as session:
        first, second = (take(session, Village, v.id, by=an_officer()) for v in (one, other))
        first.name, second.name = "Tả Lèng Cao", "Nà Cơ Thấp"
        journal.write(first, UnitAct.CHANGE, by=an_officer())
        second.valid_to, second.kind = date(2030, 1, 1), VillageKind.THON
        journal.write(first, UnitAct.CHANGE, by=an_officer())
        second.kind = VillageKind.BAN
        assert journal.correct(second, UnitAct.CHANGE, by=an_officer())
    newest, *_ = journal.history("village", [other.id])
    assert newest.changes == {"name": ["Nà Cơ", "Nà Cơ Thấp"], "valid_to": [None, "2030-01-01"]}
    assert journal.history("village", [one.id])[0].changes == {}


def test_who_acted_and_who_wrote_it_down_are_two_things(commune):
    village = a_village(by=an_officer().on_behalf_of("Lò Văn Páo"))
    [line] = journal.history("village", [village.id])
    assert (line.acted_by, line.recorded_by) == ("Lò Văn Páo", an_officer().name)


def test_the_same_form_twice_is_one_act(commune):
    by = replace(an_officer(), request_key=KEY)
    village = a_village(by=by)
    with pytest.raises(AlreadyDone) as caught:
        a_village(name="Bản khác", by=by)
    assert caught.value.entry.subject_id == village.id
    assert db.session.scalars(db.select(Village)).all() == [village]


def test_the_same_change_twice_is_already_done_and_not_overtaken(commune):
    village = a_village()
    by = replace(an_officer(), request_key=KEY)
    change(village, "Một", revision=1, by=by)
    with pytest.raises(AlreadyDone):
        change(village, "Một", revision=1, by=by)


def test_the_second_of_two_people_is_told_what_the_first_changed(commune):
    village = a_village(name="Tả Lèng")
    change(village, "Bản của người thứ nhất", revision=1)
    with pytest.raises(Stale) as caught:
        change(village, "Bản của người thứ hai", revision=1)
    [told] = changes_since(caught.value.record, caught.value.seen)
    assert (told.label, told.old, told.new) == (
        "Tên thôn, bản, tổ dân phố",
        "Tả Lèng",
        "Bản của người thứ nhất",
    )
    assert db.session.get_one(Village, village.id).name == "Bản của người thứ nhất"


def test_another_units_record_is_not_here(commune):
    village = a_village()
    stranger = replace(an_officer(), unit="03388")
    with pytest.raises(NotHere), transaction() as session:
        take(session, Village, village.id, by=stranger)


def test_a_refused_act_leaves_neither_record_nor_line(commune):
    with pytest.raises(ZeroDivisionError), transaction():
        a_village()
        1 / 0  # noqa: B018
    assert db.session.scalar(db.select(db.func.count()).select_from(Village)) == 0
    assert db.session.scalar(db.select(db.func.count()).select_from(JournalEntry)) == 0
