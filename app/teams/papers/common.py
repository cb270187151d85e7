"""What the papers of a team say of its place and people."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from app.domain.papers import dated
from app.domain.words import mid_sentence
from app.papers.blocks import Head, Paragraph, bold, text
from app.papers.heads import name_of, people_head
from app.teams.models import Candidate, Mediator
from app.teams.service.teams import team_and_village


@dataclass(frozen=True, slots=True)
class Place:
    """The team, its village and commune as a paper names them."""

    team: str
    village: str
    commune: str

    @property
    def full(self) -> str:
        return f"{self.village}, {self.commune}"


def place_of_team(team_id: UUID, unit: str, day: date) -> Place:
    team, village = team_and_village(team_id)
    return Place(team.name, mid_sentence(village.full_name), mid_sentence(name_of(unit, day)))


def head_of(unit: str, day: date | None, today: date) -> Head:
    """A people's paper dated by ``day`` where it is known."""
    return people_head(unit, today, dated=dated(day))


def clock(hour: time | None) -> str:
    """``7 giờ 30 phút``, or room for the pen."""
    return f"{hour.hour} giờ {hour.minute:02d} phút" if hour else "…… giờ …… phút"


def about_candidate(one: Candidate) -> str:
    """``Lò Thị Hoa, sinh năm 1975, dân tộc Thái, nghề nghiệp làm ruộng``"""
    facts = (
        one.name,
        one.sex.label.lower(),
        f"sinh năm {one.birth_year}" if one.birth_year else "",
        f"dân tộc {one.ethnicity}" if one.ethnicity else "",
        mid_sentence(one.occupation or ""),
        one.address,
    )
    return ", ".join(filter(None, facts))


def about_mediator(one: Mediator) -> str:
    born = f", sinh năm {one.birth_year}" if one.birth_year else ""
    return f"{one.name}{born}"


def to(whom: str) -> Paragraph:
    return Paragraph(text("Kính gửi: ", bold(whom)), align="center", indent=False)


def figure(value: int | None) -> str:
    return "……" if value is None else f"{value:02d}"
