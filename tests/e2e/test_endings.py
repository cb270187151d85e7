"""A whole case to every ending: by keyboard alone at a desk, or with a finger on a phone."""

from functools import partial
from itertools import groupby

import pytest

from app.db import db
from app.domain.mediation.court import CourtState
from app.domain.mediation.states import OPEN, CaseState
from app.mediation.models import CourtRequest, MediationCase
from app.records.journal import JournalEntry
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.finger import Finger
from tests.e2e.keys import Keyboard
from tests.e2e.plays import PLAYS
from tests.e2e.steps import Office


def test_no_ending_is_left_out():
    assert {one.passes[-1] for one in PLAYS} == set(CaseState) - OPEN
    assert {state for one in PLAYS for state in one.passes} == set(CaseState)
    ended = {state for one in PLAYS for state in one.court}
    assert ended == {state for state in CourtState if not state.is_open}


HANDS = ((DESK, Keyboard), (PHONE, Finger))
# The first goes through most acts and is played by both hands, the others by one and the other.
PLAYED = [(PLAYS[0], *HANDS[1]), *((play, *HANDS[n % 2]) for n, play in enumerate(PLAYS))]


@pytest.mark.parametrize(
    ("play", "size", "hand"),
    PLAYED,
    ids=[f"{play.name}-{hand.__name__}" for play, _, hand in PLAYED],
)
def test_a_case_is_played_to_its_end(play, size, hand, sit_down):
    play.play(Office(partial(sit_down, size=size, hand=hand)))
    db.session.expire_all()
    assert stood(MediationCase) == list(play.passes)
    requests = db.session.scalars(db.select(CourtRequest).order_by(CourtRequest.id))
    assert tuple(one.state for one in requests) == play.court


def stood(model) -> list[CaseState]:
    """Where the one case stood, as the journal tells it."""
    lines = db.session.scalars(
        db.select(JournalEntry)
        .where(JournalEntry.subject == model.__tablename__)
        .order_by(JournalEntry.sequence)
    )
    states = [CaseState(one.changes["state"][1]) for one in lines if "state" in one.changes]
    return [state for state, _ in groupby(states)]
