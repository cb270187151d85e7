"""Hypothesis looks for a series of accidents that loses a file, mixes two, or gives one away.

Files are named by records, changed, sent in any weather, by wire and by letter, spoiled and lost on
either disk; either side is put back from a backup, and a machine is copied. At the end, in good
weather, every file that a record names lies above, whole, or is missed below by name.
"""

import contextlib
import random
from hashlib import sha256

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sync import BadFrame, TurnedAway, Unreachable
from sync.facts import Verdict
from sync.files import Refusal, sum_of
from tests.sync.file_life import Slow
from tests.sync.letter_rules import LetterRules
from tests.sync.toy_files import named_by
from tests.sync.toys import Commune, Death, Office, Weather, flip

UNITS = ("A", "B")
WEATHER = st.lists(
    st.sampled_from(
        ["ok", "ok", "ok", "dropped", "lost", "doubled", "cut", "dies", "late", "other"]
    ),
    max_size=8,
)
SHARE, MOST = 3000, 800
TRIP = {
    "i": st.integers(0, 5),
    "weather": WEATHER,
    "at": st.integers(0, 12),
    "dies": st.one_of(st.none(), st.none(), st.integers(0, 25)),
    "size": st.sampled_from([50, 200, 1000]),
    "most": st.sampled_from([300, 10**6]),
}
"""Whose files travel in which weather, and how many bytes of them in one day."""


