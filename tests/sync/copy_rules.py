"""A copy of a machine and the office put back: one number of one log with two contents."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.toys import OnlyExchanges


class CopyRules:
    @precondition(lambda self: not self.calm)
    @rule(i=st.integers(0, 5))
    def a_copy_reaches_the_number_that_the_office_forgot(self, i):
        """The first goes on from a position that the office once had; by its number it still has.

        Nobody compares then, or what was passed over would be found before anybody looks.
        """
        commune = self.commune(i)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, self.office)
        tables, twin = self.office.ledger.backup(), self._alive(commune.unit, commune.ledger.t)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, self.office)
        self._restore_office(tables)
        twin.write(f"new{self.token}", self.body())
        self.session(twin, self.office)
        commune.write(f"new{self.token}", self.body())
        self.session(commune, OnlyExchanges(self.office))
