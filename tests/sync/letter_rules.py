"""Letters of the state machine: carried in any order, read once, often or never."""

import contextlib

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sync.letter import BadLetter
from tests.sync.toys import Death


class LetterRules:
    """``letters`` and ``replies`` are all that were ever written, each with its unit."""

    def __init__(self):
        super().__init__()
        self.letters, self.replies = [], []

    @rule(i=st.integers(0, 5), dies=st.one_of(st.none(), st.none(), st.integers(0, 12)))
    def write_letter(self, i, dies):
        commune = self.commune(i)
        commune.ledger.fuse = dies
        with contextlib.suppress(Death):
            self.letters.append((commune.unit, commune.letter()))
        commune.ledger.fuse = None

    @rule(k=st.integers(0, 50), dies=st.one_of(st.none(), st.none(), st.integers(0, 25)))
    def read_letter(self, k, dies):
        if self.letters:
            unit, letter = self.letters[-1 - k % len(self.letters)]
            self.office.ledger.fuse = dies
            with contextlib.suppress(Death):
                self.replies.append((unit, self.office.read(letter).answer))
            self.office.ledger.fuse = None

    @rule(i=st.integers(0, 5), k=st.integers(0, 50), dies=st.one_of(st.none(), st.integers(0, 25)))
    def hear_answer(self, i, k, dies):
        commune = self.commune(i)
        replies = [answer for unit, answer in self.replies if unit == commune.unit]
        if replies:
            commune.ledger.fuse = dies
            with contextlib.suppress(Death, BadLetter):
                commune.hear(replies[-1 - k % len(replies)])
            commune.ledger.fuse = None
