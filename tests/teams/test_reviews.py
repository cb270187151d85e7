"""The yearly review, the leader's report, and what waits for whom."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.teams.kinds import Level, ReportKind
from app.records.locking import NotHere
from app.teams.facts import Judgement, ReportFacts, ReviewFacts
from app.teams.service import procedures, reports, reviews
from app.teams.waiting import waiting
from tests.factories import TODAY, a_mediator, a_team, an_officer
from tests.mediation.cases import a_case, a_village_with_team
from tests.teams.lives import held, proposed, received

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def asked(commune):
    """Addresses are made while somebody asks for a page."""
    with commune.test_request_context():
        yield


def reviewed(team, *judgements, **facts):
    given = {"year": 2025, "held_on": date(2025, 12, 10), "led_by": "Phàn Văn Sì"}
    told = ReviewFacts(**{**given, **facts}, judgements=judgements)
    return reviews.record_review(team.id, told, today=TODAY, by=an_officer())


def reported(team, by=None, **facts):
    given = {
        "kind": ReportKind.YEARLY,
        "first": date(2026, 1, 1),
        "last": TODAY,
        "reported_by": "Tẩn A Vư",
    }
    told = ReportFacts(**{**given, **facts})
    return reports.draft_report(team.id, told, today=TODAY, by=by or an_officer())


def test_a_year_is_reviewed_once(commune):
    team = a_team()
    mediator = a_mediator(team)
    review = reviewed(team, Judgement(mediator.id, Level.GOOD, "Nhiệt tình."))
    assert review.mediators == 1
    with pytest.raises(RuleViolation, match="đã có lần rà soát năm 2025"):
        reviewed(team)
    reviewed(team, year=2026, held_on=TODAY)


def test_only_people_of_the_team_are_judged(commune):
    team = a_team()
    stranger = a_mediator(a_team(name="Tổ bản khác", village_id=team.village_id))
    with pytest.raises(RuleViolation, match="của tổ"):
        reviewed(team, Judgement(stranger.id, Level.GOOD))


def test_what_was_sent_stays_as_it_is(commune):
    review = reviewed(a_team())
    reviews.send_review(review.id, sent_on=TODAY, today=TODAY, by=an_officer())
    facts = ReviewFacts(year=2025, held_on=TODAY, led_by="Phàn Văn Sì")
    with pytest.raises(RuleViolation, match="đã gửi ngày 02/03/2026"):
        reviews.change_review(review.id, facts, today=TODAY, by=an_officer())


def test_a_mediator_reads_the_own_judgement_and_no_colleagues(commune, actor):
    team = a_team()
    one, other = (a_mediator(team, name=name) for name in ("Lò Thị Mai", "Tẩn A Vư"))
    judged = (Judgement(one.id, Level.GOOD), Judgement(other.id, Level.POOR, "Vắng họp."))
    review = reviewed(team, *judged)
    own = actor(Role.MEDIATOR, team_id=team.id, mediator_id=one.id)
    assert [row.name for row in reviews.judgements_for(review.id, by=own)] == ["Lò Thị Mai"]
    assert len(reviews.judgements_for(review.id, by=actor(Role.FRONT))) == 2


def test_a_report_counts_the_book_and_freezes_what_it_counted(commune):
    home = a_village_with_team()
    a_case(home)
    report = reported(home.team)
    assert (report.received, report.unclassified) == (1, 1)
    assert (report.mediators, report.women) == (3, 0)
    a_case(home)
    assert report.received == 1
    facts = ReportFacts(
        kind=ReportKind.YEARLY, first=date(2026, 1, 1), last=TODAY, reported_by="Tẩn A Vư"
    )
    reports.change_report(report.id, facts, today=TODAY, by=an_officer())
    assert report.received == 2


def test_a_leader_reports_of_the_own_team_only(commune, actor):
    team = a_team()
    leader = actor(Role.TEAM_LEADER, team_id=team.id)
    assert reported(team, by=leader).reported_by == "Tẩn A Vư"
    other = a_team(name="Tổ bản khác", village_id=team.village_id)
    with pytest.raises(NotHere):
        reported(other, by=leader)


def test_no_figures_of_a_time_to_come(commune):
    with pytest.raises(RuleViolation):
        reported(a_team(), last=date(2026, 12, 31))


def test_what_is_under_way_stands_by_its_clock(commune, actor):
    team = a_team()
    mediator = a_mediator(team)
    proposed(mediator, proposed_on=date(2026, 3, 1))
    received(held(team))
    first, second = procedures.under_way(an_officer(), today=TODAY)
    assert (first.kind, first.limit.due_on) == ("election", date(2026, 2, 25))
    assert (second.kind, second.limit.due_on) == ("departure", date(2026, 3, 11))
    assert not procedures.under_way(actor(Role.COMMUNE_OFFICER, unit="03388"), today=TODAY)


def test_each_sees_what_waits_for_them(commune, asked, actor):
    team = a_team()
    mediator = a_mediator(team)
    received(held(team))
    proposed(mediator)
    rows = waiting(an_officer(), TODAY)
    told = " ".join(row.label for row in rows)
    for words in ("Chủ tịch quyết định công nhận", "xác minh", "cần ít nhất 3 người"):
        assert words in told
    assert rows[0].due_on == date(2026, 2, 23)
    assert waiting(actor(Role.FRONT), TODAY) == rows
    assert waiting(actor(Role.TEAM_LEADER, team_id=team.id), TODAY) == rows
    for role in (Role.MEDIATOR, Role.ADMINISTRATOR, Role.OFFICE_OFFICER):
        assert waiting(actor(role), TODAY) == []


def test_at_the_end_of_the_year_what_is_missing_waits_until_its_last_day(commune, asked):
    team = a_team()
    before = [row.label for row in waiting(an_officer(), date(2026, 9, 30))]
    assert not any("rà soát" in label for label in before)
    due = {row.label: row.due_on for row in waiting(an_officer(), date(2026, 10, 1))}
    assert due[f"{team.name}: chưa rà soát, đánh giá tổ năm 2026."] == date(2026, 12, 31)
    assert due[f"{team.name}: chưa gửi báo cáo năm 2026 của tổ trưởng."] == date(2026, 12, 31)
