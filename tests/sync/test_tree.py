"""Three levels of toys: what goes up and down, and a unit that changes its superior."""

import contextlib

import pytest

from sync import TurnedAway, Unreachable, post
from sync.down import ALL, LOST
from sync.facts import NOT_TAKEN
from sync.letter import BadLetter, Fault
from sync.lines import Key
from tests.sync.toys import Road, id_of
from tests.sync.tree_toys import CITIES, COMMUNES, TOP, grown, sync_all


def check_level(nodes):
    """The same on the whole way up, said so, and nothing had to be mended."""
    for unit, report in sync_all(nodes).items():
        assert (report.complete, report.told_all, report.mended) == (True, True, 0), unit
        assert report.agrees, unit
    for unit in (*COMMUNES, *CITIES):
        above = nodes[unit].above
        assert above.digest(unit) == nodes[TOP].digest(unit) == nodes[unit].digest(unit), unit


def move(nodes, unit, to):
    nodes[TOP].tell(unit, to)
    for city in CITIES:
        nodes[city].sync()


def test_what_is_written_anywhere_is_above_it_and_nowhere_else():
    nodes = grown()
    for unit in COMMUNES:
        nodes[unit].write("case", {"of": unit})
    check_level(nodes)
    assert {key.unit for key in nodes["C"].ledger.t.records} == {TOP, "a", "b"}
    assert {key.unit for key in nodes["a"].ledger.t.records} == {TOP, "a"}


def test_a_word_of_the_top_reaches_all_one_of_a_city_its_own():
    nodes = grown()
    nodes[TOP].write("plan", {"n": 1}, audience=ALL)
    nodes[TOP].write("remark", {"n": 1}, audience="d")
    nodes["C"].write("plan", {"n": 2}, audience=ALL)
    check_level(nodes)
    assert nodes["a"].row("plan", TOP) == nodes["d"].row("plan", TOP) == {"n": 1}
    assert (nodes["a"].row("plan", "C"), nodes["d"].row("plan", "C")) == ({"n": 2}, None)
    assert (nodes["a"].row("remark", TOP), nodes["d"].row("remark", TOP)) == (None, {"n": 1})


def test_a_city_put_back_from_a_backup_makes_no_conflict_of_what_the_province_has_already():
    nodes = grown()
    sync_all(nodes)
    backup = nodes["C"].ledger.backup()
    nodes["a"].write("case", {"n": 1})
    sync_all(nodes)
    nodes["C"].ledger.t = backup
    nodes["a"].write("case", {"n": 2})  # the city never hears of the version before
    sync_all(nodes)
    assert nodes[TOP].row("case", "a") == {"n": 2}
    for unit in ("a", "C"):
        assert not [*nodes[unit].ledger.judged(NOT_TAKEN)]


def test_a_unit_that_went_and_came_back_before_its_city_heard_of_it_is_no_repair():
    nodes = grown()
    nodes["b"].write("case", {"n": 1})
    sync_all(nodes)
    nodes["b"].write("case", {"n": 2})
    nodes["b"].sync()
    nodes[TOP].tell("b", "D")
    with contextlib.suppress(Unreachable):
        nodes["C"].sync(Road(nodes[TOP], *["lost"] * 12))
    nodes[TOP].tell("b", "C", again=1)
    report = nodes["C"].sync()
    assert (report.complete, report.mended) == (True, 0)
    assert nodes[TOP].row("case", "b") == {"n": 2}


def test_a_moved_unit_is_turned_away_and_told_where_to():
    nodes = grown()
    check_level(nodes)
    move(nodes, "a", "D")
    with pytest.raises(TurnedAway) as away:
        nodes["a"].sync()
    assert (str(away.value), away.value.to) == ("moved", "D")


