"""Questions that the law leaves open, each with what this office does."""

from flask import url_for

from app.domain.actors import Permission
from app.domain.law_options import QUESTIONS, Option, in_words
from app.lawpack.forms import answer_form
from app.lawpack.routes.common import bp, law_page, shown_unit
from app.lawpack.service import keeping
from app.lawpack.service.showing import answers_of, options_in_force
from app.records.locking import NotHere
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import see_other


@bp.get("/tuy-chon/")
@requires(Permission.SEE_CASES)
def options():
    unit = shown_unit()
    lines = options_in_force(unit, today=today())
    return law_page("options.html", unit=unit, lines=lines, questions=QUESTIONS)


@bp.get("/tuy-chon/<code>")
@requires(Permission.SEE_CASES)
def option(code: str):
    wanted = _option(code)
    return _option_page(wanted, answer_form(wanted, valid_from=today()), unit=shown_unit())


@bp.post("/tuy-chon/<code>")
@requires(Permission.KEEP_LAW)
def answer_option(code: str):
    wanted = _option(code)
    form = answer_form(wanted)
    if not form.validate_on_submit():
        return _option_page(wanted, form, 422, unit=current_actor().unit)
    keeping.answer_option(
        wanted,
        form.answer.data,
        valid_from=form.valid_from.data,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".option", code=code))


def _option(code: str) -> Option:
    if code not in set(Option):
        raise NotHere
    return Option(code)


def _option_page(wanted: Option, form, status: int = 200, *, unit: str):
    answers, history = answers_of(unit, wanted)
    return law_page(
        "option.html",
        status,
        unit=unit,
        option=wanted,
        question=QUESTIONS[wanted],
        default=in_words(wanted, QUESTIONS[wanted].default),
        answers=answers,
        history=history,
        form=form,
    )
