"""Files come back to who was put back from an old backup: in pieces, checked, its own alone."""

import pytest

from sync import TurnedAway
from sync.files import File
from tests.sync.file_life import OTHER, PHOTO, Slow, attached
from tests.sync.toys import Commune, Road, flip


def lost_here(*contents):
    """Files of which only the superior has the bytes."""
    commune, office = attached()
    for n, data in enumerate(contents):
        commune.attach(f"more {n}", data)
        commune.sync()
    commune.give()
    commune.satchel.content.clear()
    return commune, office


def test_a_lost_file_comes_back_in_pieces_and_is_what_it_was():
    commune, _ = lost_here()
    told = []
    fetched = commune.fetch(pace=Slow(100), progress=lambda *facts: told.append(facts))
    assert (fetched.whole, fetched.received, fetched.is_done) == (1, len(PHOTO), True)
    assert [*commune.satchel.content.values()] == [PHOTO]
    assert told == [(len(PHOTO), len(PHOTO))]
    assert commune.fetch().received == 0


def test_a_closed_road_loses_no_byte_that_has_come():
    commune, office = lost_here()
    first = commune.fetch(Road(office, "ok", "ok", *["lost"] * 9), pace=Slow(100))
    assert (first.received, first.whole, first.is_done) == (200, 0, False)
    again = commune.fetch(pace=Slow(100))
    assert (again.received, again.whole) == (len(PHOTO) - 200, 1)


def test_one_lost_answer_is_asked_for_again():
    commune, office = lost_here()
    assert commune.fetch(Road(office, "lost", "ok", "lost"), pace=Slow(500)).whole == 1


def test_what_the_superior_does_not_hold_holds_up_no_other():
    commune, office = lost_here(OTHER)
    office.shelf.files = {name: data for name, data in office.shelf.files.items() if data != OTHER}
    fetched = commune.fetch()
    assert (fetched.absent, fetched.whole, fetched.is_done) == (1, 1, True)


def test_what_the_disk_above_does_not_give_out_holds_up_no_other(monkeypatch):
    commune, office = lost_here(OTHER)
    read = office.shelf.read

    def barred(file, at, size):
        if office.shelf.files[file[:2]] == OTHER:
            raise PermissionError(13, "barred")
        return read(file, at, size)

    monkeypatch.setattr(office.shelf, "read", barred)
    fetched = commune.fetch()
    assert (fetched.absent, fetched.whole, fetched.is_done) == (1, 1, True)


def test_what_was_spoiled_above_is_not_believed_and_holds_up_no_other():
    commune, office = lost_here(OTHER)
    name = next(name for name, data in office.shelf.files.items() if data == OTHER)
    office.shelf.files[name] = flip(OTHER, 3)
    fetched = commune.fetch()
    assert (fetched.wrong, fetched.whole) == (1, 1)
    assert [*commune.satchel.content.values()] == [PHOTO]
    assert not commune.satchel.parts


def test_the_bytes_of_a_day_bound_what_comes_back_too():
    commune, _ = lost_here()
    bounded = {"pace": Slow(100), "most": 250}
    assert commune.fetch(day="tomorrow", **bounded).received == 200
    assert commune.fetch(day="tomorrow", **bounded).received == 0
    assert commune.fetch(day="the day after", **bounded).received == 200


def test_who_has_something_better_to_do_stops():
    commune, _ = lost_here()
    assert not commune.fetch(must_stop=lambda: True).is_done


def test_a_full_disk_ends_it_and_loses_nothing(monkeypatch):
    commune, _ = lost_here()

    def full(*_):
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("tests.sync.toy_files.DictGaps.add", full)
        assert not commune.fetch().is_done
    assert commune.fetch().whole == 1


def test_a_superior_that_does_not_know_of_it_ends_it(monkeypatch):
    commune, _ = lost_here()
    monkeypatch.setattr("sync.keep.lend", lambda *_: ({"v": 1}, []))
    assert commune.fetch().absent == 1


def test_nobody_fetches_what_others_named():
    commune, office = attached()
    commune.give()
    stranger = Commune("03390", office)
    theirs = File("03408", *commune.satchel.put(PHOTO))
    above = stranger._superior(office)
    for file in (theirs, theirs._replace(unit="03390"), theirs._replace(sha256="0" * 64)):
        assert above.fetch(file, 0, 100) == b""
    assert commune._superior(office).fetch(theirs, 0, 100) == PHOTO[:100]


def test_who_was_revoked_fetches_nothing():
    commune, office = lost_here()
    office.guard.callers.clear()
    with pytest.raises(TurnedAway):
        commune.fetch()
