"""Both roads whole: every state with every act, allowed or refused with what can be done."""

from itertools import product

import pytest

from app.domain.errors import RuleViolation
from app.domain.teams import departure_road, election_road
from app.domain.teams.departure_road import DepartureAct as D
from app.domain.teams.departure_road import DepartureState
from app.domain.teams.election_road import ElectionAct as E
from app.domain.teams.election_road import ElectionState

ELECTION = {
    None: {E.PREPARE: "preparing", E.COUNT: "held", E.FAIL: "failed"},
    ElectionState.PREPARING: {
        E.PREPARE: "preparing",
        E.COUNT: "held",
        E.FAIL: "failed",
        E.CANCEL: "cancelled",
    },
    ElectionState.HELD: {
        E.COUNT: "held",
        E.FAIL: "failed",
        E.SEND: "sent",
        E.CANCEL: "cancelled",
    },
    ElectionState.FAILED: {E.COUNT: "held", E.FAIL: "failed", E.CANCEL: "cancelled"},
    ElectionState.SENT: {E.SEND: "sent", E.RECEIVE: "received", E.CANCEL: "cancelled"},
    ElectionState.RECEIVED: {
        E.RECEIVE: "received",
        E.RECOGNISE: "recognised",
        E.REFUSE: "refused",
    },
    ElectionState.RECOGNISED: {E.TELL: "recognised", E.AMEND: "recognised"},
    ElectionState.REFUSED: {},
    ElectionState.CANCELLED: {},
}
DEPARTURE = {
    None: {D.PROPOSE: "proposed", D.PROPOSE_LEADER: "verified"},
    DepartureState.PROPOSED: {
        D.VERIFY: "verified",
        D.DISPUTE: "disputed",
        D.WITHDRAW: "withdrawn",
    },
    DepartureState.VERIFIED: {D.RECEIVE: "received", D.WITHDRAW: "withdrawn"},
    DepartureState.DISPUTED: {D.RECEIVE: "received", D.WITHDRAW: "withdrawn"},
    DepartureState.RECEIVED: {
        D.RECEIVE: "received",
        D.RELEASE: "left",
        D.KEEP: "kept",
        D.WITHDRAW: "withdrawn",
    },
    DepartureState.LEFT: {D.TELL: "left", D.AMEND: "left"},
    DepartureState.KEPT: {},
    DepartureState.WITHDRAWN: {},
}
ROADS = [
    (election_road.ROAD, ELECTION, ElectionState, E),
    (departure_road.ROAD, DEPARTURE, DepartureState, D),
]
EVERY = [
    pytest.param(road, state, act, table[state].get(act), id=f"{road.noun} {state} {act}")
    for road, table, states, acts in ROADS
    for state, act in product((None, *states), acts)
]


@pytest.mark.parametrize(("road", "state", "act", "target"), EVERY)
def test_each_act_leads_where_the_table_says_or_is_refused(road, state, act, target):
    if target is not None:
        assert road.next_state(state, act).value == target
        return
    with pytest.raises(RuleViolation) as refusal:
        road.next_state(state, act)
    assert act.label in str(refusal.value)
    possible = road.acts_from(state) if state else []
    assert all(other.label in str(refusal.value) for other in possible)


@pytest.mark.parametrize(("road", "table", "states", "acts"), ROADS)
def test_what_may_be_done_is_what_the_table_holds(road, table, states, acts):
    for state in states:
        assert set(road.acts_from(state)) == set(table[state])
