"""What the office of the state machine writes for those below it."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sync import Key
from sync.down import ALL
from tests.sync.toys import id_of, token_of

BELOW = st.sampled_from([ALL, "A", "B"])


class DownRules:
    @rule(name=st.integers(0, 4), audience=BELOW, bad=st.booleans())
    def office_writes(self, name, audience, bad):
        name = f"{audience}{name}"
        held = self.office.ledger.t.records.get(Key("12", id_of(name)))
        body = self.body(held and token_of(held), **({"bad": 1} if bad else {}))
        self.office.write(name, body, audience=audience, unit="12")

    def everybody_knows_what_is_for_them(self):
        """In good weather, whatever was restored: each holds what the office holds for it."""
        for commune in self.communes:
            assert commune.sync(self.office).told_all
            for_it = {
                key: self.office.ledger.t.records[key].hash
                for _, audience, key, _ in self.office.ledger.t.down
                if audience in (ALL, commune.unit)
            }
            held = commune.ledger.t.records
            assert {key: held[key].hash for key in for_it} == for_it
            strangers = {one.key for one in held.values() if one.key.unit == "12"} - set(for_it)
            assert {held[key].reason for key in strangers} <= {"lost_above"}
