"""The log of outreach as a file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Actor
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page
from app.outreach.models import Outreach
from app.outreach.service import list_page
from app.units.exports import unit_columns


def outreach_sheet(*, by: Actor) -> Sheet:
    """What was struck stands in it with the day on which it was."""

    def read(
        place: tuple[date, UUID] | None,
    ) -> tuple[Sequence[Outreach], tuple[date, UUID] | None]:
        lines, has_more = list_page(by, before=place, limit=BATCH)
        return lines, (lines[-1].held_on, lines[-1].id) if has_more else None

    return Sheet(
        "Nhật ký tuyên truyền",
        [
            of(Outreach.held_on),
            *unit_columns(by),
            of(Outreach.topic, kind=Kind.LONG),
            of(Outreach.way),
            of(Outreach.place),
            of(Outreach.people),
            of(Outreach.struck_on),
        ],
        page_by_page(read),
    )
