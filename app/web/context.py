"""What every page is told: whose office this is, who sits here, where they may go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask, g, request, url_for

from app.domain.actors import Actor, Permission
from app.domain.calendar import HERE, show_moment
from app.domain.money import in_figures, show_money
from app.domain.words import mid_sentence, named


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A word of the menu: shown to who may open it, current within its rooms.

    ``beside`` names the rooms that are entered through this one.
    """

    label: str
    endpoint: str
    permission: Permission
    beside: tuple[str, ...] = ()

    def leads_to(self, room: str | None) -> bool:
        return room in (self.endpoint.split(".")[0], *self.beside)


@dataclass(frozen=True, slots=True)
class MenuItem:
    label: str
    url: str
    current: bool


MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Trang chủ", "home.index", Permission.SEE_HOME),
    MenuEntry("Tổng quan", "overview.index", Permission.SEE_FIGURES),
    MenuEntry("Hòa giải", "mediation.index", Permission.SEE_CASES, ("importing",)),
    MenuEntry("Đối thoại", "dialogue.index", Permission.SEE_DIALOGUES, ("yearplan", "preparation")),
    MenuEntry("Kế hoạch", "workplan.index", Permission.SEE_WORKPLANS, ("inspection",)),
    MenuEntry("Tổ hòa giải", "teams.index", Permission.SEE_TEAMS, ("remuneration", "budget")),
    MenuEntry("Bồi dưỡng", "training.index", Permission.SEE_TRAINING),
    MenuEntry("Chỉ đạo", "guidance.index", Permission.SEE_GUIDANCE),
    MenuEntry("Số liệu", "reports.index", Permission.SEE_FIGURES, ("statistics",)),
    MenuEntry(
        "Báo cáo",
        "periodic.index",
        Permission.SEE_REPORTS,
        ("difficulties", "outreach", "emulation"),
    ),
    MenuEntry("Pháp luật", "lawpack.deadlines", Permission.SEE_CASES, ("signers",)),
    MenuEntry("Đồng bộ", "exchange.index", Permission.SEE_SYNC),
    MenuEntry("Dữ liệu cá nhân", "privacy.index", Permission.KEEP_INCIDENTS),
    MenuEntry("Đơn vị", "units.index", Permission.KEEP_UNITS),
    MenuEntry("Tài khoản", "accounts.index", Permission.KEEP_ACCOUNTS, ("review",)),
    MenuEntry("Máy chủ", "health.index", Permission.KEEP_MACHINE, ("backup",)),
    MenuEntry("Nhật ký", "audit.viewings", Permission.SEE_VIEWINGS),
)


def menu_for(actor: Actor | None) -> list[MenuItem]:
    if actor is None:
        return []
    here = request.blueprint
    return [
        MenuItem(entry.label, url_for(entry.endpoint), entry.leads_to(here))
        for entry in MENU
        if actor.may(entry.permission)
    ]


def vn_date(value: date | None) -> str:
    """dd/mm/yyyy, as every paper of the office writes it."""
    return value.strftime("%d/%m/%Y") if value else ""


def vn_moment(value: datetime | None) -> str:
    """A UTC moment as the clock on the office's wall showed it: ``14:30 05/03/2026``."""
    return show_moment(value) if value else ""


def today() -> date:
    """The day it is in Việt Nam, whatever zone the machine believes in."""
    return datetime.now(HERE).date()


def init_app(
    app: Flask,
    *,
    sync_badge: Callable[[], Any],
    open_alerts: Callable[[Actor], Any],
    regained: Callable[[], Any],
    goes_on_at: Callable[[], str | None],
) -> None:
    app.jinja_env.filters.update(
        vn_date=vn_date,
        vn_moment=vn_moment,
        vn_money=show_money,
        vn_number=in_figures,
        named=named,
        mid_sentence=mid_sentence,
    )

    @app.context_processor
    def describe_page() -> dict[str, Any]:
        actor = g.get("actor")
        return {
            "office": app.extensions["instance"],
            "actor": actor,
            "menu": menu_for(actor),
            "sync_badge": sync_badge() if actor else None,
            "open_alerts": open_alerts(actor) if actor else None,
            "regained_here": regained,  # asked by whole pages only, as is the next
            "goes_on_at": goes_on_at,
            "idle_minutes": app.config["IDLE_MINUTES"],
        }
