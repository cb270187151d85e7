"""How the shared machinery sees teams, mediators, and how these come and go."""

from flask import url_for

from app.domain.actors import Permission
from app.domain.teams.departure_road import DepartureAct
from app.domain.teams.election_road import ElectionAct
from app.records.types import RecordType
from app.teams.acts import CandidateAct, ReportAct, ReviewAct, TeamAct
from app.teams.models import (
    Candidate,
    Departure,
    Election,
    Evaluation,
    Mediator,
    Team,
    TeamReport,
    TeamReview,
)
from app.teams.sight import (
    visible_candidates,
    visible_departures,
    visible_elections,
    visible_evaluations,
    visible_mediators,
    visible_of,
    visible_teams,
)

TEAM = RecordType(
    key="team",
    label="Tổ hòa giải",
    model=Team,
    acts=TeamAct,
    address=lambda team: url_for("teams.detail", team_id=team.id),
    visible=visible_teams,
    attachable_by=Permission.KEEP_TEAMS,
    line=lambda team: (team.name, ""),
)
MEDIATOR = RecordType(
    key="mediator",
    label="Hòa giải viên",
    model=Mediator,
    acts=TeamAct,
    address=lambda mediator: url_for("teams.mediator", mediator_id=mediator.id),
    visible=visible_mediators,
    line=lambda mediator: (mediator.name or "", ""),
    person=Mediator.name,
)
ELECTION = RecordType(
    key="election",
    label="Cuộc bầu",
    model=Election,
    acts=ElectionAct,
    address=lambda election: url_for("teams.election", election_id=election.id),
    visible=visible_elections,
)
CANDIDATE = RecordType(
    key="candidate",
    label="Người ứng cử",
    model=Candidate,
    acts=CandidateAct,
    address=lambda candidate: url_for("teams.election", election_id=candidate.election_id),
    visible=visible_candidates,
    line=lambda candidate: (candidate.name, ""),
    person=Candidate.name,
)
DEPARTURE = RecordType(
    key="departure",
    label="Thôi làm hòa giải viên",
    model=Departure,
    acts=DepartureAct,
    address=lambda departure: url_for("teams.departure", departure_id=departure.id),
    visible=visible_departures,
)
TEAM_REVIEW = RecordType(
    key="team_review",
    label="Rà soát tổ hòa giải",
    model=TeamReview,
    acts=ReviewAct,
    address=lambda review: url_for("teams.review", review_id=review.id),
    visible=visible_of(TeamReview),
)
EVALUATION = RecordType(
    key="evaluation",
    label="Đánh giá hòa giải viên",
    model=Evaluation,
    acts=ReviewAct,
    address=lambda evaluation: url_for("teams.review", review_id=evaluation.review_id),
    visible=visible_evaluations,
)
TEAM_REPORT = RecordType(
    key="team_report",
    label="Báo cáo của tổ trưởng",
    model=TeamReport,
    acts=ReportAct,
    address=lambda report: url_for("teams.report", report_id=report.id),
    visible=visible_of(TeamReport),
)

# Parents before children.
TEAM_TYPES: tuple[RecordType, ...] = (
    TEAM,
    MEDIATOR,
    ELECTION,
    CANDIDATE,
    DEPARTURE,
    TEAM_REVIEW,
    EVALUATION,
    TEAM_REPORT,
)
