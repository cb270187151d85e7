"""The yearly review of a team."""

from uuid import UUID

from flask import Response, url_for

from app.db import db
from app.domain.actors import Permission
from app.domain.teams.reviews import check_unsent
from app.domain.words import named
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.teams.forms.reviews import ReviewForm, SentForm
from app.teams.models import Mediator, Team, TeamReview
from app.teams.record import TEAM, TEAM_REVIEW
from app.teams.routes.blueprint import bp
from app.teams.service import members_in_office
from app.teams.service.deciding import usual_people
from app.teams.service.reviews import (
    change_review,
    evaluations_of,
    judgements_for,
    record_review,
    send_review,
)
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/<uuid:team_id>/ra-soat", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def new_review(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    members = _members(team)
    leader = next((one.name for one in members if one.is_leader), "")
    form = ReviewForm.for_members(
        members,
        year=today().year,
        held_on=today(),
        led_by=usual_people(team).front_head,
        with_whom=f"{leader}, tổ trưởng tổ hòa giải" if leader else "",
    )
    return _write(team, form, members, None)


@bp.get("/ra-soat/<uuid:review_id>")
@requires(Permission.SEE_TEAMS)
def review(review_id: UUID):
    held = meet(TEAM_REVIEW, review_id, current_actor())
    return _show(held, SentForm.blank(held.revision, today()))


@bp.route("/ra-soat/<uuid:review_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def correct_review(review_id: UUID):
    held = meet_own(TEAM_REVIEW, review_id, current_actor())
    check_unsent(held.sent_on, "Kết quả rà soát")
    team = db.session.get_one(Team, held.team_id)
    members = _members(team)
    form = ReviewForm.for_members(members, evaluations_of(review_id), obj=held)
    return _write(team, form, members, held)


@bp.post("/ra-soat/<uuid:review_id>/gui")
@requires(Permission.KEEP_TEAMS)
def sent_review(review_id: UUID):
    held = meet_own(TEAM_REVIEW, review_id, current_actor())
    form = SentForm()
    if form.validate():
        done = tried(
            form,
            lambda: send_review(
                review_id,
                sent_on=form.sent_on.data,
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
            ),
        )
        if done is not None:
            return see_other(url_for(".review", review_id=review_id))
    return _show(held, form)


def _show(held: TeamReview, form: SentForm) -> Response:
    actor = current_actor()
    return page(
        "teams/review.html",
        None,
        form.answer_status,
        review=held,
        team=db.session.get_one(Team, held.team_id),
        judgements=judgements_for(held.id, by=actor),
        form=form,
        may_keep=actor.may(Permission.KEEP_TEAMS) and held.unit in actor.books,
        lines=history_lines(TEAM_REVIEW, history("team_review", [held.id])),
    )


def _members(team: Team) -> list[Mediator]:
    return members_in_office(team.id, on=today())


def _write(
    team: Team, form: ReviewForm, members: list[Mediator], held: TeamReview | None
) -> Response:
    if form.validate_on_submit():

        def write() -> TeamReview:
            if held is None:
                return record_review(team.id, form.facts(), today=today(), by=form.actor())
            return change_review(
                held.id,
                form.facts(),
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
            )

        if (written := tried(form, write)) is not None:
            return see_other(url_for(".review", review_id=written.id))
    return page(
        "teams/review_form.html",
        None,
        form.answer_status,
        form=form,
        team=team,
        review=held,
        members={str(one.id): named(one.name) for one in members},
    )
