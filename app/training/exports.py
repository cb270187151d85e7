"""The lists of training as files: classes, who came, who was trained, trainers, material."""

from collections.abc import Iterable, Sequence

from app.domain.actors import Actor
from app.domain.training.kinds import SeatKind
from app.domain.training.lifecycle import ClassState
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.training.models import Material, Trainer, TrainingClass, TrainingSeat
from app.training.service.counting import Group, Learner
from app.training.service.reading import (
    ClassView,
    Line,
    Place,
    SeatLine,
    Wanted,
    register_page,
    when_given,
)
from app.units.exports import unit_columns

_OVER = (ClassState.HELD, ClassState.FINISHED)


def classes_sheet(wanted: Wanted, *, by: Actor) -> Sheet:
    def read(place: Place | None) -> tuple[Sequence[Line], Place | None]:
        found = register_page(wanted, place, by=by, limit=BATCH)
        last = found.lines[-1].row if found.has_older else None
        return found.lines, last and Place(last.first_on, last.id)

    return Sheet(
        "Các lớp bồi dưỡng",
        [
            *unit_columns(by, "row.unit"),
            told("Thời gian", lambda line: when_given(line.row)),
            of(TrainingClass.first_on, read=lambda line: _day(line, "first_on")),
            of(TrainingClass.last_on, read=lambda line: _day(line, "last_on")),
            of(TrainingClass.title, "row.title", kind=Kind.LONG),
            of(TrainingClass.place, "row.place"),
            of(TrainingClass.given_by, "row.given_by"),
            of(TrainingClass.hours, "row.hours"),
            told("Mời dự", "tally.invited", Kind.NUMBER),
            told("Có mặt", _came, Kind.NUMBER),
            of(TrainingClass.state, "row.state"),
        ],
        page_by_page(read),
        narrowed=given(
            Năm=wanted.year and str(wanted.year),
            Trạng_thái=wanted.state and wanted.state.label,
        ),
        words=wanted.words,
    )


def _day(line: Line, name: str) -> object:
    """A day only where one is set: a plan names a quarter."""
    return getattr(line.row, name) if line.row.days_set else None


def _came(line: Line) -> int | None:
    return line.tally.came if line.row.state in _OVER else None


def seats_sheet(view: ClassView, *, with_names: bool) -> Sheet:
    """Who was to come to a class and who came; above the commune the numbers of each team."""
    name = f"Danh sách lớp {view.held.title}"
    if not with_names:
        return Sheet(name, _BY_GROUP, view.by_group)
    is_over = view.held.state in _OVER
    results = [
        of(TrainingSeat.result, "row.result"),
        of(TrainingSeat.certificate, "row.certificate"),
    ]
    return Sheet(name, [*_SEAT, *(results if is_over else [])], view.seats)


_BY_GROUP = [
    told("Tổ hòa giải", lambda pair: pair[0]),
    *(
        told(words, lambda pair, key=key: getattr(pair[1], key), Kind.NUMBER)
        for words, key in (("Mời dự", "invited"), ("Có mặt", "came"), ("Chưa ghi", "unmarked"))
    ),
]


def _came_or_not(line: SeatLine) -> str | None:
    row = line.row
    if row.kind is SeatKind.PLACES or row.present is None:
        return "Có mặt" if row.attended else None
    return "Có mặt" if row.present else "Vắng"


_SEAT = [
    told("Họ và tên", "name"),
    told("Tổ trưởng", lambda line: "Tổ trưởng" if line.row.is_leader else None, Kind.SHORT),
    told("Tổ, cơ quan", "group"),
    of(TrainingSeat.places, "row.places"),
    told("Triệu tập", lambda line: "Đã triệu tập" if line.row.summons_id else "Chưa"),
    of(TrainingSeat.confirmed, "row.confirmed", kind=Kind.SHORT),
    told("Có mặt", _came_or_not, Kind.SHORT),
    of(TrainingSeat.attended, "row.attended"),
    of(TrainingSeat.hours, "row.hours"),
    of(TrainingSeat.absence_reason, "row.absence_reason"),
]


def learners_sheet(year: int, groups: Iterable[Group], *, is_office: bool) -> Sheet:
    """How many were trained in a year, and in the commune who was not."""
    who = [told("Ai chưa được bồi dưỡng", _untrained, Kind.LONG)]
    return Sheet(
        f"Hòa giải viên được bồi dưỡng năm {year}",
        [
            told("Đơn vị" if is_office else "Tổ hòa giải", "name"),
            told("Hòa giải viên", "total", Kind.NUMBER),
            told("Đã bồi dưỡng", "trained", Kind.NUMBER),
            told("Chưa bồi dưỡng", lambda group: group.total - group.trained, Kind.NUMBER),
            *([] if is_office else who),
        ],
        groups,
    )


def _untrained(group: Group) -> list[str]:
    def said(one: Learner) -> str:
        last = f"lần cuối {one.last_on:%d/%m/%Y}" if one.last_on else "chưa dự lớp nào"
        return f"{one.name} ({last})"

    return [said(one) for one in group.untrained]


def roster_sheet(trainers: Iterable[Trainer]) -> Sheet:
    return Sheet(
        "Đội ngũ tập huấn viên",
        [
            of(Trainer.name),
            of(Trainer.organisation),
            of(Trainer.post),
            of(Trainer.expertise),
            of(Trainer.decision_number),
            of(Trainer.decision_on),
            of(Trainer.since),
        ],
        trainers,
    )


def shelf_sheet(pieces: Iterable[Material]) -> Sheet:
    return Sheet(
        "Tài liệu bồi dưỡng",
        [of(Material.topic), of(Material.title), of(Material.written_on), of(Material.retired_on)],
        pieces,
    )
