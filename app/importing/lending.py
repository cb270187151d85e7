"""What the page of a case tells of where it came from; lent to the templates."""

from typing import Any

from flask import Flask
from sqlalchemy import Row

from app.domain.mediation.entry import EntrySource
from app.importing.service.reading import origin_of
from app.mediation.models import MediationCase


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(imported_from=imported_from)


def imported_from(case: MediationCase) -> Row[Any] | None:
    return origin_of(case.id) if case.source is EntrySource.PAPER_BOOK else None
