"""The same exchange by letters that a person carries there and back."""

import pytest
from nacl.public import SealedBox
from nacl.signing import VerifyKey

from sync import Verdict
from sync.letter import MAGIC, BadLetter, Fault, Kind, binding, close, kind_of, open_letter
from sync.notes import LEVEL
from tests.sync.toys import Commune, Office, flip, pair


def carry(commune, office):
    """One way there and back."""
    return commune.hear(office.read(commune.letter()).answer)


def fault_of(act, *args):
    with pytest.raises(BadLetter) as caught:
        act(*args)
    return caught.value.fault


def test_a_letter_and_its_answer_do_what_a_session_does():
    commune, office = pair()
    for n in range(5):
        commune.write(n, {"n": n})
    commune.write("a", {"bad": 1})
    reading = office.read(commune.letter())
    assert (reading.records, reading.refused, reading.is_new) == (6, 1, True)
    report = commune.hear(reading.answer)
    assert (report.agrees, report.complete, report.mended) == (True, False, 0)
    assert commune.verdict("a") is Verdict.REFUSED
    assert len(office.rows) == 5


def test_an_empty_letter_proves_that_both_sides_hold_the_same():
    commune, office = pair()
    assert carry(commune, office).complete


def test_a_letter_is_read_though_its_writer_does_not_know_that_a_unit_was_moved_away():
    commune, office = pair()
    commune.scope |= {"03409"}
    commune.write("b", {"n": 1}, unit="03409")
    carry(commune, office)
    commune.ledger.put(LEVEL, None)  # so that the next one asks what is held of each unit
    commune.write("a", {"n": 1})
    report = carry(commune, office)
    assert report.agrees
    assert list(office.rows.values()) == [{"n": 1}]
    (refused,) = commune.ledger.judged({Verdict.REFUSED})
    assert refused.key.unit == "03409"


def test_a_lost_letter_costs_nothing_for_the_next_holds_everything_again():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.letter()
    commune.write("b", {"n": 1})
    assert carry(commune, office).complete
    assert len(office.rows) == 2


def test_a_lost_answer_costs_nothing():
    commune, office = pair()
    commune.write("a", {"bad": 1})
    office.read(commune.letter())
    report = carry(commune, office)
    assert report.agrees
    assert commune.verdict("a") is Verdict.REFUSED


def test_a_letter_may_be_read_twice_and_its_answer_heard_twice():
    commune, office = pair()
    commune.write("a", {"n": 1})
    letter = commune.letter()
    first, again = office.read(letter), office.read(letter)
    assert (first.is_new, again.is_new) == (True, False)
    assert commune.hear(again.answer).complete
    assert commune.hear(first.answer).complete


def test_an_older_letter_after_a_newer_one_changes_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    older = commune.letter()
    commune.write("a", {"n": 2})
    newer = commune.letter()
    answer = office.read(newer).answer
    assert not office.read(older).is_new
    assert [*office.rows.values()] == [{"n": 2}]
    assert commune.hear(answer).complete


def test_wire_and_letter_mix():
    commune, office = pair()
    commune.write("a", {"n": 1})
    letter = commune.letter()
    commune.write("b", {"n": 1})
    commune.sync()
    reading = office.read(letter)
    assert not reading.is_new
    assert commune.hear(reading.answer).complete
    commune.write("c", {"n": 1})
    assert carry(commune, office).complete
    assert commune.sync().sent == 0


def test_an_answer_that_knows_less_than_was_heard_since_is_refused():
    commune, office = pair()
    commune.write("a", {"n": 1})
    answer = office.read(commune.letter()).answer
    commune.write("b", {"n": 1})
    commune.sync()
    before = dict(commune.ledger.t.notes)
    assert fault_of(commune.hear, answer) is Fault.OLDER
    assert commune.ledger.t.notes == before


def test_what_was_written_after_the_letter_waits_for_the_next():
    commune, office = pair()
    commune.write("a", {"n": 1})
    answer = office.read(commune.letter()).answer
    commune.write("b", {"n": 1})
    assert not commune.hear(answer).agrees
    assert carry(commune, office).complete


def test_a_file_that_was_cut_or_changed_is_known_as_such_and_changes_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    letter = commune.letter()
    for end in range(45, len(letter), 37):
        assert fault_of(office.read, letter[:end]) is Fault.CUT
    for at in range(45, len(letter), 13):
        assert fault_of(office.read, flip(letter, at)) is Fault.ALTERED
    assert fault_of(office.read, letter + b"x") is Fault.ALTERED
    assert fault_of(office.read, letter[:44] + b"\0" + letter[45:]) is Fault.ALTERED  # its length
    for other in (b"", b"PK", b"SHL2X" + letter[5:]):
        assert fault_of(office.read, other) is Fault.NOT_A_LETTER
    assert fault_of(office.read, b"SHL2") is Fault.CUT
    assert office.rows == {}
    assert office.ledger.t.readers == {}