def test_a_moved_unit_brings_everything_and_both_cities_stay_level():
    nodes = grown()
    nodes["a"].write("old", {"n": 1})
    nodes["C"].write("plan", {"n": 2}, audience=ALL)
    check_level(nodes)
    nodes["a"].write("on its way", {"n": 1})
    nodes["a"].sync()  # it is at the city, and goes no further from there
    move(nodes, "a", "D")
    nodes["a"].write("new", {"n": 1})
    assert nodes["C"].sync().complete
    assert nodes["C"].ledger.judged(NOT_TAKEN) == []
    assert nodes[TOP].row("on its way", "a") is None
    nodes["a"].join(nodes["D"])
    check_level(nodes)
    assert nodes["C"].row("old", "a") == {"n": 1}
    assert nodes["C"].row("new", "a") is None
    assert nodes[TOP].row("on its way", "a") == nodes["D"].row("new", "a") == {"n": 1}
    assert nodes["a"].ledger.t.records[Key("C", id_of("plan"))].reason == LOST


def test_files_climb_the_tree_and_go_with_a_unit_that_moves():
    nodes = grown()
    a, photo = nodes["a"], b"photo\n" * 50
    a.write("case", {"file": a.satchel.put(photo)})
    check_level(nodes)
    for unit in ("a", "C"):
        assert nodes[unit].give().whole == 1
    assert [*nodes["C"].shelf.files.values()] == [*nodes[TOP].shelf.files.values()] == [photo]
    move(nodes, "a", "D")
    a.join(nodes["D"])
    check_level(nodes)
    assert a.give().whole == 1
    assert nodes["D"].give().sent == 0  # the top has it from before
    assert [*nodes["D"].shelf.files.values()] == [photo]
    assert nodes["D"].satchel.wanting() == []


def test_a_unit_that_comes_back_is_sent_as_it_is_now():
    nodes = grown()
    nodes["a"].write("case", {"n": 1})
    check_level(nodes)
    for n, city in enumerate(("D", "C", "D"), 2):
        move(nodes, "a", city)
        nodes["a"].join(nodes[city])
        nodes["a"].write("case", {"n": n})
        nodes["a"].write(f"bad {n}", {"bad": n})
        for report in sync_all(nodes).values():
            assert (report.agrees, report.mended) == (True, 0)
    assert nodes[TOP].row("case", "a") == {"n": 4}


@pytest.mark.parametrize("accident", ["dropped", "lost", "doubled", "cut", "answer flipped"])
def test_every_accident_of_the_road_while_a_unit_moves(accident):
    nodes = grown()
    for n in range(3):
        nodes["a"].write(n, {"n": n})
    nodes["a"].sync()
    nodes[TOP].tell("a", "D")
    for city in CITIES:
        try:
            nodes[city].sync(Road(nodes[TOP], accident))
        except Unreachable:
            nodes[city].sync()
    nodes["a"].join(nodes["D"])
    with contextlib.suppress(Unreachable):
        nodes["a"].sync(Road(nodes["D"], accident))
    check_level(nodes)


def test_refusals_are_taken_back_once_the_top_has_put_the_unit_there():
    """A city that takes a unit of its own accord is refused above, until the top agrees."""
    nodes = grown()
    nodes["C"].tell("n", "C")
    nodes[TOP].tell("n", "D")
    nodes["C"].write("case", {"n": 1}, unit="n")
    report = nodes["C"].sync()
    assert nodes[TOP].row("case", "n") is None
    assert report.complete  # the list came down: this unit is no longer in its scope
    nodes[TOP].tell("n", "C")
    report = nodes["C"].sync()
    assert (report.complete, report.mended) == (True, 0)
    assert nodes[TOP].row("case", "n") == {"n": 1}


def test_what_was_refused_as_anothers_is_sent_again_when_something_came_down():
    nodes = grown()
    nodes["C"].write("case", {"n": 1}, unit="n")
    nodes["C"].subtree = lambda unit: frozenset({"C", "a", "b", "n"})
    assert not nodes["C"].sync().complete
    assert nodes["C"].sync().sent == 0
    nodes[TOP].tell("n", "C")
    nodes["C"].sync()
    assert nodes["C"].sync().complete
    assert nodes[TOP].row("case", "n") == {"n": 1}


