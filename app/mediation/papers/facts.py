"""What the papers of one case say of its people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import db
from app.domain.mediation.parties import Side
from app.domain.words import mid_sentence
from app.mediation.models import Assignment, MediationCase, Party
from app.mediation.service.parties import parties_of
from app.papers.blocks import LINE, Heading, Item, Run, Signature, text
from app.teams.models import Mediator, Team
from app.teams.service import team_and_village
from app.units.models import Village

_NO_BREAK = "\u00a0"  # a number stays on its line


@dataclass(frozen=True, slots=True)
class People:
    """Team and village of a case, its mediators and its parties."""

    team: Team
    village: Village
    mediators: Sequence[str]
    parties: Sequence[Party]

    @property
    def place(self) -> str:
        """The village as it is called inside a sentence."""
        return mid_sentence(self.village.full_name)

    def of(self, side: Side) -> list[Party]:
        return [party for party in self.parties if party.side is side]


def people_of(case: MediationCase) -> People:
    """Four small queries for the one case of a paper."""
    team, village = team_and_village(case.team_id)
    rows = db.session.execute(
        db.select(Mediator.name, Assignment.status)
        .join(Assignment, Assignment.mediator_id == Mediator.id)
        .where(Assignment.case_id == case.id)
        .order_by(Assignment.id)
    )
    names = [name or "" for name, status in rows if status.is_current]
    return People(team, village, names, parties_of(case.id))


def about_party(party: Party) -> str:
    """``Lò Văn Pâng, sinh năm 1968, Nhà số 4, bản Tả Lèng``: what is known, in a line."""
    born = f"sinh năm {party.birth_year}" if party.birth_year else ""
    phone = f"điện thoại {party.phone.replace(' ', _NO_BREAK)}" if party.phone else ""
    return ", ".join(filter(None, (party.name, born, party.address, phone)))


def with_age(party: Party, on: date) -> str:
    """The same for the register, which asks for the age in years."""
    age = f"{on.year - party.birth_year} tuổi" if party.birth_year else ""
    return ", ".join(filter(None, (party.name, age, party.address)))


def party_blocks(people: People) -> Iterable[Heading | Item]:
    """Each side with its people; a side nobody wrote down stands open for the pen."""
    for side in Side:
        found = people.of(side)
        if not found and side is Side.RELATED:
            continue
        yield Heading(text(f"{side.label}:"))
        if not found:
            yield Item(text(Run(blank=LINE)))
        for party in found:
            yield Item(text(about_party(party)))


def signatures_of_parties(people: People) -> list[Signature]:
    """A box with room for a fingerprint for each who signs: everybody of the two sides.

    A side that nobody wrote down has its place all the same.
    """
    return [
        signature_of(side, party.name if party else "")
        for side in (Side.A, Side.B)
        for party in people.of(side) or (None,)
    ]


def signatures_of_mediators(people: People) -> list[Signature]:
    names = people.mediators or [""]
    return [Signature(("HÒA GIẢI VIÊN",), name) for name in names]


def signature_of(side: Side, name: str | None) -> Signature:
    title = "NGƯỜI LIÊN QUAN" if side is Side.RELATED else side.label.upper()
    return Signature((title,), name or "", note="(Ký hoặc điểm chỉ)", fingerprint=True)
