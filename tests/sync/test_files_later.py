"""Files after a restore, from a copy, past a bound of the day: what is sent again, what not."""

import pytest

from sync import TurnedAway
from sync.files import NAMED
from sync.give import ASKED_ANEW
from sync.ports import NotRecognised
from tests.sync.file_life import OTHER, PHOTO, Slow, attached, lying_above
from tests.sync.toys import Commune, Road, pair


def test_in_one_day_no_more_than_so_many_bytes_go_up():
    commune, _ = attached()
    first = commune.give(pace=Slow(), most=250)
    assert (first.sent, first.is_spent, first.left) == (200, True, 1)
    again = commune.give(pace=Slow(), most=250)
    assert (again.sent, again.is_spent) == (0, True)
    assert commune.give(pace=Slow(), most=250, day="tomorrow").sent == 200
    assert commune.give(pace=Slow(), most=10**6, day="the day after").whole == 1


def test_bytes_that_may_have_gone_are_counted():
    commune, office = attached()
    commune.give(Road(office, "", *["lost"] * 9), pace=Slow(), most=250)
    assert commune.give(pace=Slow(), most=250).sent == 0


def test_the_newest_file_is_first():
    commune, office = pair()
    for n in range(3):
        commune.attach(f"{n}", PHOTO + bytes([n]))
    commune.sync()
    commune.give(most=len(PHOTO) + 1)
    assert lying_above(office) == [PHOTO + b"\2"]


def test_a_receiver_that_lost_its_files_gets_them_again():
    commune, office = attached()
    commune.attach("b", OTHER)
    commune.sync()
    commune.give()
    office.shelf.files.clear()
    given = commune.give()
    assert given.whole == 2
    assert sorted(lying_above(office)) == sorted([PHOTO, OTHER])
    assert commune.ledger.get(ASKED_ANEW) == "1"


def test_a_sender_put_back_from_a_backup_learns_what_is_up():
    commune, _ = attached()
    backup = commune.ledger.backup()
    commune.give()
    commune.ledger.t = backup
    commune.sync()
    assert commune.give().sent == 0
    assert not commune.ledger.get(ASKED_ANEW)


def test_files_above_of_which_nobody_here_knows_are_asked_about_once():
    commune, _ = attached()
    backup = commune.ledger.backup()
    commune.attach("b", OTHER)
    commune.sync()
    commune.give()
    commune.ledger.t = backup  # it does not know of b any more
    commune.sync()
    for _ in range(3):
        commune.give()
    assert commune.ledger.get(ASKED_ANEW) == "1"
    commune.attach("c", b"new")
    commune.sync()
    assert commune.give().whole == 1
    assert commune.ledger.get(ASKED_ANEW) == "1"


def test_a_copy_of_the_machine_sends_nothing_twice():
    commune, office = attached()
    twin = Commune(
        "03408", office=office, tables=commune.ledger.t.copy(), content=commune.satchel.content
    )
    commune.give(pace=Slow(), most=300)
    assert twin.give(pace=Slow()).whole == 1
    assert commune.give(day="tomorrow").sent == 0
    assert office.shelf.came == len(PHOTO)


def test_more_files_than_one_question_names_are_all_sent():
    commune, office = pair()
    for n in range(NAMED + 5):
        commune.attach(f"{n}", f"file {n}".encode())
    commune.sync()
    assert commune.give().whole == NAMED + 5
    office.shelf.files.clear()
    assert commune.give().whole == NAMED + 5


def test_a_revoked_machine_is_turned_away_with_its_files():
    commune, office = attached()
    office.guard.callers.clear()
    with pytest.raises(TurnedAway):
        commune.give()


def test_a_file_gives_way_between_two_pieces_and_goes_on_later():
    commune, office = attached()
    turns = iter([False, False, True])
    given = commune.give(pace=Slow(), must_stop=lambda: next(turns))
    assert (given.sent, given.gave_way, given.is_cut) == (200, True, False)
    assert commune.give(pace=Slow()).whole == 1
    assert lying_above(office) == [PHOTO]


def test_a_superior_that_does_not_know_of_files_yet_is_no_broken_line():
    class Older:
        def deliver(self, frame):
            raise NotRecognised

    commune, _ = attached()
    given = commune.give(Older())
    assert (given.left, given.is_cut) == (1, False)
