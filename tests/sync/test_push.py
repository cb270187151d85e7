"""What a session brings up, in good weather and in bad."""

import pytest

from sync import Key, Unreachable
from sync.chain import START
from sync.notes import ACKED, get_place
from sync.pace import FIRST, SMALLEST, Pace
from tests.sync.toys import Commune, Office, Road, id_of, pair


def test_what_is_written_below_stands_above_as_it_was_written():
    commune, office = pair()
    commune.write("a", {"state": "settled", "parties": 2})
    report = commune.sync()
    assert office.rows == {Key("03408", id_of("a")): {"state": "settled", "parties": 2}}
    assert (report.sent, report.exchanges, report.agrees) == (1, 1, True)


def test_writing_the_same_again_sends_nothing():
    commune, _ = pair()
    commune.write("a", {"state": "settled"})
    assert commune.write("a", {"state": "settled"}) is None
    assert len(commune.ledger.t.entries) == 1


def test_only_the_newest_version_travels():
    commune, office = pair()
    road = Road(office)
    for n in range(50):
        commune.write("a", {"n": n})
    report = commune.sync(road)
    assert office.rows[Key("03408", id_of("a"))] == {"n": 49}
    assert report.sent == 1
    assert report.agrees


def test_fifty_edits_after_the_last_session_are_no_conflict():
    commune, office = pair()
    commune.write("a", {"n": -1})
    commune.sync()
    for n in range(50):
        commune.write("a", {"n": n})
        commune.write(n, {})
    assert commune.sync(pace=small_pace()).agrees
    assert office.rows[Key("03408", id_of("a"))] == {"n": 49}
    assert commune.verdict("a") is None


def test_a_deleted_record_leaves_a_tombstone():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    commune.write("a", None)
    assert commune.sync().agrees
    assert office.rows == {Key("03408", id_of("a")): None}


def test_large_work_goes_up_in_many_frames_and_arrives_whole():
    commune, office = pair()
    for n in range(40):
        commune.write(n, {"text": "x" * 3000})
    seen = []
    report = commune.sync(progress=lambda done, all_: seen.append((done, all_)))
    assert len(office.rows) == 40
    assert report.exchanges > 1
    assert seen[-1] == (40, 40)
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    "accident", ["lost", "dropped", "doubled", "cut", "flipped", "answer flipped"]
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_accident_on_the_road_changes_nothing_in_the_end(accident, at):
    commune, office = pair()
    road = Road(office, *[""] * at, accident)
    for n in range(30):
        commune.write(n, {"text": "x" * 3000})
    report = commune.sync(road, pace=small_pace())
    assert len(office.rows) == 30
    assert len(office.ledger.t.entries) == 30
    assert report.agrees
    assert (report.mended, report.forked) == (0, False)


def test_after_a_lost_answer_no_acknowledged_byte_is_sent_again():
    commune, office = pair()
    road = Road(office, "lost")
    commune.write("a", {"text": "x" * 3000})
    commune.sync(road)
    batch, question = road.frames
    assert len(question) < len(batch)
    assert len(office.ledger.t.entries) == 1


def test_a_road_that_stays_closed_is_told_and_loses_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    with pytest.raises(Unreachable):
        commune.sync(Road(office, *["dropped"] * 20))
    assert office.rows == {}
    assert get_place(commune.ledger, ACKED) == START, "only the superior says what it has"
    assert commune.sync().agrees
    assert len(office.rows) == 1


def test_an_old_frame_that_comes_late_covers_nothing_newer():
    commune, office = pair()
    road = Road(office)
    commune.write("a", {"n": 1})
    commune.sync(road)
    commune.write("a", {"n": 2})
    commune.sync(road)
    for frame in road.frames * 2:
        office.deliver(frame)
    assert office.rows[Key("03408", id_of("a"))] == {"n": 2}
    assert len(office.ledger.t.entries) == 2


def test_batches_grow_on_a_quick_line_and_shrink_on_a_lost_answer():
    clock = iter(range(0, 10_000, 1))
    pace = Pace(lambda: float(next(clock)))
    pace.start()
    pace.arrived()
    assert pace.size == 2 * FIRST
    for _ in range(9):
        pace.lost()
    assert pace.size == SMALLEST


def test_an_office_passes_on_what_it_received():
    ministry = Office()
    office = Office()
    middle = Commune("12", ministry, tables=office.ledger.t)
    ministry.enrol(middle, "03408")
    office.ledger = middle.ledger
    office.inbox.ledger = middle.ledger
    commune = Commune("03408", office)
    commune.write("a", {"n": 1})
    assert commune.sync().agrees
    middle.unit = "12"
    report = middle.sync(scope={"12", "03408"})
    assert ministry.rows == {Key("03408", id_of("a")): {"n": 1}}
    assert report.agrees
    assert ministry.digest("03408") == commune.digest()


def test_words_that_are_no_answer_at_all_are_no_superior():
    class Portal:
        def deliver(self, frame):
            return b"<html>Please log in</html>"

    commune, _ = pair()
    commune.write("a", {"n": 1})
    with pytest.raises(Unreachable):
        commune.sync(Portal())
    assert commune.verdict("a") is None
    assert commune.sync().sent == 1


def small_pace():
    pace = Pace(lambda: 0.0)
    pace.size = SMALLEST
    return pace


def test_asking_tells_whether_the_superior_holds_the_same_and_changes_nothing():
    commune, _ = pair()
    assert commune.ask()
    commune.write("a", {"n": 1})
    before = commune.ledger.backup()
    assert not commune.ask()
    assert vars(commune.ledger.t) == vars(before)
    commune.sync()
    assert commune.ask()


def test_a_refused_record_is_no_complete_book():
    commune, _ = pair()
    commune.write("a", {"bad": 1})
    report = commune.sync()
    assert (report.agrees, report.complete) == (True, False)
    assert not commune.ask()
    commune.write("a", {"n": 1})
    assert commune.sync().complete
