"""Every kind of "no" is turned into an answer here, once."""

import logging
from secrets import token_hex
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    g,
    make_response,
    render_template,
    request,
    session,
)
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError

from app.db import db
from app.domain.disks import Trouble, trouble_of, without_values
from app.domain.errors import RuleViolation
from app.records.journal import AlreadyDone, JournalEntry
from app.records.locking import NotHere, Stale
from app.records.wording import act_in_words, changes_since, typed_in_words
from app.web.htmx import see_other
from app.web.telling import is_telling, tell_act

log = logging.getLogger("sohoagiai")
# Where the address or the database is the trouble, the page asks neither for menu nor badge.
ALONE = (400, 500, 503, 507)
TROUBLES = {
    Trouble.FULL: (507, None),
    Trouble.REFUSES: (503, "errors/503_disk.html"),
    Trouble.DAMAGED: (503, "errors/503_damaged.html"),
    Trouble.INDEX: (503, "errors/503_index.html"),
    Trouble.BUSY: (503, None),
}
SHOWN = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507)


def init_app(app: Flask) -> None:
    app.register_error_handler(RuleViolation, _refuse)
    app.register_error_handler(Stale, _conflict)
    app.register_error_handler(StaleDataError, lambda error: _error_page(409))
    app.register_error_handler(AlreadyDone, _already_done)
    app.register_error_handler(NotHere, lambda error: _error_page(404))
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(IntegrityError, _collision)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _fault)


def _answer(status: int, whole: str, notice: str, **context: Any) -> Response:
    """A page for a browser; for the script a notice, under which the form keeps what was typed."""
    by_script = "HX-Request" in request.headers
    context["frame"] = "errors/_notice.html" if by_script else "errors/_page.html"
    response = make_response(render_template(notice if by_script else whole, **context), status)
    if by_script:
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
        response.headers["HX-Reselect"] = "unset"  # a boosted form would look for #main in it
        response.headers["HX-Push-Url"] = "false"  # the address of an act cannot be reloaded
    return response


def _refuse(error: RuleViolation) -> Response:
    return _answer(422, "errors/refusal.html", "components/_refusal.html", error=error)


def _conflict(error: Stale) -> Response:
    """Tell the second of two people what the first one changed, and keep what they typed."""
    record = error.record
    kind = current_app.extensions["record_types"].get(record.__tablename__)
    return _answer(
        409,
        "errors/conflict.html",
        "components/_conflict.html",
        changes=changes_since(record, error.seen),
        typed=typed_in_words(record, request.form),
        revision=record.revision,
        address=kind.address(record) if kind else "/",
    )


def _old_form(_error: CSRFError) -> Response:
    """Where the browser has lost who sits here, its page is covered with all that was typed.

    To the script alone: a page of another site cannot say that it is one.
    """
    if "HX-Request" in request.headers and "csrf_token" not in session:
        return make_response("", 401)
    return _error_page(400)


def _already_done(error: AlreadyDone) -> Response:
    """The same form again: show what the first one did."""
    kind = current_app.extensions["record_types"].get(error.entry.subject)
    record = kind and db.session.get(kind.model, error.entry.subject_id)
    if kind and not is_telling():
        tell_act(act_in_words(kind, error.entry.act), kind.key)
    return see_other(kind.address(record) if record else "/")


def _collision(error: IntegrityError) -> Response:
    """Two presses at the very same moment: the database let one in, the other sees its work."""
    _let_go()
    key = request.form.get("request_key")
    same = db.select(JournalEntry).where(JournalEntry.request_key == key)
    entry = db.session.scalar(same) if key else None
    return _already_done(AlreadyDone(entry)) if entry else _fault(error)


def _http(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError) and error.original_exception:
        return _fault(error.original_exception)  # met after the view, or by a handler above
    if met := trouble_of(error):
        return _trouble(met, error)
    answer = _error_page(error.code or 500, getattr(error, "words", None))
    if wait := getattr(error, "retry_after", None):
        answer.headers["Retry-After"] = str(wait)
    return answer


def _error_page(code: int, own: str | None = None, **context: str) -> Response:
    """One file of words per accident (or its ``own``), in the frame of a page or of a notice."""
    if code in ALONE:
        for known in ("actor", "account"):  # of whom the database would be asked again
            g.pop(known, None)
    words = own or f"errors/{code if code in SHOWN else 400}.html"
    return _answer(code, words, words, **context)


def _database(error: OperationalError) -> Response:
    """What the database could not do just now; nothing was written, and the person is told so."""
    return _trouble(trouble_of(error) or Trouble.BUSY, error)


def _trouble(met: Trouble, error: BaseException) -> Response:
    """A disk that is full or failing, a damaged file: nothing of the request was written."""
    _let_go()
    log.error("%s: %s", met.value, without_values(error))
    code, words = TROUBLES[current_app.extensions["on_trouble"](met)]
    return _error_page(code, words)


def _let_go() -> None:
    """Also where the disk does not let even that be done."""
    try:
        db.session.rollback()
    except SQLAlchemyError:
        db.session.invalidate()


def _fault(error: BaseException) -> Response:
    """Our fault: a number for the telephone on the screen, the trace in the log only."""
    if met := trouble_of(error):
        return _trouble(met, error)
    _let_go()
    if current_app.testing:
        raise error
    incident = token_hex(3).upper()
    log.exception("incident %s: %s", incident, without_values(error))
    return _error_page(500, incident=incident)
