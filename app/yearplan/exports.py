"""The lists of yearly plans of dialogues as files: plans, their sessions, requests of voters."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.actors import Actor
from app.domain.dialogue.year import SessionState
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.units.exports import unit_columns
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest
from app.yearplan.service.asking import RequestLine
from app.yearplan.service.reading import Place, PlanLine, PlanView, SessionLine, plan_page


def plans_sheet(year: int | None, *, today: date, by: Actor) -> Sheet:
    def read(place: Place | None) -> tuple[Sequence[PlanLine], Place | None]:
        lines, has_more = plan_page(by, year=year, after=place, today=today, limit=BATCH)
        last = lines[-1].plan if has_more else None
        return lines, last and Place(last.year, last.unit, last.id)

    return Sheet(
        "Kế hoạch đối thoại hằng năm",
        [
            *unit_columns(by, "plan.unit"),
            of(DialoguePlan.year, "plan.year", kind=Kind.PLAIN),
            of(DialoguePlan.title, "plan.title", kind=Kind.LONG),
            of(DialoguePlan.author, "plan.author"),
            told("Số phiên", "total", Kind.NUMBER),
            told("Đã tổ chức", lambda line: line.counts[SessionState.HELD], Kind.NUMBER),
            told("Quá quý", lambda line: line.counts[SessionState.LATE], Kind.NUMBER),
            of(DialoguePlan.state, "plan.state"),
            of(DialoguePlan.number, "plan.number"),
        ],
        page_by_page(read),
        narrowed=given(Năm=year and str(year)),
    )


def sessions_sheet(view: PlanView) -> Sheet:
    """The conferences that a plan holds now; what was struck stands on its page."""
    return Sheet(
        f"Các phiên đối thoại năm {view.plan.year}",
        [
            told("Thời gian", lambda line: str(line.session.when)),
            of(PlannedSession.kind, "session.kind"),
            of(PlannedSession.villages, read=lambda line: line.where or "Toàn xã, phường"),
            of(PlannedSession.place, "session.place"),
            of(PlannedSession.organiser, "session.organiser"),
            of(PlannedSession.co_organisers, "session.co_organisers"),
            of(PlannedSession.chair, "session.chair"),
            told("Tình hình", "state"),
            told("Ngày tổ chức", _held),
            of(PlannedSession.amended_on, "session.amended_on"),
            of(PlannedSession.amend_reason, "session.amend_reason"),
            of(PlannedSession.note, "session.note"),
        ],
        view.standing,
    )


def _held(line: SessionLine) -> list[str]:
    return [f"{one.held_on:%d/%m/%Y}: {one.state.label.lower()}" for one in line.linked]


def requests_sheet(lines: Iterable[RequestLine], *, by: Actor) -> Sheet:
    return Sheet(
        "Yêu cầu đối thoại của cử tri",
        [
            *unit_columns(by, "request.unit"),
            of(VoterRequest.received_on, "request.received_on"),
            of(VoterRequest.signatures, "request.signatures"),
            of(VoterRequest.voters, "request.voters"),
            told("Tỷ lệ (%)", "share.percent", Kind.SHARE),
            told("Đủ số luật định", _meets),
            told("Trả lời", "state"),
        ],
        lines,
    )


def _meets(line: RequestLine) -> str:
    if line.share.needed is None:
        return "Luật khi đó không quy định"
    return "Đủ" if line.share.is_met else "Chưa đủ"