def test_a_unit_and_its_records_may_come_in_one_frame():
    nodes = grown()
    nodes["C"].tell("n", "C")
    nodes["C"].write("case", {"n": 1}, unit="n")
    assert nodes["C"].sync().complete
    assert nodes[TOP].row("case", "n") == {"n": 1}


class SmallPace:
    size = 100

    def start(self): ...
    def arrived(self): ...
    def lost(self): ...


def test_lines_of_a_unit_that_has_left_do_not_travel():
    nodes = grown()
    for n in range(3):
        nodes["a"].write(n, {"n": n})
    nodes["a"].sync()
    nodes[TOP].tell("a", "D")
    with pytest.raises(Unreachable):
        nodes["C"].sync(Road(nodes[TOP], "", *["dropped"] * 9), pace=SmallPace())
    report = nodes["C"].sync()  # it has heard of the move
    assert (report.sent, report.complete) == (0, True)


def test_what_the_former_superior_refused_the_new_one_may_take():
    nodes = grown()
    nodes["a"].write("case", {"bad": 1})
    nodes["a"].sync()
    nodes["D"].inbox.judge = nodes[TOP].inbox.judge = lambda lines: {}
    move(nodes, "a", "D")
    nodes["a"].join(nodes["D"])
    check_level(nodes)
    assert nodes[TOP].row("case", "a") == {"bad": 1}


def test_the_first_letter_to_a_new_superior_holds_everything():
    nodes = grown()
    nodes["a"].write("case", {"n": 1})
    check_level(nodes)
    move(nodes, "a", "D")
    a, city = nodes["a"], nodes["D"]
    a.join(city)
    letter, _ = post.write(a.ledger, a.satchel, city.key, a.signer, a.subtree("a"))
    here = a.ledger, a.inbox, a.satchel
    answer = post.read(city.receiver, letter).answer
    assert city.row("case", "a") == {"n": 1}
    _, report = post.hear_answer(*here, city.key, a.signer, a.subtree("a"), answer)
    assert (report.complete, report.told_all) == (True, True)


def test_a_letter_of_a_moved_unit_is_not_read_where_it_was():
    nodes = grown()
    check_level(nodes)
    a, city = nodes["a"], nodes["C"]
    letter, _ = post.write(a.ledger, a.satchel, city.key, a.signer, a.subtree("a"))
    here = a.ledger, a.inbox, a.satchel
    answer = post.read(city.receiver, letter).answer
    move(nodes, "a", "D")
    with pytest.raises(BadLetter) as bad:
        post.read(city.receiver, letter)
    assert bad.value.fault is Fault.MOVED
    a.join(nodes["D"])
    with pytest.raises(BadLetter) as bad:
        post.hear_answer(*here, nodes["D"].key, a.signer, a.subtree("a"), answer)
    assert bad.value.fault is Fault.NOT_ABOVE


@pytest.mark.parametrize("who", [TOP, "C", "a"])
def test_whoever_is_put_back_from_a_backup_is_level_again(who):
    nodes = grown()
    nodes["a"].write("case", {"n": 1})
    check_level(nodes)
    backup = nodes[who].ledger.backup()
    for unit in COMMUNES:
        nodes[unit].write("later", {"n": 1})
    sync_all(nodes)
    nodes[who].ledger.t = backup
    nodes["b"].write("last", {"n": 1})
    reports = sync_all(nodes, times=3)
    lost = who == "a"  # its own: the city holds what it has never seen, and says so
    assert {unit for unit, one in reports.items() if not one.complete} == ({"a"} if lost else set())
    assert reports["a"].ahead == lost
    for unit in COMMUNES:
        assert nodes[TOP].row("later", unit) == {"n": 1}
        assert nodes[TOP].digest(unit) == nodes[COMMUNES[unit]].digest(unit)
