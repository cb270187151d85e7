"""The page on which the head of a unit takes the whole book out as a file."""

from tempfile import TemporaryFile
from typing import IO

from flask import Response, send_file

from app.accounts.oneself import is_oneself
from app.domain.actors import Actor, Permission
from app.exchange.forms import TakeOutForm
from app.exchange.open_book import take_out
from app.exchange.routes.common import bp
from app.instance import this_instance
from app.web.access import requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page


@bp.route("/toan-bo-so", methods=["GET", "POST"])
@requires(Permission.TAKE_OUT_BOOK)
def whole_book() -> Response:
    """The file has no name here and is gone when it was sent."""
    form = TakeOutForm()
    if form.validate_on_submit():
        reason, by = form.reason.data, form.actor()
        if is_oneself(form, form.password) and (
            file := tried(form, lambda: _taken_out(reason, by))
        ):
            name = f"so-hoa-giai-{by.unit}-{today():%Y-%m-%d}.zip"
            return send_file(file, "application/zip", as_attachment=True, download_name=name)
    return page("exchange/whole_book.html", None, form.answer_status, form=form)


def _taken_out(reason: str, by: Actor) -> IO[bytes]:
    file = TemporaryFile(dir=this_instance().folder)  # noqa: SIM115 - the answer closes it
    take_out(file, by=by, reason=reason)
    file.seek(0)
    return file
