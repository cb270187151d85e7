"""Backups put back and copies brought to life, on either side."""

from sync import Key
from sync.answers import unseen
from sync.chain import Place
from sync.log import is_behind, start_new
from sync.notes import ACKED, get_place
from tests.sync.toys import Commune, Office, Road, id_of, pair


def key(name, unit="03408"):
    return Key(unit, id_of(name))


def restored(commune, tables):
    return Commune(commune.unit, office=commune.office, tables=tables)


def test_a_restored_commune_starts_a_new_log_and_sends_what_is_new():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    backup = commune.ledger.backup()
    commune.write("lost", {"n": 1})
    commune.sync()
    again = restored(commune, backup)
    again.write("b", {"n": 1})
    report = again.sync()
    assert report.forked
    assert again.ledger.t.log != commune.ledger.t.log
    assert set(office.rows) == {key("a"), key("lost"), key("b")}
    assert report.mended == 1
    assert report.ahead == 1
    assert not report.agrees


def test_a_restored_commune_without_new_work_says_that_the_superior_holds_more():
    commune, office = pair()
    backup = commune.ledger.backup()
    commune.write("lost", {"n": 1})
    commune.sync()
    report = restored(commune, backup).sync()
    assert (report.forked, report.ahead, report.agrees) == (True, 1, False)
    assert key("lost") in office.rows


def test_positions_of_equal_length_with_another_past_are_noticed():
    commune, office = pair()
    twin = restored(commune, commune.ledger.backup())
    commune.write("a", {"n": 1})
    twin.write("b", {"n": 2})
    commune.sync()
    assert twin.sync().forked
    assert set(office.rows) == {key("a"), key("b")}


def test_a_superior_at_the_same_number_of_another_past_takes_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    twin, backup = restored(commune, commune.ledger.backup()), office.ledger.backup()
    twin.write("b", {"n": 1})
    twin.sync()
    office.ledger.t = backup
    commune.write("c", {"n": 1})
    commune.sync()
    twin.write("d", {"n": 1})
    report = twin.sync()
    assert report.forked
    assert set(office.rows) == {key("a"), key("b"), key("c"), key("d")}


def test_a_restored_superior_gets_the_rest_again_by_itself():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    backup = office.ledger.backup()
    for n in range(20):
        commune.write(n, {"n": n})
        commune.sync()
    old = Office(backup, office.guard)
    report = commune.sync(old)
    assert len(old.rows) == 21
    assert report.agrees
    assert (report.forked, report.mended) == (False, 0)


def test_a_restored_superior_that_changed_its_mind_is_heard():
    commune, office = pair()
    backup = office.ledger.backup()
    commune.write("a", {"bad": 1})
    commune.write("b", {"n": 1})
    commune.sync()
    old = Office(backup, office.guard)
    old.inbox.judge = lambda lines: {}
    report = commune.sync(old)
    assert (report.agrees, report.mended) == (True, 0)
    assert commune.verdict("a") is None


def test_refusals_of_a_restored_superior_are_heard_although_their_numbers_came_before():
    commune, office = pair()
    backup = office.ledger.backup()
    commune.write("a", {"bad": 1})
    commune.sync()
    old = Office(backup, office.guard)
    twin = restored(commune, commune.ledger.backup())
    commune.write("b", {"bad": 1})
    commune.sync(old)
    assert commune.verdict("a") is not None
    assert commune.verdict("b") is not None
    assert twin.verdict("a") is not None


def test_an_answer_number_of_another_past_is_not_believed():
    commune, office = pair()
    commune.write("a", {"bad": 1})
    commune.sync()
    ledger, log = office.ledger, commune.ledger.t.log
    (known,) = ledger.t.answers[log]
    assert unseen(ledger, log, Place(1, known.chain)) == []
    assert unseen(ledger, log, Place(1, bytes(16))) == [known]
    assert unseen(ledger, log, Place(7, known.chain)) == [known]


def test_a_superior_that_lost_everything_gets_everything_again():
    commune, office = pair()
    for n in range(20):
        commune.write(n, {"n": n})
        commune.sync()
    empty = Office(guard=office.guard)
    assert commune.sync(empty).agrees
    assert empty.digest("03408") == commune.digest()


def test_what_only_an_older_log_told_is_found_by_digest():
    commune, office = pair()
    commune.write("a", {"n": 1})
    backup = office.ledger.backup()
    commune.sync()
    with commune.ledger.transaction():
        start_new(commune.ledger)
    commune.write("b", {"n": 1})
    old = Office(backup, office.guard)
    report = commune.sync(old)
    assert report.agrees
    assert report.mended == 1
    assert set(old.rows) == {key("a"), key("b")}


def test_what_is_written_while_differences_are_sought_is_sent_once_and_not_mended():
    commune, office = pair()
    commune.write("a", {"n": 1})
    with commune.ledger.transaction():
        start_new(commune.ledger)

    class Busy:
        frames = 0

        def deliver(self, frame):
            self.frames += 1
            answer = office.deliver(frame)
            if self.frames == 2:
                commune.write("b", {"n": 1})  # a clerk saves while the two compare
            return answer

    report = commune.sync(Busy())
    assert report.agrees
    assert report.mended == 1
    assert set(office.rows) == {key("a"), key("b")}


def test_an_old_version_at_a_restored_superior_is_followed_by_the_newest():
    commune, office = pair()
    commune.write("a", {"n": 0})
    commune.sync()
    backup = office.ledger.backup()
    for n in range(1, 40):
        commune.write("a", {"n": n})
        commune.sync()
    with commune.ledger.transaction():
        start_new(commune.ledger)
    old = Office(backup, office.guard)
    assert commune.sync(old).agrees
    assert old.rows == {key("a"): {"n": 39}}


def test_a_difference_in_thousands_of_records_is_found_in_pieces(monkeypatch):
    monkeypatch.setattr("sync.compare.LISTED_AT_ONCE", 7)
    commune, office = pair()
    for version in range(2):
        for n in range(60):
            commune.write(n, {"version": version})
        if version == 0:
            commune.sync()
    with commune.ledger.transaction():
        start_new(commune.ledger)
    road = Road(office)
    report = commune.sync(road)
    assert report.agrees
    assert report.mended == 60
    assert len(road.frames) > 10


def test_a_database_older_than_the_note_beside_it_is_noticed():
    commune, _ = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    backup = commune.ledger.backup()
    commune.write("b", {"n": 1})
    commune.sync()
    note = commune.ledger.t.log, get_place(commune.ledger, ACKED)
    assert not is_behind(commune.ledger, *note)
    assert is_behind(restored(commune, backup).ledger, *note)


def test_a_note_older_than_the_database_is_nothing_to_fear():
    commune, _ = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    note = commune.ledger.t.log, get_place(commune.ledger, ACKED)
    commune.write("b", {"n": 1})
    commune.sync()
    assert not is_behind(commune.ledger, *note)
    with commune.ledger.transaction():
        start_new(commune.ledger)
    assert not is_behind(commune.ledger, *note)
