"""Who is elected: shares at their borders, ties, figures that cannot be."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.teams.elections import count_votes
from app.domain.teams.kinds import ElectionOf, Voting
from app.domain.teams.outcome import CandidateResult, outcome
from app.domain.teams.votes import Count, Votes, agreeing, attending

HELD_ON, TODAY = date(2026, 3, 2), date(2026, 3, 5)
R = CandidateResult


def meeting(**facts):
    given = {"of": ElectionOf.MEDIATORS, "voting": Voting.OPEN, "seats": 1, "voters": 86}
    return Count(**{**given, "present": 80, **facts})


def results(count, *votes, again=()):
    rows = [
        Votes(place, f"Người {place}", number, again[place] if again else None)
        for place, number in enumerate(votes)
    ]
    return outcome(count, rows, held_on=HELD_ON)


@pytest.mark.parametrize(
    ("households", "least"),
    [(1, 1), (2, 2), (3, 2), (84, 43), (85, 43), (86, 44), (87, 44), (100, 51), (101, 51)],
)
def test_more_than_half_is_the_next_whole_number(households, least):
    need = agreeing(meeting(voters=households), held_on=HELD_ON)
    assert need.least == least
    assert need.how == f"cần trên 50% của {households} hộ, ít nhất {least}"


@pytest.mark.parametrize(("votes", "result"), [(43, R.NOT_ELECTED), (44, R.ELECTED)])
def test_half_of_all_households_is_not_enough_and_one_more_is(votes, result):
    assert results(meeting(), votes).results[0] is result


@pytest.mark.parametrize(("present", "is_valid"), [(43, False), (44, True)])
def test_a_meeting_that_half_of_the_households_miss_elects_nobody(present, is_valid):
    found = results(meeting(present=present), 43 if not is_valid else 44)
    assert found.has_proposal is is_valid
    assert ("cuộc họp hợp lệ" in " ".join(found.sentences)) is is_valid


def test_slips_ask_for_no_meeting():
    count = meeting(voting=Voting.SLIPS, present=None, slips_out=86, slips_back=80, slips_valid=79)
    assert attending(count, held_on=HELD_ON) is None
    assert results(count, 44).results[0] is R.ELECTED


@pytest.mark.parametrize(("votes", "result"), [(2, R.NOT_ELECTED), (3, R.ELECTED)])
def test_a_leader_needs_more_than_half_of_the_mediators(votes, result):
    count = meeting(of=ElectionOf.LEADER, voters=5, present=3)
    assert attending(count, held_on=HELD_ON) is None
    assert results(count, votes).results[0] is result


def test_of_too_many_the_highest_votes_are_taken():
    found = results(meeting(seats=2), 60, 70, 50, 20)
    assert list(found.results.values()) == [R.ELECTED, R.ELECTED, R.BEYOND, R.NOT_ELECTED]


def test_who_ties_for_the_last_seat_is_not_chosen_silently():
    found = results(meeting(seats=2), 70, 50, 50)
    assert list(found.results.values()) == [R.ELECTED, R.TIED, R.TIED]
    assert "bằng phiếu nhau" in found.sentences[-1]


def test_a_tie_above_the_last_seat_is_no_tie():
    found = results(meeting(seats=2), 70, 70, 50)
    assert list(found.results.values()) == [R.ELECTED, R.ELECTED, R.BEYOND]


def test_a_second_vote_parts_those_who_tied():
    found = results(meeting(), 50, 50, again=(30, 45))
    assert list(found.results.values()) == [R.BEYOND, R.ELECTED]


def test_too_few_elected_asks_for_a_by_election():
    assert "bầu bổ sung" in results(meeting(seats=3), 60, 50).sentences[-1]


@pytest.mark.parametrize(
    ("count", "votes", "sentence"),
    [
        (meeting(present=None), 44, "còn thiếu: số đại diện hộ gia đình có mặt"),
        (meeting(present=87), 44, "không thể nhiều hơn số hộ gia đình"),
        (meeting(), 81, "không thể nhiều hơn số đại diện hộ gia đình có mặt"),
        (meeting(), -1, "không thể là số âm"),
        (
            meeting(voting=Voting.SECRET, slips_out=80, slips_back=81, slips_valid=70),
            44,
            "Số phiếu thu về (81) không thể nhiều hơn số phiếu phát ra (80)",
        ),
        (meeting(voters=0, present=0), 0, "từ 1 đến"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_both_numbers(count, votes, sentence):
    with pytest.raises(RuleViolation) as refusal:
        count_votes(count, [Votes(0, "Lò Văn Páo", votes)], held_on=HELD_ON, today=TODAY)
    assert sentence in str(refusal.value)


def test_without_figures_there_is_no_result_yet():
    rows = [Votes(0, "Lò Văn Páo", None)]
    assert count_votes(meeting(present=None), rows, held_on=HELD_ON, today=TODAY) is None


def test_a_result_before_the_day_is_refused():
    with pytest.raises(RuleViolation, match="chưa thể có kết quả"):
        count_votes(meeting(), [Votes(0, "Lò Văn Páo", 50)], held_on=date(2026, 3, 6), today=TODAY)


@pytest.mark.parametrize("again", [(30, None, None), (30, 40, 20)])
def test_only_those_who_tied_vote_again_and_all_of_them(again):
    rows = [Votes(n, f"Người {n}", v, again[n]) for n, v in enumerate((50, 50, 20))]
    with pytest.raises(RuleViolation, match="bằng phiếu"):
        count_votes(meeting(), rows, held_on=HELD_ON, today=TODAY)
