"""One endpoint per act of an election and of a departure, made from the two lists of actions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response

from app.records.sight import meet_own
from app.records.types import RecordType
from app.teams.actions import DEPARTURE_ACTIONS, ELECTION_ACTIONS, Action
from app.teams.record import DEPARTURE, ELECTION
from app.teams.routes import departures, elections
from app.teams.routes.blueprint import bp
from app.teams.service.deciding import view_departure, view_election
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import see_other


def carry_out(
    kind: RecordType,
    action: Action,
    view_of: Callable[..., Any],
    show: Callable[..., Response],
) -> Callable[[UUID], Response]:
    """The endpoint of one act: its form is checked, the service asked, the record shown."""

    @requires(action.permission)
    def do(record_id: UUID) -> Response:
        meet_own(kind, record_id, current_actor())
        view = view_of(record_id, today=today(), by=current_actor())
        form = action.form.sent(view)
        if form.validate():
            done = tried(
                form,
                lambda: action.perform(
                    record_id,
                    **form.facts(),
                    revision=form.seen_revision,
                    today=today(),
                    by=form.actor(),
                ),
            )
            if done is not None:
                return see_other(kind.address(done))
            view = view_of(record_id, today=today(), by=current_actor())
        return show(view, form, action.act)

    return do


def _hang(
    kind: RecordType, stem: str, actions: tuple[Action, ...], view_of: Any, show: Any
) -> None:
    for row in actions:
        bp.add_url_rule(
            f"/{stem}/<uuid:record_id>/{row.slug}",
            f"{kind.key}_{row.act.value}",
            carry_out(kind, row, view_of, show),
            methods=["POST"],
        )


_hang(ELECTION, "bau", ELECTION_ACTIONS, view_election, elections.show)
_hang(DEPARTURE, "thoi", DEPARTURE_ACTIONS, view_departure, departures.show)
