"""The top of a paper for a unit as it is called on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.units import place_of
from app.domain.words import mid_sentence
from app.instance import this_instance
from app.papers.blocks import Block, Cell, Column, Head, Paragraph, Table, text
from app.units.service import find_unit, periods_of, unit_names, units_today


def people_head(unit: str, day: date, *, dated: str = "") -> Head:
    """A people's paper: place and day, no authority, no number; ``dated`` where it is known."""
    return Head(place=place_of(name_of(unit, day)), year=day.year, dated=dated)


def committee_head(unit: str, day: date, symbol: str) -> Head:
    """A paper of the People's Committee (``symbol`` for one: ``QĐ-UBND``)."""
    return _authority("ỦY BAN NHÂN DÂN", unit, day, symbol)


def chairman_head(unit: str, day: date, symbol: str, *, number: str = "", dated: str = "") -> Head:
    """A paper of the Chairman; number and day where the record itself has them."""
    head = _authority("CHỦ TỊCH ỦY BAN NHÂN DÂN", unit, day, symbol)
    return replace(head, number=number, dated=dated)


def addressees(names: Sequence[str]) -> list[Block]:
    """To whom a letter or a report goes, each in a line of its own where there are several."""
    if len(names) < 2:
        return [Paragraph(text(f"Kính gửi: {one}."), "center", indent=False) for one in names]
    told = "\n".join([f"- {one};" for one in names[:-1]] + [f"- {names[-1]}."])
    # between two paragraphs a table without borders keeps the list beside its word
    cells = (Cell(text("Kính gửi:")), Cell(text(told)))
    return [Table((Column(34, "right"), Column(66)), (cells,), borders=False)]


def name_of(unit: str, day: date) -> str:
    """``Phường Tân Phong``, as the list of that day or this office itself calls it: after a merger
    the unit that carries on the book."""
    own = this_instance()
    found = find_unit(unit, on=day) or find_unit(units_today({unit})[unit], on=day)
    if found is not None:
        return found.name
    return own.name if unit == own.unit else unit_names({unit}).get(unit, unit)


def authority_on(authority: str, unit: str, day: date) -> str:
    """``Ủy ban nhân dân phường Tân Phong``, that was written when the unit was called so, by the
    name that it bears on ``day``: after a merger its successor answers and signs."""
    now = mid_sentence(name_of(unit, day))
    for period in periods_of(unit):
        if authority.endswith(f" {mid_sentence(period.name)}"):
            return authority.removesuffix(mid_sentence(period.name)) + now
    return authority


def _authority(who: str, unit: str, day: date, symbol: str) -> Head:
    name = name_of(unit, day)
    return Head(place=place_of(name), year=day.year, authority=(who, name.upper()), symbol=symbol)
