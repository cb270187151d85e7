"""The first page, and the sign of life."""

from collections.abc import Sequence
from functools import partial

from flask import Blueprint, abort, make_response, render_template, request

from app.accounts.carrying import safe_path
from app.accounts.recovery import lacks_code
from app.domain.actors import Actor, Permission, Role
from app.domain.health import Finding
from app.domain.labels import Term
from app.domain.typed_days import Lies, read_hour
from app.exchange import regaining
from app.health import service as health
from app.home import service
from app.home.due import due_of
from app.home.first_steps import first_steps
from app.instance import this_instance
from app.records.handed import handed_over_to
from app.web.access import current_actor, public, requires
from app.web.context import today
from app.web.forms import in_full, parse_date
from app.web.htmx import page, see_other, wants_fragment
from app.web.look import keep_look

bp = Blueprint("home", __name__)

LEADERS = frozenset({Role.COMMUNE_LEADER, Role.OFFICE_LEADER})
READERS = {"hour": read_hour, **{one.value: partial(parse_date, lies=one) for one in Lies}}


def _keeps_machine(actor: Actor) -> bool:
    """Whether what is wrong with the machine is told here: of a practice book nothing is lost."""
    return actor.may(Permission.KEEP_MACHINE) and not this_instance().practice


def _trouble_of(actor: Actor) -> Sequence[Finding]:
    """Who leads the unit is told of a book that was tampered with, and not of a full disk."""
    if _keeps_machine(actor):
        return health.trouble()
    return health.book_trouble() if actor.role in LEADERS else ()


def _missing_here(actor: Actor) -> int:
    """How many records the superior holds that a backup put back here did not have, told to who
    can do something about it."""
    is_asked = actor.may(Permission.REGAIN) or actor.may(Permission.KEEP_MACHINE)
    return sum(number for _, number in regaining.ahead()) if is_asked else 0


@bp.get("/")
@requires(Permission.SEE_HOME)
def index():
    actor, day, goes_on_at = current_actor(), today(), handed_over_to()
    return page(
        "home/index.html",
        work=() if goes_on_at else service.work_of(actor, today=day),
        due=((), 0) if goes_on_at else due_of(actor, today=day),
        first_steps=() if goes_on_at else first_steps(actor, today=day),
        handed_over_to=goes_on_at,
        lacks_code=_keeps_machine(actor) and lacks_code(actor),
        missing_law=service.missing_law(actor, today=day),
        missing_here=_missing_here(actor),
        machine=_trouble_of(actor),
    )


@bp.get("/ngay-gio")
@requires(Permission.SEE_HOME)
def said():
    """How a field would read what stands in it: the words below it, or why it cannot be read."""
    kind, typed = request.args.get("loai", ""), request.args.get("chu", "")
    if kind not in READERS:
        abort(404)
    try:
        words, status = in_full(READERS[kind](typed)), 200
    except ValueError as wrong:
        words, status = str(wrong), 422
    return render_template("home/_said.html", words=Term(words)), status


@bp.get("/phim-tat")
@requires(Permission.SEE_HOME)
def keys():
    return page("home/keys.html", "home/_keys.html")


@bp.post("/hien-thi")
@requires(Permission.SEE_HOME)
def look():
    """Larger or stronger pages for whoever sits at this PC; back to the page that asked."""
    is_by_script = wants_fragment()
    back = safe_path(request.form.get("back")) or "/"
    return keep_look(make_response("", 204) if is_by_script else see_other(back))


@bp.get("/kha-nang-tiep-can")
@public
def accessibility():
    """What is done for people who see, hear or move less well, and what is not yet."""
    return page("home/accessibility.html")
