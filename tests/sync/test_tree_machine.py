"""Hypothesis looks for a series of edits, moves, faults, deaths and restores in a tree of three
levels that loses something, tells it to a stranger, or leaves two levels unlike.

As in :mod:`tests.sync.test_machine`, mending in a *calm* series counts as a failure.
"""

import contextlib
import json

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sync import TurnedAway, Unreachable
from sync.down import ALL
from sync.facts import NOT_TAKEN
from tests.sync.toys import Death, Road, id_of
from tests.sync.tree_toys import CITIES, COMMUNES, TOP, grown

UNITS = (*COMMUNES, *CITIES)
WHO, BELOW = st.sampled_from([*COMMUNES]), st.sampled_from(UNITS)
ACCIDENTS = st.lists(
    st.sampled_from(["", "", "", "dropped", "lost", "doubled", "cut", "flipped"]), max_size=5
)
DEATH = st.one_of(st.none(), st.none(), st.integers(0, 40))


class Deadly(Road):
    """Who answers may die, too."""

    def deliver(self, frame):
        try:
            return super().deliver(frame)
        except Death as death:
            raise Unreachable from death


class TreeMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.nodes, self.token, self.calm, self.broken = grown(), 0, True, False
        self.at, self.backups, self.audience = dict(COMMUNES), [], {}
        self.ever = {unit: {city} for unit, city in COMMUNES.items()}

    @initialize(calm=st.booleans())
    def begin(self, calm):
        self.calm = calm

    def body(self, node, name):
        """A new version; its tokens are those of the version that it was made from, and one."""
        self.token += 1
        before = (node.row(name) or {}).get("tokens", [])
        return {"tokens": [*before, self.token]}

    @rule(unit=WHO, name=st.integers(0, 3), dies=st.one_of(st.none(), st.integers(0, 9)))
    def write(self, unit, name, dies):
        node = self.nodes[unit]
        node.ledger.fuse = dies
        with contextlib.suppress(Death):
            node.write(name, self.body(node, name))
        node.ledger.fuse = None

    @rule(
        unit=st.sampled_from([TOP, *CITIES]),
        name=st.integers(0, 3),
        audience=st.sampled_from([ALL, *COMMUNES]),
    )
    def write_down(self, unit, name, audience):
        node = self.nodes[unit]
        if audience == ALL or audience in node.subtree(unit):
            name = f"{audience}{name}"
            self.audience[id_of(name)] = audience
            node.write(name, self.body(node, name), audience=audience)

    @rule(unit=WHO, city=st.sampled_from(CITIES))
    def move(self, unit, city):
        if self.at[unit] != city:
            self.nodes[TOP].tell(unit, city)
            self.at[unit] = city

    @rule(unit=WHO)
    def join(self, unit):
        self.nodes[unit].join(self.nodes[self.at[unit]])
        self.ever[unit].add(self.at[unit])

    @rule(
        unit=WHO,
        name=st.integers(0, 3),
        hears=st.lists(st.sampled_from(CITIES), max_size=3),
        accidents=ACCIDENTS,
        edits=st.tuples(*[st.booleans()] * 4),
    )
    def travel(self, unit, name, hears, accidents, edits):
        """A record is changed on every stage of a move, and carried on by some and not others."""
        stages = (
            lambda: self.sync_well(unit),
            lambda: [self.sync_well(city) for city in hears],
            lambda: self.move(unit, CITIES[self.at[unit] == CITIES[0]]),
            lambda: [self.sync_well(city) for city in (*hears, self.at[unit])],
        )
        for stage, edit in zip(stages, edits, strict=True):
            if edit:
                self.nodes[unit].write(name, self.body(self.nodes[unit], name))
            stage()
        self.join(unit)
        self.sync(unit, accidents, None, None)

    @rule(unit=BELOW, accidents=ACCIDENTS, dies=DEATH, above_dies=DEATH)
    def sync(self, unit, accidents, dies, above_dies):
        node = self.nodes[unit]
        node.ledger.fuse, node.above.ledger.fuse = dies, above_dies
        with contextlib.suppress(Unreachable, TurnedAway, Death):
            node.sync(Deadly(node.above, *accidents))
        node.ledger.fuse = node.above.ledger.fuse = None

    @rule(unit=BELOW)
    def sync_well(self, unit):
        with contextlib.suppress(TurnedAway):
            self.nodes[unit].sync()

    @precondition(lambda self: not self.calm)
    @rule(unit=st.sampled_from([TOP, *UNITS]))
    def back_up(self, unit):
        self.backups.append((unit, self.nodes[unit].ledger.backup()))

    @precondition(lambda self: self.backups)
    @rule(k=st.integers(0, 50))
    def restore(self, k):
        self.broken = True
        unit, tables = self.backups[k % len(self.backups)]
        self.nodes[unit].ledger.t = tables.copy()

    @invariant()
    def nobody_holds_what_is_none_of_his(self):
        for unit in UNITS:
            for key in self.nodes[unit].ledger.t.records:
                if unit in COMMUNES:
                    assert key.unit in {unit, TOP, *self.ever[unit]}
                    if key.unit != unit:
                        assert self.audience.get(key.id, ALL) in (ALL, unit)
                else:
                    was_here = {one for one, cities in self.ever.items() if unit in cities}
                    assert key.unit in {unit, TOP, *was_here}

    def teardown(self):
        for unit, city in self.at.items():
            # An office above that was put back has forgotten: its people write it once more.
            if self.nodes[TOP].parents[unit] != city:
                self.nodes[TOP].tell(unit, city, again=self.token)
        for _ in range(2):
            for city in CITIES:
                self.nodes[city].sync()
            for unit in self.at:
                self.join(unit)
        for _ in range(4):
            reports = {unit: self.nodes[unit].sync() for unit in UNITS}
        for unit, report in reports.items():
            assert report.told_all, unit
            assert report.agrees == (report.ahead == 0), f"{unit}: it is said what differs"
            if not self.broken:
                assert report.complete, unit
                assert not self.nodes[unit].ledger.get("mended"), "mending hid a fault"
        self._nothing_saved_is_gone(reports)
        self._everybody_has_what_is_for_all()

    def _nothing_saved_is_gone(self, reports):
        for unit, city in self.at.items():
            own = self._held(unit, unit)
            for at in (city, TOP):
                above = self._held(at, unit)
                named = self._named_as_not_taken(unit) | self._named_as_not_taken(city)
                missing = [
                    id_
                    for id_, token in own.items()
                    if token not in above.get(id_, ()) and (unit, id_) not in named
                ]
                said = reports[unit].ahead + (reports[city].ahead if at == TOP else 0)
                assert len(missing) <= said, f"{unit} at {at}"
                if not self.broken:
                    assert self.nodes[at].digest(unit) == self.nodes[unit].digest(unit)

    def _named_as_not_taken(self, unit):
        """Two machines wrote of the same record: both versions are kept, and people are told."""
        return {(one.key.unit, one.key.id) for one in self.nodes[unit].ledger.judged(NOT_TAKEN)}

    def _held(self, at, unit):
        """Of each record of ``unit`` held here: its newest token, above also those before."""
        found = {}
        for key, kept in self.nodes[at].ledger.t.records.items():
            if key.unit == unit and (tokens := json.loads(kept.raw)["b"].get("tokens")):
                found[key.id] = tokens[-1] if at == unit else tokens
        return found

    def _everybody_has_what_is_for_all(self):
        for unit, city in self.at.items():
            for above in (city, TOP):
                for key, body in self.nodes[above].ledger.t.rows.items():
                    told = [a for _, a, k, _ in self.nodes[above].ledger.t.down if k == key and a]
                    if key.unit == above and told == [ALL]:
                        assert self.nodes[unit].ledger.t.rows[key] == body


TestTreeMachine = TreeMachine.TestCase
TestTreeMachine.settings = settings(
    max_examples=75,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
