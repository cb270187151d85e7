"""The log of difficulties as a file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.difficulties.models import Difficulty
from app.difficulties.service.reading import Wanted, list_page
from app.domain.actors import Actor
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page
from app.units.exports import unit_columns
from app.units.service import unit_names


def difficulties_sheet(wanted: Wanted, *, by: Actor) -> Sheet:
    def read(place: tuple[date, UUID] | None) -> tuple[Sequence[Row], tuple[date, UUID] | None]:
        shown = list_page(by, wanted, before=place, limit=BATCH)
        last = shown.lines[-1] if shown.has_more else None
        return shown.lines, last and (last.found_on, last.id)

    return Sheet(
        "Khó khăn, vướng mắc, kiến nghị",
        [
            of(Difficulty.found_on),
            *unit_columns(by),
            of(Difficulty.title, kind=Kind.LONG),
            of(Difficulty.field),
            of(Difficulty.asked_of, read=lambda one: one.other_body or one.asked_of),
            of(Difficulty.state),
            of(Difficulty.answered_on),
        ],
        page_by_page(read),
        narrowed=given(
            Đơn_vị=wanted.unit and unit_names({wanted.unit}).get(wanted.unit, wanted.unit),
            Lĩnh_vực=wanted.field and wanted.field.label,
            Tình_trạng=wanted.state and wanted.state.label,
        ),
    )
