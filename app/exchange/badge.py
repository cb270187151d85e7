"""The word on every page: does the superior have everything, are those below heard?"""

from dataclasses import dataclass

from flask import url_for

from app.exchange import below, state
from app.instance import this_instance

MOST = 1000
"""Counted exactly up to here; beyond it, "more than"."""


@dataclass(frozen=True, slots=True)
class Badge:
    """``state`` is level (proved), waiting, trouble, or below where nothing goes up."""

    state: str
    label: str
    url: str


def sync_badge() -> Badge:
    """How it stands with the superior; the top office hears of those below instead."""
    here = this_instance()
    if here.practice:
        return Badge("below", "Sổ tập, không gửi đi", url_for("exchange.index"))
    up = state.upward(MOST + 1)
    url = url_for("exchange.index")
    if up is None:
        if here.is_office:
            return Badge("below", _below(*below.heard()), url)
        return Badge("waiting", "Chưa ghép nối cấp trên", url)
    if up.refused:
        return Badge("trouble", f"Cấp trên không nhận {_number(up.refused)} hồ sơ", url)
    if up.superior.failing:
        waiting = f", chưa gửi {_number(up.waiting)} hồ sơ" if up.waiting else ""
        return Badge("trouble", f"Mất liên lạc với cấp trên{waiting}", url)
    if up.waiting:
        return Badge("waiting", f"Chưa gửi {_number(up.waiting)} hồ sơ", url)
    if up.unapplied:
        return Badge("waiting", f"Cấp trên chưa ghi được {_number(up.unapplied)} hồ sơ", url)
    if up.is_level:
        return Badge("level", "Cấp trên đã nhận đủ", url)
    return Badge("waiting", "Chưa đối chiếu với cấp trên", url)


def _below(enrolled: int, silent: int) -> str:
    if not enrolled:
        return "Chưa có đơn vị ghép nối"
    if silent:
        return f"{silent} trong {enrolled} đơn vị lâu chưa liên lạc"
    return f"Đang liên lạc với {enrolled} đơn vị"


def _number(value: int) -> str:
    words = f"{min(value, MOST):,}".replace(",", ".")
    return f"hơn {words}" if value > MOST else words
