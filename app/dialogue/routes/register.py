"""The register of conferences, and the form for a new one."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import request, url_for

from app.dialogue.exports import register_sheet
from app.dialogue.forms import ConferenceForm
from app.dialogue.routes.common import bp
from app.dialogue.service import conference, reading
from app.dialogue.service.reading import Line, Place, Wanted
from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.words import mid_sentence, tidy
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.records.locking import NotHere
from app.records.sight import meet_own
from app.units.service import names_offered, reach, unit_names, villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import SHORT
from app.web.htmx import page, see_other
from app.yearplan.record import PLANNED_SESSION, VOTER_REQUEST
from app.yearplan.service.linking import links_of, words_of_request, words_of_session
from app.yearplan.service.venues import venues_of


@bp.get("/")
@requires(Permission.SEE_DIALOGUES, exports=True)
def index():
    units, wanted = reach(current_actor()), _wanted()
    unit = request.args.get("don-vi", "")
    chosen = {unit} if unit in units else units
    if way := asked_way():
        name = unit_names({unit}).get(unit, unit) if unit in units else ""
        by = current_actor()
        return hand_out(register_sheet(chosen, wanted, unit_name=name, today=today(), by=by), way)
    register = reading.register_page(chosen, wanted, _place(), today=today())
    return page(
        "dialogue/index.html",
        "dialogue/_register.html",
        register=register,
        wanted=wanted,
        years=reading.years_held(units),
        states=DialogueState,
        unit=unit,
        units=names_offered(units - {current_actor().unit}),
        names=unit_names({line.row.unit for line in register.lines}),
        newer=_address("moi-hon", register.lines[0]) if register.has_newer else None,
        older=_address("cu-hon", register.lines[-1]) if register.has_older else None,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def new():
    """A conference from nothing, or begun from a planned session or a request of voters."""
    actor, organiser = current_actor(), f"Ủy ban nhân dân {mid_sentence(this_instance().name)}"
    usual = {"organiser": organiser, **reading.usual_people(actor.unit)}
    form = ConferenceForm(data={**usual, **_begun()})
    form.offer(villages_of(actor.unit), venues_of(actor.unit, on=today()))
    form.offer_links(*links_of(actor, today=today()))
    if form.validate_on_submit():
        held = conference.record_dialogue(form.facts(), today=today(), by=form.actor())
        return see_other(url_for(".detail", dialogue_id=held.id))
    return page("dialogue/new.html", None, form.answer_status, form=form)


def _begun() -> dict[str, Any]:
    """What the planned session or the request that the address names gives to the form."""
    for name, kind, words in (
        ("phien", PLANNED_SESSION, words_of_session),
        ("yeu-cau", VOTER_REQUEST, words_of_request),
    ):
        if given := request.args.get(name):
            try:
                return words(meet_own(kind, UUID(given), current_actor()))
            except ValueError:
                raise NotHere from None
    return {}


def _wanted() -> Wanted:
    """What the address asks for; what it asks for in vain is left out."""
    year, state = request.args.get("nam", ""), request.args.get("trang-thai", "")
    sensible = year.isascii() and year.isdigit() and 2000 <= int(year[:5]) <= 2100
    return Wanted(
        year=int(year) if sensible else None,
        state=DialogueState(state) if state in set(DialogueState) else None,
        words=tidy(request.args.get("tim", ""))[:SHORT],
    )


def _place() -> Place | None:
    for name, older in (("cu-hon", True), ("moi-hon", False)):
        day, _, key = request.args.get(name, "").partition("_")
        try:
            return Place(date.fromisoformat(day), UUID(key), older)
        except ValueError:
            continue
    return None


_KEPT = ("nam", "trang-thai", "don-vi", "tim")


def _address(name: str, line: Line) -> str:
    kept = {key: value for key in _KEPT if (value := request.args.get(key))}
    return url_for(".index", **kept, **{name: f"{line.row.held_on.isoformat()}_{line.row.id}"})
