"""The inspected unit's own figures, in the words that stand beside an item of the checklist.

They are counted as official statistics are; of what is not held at this level nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.actors import InstanceRole
from app.domain.labels import LabelledEnum
from app.domain.periodic.indicators import percent
from app.domain.statistics.forms import Form, RowKind, columns_of
from app.domain.statistics.measures import Outcome, Part, Subject
from app.domain.statistics.sheets import Number

_S, _O, _P = Subject, Outcome, Part

COUNTED = Form(
    code="KT1",
    version="1",
    title="Số liệu của đơn vị được kiểm tra",
    source="Bảng kiểm công tác hòa giải ở cơ sở",
    stub="Đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Tổ hòa giải", _S.TEAMS),
        ("Hòa giải viên", _S.MEDIATORS),
        ("Nữ", _S.MEDIATORS, _O.ALL, _P.FEMALE),
        ("Người dân tộc thiểu số", _S.MEDIATORS, _O.ALL, _P.MINORITY),
        ("Tổ trưởng", _S.MEDIATORS, _O.ALL, _P.LEADERS),
        ("Được bồi dưỡng", _S.TRAINED),
        ("Tiếp nhận", _S.RECEIVED),
        ("Chưa phân loại", _S.RECEIVED, _O.ALL, _P.UNCLASSIFIED),
        ("Thành", _S.IN_HAND, _O.SETTLED),
        ("Không thành", _S.IN_HAND, _O.NOT_SETTLED),
        ("Thành, có văn bản", _S.IN_HAND, _O.SETTLED, _P.WRITTEN),
    ),
)


class FigureKey(LabelledEnum):
    """What can stand beside an item."""

    TEAMS = "teams", "Tổ hòa giải, hòa giải viên"
    LACKING = "lacking", "Tổ chưa đủ thành phần theo Điều 12"
    LEADERLESS = "leaderless", "Tổ chưa có tổ trưởng"
    REVIEWED = "reviewed", "Tổ đã rà soát trong năm"
    TRAINED = "trained", "Hòa giải viên được bồi dưỡng"
    RECEIVED = "received", "Vụ, việc tiếp nhận"
    IN_TIME = "in-time", "Bắt đầu hòa giải trong 03 ngày"
    SETTLED = "settled", "Hòa giải thành"
    PERFORMED = "performed", "Thỏa thuận đã thực hiện xong"
    UNCLASSIFIED = "unclassified", "Vụ, việc chưa phân loại"
    WRITTEN = "written", "Hòa giải thành có văn bản"
    OUTREACH = "outreach", "Buổi tuyên truyền"
    REPORTS = "reports", "Báo cáo thống kê nộp trễ"
    DIFFICULTIES = "difficulties", "Vướng mắc chưa có trả lời"
    FORMER = "former", "Kiến nghị kiểm tra trước chưa xong"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; None: not held at this level, or not counted of a team."""

    teams: Number = None
    mediators: Number = None
    lacking: Number = None
    leaderless: Number = None
    reviewed: Number = None
    trained: Number = None
    received: Number = None
    starts: Number = None
    in_time: Number = None
    settled: Number = None
    failed: Number = None
    agreed: Number = None
    performed: Number = None
    unclassified: Number = None
    written: Number = None
    occasions: Number = None
    people: Number = None
    reports: Number = None
    late: Number = None
    difficulties: Number = None
    former: Number = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words; it ``warns`` where it says by itself that something is missing."""

    words: str
    warns: bool = False


def unsent(former: Number) -> Mapping[FigureKey, Figure]:
    """Of a unit of which nothing has come yet: nothing is missing there that anybody knows of.

    What it was told at the inspection before (``former``) is the inspector's own.
    """
    told = dict.fromkeys(FigureKey, Figure("chưa gửi số liệu"))
    return told | figures(Counts(former=former))


def figures(counts: Counts) -> Mapping[FigureKey, Figure]:
    """Every figure of which something is known."""
    c = counts
    ended = None if c.settled is None or c.failed is None else c.settled + c.failed
    told = {
        FigureKey.TEAMS: _both(c.teams, "tổ", c.mediators, "hòa giải viên"),
        FigureKey.LACKING: _lack(c.lacking, c.teams, "tổ chưa đủ thành phần"),
        FigureKey.LEADERLESS: _lack(c.leaderless, c.teams, "tổ chưa có tổ trưởng"),
        FigureKey.REVIEWED: _share(c.reviewed, c.teams, "tổ đã rà soát", whole=True),
        FigureKey.TRAINED: _share(c.trained, c.mediators, "hòa giải viên được bồi dưỡng"),
        FigureKey.RECEIVED: _many(c.received, "vụ, việc tiếp nhận"),
        FigureKey.IN_TIME: _share(c.in_time, c.starts, "vụ, việc đúng hạn", whole=True),
        FigureKey.SETTLED: _share(c.settled, ended, "vụ, việc hòa giải thành"),
        FigureKey.PERFORMED: _share(c.performed, c.agreed, "thỏa thuận đã thực hiện xong"),
        FigureKey.UNCLASSIFIED: _lack(c.unclassified, c.received, "vụ, việc chưa phân loại"),
        FigureKey.WRITTEN: _share(c.written, c.settled, "vụ, việc thành có văn bản"),
        FigureKey.OUTREACH: _both(c.occasions, "buổi", c.people, "lượt người dự"),
        FigureKey.REPORTS: _lack(c.late, c.reports, "báo cáo nộp trễ"),
        FigureKey.DIFFICULTIES: _many(c.difficulties, "vướng mắc chưa có trả lời"),
        FigureKey.FORMER: _many(c.former, "kiến nghị chưa xong", warns=bool(c.former)),
    }
    return {key: figure for key, figure in told.items() if figure is not None}


def _many(number: Number, unit: str, *, warns: bool = False) -> Figure | None:
    return None if number is None else Figure(f"{number} {unit}", warns)


def _both(first: Number, one: str, second: Number, other: str) -> Figure | None:
    if first is None or second is None:
        return None
    return Figure(f"{first} {one}, {second} {other}", warns=not first)


def _lack(part: Number, of: Number, words: str) -> Figure | None:
    """What should not be: any of it warns."""
    if part is None or of is None:
        return None
    return Figure(f"{part}/{of} {words}", warns=part > 0)


def _share(part: Number, of: Number, words: str, *, whole: bool = False) -> Figure | None:
    """What should be; where the law asks it of all (``whole``), less than all warns."""
    if part is None or of is None:
        return None
    told = f" ({percent(part, of)})" if of else ""
    return Figure(f"{part}/{of} {words}{told}", warns=whole and part < of)
