"""The lists of emulation as files: models, submissions, whom one names, figures to choose by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.domain.actors import Actor
from app.domain.emulation.awards import NomineeKind, NomineeState, SubmissionState
from app.emulation.gathering_forms import ProposalsForm
from app.emulation.listing import ShortlistForm
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.service import proposals, reading, renewals
from app.emulation.service.reading import Standing, WantedModels
from app.emulation.service.shortlist import Asked, Shortlist
from app.export.filters import given, in_words
from app.export.sheet import BATCH, Column, Kind, Sheet, of, page_by_page, told
from app.units.exports import own_columns, unit_columns
from app.units.service import unit_names


def models_sheet(wanted: WantedModels, *, by: Actor) -> Sheet:
    def read(place: UUID | None) -> tuple[Sequence[Row], UUID | None]:
        shown = reading.model_page(by, wanted, before=place, limit=BATCH)
        return shown.lines, shown.lines[-1].id if shown.has_more else None

    return Sheet(
        "Mô hình “Dân vận khéo”",
        [
            of(EmulationModel.year, kind=Kind.PLAIN),
            *unit_columns(by),
            of(EmulationModel.title, kind=Kind.LONG),
            of(EmulationModel.field),
            of(EmulationModel.village_id, read=lambda one: one.village or "Cả đơn vị"),
            of(EmulationModel.state),
            of(EmulationModel.decision_number),
        ],
        page_by_page(read),
        narrowed=given(
            Đơn_vị=wanted.unit and unit_names({wanted.unit}).get(wanted.unit, wanted.unit),
            Năm=wanted.year and str(wanted.year),
            Tình_trạng=wanted.state and wanted.state.label,
        ),
    )


def submissions_sheet(*, below: bool, by: Actor) -> Sheet:
    """One's own submissions, or those of the units below, with how far each is."""
    standings: dict[UUID, Standing] = {}

    def read(place: UUID | None) -> tuple[Sequence[Row], UUID | None]:
        shown = reading.submission_page(by, own=not below, before=place, limit=BATCH)
        standings.update(reading.standings([one.id for one in shown.lines], by))
        return shown.lines, shown.lines[-1].id if shown.has_more else None

    def number(one: Row, name: str) -> int | None:
        known = standings.get(one.id, Standing())
        is_issued = one.state is SubmissionState.ISSUED
        return getattr(known, name) if name == "named" or is_issued else None

    return Sheet(
        "Đề nghị khen thưởng của các đơn vị" if below else "Đề nghị khen thưởng",
        [
            *(unit_columns(by) if below else own_columns(by)),
            of(Submission.year, kind=Kind.PLAIN),
            of(Submission.title, kind=Kind.LONG),
            of(Submission.decider),
            of(Submission.number),
            of(Submission.issued_on),
            told("Tập thể, cá nhân", lambda one: number(one, "named"), Kind.NUMBER),
            told("Chờ quyết định", lambda one: number(one, "open"), Kind.NUMBER),
            told("Được khen", lambda one: number(one, "granted"), Kind.NUMBER),
            of(Submission.state),
        ],
        page_by_page(read),
    )


def nominees_sheet(
    submission: Submission,
    nominees: Iterable[Nominee],
    decisions: Mapping[UUID, Sequence[AwardDecision]],
    gatherings: Mapping[UUID, Gathered],
) -> Sheet:
    """Whom a submission names, with the figures as they were frozen."""

    def suggested(one: Nominee) -> str:
        held = gatherings.get(one.id)
        return held.award if held else ""

    def standing(one: Nominee) -> Any:
        held = [each for each in decisions.get(one.id, ()) if each.struck_on is None]
        if one.state is NomineeState.WITHDRAWN or not held:
            return one.state
        return [f"{each.outcome.label} {each.number}, {_day(each.decided_on)}" for each in held]

    return Sheet(
        f"Danh sách {submission.title}",
        [
            of(Nominee.kind),
            of(Nominee.name),
            of(Nominee.belongs_to),
            of(Nominee.award),
            of(Gathered.award, read=suggested),
            *_figures("evidence"),
            told("Tình trạng", standing),
        ],
        nominees,
    )


def proposals_sheet(form: ProposalsForm, *, by: Actor) -> Sheet:
    """What the units below propose, with the figures as they were sent."""
    wanted, why = form.wanted(), {}

    def read(place: UUID | None) -> tuple[Sequence[Row], UUID | None]:
        shown = proposals.proposal_page(by, wanted, before=place, limit=BATCH)
        held = reading.decisions_of(renewals.with_earlier(shown.lines), by)
        why.update(
            (row.Nominee.id, found.reason)
            for row in shown.lines
            if (found := renewals.returned_of(row.Nominee, held))
        )
        return shown.lines, shown.lines[-1].Nominee.id if shown.has_more else None

    return Sheet(
        "Đề nghị khen thưởng của các đơn vị",
        [
            *unit_columns(by, "Nominee.unit"),
            told("Năm", "year", Kind.PLAIN),
            of(Nominee.kind, "Nominee.kind"),
            of(Nominee.name, "Nominee.name"),
            of(Nominee.belongs_to, "Nominee.belongs_to"),
            of(Nominee.award, "Nominee.award"),
            *_figures("Nominee.evidence"),
            of(Nominee.achievement, "Nominee.achievement", kind=Kind.LONG),
            told("Số tờ trình", "number"),
            told("Ngày ban hành", "issued_on", Kind.DATE),
            told("Tình trạng", lambda row: proposals.state_of(row).label),
            told("Đề nghị lại", lambda row: "Có" if row.Nominee.again_of else ""),
            told("Lý do trả lại trước", lambda row: why.get(row.Nominee.id, ""), Kind.LONG),
        ],
        page_by_page(read),
        narrowed=in_words(form),
    )


def shortlist_sheet(form: ShortlistForm, asked: Asked, found: Shortlist) -> Sheet:
    """The figures by which a clerk chooses, in the order that was asked for."""
    years = [told("Số năm", "line.evidence.years", Kind.NUMBER)]
    return Sheet(
        f"Danh sách có số liệu, {asked.kind.label.lower()}, "
        f"từ {_day(asked.first)} đến {_day(asked.last)}",
        [
            told("Hạng", "place", Kind.NUMBER),
            told(asked.kind.label, "line.name"),
            told("Thuộc", "line.belongs_to"),
            *_figures("line.evidence"),
            *([] if asked.kind is NomineeKind.UNIT else years),
            told("Bồi dưỡng", "line.evidence.trained", Kind.NUMBER),
            told("Đã khen", "line.rewards"),
        ],
        found.lines,
        narrowed=in_words(form),
    )


def _figures(where: str) -> list[Column]:
    """What is counted of whoever is put up; ``where`` is the place of the evidence in a line."""
    numbers = ("received", "settled", "not_settled")
    rest = ("in_time", "due", "written", "kept", "agreed")
    return [
        *(of(getattr(Nominee, one), f"{where}.{one}") for one in numbers),
        told("Tỷ lệ thành (%)", f"{where}.rate", Kind.SHARE),
        *(of(getattr(Nominee, one), f"{where}.{one}") for one in rest),
    ]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
