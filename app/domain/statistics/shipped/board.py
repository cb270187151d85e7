"""The sheets behind the page *Tổng quan*: each kind of case with what came of it.

Two lines of work: units beside each other, and the teams of one unit.
"""

from dataclasses import replace

from app.domain.actors import InstanceRole
from app.domain.statistics.forms import Form, RowKind, columns_of
from app.domain.statistics.measures import Outcome as O
from app.domain.statistics.measures import Part as P
from app.domain.statistics.measures import Subject as S

KINDS = (
    P.K3_CONFLICT,
    P.K3_CIVIL,
    P.K3_FAMILY,
    P.K3_MINOR,
    P.K3_CRIMINAL,
    P.K3_EDUCATION,
    P.K3_OTHER,
    P.UNCLASSIFIED,
)
"""The letters of khoản 1 Điều 5 Nghị định 15/2014/NĐ-CP, and what has none yet."""

_TOLD = (
    ("Tiếp nhận", S.RECEIVED, O.ALL),
    ("Thành", S.IN_HAND, O.SETTLED),
    ("Không thành", S.IN_HAND, O.NOT_SETTLED),
    ("Chưa giải quyết", S.IN_HAND, O.NOT_STARTED),
    ("Đang giải quyết", S.IN_HAND, O.IN_PROGRESS),
    ("Bắt đầu quá hạn", S.STARTED_LATE, O.ALL),
)

BOARD = Form(
    code="tong-quan",
    version="1",
    title="Tổng quan hòa giải ở cơ sở theo đơn vị",
    source="Sổ Hòa Giải",
    stub="Đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        *(
            (heading, subject, outcome, part, part.label)
            for part in (P.ALL, *KINDS)
            for heading, subject, outcome in _TOLD
        )
    ),
)
BOARD_OF_TEAMS = replace(
    BOARD,
    code="tong-quan-to",
    title="Tổng quan hòa giải ở cơ sở theo tổ hòa giải",
    stub="Tổ hòa giải",
    rows=RowKind.TEAM,
)


def name_of_kind(kind: P) -> str:
    """Without the letter of the decree, as it stands over a bar: ``Mâu thuẫn giữa các bên``."""
    name = kind.label.rpartition(": ")[2]
    return name[:1].upper() + name[1:]
