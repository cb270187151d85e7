"""An election: written down before or after it was held, its page, its correction."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.teams.election_road import ROAD, ElectionAct
from app.domain.teams.kinds import ElectionOf
from app.domain.words import named
from app.papers.desk import desk_of
from app.records.sight import meet_own
from app.teams.actions import ELECTION_ACTIONS, by_name
from app.teams.forms.base import ActForm
from app.teams.forms.elections import LeaderElectionForm, MediatorElectionForm
from app.teams.models import Election, Mediator, Team
from app.teams.record import ELECTION, TEAM
from app.teams.routes.blueprint import bp
from app.teams.service import members_in_office
from app.teams.service.deciding import ElectionView, usual_people, view_election
from app.teams.service.elections import candidates_of, change_election, record_election
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

ACTIONS = by_name(ELECTION_ACTIONS)


@bp.route("/<uuid:team_id>/bau-hoa-giai-vien", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def elect_mediators(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    form = MediatorElectionForm.first(team, _members(team), usual_people(team), today())
    return _write(team, ElectionOf.MEDIATORS, form, None)


@bp.route("/<uuid:team_id>/bau-to-truong", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def elect_leader(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    people = usual_people(team)
    form = LeaderElectionForm.for_members(
        _members(team),
        held_on=today(),
        chaired_by=people.front_head,
        village_head=people.village_head,
    )
    return _write(team, ElectionOf.LEADER, form, None)


@bp.get("/bau/<uuid:election_id>")
@requires(Permission.SEE_TEAMS)
def election(election_id: UUID):
    return show(view_election(election_id, today=today(), by=current_actor()))


@bp.route("/bau/<uuid:election_id>/ket-qua", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def change_result(election_id: UUID):
    """The same form as a new election's: the result is written, or what was written set right."""
    held = meet_own(ELECTION, election_id, current_actor())
    ROAD.next_state(held.state, ElectionAct.COUNT)
    team = meet_own(TEAM, held.team_id, current_actor())
    candidates = candidates_of(election_id)
    if held.of is ElectionOf.LEADER:
        form = LeaderElectionForm.for_members(_members(team), candidates=candidates, obj=held)
    else:
        form = MediatorElectionForm.of(held, candidates)
    return _write(team, held.of, form, held)


def show(
    view: ElectionView, failed: ActForm | None = None, act: ElectionAct | None = None
) -> Response:
    """The page of an election with the forms of what may be done now."""
    actor = current_actor()
    may = actor.may(Permission.KEEP_TEAMS) and view.election.unit in actor.books
    acts = ROAD.acts_from(view.election.state) if may else []
    return page(
        "teams/election.html",
        "teams/_election.html",
        422 if failed else 200,
        view=view,
        election=view.election,
        forms={
            one.value: failed if one is act else _blank(one, view)
            for one in acts
            if one.value in ACTIONS and actor.may(ACTIONS[one.value].permission)
        },
        failed=act and act.value,
        actions=ACTIONS,
        may_count=ElectionAct.COUNT in acts,
        kind="election",
        record=view.election,
        desk=desk_of(view.election, by=actor),
    )


def _blank(act: ElectionAct, view: ElectionView) -> ActForm:
    address = url_for(f".election_{act.value}", record_id=view.record.id)
    return ACTIONS[act.value].form.blank(view, today(), address=address)


def _members(team: Team) -> list[Mediator]:
    return members_in_office(team.id, on=today())


def _write(
    team: Team,
    of: ElectionOf,
    form: MediatorElectionForm | LeaderElectionForm,
    held: Election | None,
) -> Response:
    wants_more = isinstance(form, MediatorElectionForm) and form.wants_more_rows()
    if form.is_submitted() and not wants_more and form.validate():

        def write() -> Election:
            facts, rows = form.facts(), form.rows()
            if held is None:
                return record_election(team.id, of, facts, rows, today=today(), by=form.actor())
            return change_election(
                held.id,
                facts,
                rows,
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
            )

        if (written := tried(form, write)) is not None:
            return see_other(url_for(".election", election_id=written.id))
    return page(
        "teams/election_form.html",
        "teams/_election_form.html",
        form.answer_status,
        form=form,
        team=team,
        of=of,
        election=held,
        members={str(one.id): named(one.name) for one in _members(team)},
    )
