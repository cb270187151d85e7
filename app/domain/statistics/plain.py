"""A form as plain JSON values and back: as it is stored, sent down, and frozen in a report."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain.actors import InstanceRole
from app.domain.errors import RuleViolation
from app.domain.statistics.checking import check_form
from app.domain.statistics.forms import Column, Due, Form, Identity, Kind, RowKind
from app.domain.statistics.measures import read_measure


def to_plain(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "version": form.version,
        "title": form.title,
        "source": form.source,
        "stub": form.stub,
        "levels": sorted(form.levels),
        "rows": form.rows.value,
        "columns": [{**asdict(one), "measure": one.measure.key} for one in form.columns],
        "identities": [[one.whole, *one.parts] for one in form.identities],
        "dues": [asdict(one) for one in form.dues],
        "since": form.since and form.since.isoformat(),
        "until": form.until and form.until.isoformat(),
        "note": form.note,
    }


def from_plain(plain: Mapping[str, Any]) -> Form:
    """The form, checked; refuses what a newer program or another hand has written wrongly."""
    try:
        form = Form(
            code=plain["code"],
            version=plain["version"],
            title=plain["title"],
            source=plain["source"],
            stub=plain["stub"],
            levels=frozenset(InstanceRole(one) for one in plain["levels"]),
            rows=RowKind(plain["rows"]),
            columns=tuple(
                Column(**{**one, "measure": read_measure(one["measure"])})
                for one in plain["columns"]
            ),
            identities=tuple(Identity(one[0], tuple(one[1:])) for one in plain["identities"]),
            dues=tuple(
                Due(**{**one, "kind": Kind(one["kind"]), "level": InstanceRole(one["level"])})
                for one in plain["dues"]
            ),
            since=_day(plain["since"]),
            until=_day(plain["until"]),
            note=plain["note"],
        )
        _check_form_kinds(form)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise RuleViolation(
            "Mẫu thống kê này không đọc được. Hãy cập nhật chương trình hoặc hỏi nơi lập mẫu."
        ) from None
    check_form(form)
    return form


def check_kinds(texts: Iterable[Any], numbers: Iterable[Any]) -> None:
    """Words are words and numbers are numbers: who wrote it may have done otherwise. Raises
    :class:`TypeError`."""
    if {type(one) for one in texts} - {str} or {type(one) for one in numbers} - {int}:
        raise TypeError


def _check_form_kinds(form: Form) -> None:
    texts = [form.code, form.version, form.title, form.source, form.stub, form.note]
    texts += [text for one in form.columns for text in (one.heading, one.group, one.subgroup)]
    numbers = [one.number for one in form.columns]
    numbers += [number for one in form.identities for number in (one.whole, *one.parts)]
    numbers += [number for one in form.dues for number in (one.day, one.month)]
    check_kinds(texts, numbers)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
