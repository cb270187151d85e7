"""What stands behind one number of a sheet."""

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.classification import category_label
from app.domain.statistics.forms import Form
from app.domain.statistics.headings import path_of
from app.domain.statistics.sheets import Line
from app.export.sending import asked_way, hand_out
from app.mediation.models.case import book_number
from app.records.locking import NotHere
from app.statistics.exports import behind_sheet
from app.statistics.routes.blueprint import Shown, asked_boundaries, asked_period, asked_unit, bp
from app.statistics.service import behind as looking
from app.statistics.service.counting import sheet_of
from app.statistics.service.forms import form_of
from app.units.models import Village
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.htmx import page


@bp.get("/bieu/<code>/<version>/so")
@requires(Permission.SEE_FIGURES, exports=True)
def behind(code: str, version: str):
    actor, unit, period = current_actor(), asked_unit(), asked_period()
    form, number, row = form_of(code, version, actor), _number(), request.args.get("dong")
    if not period.is_good:
        raise NotHere
    days = (period.first.data, period.last.data)
    whose = {"unit": unit, "boundaries": asked_boundaries()}

    def read(after: str | None, limit: int) -> looking.Behind:
        return looking.behind(form, number, row, *days, by=actor, **whose, after=after, limit=limit)

    shown = Shown(sheet_of(form, *days, by=actor, **whose), **whose)
    line = next((one for one in shown.sheet.lines if one.key == row), None)
    if way := asked_way():
        sheet = behind_sheet(_name(form, number, line), read, first=days[0], last=days[1], by=actor)
        return hand_out(sheet, way)
    found = read(request.args.get("sau"), looking.PAGE)
    at = [one.number for one in form.columns].index(number)
    here = {"cot": number, **shown.address, **({"dong": row} if row else {})}
    return page(
        "statistics/behind.html",
        form=form,
        shown=shown,
        found=found,
        path=path_of(form.columns[at]),
        number=(line.numbers if line else shown.sheet.totals)[at],
        line=line,
        more=found.next and url_for(".behind", code=code, version=version, sau=found.next, **here),
        names=unit_names({one.unit for one in found.lines}),
        category_label=category_label,
        book_number=book_number,
        village_name=lambda one: Village(name=one.name, kind=one.kind).full_name,
        is_first="sau" not in request.args,
    )


def _name(form: Form, number: int, line: Line | None) -> str:
    """``Biểu 12b, cột 5, Tổ hòa giải bản Tả Lèng``: whose number it is."""
    column = form.column(number)
    if column is None:
        raise NotHere
    return f"Cột {number} biểu {form.code}, {line.name if line else 'tất cả các dòng'}"


def _number() -> int:
    text = request.args.get("cot", "")
    if not (text.isascii() and text.isdigit() and len(text) < 3):
        raise NotHere
    return int(text)
