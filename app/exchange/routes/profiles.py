"""Pages of what goes up: per kind which fields leave, and the switch of the unit's head."""

from flask import Response, url_for

from app.catalog import BY_KEY
from app.domain.actors import Permission
from app.domain.profiles import Profile
from app.exchange import profiles, withdrawals
from app.exchange.forms import SwitchForm
from app.exchange.routes.common import bp
from app.exchange.sessions import superior_of_this
from app.instance import this_instance
from app.units.service import unit_names
from app.web.access import requires
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/muc-gui/")
@requires(Permission.SEE_SYNC)
def sending() -> Response:
    taken_back = withdrawals.withdrawals()
    return page(
        "exchange/profiles.html",
        None,
        standings=() if this_instance().is_office else profiles.standings(),
        kinds=profiles.field_names(),
        staying=profiles.staying(),
        history=profiles.history(),
        withdrawals=[(one, *_in_words(one)) for one in taken_back],
        names=unit_names({one.unit for one in taken_back}),
    )


@bp.route("/muc-gui/<kind>", methods=["GET", "POST"])
@requires(Permission.DECIDE_PROFILE)
def switch(kind: str) -> Response:
    standing = profiles.standing_of(kind)
    form = SwitchForm(data={"wanted": standing.other})
    if form.validate_on_submit():
        wanted, by = Profile(form.wanted.data), form.actor()
        if tried(form, lambda: _switch(kind, wanted, form.reason.data, by)):
            return see_other(url_for(".sending"))
    return page(
        "exchange/switch.html",
        None,
        form.answer_status,
        form=form,
        standing=standing,
        records=profiles.own_records(standing.kind),
        superior=superior_of_this(),
    )


def _switch(kind: str, wanted: Profile, reason: str, by) -> bool:
    profiles.switch(kind, wanted, reason=reason, by=by)
    profiles.carry_out()
    return True


def _in_words(one) -> tuple[str, list[str]]:
    """The kind and the fields of a withdrawal by their Vietnamese names."""
    kind = BY_KEY.get(one.kind)
    names = {column.key: field.label for column, field in kind.model.fields()} if kind else {}
    return (kind.label if kind else one.kind), [
        names.get(field, field) for field in one.fields.split()
    ]
