"""Writing a form: by an office for all below it, or by a commune for itself."""

from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.statistics.checking import check_form
from app.domain.statistics.forms import Form
from app.domain.validity import check_law_day
from app.records import journal
from app.records.locking import take
from app.statistics.acts import FormAct
from app.statistics.models import StatisticsForm
from app.statistics.service.forms import write_form


def add_form(form: Form, *, today: date, by: Actor) -> StatisticsForm:
    """A form of one's own; for an office's people it goes down to every unit below."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        _check(form, today)
        twin = db.select(StatisticsForm.id).where(
            StatisticsForm.unit == by.unit,
            StatisticsForm.code == form.code,
            StatisticsForm.version == form.version,
            StatisticsForm.withdrawn_on.is_(None),
        )
        if session.scalar(twin.limit(1)) is not None:
            raise RuleViolation(
                f"Đơn vị đã có biểu {form.code}, phiên bản {form.version}. Hãy sửa biểu đó hoặc "
                "đặt phiên bản khác."
            )
        row = StatisticsForm(unit=by.unit)
        _fill(row, form)
        journal.write(row, FormAct.ADD, by=by)
    return row


def change_form(
    form_id: UUID, form: Form, *, revision: int, today: date, by: Actor
) -> StatisticsForm:
    """Other columns or days; what was submitted keeps the form it was submitted by."""
    with transaction() as session:
        row = take(session, StatisticsForm, form_id, by=by, revision=revision)
        _check_in_use(row)
        _check(form, today)
        if (form.code, form.version) != (row.code, row.version):
            raise RuleViolation("Ký hiệu và phiên bản không sửa được. Hãy lập mẫu khác.")
        _fill(row, form)
        journal.correct(row, FormAct.CHANGE, by=by)
    return row


def withdraw_form(form_id: UUID, *, revision: int, today: date, by: Actor) -> StatisticsForm:
    """From now on nobody counts by it; what was submitted by it stays."""
    with transaction() as session:
        row = take(session, StatisticsForm, form_id, by=by, revision=revision)
        _check_in_use(row)
        row.withdrawn_on = today
        journal.write(row, FormAct.WITHDRAW, by=by)
    return row


def _check(form: Form, today: date) -> None:
    check_form(form)
    for name, day in (("Ngày có hiệu lực", form.since), ("Ngày hết hiệu lực", form.until)):
        if day is not None:
            check_law_day(name, day, today=today)


def _check_in_use(row: StatisticsForm) -> None:
    if row.withdrawn_on is not None:
        raise RuleViolation("Mẫu này đã thôi dùng. Hãy lập mẫu khác.")


def _fill(row: StatisticsForm, form: Form) -> None:
    row.code, row.version, row.title = form.code, form.version, form.title
    row.valid_from, row.valid_to = form.since, form.until
    row.definition = write_form(form)
