"""What the two sides hold of each other: by kind and month, what came down, what was not taken,
two versions of one record."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.exchange import below, conflicts, from_above, heads_below, holding, machines_below
from app.exchange.forms import AnswerHeadForm, PreferForm
from app.exchange.routes.common import bp, place_in_address
from app.exchange.sessions import superior_of_this
from app.instance import this_instance
from app.records.locking import NotHere
from app.web.access import current_actor, requires
from app.web.htmx import page, see_other


@bp.get("/doi-chieu")
@requires(Permission.SEE_SYNC)
def compare():
    """Asks the superior while the person waits; changes nothing on either side."""
    compared = holding.compared_with_superior()
    if compared is None:
        raise NotHere
    return page("exchange/compare.html", None, compared=compared, sender=None)


@bp.get("/tu-tren")
@requires(Permission.SEE_SYNC)
def downward():
    """What came down from the superior, or only what of it is held back."""
    if superior_of_this() is None:
        raise NotHere
    held_back = request.args.get("giu_lai") == "1"
    listed = from_above.from_above(current_actor(), held_back=held_back, after=place_in_address())
    down = from_above.came_down()
    return page("exchange/downward.html", None, listed=listed, held_back=held_back, down=down)


@bp.get("/cua/<unit>")
@requires(Permission.SEE_SYNC)
def held(unit: str):
    """One unit below this office: its last exchanges, what is held of it, what it has read."""
    sender = below.sender_of(unit)
    compared = holding.Comparison(holding.held_of(unit), "")
    down = below.downward(unit)
    return page(
        "exchange/compare.html",
        None,
        compared=compared,
        sender=sender,
        down=down,
        heads=heads_below.heads_of(unit),
        answers=heads_below.answers_of(unit),
        machine=machines_below.machine_of(unit),
    )


@bp.get("/may")
@requires(Permission.SEE_SYNC)
def machines():
    """How the machines of all units below stand, the worst first."""
    if not this_instance().is_office:
        raise NotHere
    return page("exchange/machines.html", None, machines=machines_below.machines())


@bp.route("/cua/<unit>/nhat-ky/<int:head_id>", methods=["GET", "POST"])
@requires(Permission.ANSWER_HEADS)
def answer_head(unit: str, head_id: int):
    """Why the journal of a unit below did not follow, once somebody has asked there."""
    if heads_below.is_answered(unit, head_id):
        return see_other(url_for(".held", unit=unit))  # pressed twice, or by another meanwhile
    head = heads_below.unanswered(unit, head_id)
    form = AnswerHeadForm()
    if form.validate_on_submit():
        found = form.finding.data, form.note.data
        heads_below.answer(unit, head_id, *found, by=form.actor())
        return see_other(url_for(".held", unit=unit))
    return page("exchange/answer_head.html", None, form.answer_status, form=form, head=head)


@bp.get("/cua/<unit>/<which>")
@requires(Permission.SEE_SYNC)
def not_taken(unit: str, which: str):
    """Lines of a unit below that are not in the books here, a page at a time."""
    sender = below.sender_of(unit)
    if which not in below.Gap._value2member_map_:
        raise NotHere
    gap = below.Gap(which)
    listed = below.set_aside(gap, unit, current_actor(), after=place_in_address())
    return page("exchange/not_taken.html", None, sender=sender, gap=gap, listed=listed)


@bp.get("/hai-ban/<unit>/<uuid:record_id>")
@requires(Permission.RUN_SYNC)
def two_versions(unit: str, record_id: UUID):
    """Asks the superior for the version that stands in the way; changes nothing."""
    both = conflicts.both_versions(unit, record_id, current_actor())
    form = PreferForm(formdata=None, above=both.above)
    return page("exchange/two_versions.html", None, both=both, form=form)


@bp.post("/hai-ban/<unit>/<uuid:record_id>")
@requires(Permission.RUN_SYNC)
def prefer_own(unit: str, record_id: UUID):
    """The person has seen both: the one of this unit is to stand above, too."""
    form = PreferForm()
    if form.validate_on_submit():
        conflicts.prefer_own(unit, record_id, form.above.data or "", by=form.actor())
    return see_other(url_for(".index"))
