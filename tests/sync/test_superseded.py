"""A version passed over for a later one that is gone, and what a copy said in its place."""

import json

import pytest

from sync import Unreachable, Verdict
from tests.sync.toys import Commune, pair


class OneByOne:
    """One position per batch."""

    size = 1

    def start(self): ...
    def arrived(self): ...
    def lost(self): ...


class ClosedFrom:
    """A road that is closed as soon as the office has read a log up to here."""

    def __init__(self, office, log, seq):
        self.office, self.log, self.seq = office, log, seq

    def deliver(self, frame):
        reader = self.office.ledger.reader(self.log)
        if reader and reader.place.seq >= self.seq:
            raise Unreachable
        return self.office.deliver(frame)


def reborn(commune, tables):
    return Commune(commune.unit, office=commune.office, tables=tables)


def at_the_office(office):
    aside = [one for answers in office.ledger.t.answers.values() for one in answers if one.raw]
    return {body["by"] for body in office.rows.values()} | {
        json.loads(one.raw)["b"]["by"] for one in aside
    }


def test_what_was_passed_over_for_a_later_version_that_is_gone_goes_up():
    commune, office = pair()
    commune.write("a", {"by": "both"})
    commune.sync()
    twin = reborn(commune, commune.ledger.backup())
    twin.write("a", {"by": "twin"})
    twin.sync()
    commune.write("b", {"by": "other"})
    commune.sync()
    commune.write("a", {"by": "mine"})
    backup, (log, here) = commune.ledger.backup(), commune.ledger.head()
    commune.write("a", {"by": "lost"})
    with pytest.raises(Unreachable):
        commune.sync(ClosedFrom(office, log, here.seq), pace=OneByOne())
    assert office.ledger.reader(log).place == here
    again = reborn(commune, backup)
    again.sync()
    assert at_the_office(office) == {"twin", "other", "mine"}
    assert again.verdict("a") is Verdict.CONFLICT


def test_a_copy_covers_what_lies_aside_with_what_it_made_of_it():
    commune, office = pair()
    commune.write("a", {"by": "both"})
    backup = commune.ledger.backup()
    commune.write("a", {"by": "lost"})
    commune.sync()
    again = reborn(commune, backup)
    again.write("a", {"by": "mine"})
    again.sync()
    assert at_the_office(office) == {"lost", "mine"}
    copy = reborn(again, again.ledger.backup())
    copy.write("a", {"by": "copy, from mine"})
    copy.sync()
    again.sync()
    assert at_the_office(office) == {"lost", "copy, from mine"}
