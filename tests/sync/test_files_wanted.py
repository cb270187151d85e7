"""Which files a receiver takes, whose they are, and how much of them."""

import pytest

from sync import Unreachable
from sync.files import NAMED, File, Refusal, piece_head, question
from sync.give import ASKED_ANEW
from sync.superior import Superior
from tests.sync.file_life import OTHER, PHOTO, Slow, attached, lying_above, standing
from tests.sync.toys import Commune, Road


def test_only_what_a_record_of_the_caller_names_is_wanted():
    commune, office = attached()
    commune.give()
    stranger = Commune("03390", office)
    (named,) = [File("03408", *file) for file in [commune.satchel.put(PHOTO)]]
    mine = named._replace(unit="03390")
    above = stranger._superior(office)
    _, said = above.files([named, mine, mine._replace(sha256="0" * 64)])
    assert [(one.held, one.reason) for one in said] == [(0, Refusal.UNNAMED)] * 3
    assert above.piece(mine, 0, PHOTO).reason is Refusal.UNNAMED
    assert above.piece(named, 0, PHOTO).reason is Refusal.UNNAMED
    held, _ = above.files([])
    assert held.count == 0
    assert lying_above(office, "03390") == []


def test_the_same_content_named_by_two_units_is_sent_by_each():
    commune, office = attached()
    commune.give()
    neighbour = Commune("03390", office)
    neighbour.attach("a", PHOTO)
    neighbour.sync()
    above = neighbour._superior(office)
    _, (said,) = above.files([File("03390", *neighbour.satchel.put(PHOTO))])
    assert said.held == 0
    assert neighbour.give().sent == len(PHOTO)
    assert lying_above(office, "03390") == lying_above(office) == [PHOTO]


def test_another_size_under_the_same_hash_is_another_file():
    commune, office = attached()
    commune.give()
    digest, size = commune.satchel.put(PHOTO)
    _, (said,) = commune._superior(office).files([File("03408", digest, size + 1)])
    assert said.reason is Refusal.UNNAMED


def test_two_records_that_name_one_file_send_it_once():
    commune, _ = attached()
    commune.attach("b", PHOTO, again=1)
    commune.sync()
    assert commune.give().sent == len(PHOTO)


def test_a_file_that_is_too_big_is_refused_by_name_and_holds_up_no_other():
    commune, office = attached(OTHER, "b")
    commune.attach("a", bytes(office.shelf.most + 1))
    commune.sync()
    commune.give()
    assert lying_above(office) == [OTHER]
    assert standing(commune).reason is Refusal.TOO_BIG


def test_a_unit_has_its_share_and_a_smaller_file_may_still_fit():
    commune, office = attached(OTHER, "b")
    commune.attach("a", PHOTO)
    commune.sync()
    office.shelf.share = len(PHOTO) - 1
    commune.give()
    assert lying_above(office) == [OTHER]
    assert standing(commune).reason is Refusal.FULL
    office.shelf.share = len(PHOTO) + len(OTHER)
    assert commune.give().whole == 1


def test_a_full_disk_loses_nothing_and_is_told():
    commune, office = attached()
    office.shelf.full = True
    commune.give(pace=Slow())
    assert standing(commune).reason is Refusal.FULL
    office.shelf.full = False
    assert commune.give(pace=Slow()).whole == 1
    assert lying_above(office) == [PHOTO]


def test_a_file_no_longer_named_goes_also_where_it_was_only_begun():
    commune, office = attached()
    commune.attach("b", OTHER)
    commune.sync()
    commune.give()
    commune.attach("c", PHOTO + b"!")
    commune.sync()
    commune.give(pace=Slow(), most=300, day="tomorrow")
    assert office.shelf.parts
    for one in "abc":
        commune.write(one, {})
    commune.attach("d", b"new")
    commune.sync()
    commune.give()
    assert lying_above(office) == [b"new"]
    assert office.shelf.parts == {}
    assert not commune.ledger.get(ASKED_ANEW)


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        [["03408", "0" * 64, 5, 6, None]],
        [["03408", "0" * 64, 5, -1, None]],
        [["03408", "0" * 64, 5, 1.0, None]],
        [["03408", "0" * 64, 5, 1, "what"]],
        [["03408", "x" * 64, 5, 1, None]],
    ],
)
def test_an_answer_that_nobody_could_give_is_a_closed_road(said):
    commune, _ = attached()

    class Nonsense(Superior):
        def _ask(self, head, lines=()):
            return {"v": 1, "held": [0, "0" * 16], "said": said}, []

    commune._superior = lambda road: Nonsense(road, b"", commune.signer)
    assert commune.give().is_cut


FILE = File("03408", "0" * 64, 5)


@pytest.mark.parametrize(
    "head",
    [
        question([FILE] * (NAMED + 1)),
        question([FILE._replace(size=0)]),
        question([FILE._replace(size=-1)]),
        question([FILE._replace(size=True)]),
        question([FILE._replace(sha256="0" * 63)]),
        question([FILE._replace(sha256="../../etc")]),
        question([FILE._replace(unit="u" * 33)]),
        {"v": 1, "op": "files", "names": "all"},
        {"v": 1, "op": "piece"},
        piece_head(FILE, -1),
        piece_head(FILE, 2),
    ],
)
def test_a_question_that_nobody_would_ask_is_no_frame(head):
    commune, office = attached()
    above = commune._superior(Road(office))
    with pytest.raises(Unreachable):
        above._ask(head, [b"1234"])
    assert office.shelf.parts == {}