class FileMachine(LetterRules, RuleBasedStateMachine):
    """``contents``: the files on each unit's disk, which no restore takes back. ``put``: what each
    unit ever named, ``gone``: what vanished from its disk. ``is_calm``: nobody was put back or
    copied, and no disk has lost or spoiled anything."""

    def __init__(self):
        super().__init__()
        self.office, self.frames, self.late, self.is_calm = Office(), [], [], True
        self.office.shelf.most, self.office.shelf.share = MOST, SHARE
        self.contents = {unit: {} for unit in UNITS}
        self.put, self.gone, self.days, self.token = set(), set(), 0, 0
        self.communes = [self._alive(unit) for unit in UNITS]
        for one in self.communes:
            self.office.enrol(one)
        self.backups = [(one.unit, one.ledger.backup()) for one in self.communes]
        self.office_backups = [self.office.ledger.backup()]

    def _alive(self, unit, tables=None):
        return Commune(unit, office=self.office, tables=tables, content=self.contents[unit])

    def commune(self, i):
        return self.communes[i % len(self.communes)]

    def session(self, commune, road):
        with contextlib.suppress(Unreachable, Death, TurnedAway):
            commune.sync(road)

    # -- life ---------------------------------------------------------------------

    @rule(
        i=st.integers(0, 5),
        name=st.integers(0, 3),
        size=st.integers(1, MOST + 20),
        same=st.booleans(),
    )
    def attach(self, i, name, size, same):
        """``same``: with content that other records and units name as well."""
        commune, self.token = self.commune(i), self.token + 1
        data = b"\n" * (size // 100 + 1) if same else random.Random(self.token).randbytes(size)
        named = commune.satchel.put(data)
        self.put.add((commune.unit, named[0]))
        self.gone.discard((commune.unit, named[0]))
        commune.write(f"{name}", {"file": named, "token": self.token})

    @rule(i=st.integers(0, 5), name=st.integers(0, 3))
    def name_no_file_any_more(self, i, name):
        self.token += 1
        self.commune(i).write(f"{name}", {"token": self.token})

    @rule(**TRIP)
    def give(self, i, weather, at, dies, size, most):
        commune = self.commune(i)
        self.session(commune, self.office)
        commune.ledger.fuse, self.days = dies, self.days + 1
        road, came = Weather(self, commune, i, weather, at), self.office.shelf.came
        with contextlib.suppress(Unreachable, Death, TurnedAway):
            commune.give(road, day=f"{self.days}", most=most, pace=Slow(size))
        commune.ledger.fuse = None
        assert self.office.shelf.came - came <= most

    @rule(**TRIP)
    def fetch(self, i, weather, at, dies, size, most):
        """In any state: of what is lost here comes back what lies above, and nothing else."""
        commune = self.commune(i)
        self.session(commune, self.office)
        commune.ledger.fuse, self.days = dies, self.days + 1
        road = Weather(self, commune, i, weather, at)
        with contextlib.suppress(Death, TurnedAway):
            fetched = commune.fetch(road, day=f"{self.days}", most=most, pace=Slow(size))
            assert fetched.received <= most
        commune.ledger.fuse = None
        self._found(commune)

    def _found(self, commune):
        for digest, data in commune.satchel.content.items():
            assert sha256(data).hexdigest() == digest
            self.gone.discard((commune.unit, digest))

    @rule(k=st.integers(0, 50), again=st.booleans())
    def a_frame_comes_late_or_again(self, k, again):
        frames = [frame for _, frame in self.frames] if again else self.late
        if frames:
            with contextlib.suppress(BadFrame):
                self.office.deliver(frames[k % len(frames)])

    @rule(i=st.integers(0, 5))
    def ask_for_what_others_have(self, i):
        """Knowing a name gives nothing: not the bytes, and not whether they are there."""
        commune = self.commune(i)
        named = {*map(named_by, self.office.ledger.t.records.values())} - {None}
        theirs = {one for one in named if one.unit != commune.unit}
        claimed = {one._replace(unit=commune.unit) for one in theirs} - named
        _, said = commune._superior(self.office).files([*theirs, *claimed])
        assert {(one.held, one.reason) for one in said} <= {(0, Refusal.UNNAMED)}
        above = commune._superior(self.office)
        assert not any(above.fetch(file, 0, file.size) for file in [*theirs, *claimed])

    # -- disasters ----------------------------------------------------------------

    @rule(i=st.integers(0, 5), k=st.integers(0, 50))
    def a_file_vanishes_below(self, i, k):
        commune = self.commune(i)
        if content := commune.satchel.content:
            digest = sorted(content)[k % len(content)]
            del content[digest]
            self.gone.add((commune.unit, digest))
            self.is_calm = False

    @rule(k=st.integers(0, 50))
    def a_begun_file_is_spoiled_above(self, k):
        if parts := self.office.shelf.parts:
            name = sorted(parts)[k % len(parts)]
            if parts[name]:
                parts[name] = flip(parts[name], k % len(parts[name]))
                self.is_calm = False

    @rule(k=st.integers(0, 50))
    def the_office_loses_a_file(self, k):
        if files := self.office.shelf.files:
            del files[sorted(files)[k % len(files)]]
            self.is_calm = False

    @rule(i=st.integers(0, 5))
    def back_up(self, i):
        self.backups.append((self.commune(i).unit, self.commune(i).ledger.backup()))
        self.office_backups.append(self.office.ledger.backup())

    @rule(k=st.integers(0, 50))
    def restore(self, k):
        unit, tables = self.backups[k % len(self.backups)]
        at = next(n for n, one in enumerate(self.communes) if one.unit == unit)
        self.communes[at], self.is_calm = self._alive(unit, tables.copy()), False

    @rule(k=st.integers(0, 50))
    def restore_office(self, k):
        tables = self.office_backups[k % len(self.office_backups)]
        self.office.ledger.t, self.is_calm = tables.copy(), False

    @rule(i=st.integers(0, 5))
    def copy_machine(self, i):
        if len(self.communes) < 4:
            one = self.commune(i)
            self.communes.append(self._alive(one.unit, one.ledger.t.copy()))
            self.is_calm = False

    # -- what must hold -----------------------------------------------------------

    @invariant()
    def what_lies_above_is_what_its_unit_named(self):
        for (unit, digest), data in self.office.shelf.files.items():
            assert sha256(data).hexdigest() == digest
            assert (unit, digest) in self.put
            assert len(data) <= MOST
        assert {*self.office.shelf.parts} <= self.put
        for unit in UNITS:
            assert self.office.shelf.used(unit) <= SHARE

    @invariant()
    def nothing_comes_out_wrong_of_itself(self):
        """A fault of the ordinary path would be hidden by the hash, which lets all come again."""
        if self.is_calm:
            assert not self.office.shelf.failed_now

    def teardown(self):
        for n in range(4):
            self.office.shelf.failed_now.clear()
            for commune in self.communes:
                commune.sync(self.office)
                commune.give(self.office, day=f"calm {n}", pace=Slow(1000))
                commune._superior(self.office).files([])  # who names none asks no more by itself
        self._what_lies_above_comes_back()
        held = self.office.ledger.t.records.values()
        above = {named_by(one) for one in held if one.state is Verdict.OK} - {None}
        for commune in self.communes:
            told = {one.file: one.reason for one in commune.satchel.wanting()}
            for file in above & {*commune.satchel._named()}:
                if not self.office.shelf.is_whole(file):
                    assert told[file] in self._good_reasons(file), "nobody is told by name"
                else:
                    assert file not in told
            if self.is_calm:
                assert sum_of(file for file in above if file.unit == commune.unit).count == len(
                    {*commune.satchel._named()}
                )
        assert {*self.office.shelf.files} <= {file[:2] for file in above}
        assert {*self.office.shelf.parts} <= {file[:2] for file in above}

    def _what_lies_above_comes_back(self):
        for commune in self.communes:
            fetched = commune.fetch(self.office, day="calm", pace=Slow(1000))
            assert fetched.is_done
            for file in commune.satchel._named():
                if self.office.shelf.is_whole(file) and file.unit == commune.unit:
                    assert fetched.wrong or commune.satchel.is_sound(file)
            self._found(commune)

    def _good_reasons(self, file):
        if file.size > MOST:
            return {Refusal.TOO_BIG}
        is_full = self.office.shelf.used(file.unit) + file.size > SHARE
        gone = {Refusal.LOST} if file[:2] in self.gone else set()
        return gone | ({Refusal.FULL} if is_full else set())


TestFileMachine = FileMachine.TestCase
TestFileMachine.settings = settings(
    max_examples=150,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