def test_a_letter_is_for_one_recipient_only():
    commune, office = pair()
    letter = commune.letter()
    assert fault_of(office.read, flip(letter, 7)) is Fault.NOT_FOR_US
    assert fault_of(commune.hear, letter) is Fault.NOT_FOR_US
    assert fault_of(office.read, office.read(letter).answer) is Fault.NOT_FOR_US


def test_strangers_and_those_who_were_shut_out_are_not_read():
    commune, office = pair()
    other = Commune("03390", office=Office())
    other.office = office
    assert fault_of(office.read, other.letter()) is Fault.STRANGER
    letter = commune.letter()
    callers = office.guard.callers
    for key, caller in callers.items():
        callers[key] = type(caller)(caller.unit, caller.scope, revoked=True)
    assert fault_of(office.read, letter) is Fault.REVOKED


def test_an_answer_must_be_to_a_letter_of_ours():
    commune, office = pair()
    twin = Commune("03408", office=office)
    answer = office.read(twin.letter()).answer
    assert fault_of(commune.hear, answer) is Fault.NOT_ASKED


def test_a_commune_put_back_from_a_backup_starts_a_new_log_by_letter_too():
    commune, office = pair()
    commune.write("a", {"n": 1})
    carry(commune, office)
    backup = commune.ledger.backup()
    commune.write("lost", {"n": 1})
    carry(commune, office)
    again = Commune("03408", office=office, tables=backup)
    again.write("b", {"n": 1})
    late = office.read(again.letter()).answer
    assert carry(again, office).forked
    assert fault_of(again.hear, late) is Fault.OLDER
    report = carry(again, office)
    assert (report.mended, report.ahead) == (1, 1)
    carry(again, office)
    assert len(office.rows) == 3


def test_a_superior_put_back_from_a_backup_gets_the_rest_by_letter():
    commune, office = pair()
    backup = office.ledger.backup()
    commune.write("a", {"n": 1})
    carry(commune, office)
    office.ledger.t = backup
    commune.write("b", {"n": 1})
    assert not carry(commune, office).agrees
    assert carry(commune, office).complete
    assert len(office.rows) == 2


def test_frames_of_two_senders_do_not_make_a_letter():
    commune, office = pair()
    other = Commune("03390", office)
    office_key = bytes(office.signer.verify_key)
    frames = [frame for one in (commune, other) for frame in frames_of(one.letter(), office)]
    for held in (frames, []):
        letter = close(commune.signer, office_key, Kind.LETTER, held)
        assert fault_of(office.read, letter) is Fault.ALTERED


def test_of_a_letter_no_frame_can_be_left_out_doubled_or_moved():
    """Who opened it could close it anew; that it was so written is signed with it."""
    commune, office = pair()
    carry(commune, office)
    commune.write("a", {"n": 1})
    letter, key = commune.letter(), bytes(office.signer.verify_key)
    opened = open_letter(office.signer, letter, Kind.LETTER)
    first, *_, last = opened.frames
    for held in (opened.frames[:-1], [*opened.frames, last], [last, first]):
        forged = resealed(key, opened.signature + opened.about, held)
        assert fault_of(office.read, forged) is Fault.ALTERED
    other = Commune("03390", office)
    by_another = close(other.signer, key, Kind.LETTER, opened.frames)
    assert fault_of(office.read, by_another) is Fault.ALTERED
    assert office.rows == {}
    assert office.read(resealed(key, opened.signature + opened.about, opened.frames)).is_new


def resealed(key, before, frames):
    """The outside of a letter about what somebody chose to lay into the box."""
    content = before + b"".join(len(one).to_bytes(4, "big") + one for one in frames)
    sealed = SealedBox(VerifyKey(key).to_curve25519_public_key()).encrypt(content)
    return b"".join([MAGIC, b"L", key, len(sealed).to_bytes(8, "big"), sealed])


def test_an_answer_cannot_be_passed_off_as_one_to_another_letter():
    commune, office = pair()
    first, second = commune.letter(), commune.letter()
    frames = frames_of(office.read(first).answer, commune)
    own = bytes(commune.signer.verify_key)
    false = close(office.signer, own, Kind.ANSWER, frames, about=binding(second))
    assert fault_of(commune.hear, false) is Fault.ALTERED


def frames_of(letter, reader):
    return open_letter(reader.signer, letter, kind_of(letter)).frames
