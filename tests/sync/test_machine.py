"""Hypothesis looks for a series of edits, faults, deaths, restores and copies that loses work.

At the end of every series, in good weather: both sides hold the same or it is said what
differs; nothing saved is gone; nobody wrote another's record (see ``truths.py``). Where no
commune was restored or copied, whatever became of the office, the mending by digest must have
had nothing to do: it would hide a fault of the ordinary path.
"""

import contextlib

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from sync import BadFrame, TurnedAway, Unreachable, record
from sync.log import start_new
from tests.sync.copy_rules import CopyRules
from tests.sync.down_rules import DownRules
from tests.sync.letter_rules import LetterRules
from tests.sync.regain_rules import RegainRules
from tests.sync.toys import Commune, Death, Office, OnlyExchanges, Weather, token_of
from tests.sync.truths import UNITS, Truths

WEATHER = st.lists(
    st.sampled_from(
        ["ok", "ok", "ok", "dropped", "lost", "doubled", "cut", "dies", "late", "other"]
    ),
    max_size=6,
)


class Machine(Truths, LetterRules, DownRules, RegainRules, CopyRules, RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.office, self.token, self.parent = Office(), 0, {}
        self.communes = [self._machine(Commune(unit, self.office, scope=UNITS)) for unit in UNITS]
        self.backups, self.office_backups = [], []
        self.late, self.frames, self.calm = [], [], True

    @initialize(calm=st.booleans())
    def begin(self, calm):
        self.calm = calm
        for commune in self.communes:
            self.backups.append((commune.unit, commune.ledger.backup()))
        self.office_backups.append(self.office.ledger.backup())

    def commune(self, i):
        return self.communes[i % len(self.communes)]

    def body(self, before=None, **more):
        self.token += 1
        self.parent[self.token] = before
        return {"token": self.token, **more}

    def held_by(self, commune):
        own = (one for one in commune.ledger.t.records.items() if one[0].unit == commune.unit)
        return [kept for _, kept in sorted(own)]

    # -- life ---------------------------------------------------------------------

    @rule(i=st.integers(0, 5))
    def create(self, i):
        self.commune(i).write(f"new{self.token}", self.body())

    @rule(i=st.integers(0, 5), j=st.integers(0, 50), times=st.integers(1, 3))
    def edit(self, i, j, times):
        for _ in range(times):
            self._edit(self.commune(i), j)

    def _edit(self, commune, j, **more):
        records = self.held_by(commune)
        if records:
            kept = records[j % len(records)]
            body = self.body(token_of(kept), **more)
            self._put(commune, kept.key.id, body, kept.kind)

    def _put(self, commune, record_id, body, kind="case", unit=None):
        facts = {"kind": kind, "unit": unit or commune.unit, "record_id": record_id}
        with commune.ledger.transaction():
            record(commune.ledger, schema=1, body=body, **facts)

    @rule(i=st.integers(0, 5), j=st.integers(0, 50))
    def poison(self, i, j):
        self._edit(self.commune(i), j, bad=1)
        self.commune(i).write(f"new{self.token}", self.body(bad=1))

    @rule(i=st.integers(0, 5))
    def newer_schema(self, i):
        self.commune(i).write(f"new{self.token}", self.body(), schema=9)

    @rule(i=st.integers(0, 5))
    def child_before_parent(self, i):
        commune, parent = self.commune(i), f"{self.token + 10**9:032x}"
        commune.write(f"new{self.token}", self.body(parent=parent))
        self.sync(i, ["ok"], 0, None, True)
        self._put(commune, parent, self.body())

    @rule(i=st.integers(0, 5), j=st.integers(0, 50))
    def hostile(self, i, j):
        commune = self.commune(i)
        other = next(unit for unit in UNITS if unit != commune.unit)
        taken = sorted(k.id for k in self.office.ledger.t.records if k.unit == other)
        ids = [taken[j % len(taken)]] if taken else []
        for record_id in [*ids, f"{self.token + 2 * 10**9:032x}"]:
            self._put(commune, record_id, self.body(evil=commune.unit), unit=other)

    # -- the road -----------------------------------------------------------------

    @rule(
        i=st.integers(0, 5),
        weather=WEATHER,
        at=st.integers(0, 25),
        dies=st.one_of(st.none(), st.none(), st.integers(0, 40)),
        small=st.booleans(),
    )
    def sync(self, i, weather, at, dies, small):
        commune = self.commune(i)
        commune.ledger.fuse = dies
        self.session(commune, Weather(self, commune, i, weather, at), small)
        commune.ledger.fuse = None

    @rule(i=st.integers(0, 5), j=st.integers(0, 50), dies=st.integers(0, 12))
    def dies_while_writing(self, i, j, dies):
        commune = self.commune(i)
        commune.ledger.fuse = dies
        with contextlib.suppress(Death):
            self._edit(commune, j)
        commune.ledger.fuse = None

    def session(self, commune, road, small=False):
        class SmallPace:
            size = 150

            def start(self): ...
            def arrived(self): ...
            def lost(self): ...

        with contextlib.suppress(Unreachable, Death, TurnedAway):
            commune.sync(road, pace=SmallPace() if small else None)

    @rule(i=st.integers(0, 5), at=st.integers(0, 14), who=st.sampled_from(["dies", "sender dies"]))
    def dies_with_a_batch_in_hand(self, i, at, who):
        commune = self.commune(i)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, Weather(self, commune, i, [who], at))
        commune.ledger.fuse = None

    @rule(i=st.integers(0, 5))
    def sync_well(self, i):
        self.session(self.commune(i), self.office)

    @rule(k=st.integers(0, 50), again=st.booleans())
    def a_frame_comes_late_or_again(self, k, again):
        frames = [frame for _, frame in self.frames] if again else self.late
        if frames:
            self.office.deliver(frames[k % len(frames)])

    @rule(k=st.integers(0, 50))
    def forge(self, k):
        if self.frames:
            commune, frame = self.frames[k % len(self.frames)]
            other = next(one for one in self.communes if one.unit != commune.unit)
            try:
                self.office.deliver(frame[:5] + bytes(other.signer.verify_key) + frame[37:])
            except BadFrame:
                return
            raise AssertionError("a forged frame was believed")

    # -- disasters ----------------------------------------------------------------

    @rule(i=st.integers(0, 5))
    def back_up(self, i):
        commune = self.commune(i)
        self.backups.append((commune.unit, commune.ledger.backup()))
        self.office_backups.append(self.office.ledger.backup())

    @precondition(lambda self: not self.calm)
    @rule(k=st.integers(0, 50))
    def restore(self, k):
        unit, tables = self.backups[k % len(self.backups)]
        at = next(n for n, one in enumerate(self.communes) if one.unit == unit)
        self.communes[at] = self._alive(unit, tables)

    @precondition(lambda self: not self.calm and len(self.communes) < 4)
    @rule(i=st.integers(0, 5))
    def copy_machine(self, i):
        self.communes.append(self._alive(self.commune(i).unit, self.commune(i).ledger.t))

    @precondition(lambda self: not self.calm)
    @rule(turns=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=8))
    def duel(self, turns):
        """A machine and its copy take turns on the same record."""
        first = self.communes[0]
        twins = (first, self._alive(first.unit, first.ledger.t))
        for who, syncs in turns:
            if syncs:
                self.session(twins[who], self.office)
            else:
                self._edit(twins[who], 0)
        if len(self.communes) < 4:
            self.communes.append(twins[1])

    def _alive(self, unit, tables):
        self.reborn = True
        return self._machine(Commune(unit, office=self.office, tables=tables.copy(), scope=UNITS))

    def _machine(self, commune):
        commune.ledger.written = self.written
        return commune

    @precondition(lambda self: not self.calm)
    @rule(k=st.integers(0, 50))
    def restore_office(self, k):
        self._restore_office(self.office_backups[k % len(self.office_backups)])

    def _restore_office(self, tables):
        self.restored = True
        self.office.ledger.t = tables.copy()
        self.above = {}

    @precondition(lambda self: not self.calm)
    @rule(i=st.integers(0, 5), before=st.integers(1, 3), after=st.integers(1, 4))
    def the_office_forgets_what_it_refused(self, i, before, after):
        """And gives the same numbers to other answers."""
        commune, tables = self.commune(i), self.office.ledger.backup()
        for _ in range(before):
            self._edit(commune, 0, bad=1)
            self.session(commune, self.office)
        self._restore_office(tables)
        for n in range(after):
            commune.write(f"new{self.token}.{n}", self.body(bad=1))
        self.session(commune, self.office)

    @precondition(lambda self: not self.calm)
    @rule(i=st.integers(0, 5))
    def a_late_frame_finds_the_office_restored_and_a_copy_before_it(self, i):
        """Then a position is reached with other answers under the same numbers."""
        commune = self.commune(i)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, self.office)
        tables, twin = self.office.ledger.backup(), self._alive(commune.unit, commune.ledger.t)
        with twin.ledger.transaction():
            start_new(twin.ledger)
        self._edit(commune, 0)
        commune.write(f"new{self.token}", self.body(bad=1))
        sent = len(self.frames)
        self.session(commune, Weather(self, commune, i, [], 0))
        self._restore_office(tables)
        self._edit(twin, 0)
        self.session(twin, self.office)
        for _, frame in self.frames[sent:]:
            self.office.deliver(frame)
        self.session(commune, OnlyExchanges(self.office))
        self._every_no_is_known_below(commune)


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=75,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
