"""What every paper of a request says of it, read from the same rows as its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.db import db
from app.domain.money import in_words, show_money
from app.domain.remuneration.requests import ItemKind
from app.domain.words import mid_sentence, person_key
from app.papers.blocks import Cell, Paragraph, bold, italic, text
from app.papers.heads import name_of
from app.remuneration.models import PaymentItem, PaymentRequest
from app.remuneration.service.reading import ItemLine, item_lines
from app.teams.models import Mediator, Team
from app.units.models import Village


@dataclass(frozen=True, slots=True)
class Payee:
    """One mediator with the lines in which they get something, and how much of each, in đồng."""

    mediator: Mediator
    parts: Sequence[tuple[ItemLine, int]]

    @property
    def amount(self) -> int:
        return sum(amount for _, amount in self.parts)

    @property
    def cases(self) -> int:
        return sum(line.item.kind is ItemKind.CASE for line, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as its papers name it."""

    request: PaymentRequest
    team: Team
    village: Village
    lines: Sequence[ItemLine]
    payees: Sequence[Payee]
    leader: str

    @property
    def committee(self) -> str:
        return f"Ủy ban nhân dân {mid_sentence(self.unit_name)}"

    @property
    def unit_name(self) -> str:
        return name_of(self.request.unit, self.request.filed_on or self.request.opened_on)


def asked_for(request: PaymentRequest) -> Asked:
    """In a fixed number of queries; payees by given name."""
    lines = [line for line in item_lines(request) if line.item.amount]
    parts: dict[UUID, list[tuple[ItemLine, int]]] = {}
    for line in lines:
        for one in line.shares:
            if one.share.amount:
                parts.setdefault(one.share.mediator_id, []).append((line, one.share.amount))
    team = db.session.get_one(Team, request.team_id)
    people = _people(parts.keys(), team)
    payees = [Payee(one, parts[one.id]) for one in people if one.id in parts]
    leader = next((one.name or "" for one in people if one.is_leader), "")
    village = db.session.get_one(Village, team.village_id)
    return Asked(request, team, village, lines, payees, request.confirmed_by or leader)


def in_figures_and_words(amount: int) -> list[Paragraph]:
    return [
        Paragraph(text("Số tiền: ", bold(show_money(amount))), align="left"),
        Paragraph(text("Bằng chữ: ", italic(f"{in_words(amount)}.")), align="left"),
    ]


def what(item: PaymentItem, about: str) -> str:
    """``Vụ, việc số 05/2026``; of an accident with what happened."""
    return f"{about}: {item.told}" if item.told else about


def result_of(item: PaymentItem) -> str:
    return "–" if item.result is None else item.result.label


def header(*names: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(bold(one))) for one in names)


def _people(ids, team: Team) -> list[Mediator]:
    """The payees, and who leads the team now."""
    leads = (Mediator.team_id == team.id) & Mediator.is_leader & Mediator.ended_on.is_(None)
    rows = db.select(Mediator).where(Mediator.id.in_(list(ids)) | leads)
    return sorted(db.session.scalars(rows), key=lambda one: person_key(one.name or ""))
