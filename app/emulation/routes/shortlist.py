"""The list with figures at ``/thi-dua/khen-thuong/danh-sach``, and picking from it."""

from flask import Response, request, url_for

from app.domain.actors import Actor, Permission
from app.domain.emulation.evidence import FEWEST
from app.emulation.exports import shortlist_sheet
from app.emulation.forms import PickForm
from app.emulation.links import Links
from app.emulation.listing import ShortlistForm
from app.emulation.models import Submission
from app.emulation.routes.beginning import first_facts
from app.emulation.routes.blueprint import bp
from app.emulation.service import awards, reading
from app.emulation.service.shortlist import Asked
from app.emulation.service.shortlist import shortlist as listed
from app.export.sending import asked_way, hand_out
from app.web.access import current_actor, requires
from app.web.asked import asked_again
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/khen-thuong/danh-sach")
@requires(Permission.SEE_AWARDS, exports=True)
def shortlist():
    actor = current_actor()
    form = ShortlistForm.of(request.args, actor, today())
    if way := asked_way():
        form.validate()
        asked = form.asked()
        return hand_out(shortlist_sheet(form, asked, listed(asked, actor)), way)
    return _show(form)


@bp.post("/khen-thuong/danh-sach/chon")
@requires(Permission.WRITE_EMULATION)
def pick():
    """The same list stands in the address; what is picked becomes a draft, or goes into one."""
    actor, form = current_actor(), PickForm()
    narrowed = ShortlistForm.of(request.args, actor, today())
    narrowed.validate()
    form.offer(reading.drafts_of(actor))
    if form.validate():
        asked, by = narrowed.asked(), form.actor()
        made = tried(form, lambda: _picked(form, asked, by))
        if made is not None:
            return see_other(url_for(".submission", submission_id=made.id))
    return _show(narrowed, form)


def _picked(form: PickForm, asked: Asked, by: Actor) -> Submission:
    keys = set(form.chosen.data or ())
    if form.into.data:
        return awards.pick_more(form.into.data, asked, keys, today=today(), by=by)
    return awards.draft_submission(
        first_facts(asked.first, asked.last), asked, keys, today=today(), by=by
    )


def _show(form: ShortlistForm, wrong: PickForm | None = None) -> Response:
    actor, is_good = current_actor(), form.validate()
    asked = form.asked()
    pick_form = wrong
    if actor.may(Permission.WRITE_EMULATION) and wrong is None:
        pick_form = PickForm(formdata=None)
        pick_form.offer(reading.drafts_of(actor))
    return page(
        "emulation/shortlist.html",
        "emulation/_shortlist.html",
        200 if is_good and wrong is None else 422,
        form=form,
        asked=asked,
        found=listed(asked, actor),
        links=Links(asked.first, asked.last, by=actor, today=today()),
        pick_form=pick_form,
        kept=asked_again(),
        few=FEWEST,
        years=[(year, _address(form, year)) for year in (today().year, today().year - 1)],
    )


def _address(form: ShortlistForm, year: int) -> str:
    """The same list of a whole year."""
    days = {"tu-ngay": f"01/01/{year}", "den-ngay": f"31/12/{year}"}
    return url_for(".shortlist", **{**asked_again(), **days})
