"""The figures of a report: two sheets counted as official statistics are, and the quality.

They are counted anew while a report is a draft and frozen with it when it is issued.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any, TypeVar

from app.domain.actors import InstanceRole
from app.domain.errors import RuleViolation
from app.domain.inspection.kinds import Inspected
from app.domain.outreach import Outreached
from app.domain.statistics.forms import Form, Identity, RowKind, columns_of
from app.domain.statistics.measures import Outcome, Part, Subject
from app.domain.statistics.reports import Source, Submission, freeze, spelled, thaw
from app.domain.statistics.sheets import Sheet

T = TypeVar("T")
_BOTH = frozenset(InstanceRole)
_SOURCE = "Báo cáo công tác hòa giải ở cơ sở"
_S, _O, _P = Subject, Outcome, Part
_PEOPLE, _KINDS, _RESULT = "Hòa giải viên", "Tiếp nhận, theo phạm vi", "Kết quả"

ORGANISATION = Form(
    code="BC1",
    version="1",
    title="Tổ hòa giải, hòa giải viên",
    source=_SOURCE,
    stub="Đơn vị",
    levels=_BOTH,
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Thôn, bản, tổ dân phố", _S.VILLAGES),
        ("Tổ hòa giải", _S.TEAMS),
        ("Tổng số", _S.MEDIATORS, _O.ALL, _P.ALL, _PEOPLE),
        ("Nữ", _S.MEDIATORS, _O.ALL, _P.FEMALE, _PEOPLE),
        ("Người dân tộc thiểu số", _S.MEDIATORS, _O.ALL, _P.MINORITY, _PEOPLE),
        ("Chuyên môn Luật", _S.MEDIATORS, _O.ALL, _P.LAW_DEGREE, _PEOPLE),
        ("Được bồi dưỡng trong kỳ", _S.TRAINED, _O.ALL, _P.ALL, _PEOPLE),
    ),
)
RESULTS = Form(
    code="BC2",
    version="1",
    title="Kết quả hòa giải ở cơ sở",
    source=_SOURCE,
    stub="Đơn vị",
    levels=_BOTH,
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Tổng số vụ, việc của kỳ", _S.IN_HAND),
        ("Kỳ trước chuyển sang", _S.CARRIED),
        ("Hòa giải tiếp", _S.RESUMED),
        ("Tổng số", _S.RECEIVED, _O.ALL, _P.ALL, _KINDS),
        ("Dân sự", _S.RECEIVED, _O.ALL, _P.K1_CIVIL, _KINDS),
        ("Hôn nhân và gia đình", _S.RECEIVED, _O.ALL, _P.K1_FAMILY, _KINDS),
        ("Mâu thuẫn, tranh chấp khác", _S.RECEIVED, _O.ALL, _P.K1_OTHER, _KINDS),
        ("Thành", _S.IN_HAND, _O.SETTLED, _P.ALL, _RESULT),
        ("Thành, có văn bản", _S.IN_HAND, _O.SETTLED, _P.WRITTEN, _RESULT),
        ("Không thành", _S.IN_HAND, _O.NOT_SETTLED, _P.ALL, _RESULT),
        ("Đang giải quyết", _S.IN_HAND, _O.IN_PROGRESS, _P.ALL, _RESULT),
        ("Chưa giải quyết", _S.IN_HAND, _O.NOT_STARTED, _P.ALL, _RESULT),
    ),
    identities=(
        Identity(1, (2, 3, 4)),
        Identity(4, (5, 6, 7)),
        Identity(1, (8, 10, 11, 12)),
    ),
)


@dataclass(frozen=True, slots=True)
class Quality:
    """One unit: starts that had a last day and of them in time; settled cases with things to do
    and of them all done; requests put to the court, recognised, refused, undecided."""

    unit: str
    name: str
    starts: int = 0
    in_time: int = 0
    agreed: int = 0
    performed: int = 0
    filed: int = 0
    recognised: int = 0
    refused: int = 0
    undecided: int = 0


def in_all(lines: Iterable[Quality]) -> Quality:
    """The line at the foot."""
    rows = [astuple(one)[2:] for one in lines]
    return Quality("", "", *(sum(column) for column in zip(*rows, strict=True)))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a report says in numbers, a line for each unit."""

    organisation: Sheet
    results: Sheet
    quality: tuple[Quality, ...]
    outreach: Outreached
    inspected: Inspected


def frozen(figures: Figures, *, year: int, unit: str, unit_name: str) -> str:
    """The figures as JSON of one spelling: names of units, numbers, and no person."""
    given = Submission(None, year, Source.COUNTED, {})
    whose = {"unit": unit, "unit_name": unit_name}
    plain = {
        "organisation": freeze(figures.organisation, given, **whose),
        "results": freeze(figures.results, given, **whose),
        "quality": [astuple(one) for one in figures.quality],
        "outreach": astuple(figures.outreach),
        "inspected": astuple(figures.inspected),
    }
    return spelled(plain)


def thawed(content: str) -> Figures:
    """The figures of an issued report; refuses content that this program cannot read."""
    try:
        plain: dict[str, Any] = json.loads(content)
        return Figures(
            thaw(plain["organisation"]).sheet,
            thaw(plain["results"]).sheet,
            tuple(_told(Quality, row[: len(fields(Quality))]) for row in plain["quality"]),
            _told(Outreached, plain["outreach"]),
            _told(Inspected, plain.get("inspected", ())),  # older reports did not count them
        )
    except (KeyError, TypeError, ValueError):
        raise RuleViolation(
            "Số liệu của báo cáo này không đọc được bằng chương trình hiện nay. Hãy cập nhật "
            "chương trình."
        ) from None


def _told(kind: type[T], values: Sequence[Any]) -> T:
    """Words where words belong and numbers where numbers do: another unit wrote it."""
    told = kind(*values)
    if any(type(getattr(told, one.name)) is not one.type for one in fields(kind)):
        raise TypeError
    return told
