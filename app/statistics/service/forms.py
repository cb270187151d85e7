"""The forms that a unit counts by: its own, those of who is above it, the shipped ones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db import asked_once, db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Form, by_key
from app.domain.statistics.plain import from_plain, to_plain
from app.domain.statistics.shipped import OFFICIAL, OWN
from app.records.locking import NotHere
from app.statistics.models import StatisticsForm
from app.statistics.service.scope import level_of
from app.units.service import lines_of


@dataclass(frozen=True, slots=True)
class Known:
    """A form with where it comes from: the record of the unit that wrote it, or the program.

    ``form`` is None where a newer program wrote it in a way that this one cannot read.
    """

    form: Form | None
    record: StatisticsForm | None = None


@asked_once
def known_forms(unit: str) -> Sequence[Known]:
    """Every form that holds for ``unit``, the nearest office's first of one code and version."""
    line = lines_of({unit})[unit]
    steps = {code: at for at, code in enumerate(line)}
    rows = db.session.scalars(
        db.select(StatisticsForm)
        .where(StatisticsForm.unit.in_(line), StatisticsForm.withdrawn_on.is_(None))
        .order_by(StatisticsForm.id.desc())
    ).all()
    written = [Known(read_form(row), row) for row in sorted(rows, key=lambda r: steps[r.unit])]
    found: dict[tuple[str, str], Known] = {}
    for one in written:
        found.setdefault((one.record.code, one.record.version), one)
    for form in OFFICIAL:
        found.setdefault((form.code, form.version), Known(form))
    return sorted(found.values(), key=_order)


def forms_of(unit: str) -> list[Form]:
    """The forms of ``unit`` that can be read."""
    return list(by_key(one.form for one in known_forms(unit) if one.form).values())


def form_of(code: str, version: str, by: Actor) -> Form:
    """The form of an address; one that this level does not count by is not here."""
    forms = by_key((*OWN, *forms_of(by.unit)))
    found = forms.get((code, version))
    if found is None or level_of(by) not in found.levels:
        raise NotHere
    return found


def read_form(row: StatisticsForm) -> Form | None:
    try:
        return from_plain(json.loads(row.definition))
    except (RuleViolation, ValueError):
        return None


def write_form(form: Form) -> str:
    return json.dumps(to_plain(form), ensure_ascii=False, sort_keys=True)


def fresh(form: Form, day: date) -> Form:
    """A copy to begin a version of one's own with."""
    return replace(form, version=f"{form.version}-{day.year}"[:16], since=None, until=None)


def _order(one: Known) -> tuple:
    """Written ones first, then the newest circulars."""
    form = one.form
    if form is None:
        return (0, "", one.record.code)
    return (0 if one.record else 1, -_year(form), form.code)


def _year(form: Form) -> int:
    digits = form.version[-4:]
    return int(digits) if digits.isdigit() else 0
