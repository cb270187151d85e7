"""Files follow the records: from where the receiver stands, whatever happens in between."""

import contextlib

import pytest

from sync.files import Refusal, Standing
from sync.give import ASKED_ANEW
from sync.keep import TRIES
from tests.sync.file_life import OTHER, PHOTO, Slow, attached, lying_above, standing
from tests.sync.toys import Death, Road, flip, pair


def test_a_file_comes_up_after_the_record_that_names_it():
    commune, office = attached()
    told = []
    given = commune.give(pace=Slow(), progress=lambda *now: told.append(now))
    assert lying_above(office) == [PHOTO]
    assert (given.sent, given.whole, given.left, given.is_cut) == (len(PHOTO), 1, 0, False)
    assert told[0] == (100, len(PHOTO))
    assert told[-1] == (len(PHOTO), len(PHOTO))
    assert office.shelf.parts == {}


def test_when_all_are_up_one_question_is_asked_and_where_there_are_none_not_even_that():
    commune, office = attached()
    commune.give()
    road = Road(office)
    assert commune.give(road).sent == 0
    assert len(road.frames) == 1
    alone, office = pair()
    road = Road(office)
    alone.give(road)
    assert road.frames == []


def test_a_file_goes_on_where_it_was_cut():
    commune, office = attached()
    road = Road(office, "", *["dropped"] * 4)
    cut = commune.give(road, pace=Slow())
    assert (cut.sent, cut.left) == (0, 1)
    commune.give(Road(office, "", "", "", *["lost"] * 4), pace=Slow())
    assert office.shelf.held(standing(commune).file) == 300
    before = office.shelf.came
    assert commune.give(pace=Slow()).whole == 1
    assert office.shelf.came - before == len(PHOTO) - 300
    assert lying_above(office) == [PHOTO]


@pytest.mark.parametrize("what", ["lost", "doubled", "dropped", "cut", "flipped", "answer flipped"])
def test_accidents_on_the_road_change_nothing_in_a_file(what):
    commune, office = attached()
    commune.give(Road(office, "", what, "", what, what, ""), pace=Slow())
    assert lying_above(office) == [PHOTO]
    assert office.shelf.came == len(PHOTO)


@pytest.mark.parametrize("fuse", range(14))
def test_the_receiver_may_die_anywhere(fuse):
    commune, office = attached()
    for _ in range(2):
        office.ledger.fuse = fuse
        with contextlib.suppress(Death):
            commune.give(pace=Slow(400))
        office.ledger.fuse = None
    assert commune.give(pace=Slow(400)).left == 0
    assert lying_above(office) == [PHOTO]


@pytest.mark.parametrize("fuse", range(20))
def test_the_sender_may_die_anywhere(fuse):
    commune, office = attached()
    commune.ledger.fuse = fuse
    with contextlib.suppress(Death):
        commune.give(pace=Slow(400))
    commune.ledger.fuse = None
    assert commune.give(pace=Slow(400)).left == 0
    assert lying_above(office) == [PHOTO]
    assert not commune.ledger.get(ASKED_ANEW)


def test_a_file_that_is_there_whole_and_was_not_yet_put_in_place_is_put_in_place():
    commune, office = attached()
    file = standing(commune).file
    office.shelf.parts[file[:2]] = PHOTO  # died just here
    road = Road(office)
    assert commune.give(road).sent == 0
    assert lying_above(office) == [PHOTO]


def test_wrong_bytes_are_thrown_away_and_the_file_comes_again():
    commune, office = attached()
    file = standing(commune).file
    office.shelf.parts[file[:2]] = b"wrong"
    given = commune.give(pace=Slow())
    assert lying_above(office) == [PHOTO]
    assert given.sent == 2 * len(PHOTO) - 5


class Spoiling:
    """The receiver's disk writes something else for one of the files."""

    def __init__(self, office, file):
        self.office, self.file, self.at = office, file, 0

    def deliver(self, frame):
        answer = self.office.deliver(frame)
        part = self.office.shelf.parts.get(self.file[:2])
        if part:
            self.office.shelf.parts[self.file[:2]] = flip(part, 0)
        return answer


