"""What is read back from paper: a record, the paper about it, and what has to stand on it.

The names bear every tone and every letter that only our language has.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.mediation.parties import PartyKind, Side
from app.mediation.service import PartyFacts
from app.records.model import Record
from tests.factories import a_mediator, a_team, a_village
from tests.mediation.cases import Village

LEADER, MEDIATOR, SECOND = "Nguyễn Hữu Thưởng", "Đỗ Thị Hường", "Võ Ngọc Diễm"
FIRST_PARTY, SECOND_PARTY, THIRD_PARTY = "Phạm Đức Dũng", "Lê Thị Mỹ Lệ", "Bùi Quỳnh Như"
FRONT, HEAD_OF_VILLAGE, CHAIRMAN = "Trần Văn Sỹ", "Hoàng Đình Thắng", "Đặng Quốc Việt"
MANAGED = "Nguyễn Thị Ngữ"
SUMMARY = (
    "Hộ ông Dũng chặt 12 cây mỡ ở bờ rẫy giáp ranh; hộ bà Lệ cho rằng hàng cây ấy "
    "thuộc phần đất của mình và đã nhiều lần đòi trả lại."
)
PARTIES = (
    PartyFacts(
        Side.A,
        FIRST_PARTY,
        birth_year=1968,
        address="Nhà số 47, bản Nà Đông",
        phone="0912 345 678",
    ),
    PartyFacts(
        Side.B,
        SECOND_PARTY,
        kind=PartyKind.FAMILY,
        birth_year=1975,
        address="Nhà số 62, bản Nà Đông",
    ),
    PartyFacts(Side.RELATED, THIRD_PARTY, birth_year=1990, address="Nhà số 8, bản Tả Lèng"),
)


@dataclass(frozen=True)
class Sheet:
    """A record, the paper of it that is read, and ``says``: what stands on it, word by word."""

    record: Record
    says: tuple[str, ...]
    first: date | None = None
    last: date | None = None


def a_place() -> Village:
    """A team under its leader with two mediators."""
    village = a_village(name="Nà Đông")
    team = a_team(village_id=village.id, name="Tổ hòa giải bản Nà Đông")
    return Village(
        team,
        leader=a_mediator(team, name=LEADER, is_leader=True, birth_year=1955),
        lien=a_mediator(team, name=MEDIATOR, birth_year=1970),
        pao=a_mediator(team, name=SECOND, birth_year=1966),
    )
