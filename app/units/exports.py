"""What the file of a list says of the unit of a line; the lists of units and villages."""

from collections.abc import Iterable
from operator import attrgetter

from app.domain.actors import OFFICE_ROLES, Actor
from app.export.sheet import Column, Kind, Sheet, of, told
from app.units.models import Unit, Village
from app.units.service import reach, unit_names
from app.units.service.former import Former


def unit_columns(by: Actor, path: str = "unit", heading: str = "Đơn vị") -> list[Column]:
    """The column that names the unit of a line (``path`` is where its code stands): of many
    units at an office, of one's own books after a merger, none at any other commune."""
    is_of_many = by.role in OFFICE_ROLES or by.inherited
    return [named_unit(heading, path, by)] if is_of_many else []


def own_columns(by: Actor) -> list[Column]:
    """The same for a list of what is one's own: only where it comes from several books."""
    return unit_columns(by) if by.inherited else []


def named_unit(heading: str, path: str, by: Actor) -> Column:
    """A column whose code is a unit in this person's reach, by its name."""
    names, code_of = unit_names(reach(by)), attrgetter(path)
    return told(heading, lambda one: names.get(code_of(one), code_of(one)))


def units_sheet(units: Iterable[Unit]) -> Sheet:
    return Sheet(
        "Danh sách đơn vị trực thuộc",
        [
            told("Mã", "code", Kind.SHORT),
            told("Tên đơn vị", "name"),
            told("Loại", "kind"),
            told("Có hiệu lực từ", "valid_from", Kind.DATE),
            told("Hết hiệu lực từ", "valid_to", Kind.DATE),
        ],
        units,
    )


def villages_sheet(villages: Iterable[Village]) -> Sheet:
    return Sheet(
        "Danh sách thôn, bản, tổ dân phố",
        [of(Village.name, "full_name"), of(Village.valid_from), of(Village.valid_to)],
        villages,
    )


def former_sheet(units: Iterable[Former]) -> Sheet:
    return Sheet(
        "Đơn vị trước 01/07/2025",
        [
            told("Đơn vị hiện nay", "into_name"),
            told("Mã hiện nay", "into", Kind.SHORT),
            told("Đơn vị cũ", "name"),
            told("Mã cũ", "code", Kind.SHORT),
            told("Thuộc", "district"),
            told("Danh mục", lambda one: "đã ghi" if one.is_known else "chưa ghi"),
        ],
        units,
    )
