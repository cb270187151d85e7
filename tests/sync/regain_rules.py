"""Restored communes of the state machine take back what the office holds."""

import contextlib

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from sync import TurnedAway, Unreachable, Verdict
from tests.sync.toys import Death, Weather, token_of


class RegainRules:
    @rule(
        i=st.integers(0, 5),
        weather=st.lists(st.sampled_from(["ok", "lost", "cut", "other", "dies"]), max_size=4),
        at=st.integers(0, 25),
        dies=st.one_of(st.none(), st.none(), st.integers(0, 40)),
    )
    def regain(self, i, weather, at, dies):
        commune = self.commune(i)
        commune.ledger.fuse = dies
        with contextlib.suppress(Unreachable, Death, TurnedAway):
            taken = self._regain(commune, Weather(self, commune, i, weather, at))
            assert self.reborn or not taken, "nobody was restored, nothing is missing"
        commune.ledger.fuse = None

    @precondition(lambda self: not self.calm)
    @rule(i=st.integers(0, 5), j=st.integers(0, 50), lost=st.integers(1, 2), anew=st.integers(0, 1))
    def a_backup_is_put_back_and_work_goes_on(self, i, j, lost, anew):
        """The very case for which there is this: what follows the backup is above only."""
        commune = self.commune(i)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, self.office)
        at, tables = self.communes.index(commune), commune.ledger.backup()
        for _ in range(lost):
            self._edit(commune, j)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, self.office)
        self.communes[at] = again = self._alive(commune.unit, tables)
        for _ in range(anew):
            self._edit(again, j)
        with contextlib.suppress(Unreachable):
            self._regain(again, self.office)

    def _regain(self, commune, road):
        """Whatever befalls it: what was written here is not covered by what does not follow it."""
        before = {kept.key: token_of(kept) for kept in self.held_by(commune)}
        try:
            return commune.regain(road)
        finally:
            after = {kept.key: token_of(kept) for kept in self.held_by(commune)}
            for key, token in before.items():
                assert token in self.line_of(after[key])

    def all_is_taken_back(self):
        """In good weather: both sides hold the same, but for what a person has to decide."""
        for _ in range(3):
            for commune in self.communes:
                self._regain(commune, self.office)
                commune.sync(self.office)
        for commune in self.communes:
            report = commune.sync(self.office)
            if self._holds_what_is_not_its_own(commune):
                continue
            assert report.agrees
            assert report.ahead == 0
            for key, kept in self.office.ledger.t.records.items():
                if key.unit == commune.unit:
                    own = commune.ledger.t.records[key]
                    decided = own.verdict in (Verdict.CONFLICT, Verdict.REFUSED)
                    assert decided or token_of(kept) in self.line_of(token_of(own))
            if len([one for one in self.communes if one.unit == commune.unit]) == 1:
                self._life_goes_on(commune)

    def _life_goes_on(self, commune):
        """What was taken back is edited like what never was away."""
        before = {kept.key: kept.verdict for kept in self.held_by(commune)}
        for j in range(len(before)):
            self._edit(commune, j)
        commune.sync(self.office)
        for kept in self.held_by(commune):
            if before[kept.key] is None:
                assert kept.verdict is None
