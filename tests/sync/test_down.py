"""What a superior writes for those below it comes down by the same road."""

import pytest

from sync import Key, Unreachable, Verdict, record
from sync import down as downs
from sync.digest import Changes
from tests.sync.toys import Commune, Office, Road, id_of, pair


def key(name, unit="12"):
    return Key(unit, id_of(name))


def here(commune):
    return {k.id: body for k, body in commune.ledger.t.rows.items()}


def test_what_is_for_everybody_and_what_is_for_one():
    commune, office = pair()
    other = Commune("03390", office)
    office.write("plan", {"n": 1})
    office.write("remark", {"n": 2}, audience="03390")
    report = commune.sync()
    assert (report.told, report.told_all) == (1, True)
    assert commune.ledger.t.rows == {key("plan"): {"n": 1}}
    assert other.sync().told == 2
    assert commune.sync().told == 0


def test_a_newer_version_takes_the_place_of_the_older():
    commune, office = pair()
    office.write("plan", {"n": 1})
    commune.sync()
    office.write("plan", {"n": 2})
    office.write("plan", {"n": 3})
    report = commune.sync()
    assert (report.told, report.told_all) == (1, True)
    assert commune.ledger.t.rows == {key("plan"): {"n": 3}}
    assert set_aside(commune) == []


def test_many_come_in_parts_and_a_lost_answer_costs_one_part(monkeypatch):
    monkeypatch.setattr(downs, "BATCH", 300)
    commune, office = pair()
    for n in range(20):
        office.write(n, {"n": n})
    with pytest.raises(Unreachable):
        commune.sync(Road(office, "", "lost"))
    read_already = len(commune.ledger.t.rows)
    report = commune.sync(Road(office))
    assert report.told_all
    assert 0 < read_already == 20 - report.told


def test_it_goes_on_down_the_tree():
    province, city = Office(), Office()
    middle = Commune("C", province, tables=city.ledger.t)
    province.enrol(middle, "03408")
    below = Commune("03408", city)
    province.write("plan", {"n": 1}, unit="P")
    province.write("remark", {"n": 2}, audience="03408", unit="P")
    middle.sync(scope={"C", "03408"})
    city.ledger.t = middle.ledger.t
    report = below.sync()
    assert (report.told, report.told_all) == (2, True)


def test_nobody_above_may_write_what_is_written_below():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    with office.ledger.transaction():
        kept = office.ledger.t.records[key("a", "03408")]
        line = downs.parse(kept.raw)
        downs.publish(office.ledger, [(downs.ALL, line)])
    commune.write("a", {"n": 2})
    report = commune.sync()
    assert not report.told_all
    assert commune.ledger.t.records[key("a", "03408")].number == 2


def test_a_superior_put_back_from_a_backup_is_what_holds_and_what_it_lost_is_kept_aside():
    commune, office = pair()
    office.write("plan", {"n": 1})
    backup = office.ledger.backup()
    office.write("plan", {"n": 2})
    office.write("gone", {"n": 1})
    commune.sync()
    office.ledger.t = backup
    office.write("plan", {"n": 9})
    report = commune.sync()
    assert report.told_all
    assert commune.ledger.t.rows[key("plan")] == {"n": 9}
    assert [line.body for line in set_aside(commune)] == [{"n": 2}]
    assert commune.ledger.t.records[key("gone")].reason == downs.LOST
    office.write("gone", {"n": 1})
    assert commune.sync().told_all
    assert commune.ledger.t.records[key("gone")].reason == ""


def set_aside(commune):
    answers = commune.ledger.t.answers.get("above", [])
    return [downs.parse(one.raw) for one in answers if one.verdict is Verdict.CONFLICT]


def test_a_commune_put_back_from_a_backup_reads_what_it_has_lost():
    commune, office = pair()
    backup = commune.ledger.backup()
    office.write("plan", {"n": 1})
    commune.sync()
    again = Commune("03408", office=office, tables=backup)
    assert again.sync().told_all
    assert here(again) == {id_of("plan"): {"n": 1}}


def test_a_digest_that_does_not_agree_reads_everything_once_more():
    commune, office = pair()
    for n in range(3):
        office.write(n, {"n": n})
    commune.sync()
    lost = commune.ledger.t.records.pop(key(1))
    commune.ledger.t.rows.pop(key(1))
    changes = Changes()
    changes.remove(Key("above", lost.key.id), lost.kind, lost.hash)
    commune.ledger.add_sums(changes.cells)
    report = commune.sync()
    assert (report.told, report.told_all) == (1, True)
    assert len(commune.ledger.t.rows) == 3


def test_what_is_of_a_newer_schema_waits_for_the_upgrade_and_is_counted():
    commune, office = pair()
    with office.ledger.transaction():
        from_above = {"unit": "12", "record_id": id_of("plan"), "audience": downs.ALL}
        record(office.ledger, kind="case", schema=9, body={"n": 1}, **from_above)
    report = commune.sync()
    assert report.told_all
    assert commune.ledger.t.records[key("plan")].state is Verdict.PARKED
    assert commune.ledger.t.rows == {}


def test_a_child_that_comes_before_its_parent_finds_it_later():
    commune, office = pair()
    office.write("child", {"parent": id_of("parent")})
    commune.sync()
    assert commune.ledger.t.rows == {}
    office.write("parent", {"n": 1})
    commune.sync()
    assert set(here(commune)) == {id_of("child"), id_of("parent")}


def test_a_bad_record_from_above_stops_nothing():
    commune, office = pair()
    office.write("bad", {"bad": 1})
    office.write("good", {"n": 1})
    report = commune.sync()
    assert report.told_all
    assert here(commune) == {id_of("good"): {"n": 1}}
    assert commune.ledger.t.records[key("bad")].state is Verdict.FAILED


@pytest.mark.parametrize("accident", ["dropped", "lost", "cut", "flipped", "answer flipped"])
def test_every_accident_of_the_road_is_got_over(accident):
    commune, office = pair()
    commune.write("a", {"n": 1})
    office.write("plan", {"n": 1})
    report = commune.sync(Road(office, "", accident))
    assert (report.complete, report.told_all) == (True, True)


def test_it_comes_by_letter_too():
    commune, office = pair()
    office.write("plan", {"n": 1})
    report = commune.hear(office.read(commune.letter()).answer)
    assert (report.told, report.told_all) == (1, True)
    older = office.read(commune.letter()).answer
    office.write("plan", {"n": 2})
    commune.sync()
    assert commune.hear(older).told == 0
    assert here(commune) == {id_of("plan"): {"n": 2}}
