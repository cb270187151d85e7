"""The lists of a year's money as files: by item, by team, costs, and the units below."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from app.budget.models import Budget, Cost
from app.budget.service.reading import OfTeam, OfUnit, cost_page, subjects_of
from app.domain.actors import Actor
from app.domain.budget.balance import Balance
from app.domain.quarters import ROMAN
from app.export.filters import given
from app.export.sheet import BATCH, Column, Kind, Sheet, of, page_by_page, told

_IN_ALL = "Cộng"


def balance_sheet(held: Budget, balances: Sequence[Balance], foot: Balance, unit: str) -> Sheet:
    """By item, with the sum as the last row."""
    return Sheet(
        f"Kinh phí năm {held.year}",
        [
            told("Nội dung chi", lambda one: one.item.label if one.item else _IN_ALL, Kind.LONG),
            told("Dự toán", "estimated", Kind.MONEY),
            told("Được giao", "allotted", Kind.MONEY),
            *(_quarter(at, "spent") for at in range(4)),
            told("Đã chi", "paid", Kind.MONEY),
            told("Duyệt, chưa chi", "owed", Kind.MONEY),
            told("Còn lại", "left", Kind.MONEY),
        ],
        [*balances, foot],
        narrowed=given(Đơn_vị=unit),
        is_counted=False,
    )


def teams_sheet(held: Budget, teams: Sequence[OfTeam], unit: str) -> Sheet:
    return Sheet(
        f"Đã chi cho từng tổ hòa giải năm {held.year}",
        [
            told("Tổ hòa giải", "name", Kind.LONG),
            told("Thù lao vụ, việc", "cases", Kind.MONEY),
            told("Hỗ trợ tổ", "support", Kind.MONEY),
            told("Tai nạn, rủi ro", "accidents", Kind.MONEY),
            *(_quarter(at, "quarters") for at in range(4)),
            told("Cả năm", "whole", Kind.MONEY),
        ],
        teams,
        narrowed=given(Đơn_vị=unit),
    )


def costs_sheet(year: int, *, by: Actor) -> Sheet:
    """What was struck stands in it with the day on which it was."""

    def read(
        place: tuple[date, UUID] | None,
    ) -> tuple[Sequence[tuple[Cost, str]], tuple[date, UUID] | None]:
        lines, has_more = cost_page(by, year, before=place, limit=BATCH)
        subjects = subjects_of(lines)
        named = [(one, subjects.get(one.dialogue_id or one.class_id, "")) for one in lines]
        return named, (lines[-1].spent_on, lines[-1].id) if has_more else None

    def first(attribute, kind: Kind | None = None) -> Column:
        return of(attribute, read=lambda pair: getattr(pair[0], attribute.key), kind=kind)

    return Sheet(
        f"Các khoản chi khác năm {year}",
        [
            first(Cost.spent_on),
            first(Cost.item),
            first(Cost.details, Kind.LONG),
            told("Chi cho", lambda pair: pair[1]),
            first(Cost.voucher),
            first(Cost.amount, Kind.MONEY),
            first(Cost.struck_on),
        ],
        page_by_page(read),
    )


def units_sheet(units: Sequence[OfUnit], names: Mapping[str, str], year: int) -> Sheet:
    return Sheet(
        f"Kinh phí của các đơn vị năm {year}",
        [
            told("Mã đơn vị", "budget.unit", Kind.SHORT),
            told("Đơn vị", lambda one: names.get(one.budget.unit, one.budget.unit)),
            of(Budget.state, "budget.state"),
            told("Dự toán", "whole.estimated", Kind.MONEY),
            told("Được giao", "whole.allotted", Kind.MONEY),
            told("Đã chi", "whole.paid", Kind.MONEY),
            told("Duyệt, chưa chi", "whole.owed", Kind.MONEY),
            told("Còn lại", "whole.left", Kind.MONEY),
        ],
        units,
    )


def _quarter(at: int, name: str) -> Column:
    return told(f"Quý {ROMAN[at]}", lambda one: getattr(one, name)[at], Kind.MONEY)
