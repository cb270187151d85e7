"""From the list of candidates to the decision, as it stands in the book."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.teams.decisions import Decision
from app.domain.teams.election_road import ElectionState
from app.domain.teams.kinds import ElectionOf
from app.records.journal import history
from app.records.locking import NotHere
from app.teams.service import change_team, elections, mediators_of, recognition
from tests.factories import TODAY, a_mediator, a_team, an_officer
from tests.teams.lives import (
    DECISION,
    DUA,
    ME,
    RECEIVED_ON,
    TONG,
    held,
    led,
    meeting,
    received,
    recognised,
)

pytestmark = pytest.mark.usefixtures("both_databases")


def results(election):
    return [one.result.value for one in elections.candidates_of(election.id)]


def test_the_votes_say_who_is_elected(commune):
    election = held(a_team())
    assert (election.state, election.elected) == (ElectionState.HELD, 2)
    assert results(election) == ["elected", "elected", "not_elected"]


def test_an_election_in_which_nobody_has_half_has_failed_and_may_be_counted_again(commune):
    election = held(a_team(), [TONG])
    assert election.state is ElectionState.FAILED
    again = replace(TONG, candidate_id=elections.candidates_of(election.id)[0].id, votes=60)
    elections.change_election(election.id, meeting(), [again], today=TODAY, by=an_officer())
    assert (election.state, results(election)) == (ElectionState.HELD, ["elected"])


def test_who_is_struck_off_the_list_has_withdrawn_and_is_still_told(commune):
    election = held(a_team())
    kept = elections.candidates_of(election.id)[:2]
    rows = [replace(facts, candidate_id=one.id) for facts, one in zip((ME, DUA), kept, strict=True)]
    elections.change_election(election.id, meeting(), rows, today=TODAY, by=an_officer())
    assert results(election) == ["elected", "elected", "withdrawn"]
    assert election.candidates == 2


def test_recognition_makes_the_elected_mediators_from_the_day_it_takes_effect(commune):
    team = a_team()
    election = recognised(received(held(team)))
    assert (election.state, election.recognised) == (ElectionState.RECOGNISED, 2)
    entered = mediators_of(team.id)
    assert {one.name for one in entered} == {"Lò Thị Me", "Vàng Thị Dua"}
    for one in entered:
        assert (one.recognised_on, one.recognition_number) == (date(2026, 2, 13), "25/QĐ-UBND")
    assert results(election) == ["recognised", "recognised", "not_elected"]
    [line] = history("mediator", [entered[0].id])
    assert (line.act, line.acted_by) == ("recognise", DECISION.signed_by)


def test_a_decision_takes_effect_on_the_day_it_names(commune):
    team = a_team()
    recognised(received(held(team)), replace(DECISION, effective_on=date(2026, 2, 23)))
    assert {one.recognised_on for one in mediators_of(team.id)} == {date(2026, 2, 23)}


def test_who_is_a_mediator_already_is_not_entered_twice(commune):
    team = a_team()
    known = a_mediator(team, name="Lò Thị Me", birth_year=1975)
    election = recognised(received(held(team)))
    assert len(mediators_of(team.id)) == 2
    assert elections.candidates_of(election.id)[0].mediator_id == known.id


def test_of_those_who_tie_the_chairman_chooses_and_never_too_many(commune):
    rows = [replace(one, votes=50) for one in (ME, DUA, TONG)]
    election = received(held(a_team(), rows, seats=1))
    first, *_ = elections.candidates_of(election.id)
    with pytest.raises(RuleViolation, match="Chỉ cần bầu 1 người"):
        recognised(election)
    recognition.recognise(election.id, DECISION, [first.id], today=TODAY, by=an_officer())
    assert results(election) == ["recognised", "not_recognised", "not_recognised"]


def test_leaving_out_somebody_elected_needs_a_reason(commune):
    election = received(held(a_team()))
    first, *_ = elections.candidates_of(election.id)
    with pytest.raises(RuleViolation, match="lý do"):
        recognition.recognise(election.id, DECISION, [first.id], today=TODAY, by=an_officer())
    assert election.state is ElectionState.RECEIVED


def test_the_chairman_may_refuse_with_a_reason_and_nobody_is_entered(commune):
    team = a_team()
    election = received(held(team))
    facts = {"decided_on": date(2026, 2, 13), "signed_by": "Nguyễn Văn Sơn"}
    with pytest.raises(RuleViolation, match="lý do"):
        recognition.refuse(election.id, reason=" ", **facts, today=TODAY, by=an_officer())
    reason = "Biên bản thiếu chữ ký."
    recognition.refuse(election.id, reason=reason, **facts, today=TODAY, by=an_officer())
    assert (election.state, mediators_of(team.id)) == (ElectionState.REFUSED, [])


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (Decision("", date(2026, 2, 13), "Nguyễn Văn Sơn"), "số quyết định"),
        (Decision("25/QĐ-UBND", date(2026, 2, 10), "Nguyễn Văn Sơn"), "không thể trước"),
        (Decision("25/QĐ-UBND", date(2026, 3, 3), "Nguyễn Văn Sơn"), "tương lai|sau hôm nay"),
        (Decision("25/QĐ-UBND", date(2026, 2, 13), ""), "họ tên"),
        (replace(DECISION, effective_on=date(2026, 2, 12)), "không thể trước ngày ký"),
        (replace(DECISION, effective_on=date(2027, 2, 12)), "quá xa"),
    ],
)
def test_a_decision_that_cannot_be_changes_nothing(commune, decision, sentence):
    team = a_team()
    election = received(held(team))
    with pytest.raises(RuleViolation, match=sentence):
        recognised(election, decision)
    assert (election.state, mediators_of(team.id)) == (ElectionState.RECEIVED, [])


def test_a_list_for_which_nobody_vouches_is_not_sent(commune):
    election = held(a_team())
    with pytest.raises(RuleViolation, match="đủ tiêu chuẩn"):
        recognition.send_list(
            election.id,
            meets_standards=False,
            proposed_on=RECEIVED_ON,
            today=TODAY,
            by=an_officer(),
        )


def test_the_leader_is_elected_by_the_mediators_and_takes_over(commune):
    team = a_team()
    former = a_mediator(team, name="Tẩn A Vư", is_leader=True)
    new = a_mediator(team, name="Lò Thị Mai")
    election = led(team, {former: 0, new: 2})
    assert (election.of, election.voters, election.seats) == (ElectionOf.LEADER, 2, 1)
    recognised(received(election))
    assert (former.is_leader, new.is_leader) == (False, True)
    assert history("mediator", [former.id])[0].act == "step_down"


def test_a_leader_who_ties_is_not_proposed(commune):
    team = a_team()
    one, other = (a_mediator(team, name=name) for name in ("Lò Thị Mai", "Tẩn A Vư"))
    election = led(team, {one: 2, other: 2})
    with pytest.raises(RuleViolation, match="Chưa rõ ai trúng cử"):
        received(election)


def test_only_a_mediator_of_the_team_may_lead_it(commune):
    team = a_team()
    a_mediator(team)
    stranger = a_mediator(a_team(name="Tổ bản khác", village_id=team.village_id))
    with pytest.raises(RuleViolation, match="đang hoạt động của tổ"):
        led(team, {stranger: 1})


def test_an_amended_decision_takes_its_mediators_along(commune):
    team = a_team()
    election = recognised(received(held(team)))
    right = Decision("52/QĐ-UBND", date(2026, 2, 12), "Nguyễn Văn Sơn")
    recognition.amend(election.id, right, reason="Ghi nhầm số.", today=TODAY, by=an_officer())
    assert {one.recognition_number for one in mediators_of(team.id)} == {"52/QĐ-UBND"}
    assert {one.recognised_on for one in mediators_of(team.id)} == {date(2026, 2, 12)}


def test_a_cancelled_election_keeps_its_reason(commune):
    election = held(a_team())
    recognition.cancel(election.id, reason="Ghi nhầm tổ.", by=an_officer())
    assert election.state is ElectionState.CANCELLED
    assert history("election", [election.id])[0].reason == "Ghi nhầm tổ."


def test_the_superior_counts_elections_and_reads_no_name(commune):
    election = recognised(received(held(a_team())))
    body = election.outgoing()
    assert (body["voters"], body["recognised"]) == (86, 2)
    assert (body["decision_number"], body["state"]) == ("25/QĐ-UBND", "recognised")
    said = str(body)
    for name in ("Phàn Văn Sì", "Nguyễn Văn Sơn", "Lò Thị Me"):
        assert name not in said
    assert not elections.candidates_of(election.id)[0].may_leave()


def test_another_unit_neither_sees_nor_writes_an_election(commune, actor):
    election = held(a_team())
    stranger = actor(an_officer().role, unit="03388")
    with pytest.raises(NotHere):
        recognition.cancel(election.id, reason="Ghi nhầm.", by=stranger)


def test_a_closed_team_elects_nobody(commune):
    team = a_team()
    change_team(
        team.id,
        name=team.name,
        founded_on=team.founded_on,
        minority_area=True,
        closed_on=date(2026, 1, 1),
        revision=team.revision,
        by=an_officer(),
    )
    with pytest.raises(RuleViolation, match="đã giải thể"):
        held(team)


def test_the_same_person_stands_once(commune):
    with pytest.raises(RuleViolation, match="hai lần"):
        held(a_team(), [ME, replace(ME, name="Lò Thị Me", votes=10)])
