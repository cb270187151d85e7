"""Files on a stick: behind the lines, from where the superior was last heard to be."""

import pytest

from sync import enclose
from sync.files import NAMED, Refusal
from tests.sync.file_life import OTHER, PHOTO, Slow, attached, lying_above, standing
from tests.sync.toys import pair


def by_letter(commune, office):
    read = office.read(commune.letter())
    commune.hear(read.answer)
    return read


def test_a_letter_carries_record_and_file_and_its_answer_says_what_is_held():
    commune, office = pair()
    commune.attach("a", PHOTO)
    commune.attach("b", OTHER)
    read = by_letter(commune, office)
    assert sorted(lying_above(office)) == sorted([PHOTO, OTHER])
    assert (read.records, read.files) == (2, 2)
    assert commune.satchel.wanting() == []
    assert by_letter(commune, office).files == 0


def test_a_letter_that_is_read_twice_or_of_which_the_answer_is_lost_changes_nothing():
    commune, office = pair()
    commune.attach("a", PHOTO)
    letter = commune.letter()
    office.read(letter)
    office.read(letter)
    assert office.shelf.came == len(PHOTO)
    assert by_letter(commune, office).files == 1
    assert office.shelf.came == len(PHOTO)
    assert commune.satchel.wanting() == []


def test_wire_and_stick_mix_at_any_byte():
    commune, office = attached()
    old = commune.letter()
    commune.give(pace=Slow(70), most=210)
    assert office.shelf.held(standing(commune).file) == 210
    office.read(old)
    assert lying_above(office) == [PHOTO]
    assert office.shelf.came == len(PHOTO)


def test_what_has_no_room_goes_with_the_next_letter(monkeypatch):
    monkeypatch.setattr(enclose, "ROOM", 500)
    monkeypatch.setattr(enclose, "PIECE", 200)
    commune, office = attached()
    by_letter(commune, office)
    assert standing(commune).held == 500
    by_letter(commune, office)
    assert lying_above(office) == [PHOTO]


def test_a_letter_on_top_of_a_place_that_the_office_has_lost_sends_from_the_start(monkeypatch):
    monkeypatch.setattr(enclose, "ROOM", 500)
    commune, office = attached()
    by_letter(commune, office)
    office.shelf.parts.clear()
    by_letter(commune, office)
    assert standing(commune).held == 0
    for _ in range(2):
        by_letter(commune, office)
    assert lying_above(office) == [PHOTO]


@pytest.mark.parametrize("fate", ["vanished", "altered", "refused"])
def test_a_bad_file_holds_up_no_other_in_a_letter(fate):
    commune, office = pair()
    commune.attach("b", OTHER)
    commune.attach("a", PHOTO)
    bad = commune.satchel.wanting()[0].file
    if fate == "vanished":
        del commune.satchel.content[bad.sha256]
    elif fate == "altered":
        commune.satchel.content[bad.sha256] = b"?"
    else:
        office.shelf.most = len(PHOTO) - 1
        by_letter(commune, office)
        assert standing(commune).reason is Refusal.TOO_BIG
    by_letter(commune, office)
    assert lying_above(office) == [OTHER]


def test_an_office_that_lost_its_files_is_found_out_by_letter_too():
    commune, office = attached()
    by_letter(commune, office)
    office.shelf.files.clear()
    by_letter(commune, office)
    by_letter(commune, office)
    assert lying_above(office) == [PHOTO]


def test_a_letter_asks_about_more_files_than_one_question_names():
    commune, office = pair()
    for n in range(NAMED + 3):
        commune.attach(f"{n}", f"file {n}".encode())
    assert by_letter(commune, office).files == NAMED + 3
    assert commune.satchel.wanting() == []