def test_a_file_that_always_comes_out_wrong_is_put_aside_and_holds_up_no_other():
    commune, office = attached(OTHER, "b")
    commune.attach("a", PHOTO)  # the newest: it is first
    commune.sync()
    with commune.ledger.transaction():
        bad = commune.satchel.wanting()[0].file
    given = commune.give(Spoiling(office, bad), pace=Slow())
    assert lying_above(office) == [OTHER]
    assert standing(commune) == Standing(bad, 0, Refusal.WRONG)
    assert (given.whole, given.left, given.is_cut) == (1, 1, False)
    assert office.shelf.failures(bad) == TRIES
    before = office.shelf.came
    commune.give()
    assert office.shelf.came == before
    office.shelf.failed_now.clear()  # of late nothing was wrong
    assert commune.give().whole == 1


def test_a_file_that_comes_out_wrong_has_its_next_turn_after_the_others():
    commune, office = attached(OTHER, "b")
    commune.attach("a", PHOTO)
    commune.sync()
    with commune.ledger.transaction():
        bad = commune.satchel.wanting()[0].file
    commune.give(Spoiling(office, bad), pace=Slow(), most=len(PHOTO) + len(OTHER))
    assert lying_above(office) == [OTHER]


def test_a_receiver_that_throws_a_file_away_for_ever_is_left_alone():
    commune, office = attached()
    file = standing(commune).file
    office.shelf.failures = lambda file: 0
    given = commune.give(Spoiling(office, file), pace=Slow())
    assert given.left == 1
    assert given.sent == 4 * len(PHOTO)


@pytest.mark.parametrize("fate", ["vanished", "altered"])
def test_a_file_that_is_missing_or_altered_here_is_named_and_holds_up_no_other(fate):
    commune, office = attached(OTHER, "b")
    commune.attach("a", PHOTO)
    commune.sync()
    with commune.ledger.transaction():
        bad = commune.satchel.wanting()[0].file
    if fate == "vanished":
        del commune.satchel.content[bad.sha256]
    else:
        commune.satchel.content[bad.sha256] = flip(PHOTO, 0)
    commune.give()
    assert lying_above(office) == [OTHER]
    assert standing(commune) == Standing(bad, 0, Refusal.LOST)
    commune.satchel.put(PHOTO)
    assert commune.give().whole == 1


def test_a_file_that_vanishes_between_two_pieces_is_named():
    commune, office = attached()
    file = standing(commune).file

    class Vanishing:
        def deliver(self, frame):
            if office.shelf.held(file):
                commune.satchel.content.clear()
            return office.deliver(frame)

    assert commune.give(Vanishing(), pace=Slow()).whole == 0
    assert standing(commune).reason is Refusal.LOST


def test_a_file_at_which_the_road_always_breaks_holds_up_no_other():
    commune, office = attached(OTHER, "b")
    commune.attach("a", PHOTO)
    commune.sync()
    road = Road(office, "", *["dropped"] * 4)
    given = commune.give(road)
    assert lying_above(office) == [OTHER]
    assert (given.left, given.is_cut) == (1, False)
    closed = commune.give(Road(office, *["dropped"] * 9))
    assert closed.is_cut


@pytest.mark.parametrize("held", [5, len(PHOTO) - 1, len(PHOTO)])
def test_a_receiver_that_lies_about_its_offset_is_found_out(held):
    """It says that it holds what it does not: the end is wrong, or the digest differs."""
    commune, office = attached()
    file = standing(commune).file
    commune.ledger.t.said[file] = Standing(file, held)
    commune.give(pace=Slow())
    assert lying_above(office) == [PHOTO]


def test_a_receiver_that_takes_nothing_is_left_alone():
    commune, office = attached()

    class Wall:
        def __init__(self):
            self.frames = 0

        def deliver(self, frame):
            self.frames += 1
            office.shelf.parts.clear()
            return office.deliver(frame)

    wall = Wall()
    office.shelf.add = lambda file, data: None
    assert commune.give(wall, pace=Slow()).left == 1
    assert wall.frames < 12
    assert standing(commune).reason is Refusal.STUCK


def test_a_piece_from_elsewhere_in_a_file_changes_nothing():
    commune, office = attached()
    file = standing(commune).file
    above = commune._superior(office)
    assert above.piece(file, 100, PHOTO[100:200]) == Standing(file, 0)
    assert above.piece(file, 0, PHOTO[:200]) == Standing(file, 200)
    assert above.piece(file, 0, PHOTO[:200]) == Standing(file, 200)
    assert above.piece(file, 0, PHOTO[:100]) == Standing(file, 200)
    assert above.piece(file, 150, PHOTO[150:300]) == Standing(file, 300)
    assert office.shelf.parts[file[:2]] == PHOTO[:300]
