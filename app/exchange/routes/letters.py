"""Pages of letters that travel on a stick: write, read, the cover, the file."""

from flask import Response, send_file, url_for

from app.catalog import BY_KEY
from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.exchange import letters
from app.exchange.forms import ReadLetterForm
from app.exchange.routes.common import bp
from app.exchange.sessions import superior_of_this
from app.instance import this_instance
from app.units.service import unit_names
from app.web.access import requires
from app.web.bounds import takes
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other
from app.web.pace import UPLOADS, paced
from sync.letter import MAX_LETTER


@bp.get("/thu/")
@requires(Permission.SEE_SYNC)
def letter_list():
    return _list(ReadLetterForm(formdata=None))


@bp.post("/thu/viet")
@requires(Permission.RUN_SYNC)
def write_letter():
    form = OfficeForm()
    if not form.validate_on_submit():
        return _list(ReadLetterForm(formdata=None), 422)
    sheet = letters.write_letter(by=form.actor())
    return see_other(url_for(".letter", code=sheet.code))


@bp.post("/thu/doc")
@requires(Permission.RUN_SYNC)
@paced(UPLOADS)
@takes(MAX_LETTER + 2**20)
def read_letter():
    form = ReadLetterForm()
    if form.validate_on_submit():
        try:
            sheet = letters.read_file(form.content, by=form.actor())
            return see_other(url_for(".letter", code=sheet.code))
        except RuleViolation as refusal:
            form.file.errors = [refusal.message]
    return _list(form, form.answer_status)


@bp.get("/thu/<code>")
@requires(Permission.SEE_SYNC)
def letter(code: str):
    sheet = letters.sheet_of(code)
    here = this_instance()
    counts = [
        (BY_KEY[kind].label if kind in BY_KEY else kind, count)
        for kind, count in sorted(sheet.counts.items())
    ]
    names = unit_names({sheet.unit, here.unit})
    return page(
        "exchange/letter.html",
        None,
        sheet=sheet,
        counts=counts,
        names=names,
        here=here,
        has_file=letters.has_file(sheet),
    )


@bp.get("/thu/<code>/tep")
@requires(Permission.RUN_SYNC)
def letter_file(code: str) -> Response:
    name, path = letters.file_of(code)
    return send_file(path, "application/octet-stream", as_attachment=True, download_name=name)


def _list(form: ReadLetterForm, status: int = 200) -> Response:
    sheets = letters.sheets()
    return page(
        "exchange/letters.html",
        None,
        status,
        form=form,
        write=OfficeForm(formdata=None),
        superior=superior_of_this(),
        sheets=sheets,
        names=unit_names({sheet.unit for sheet in sheets}),
    )
