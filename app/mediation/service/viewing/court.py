"""The way to the court as the page of a case and the page of a request show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.db import db
from app.domain.calendar import show
from app.domain.deadlines import Clock
from app.domain.lawpack import LawPack
from app.domain.mediation.court import (
    Condition,
    CourtState,
    Related,
    awaits_answer,
    doubts,
    is_late,
    third_agrees,
)
from app.lawpack.service import competent_court
from app.mediation.models import (
    Agreement,
    CourtInquiry,
    CourtRequest,
    MediationCase,
    Party,
)
from app.mediation.service.court import inquiries_of, may_prepare, requests_of
from app.mediation.service.viewing.lines import ClockLine, clock_line
from app.mediation.service.viewing.parts import Parts


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """Something the court asked; ``days_left`` until the answer is due, while it is."""

    inquiry: CourtInquiry
    days_left: int | None


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with what hangs on it; ``unmet``: the conditions that nobody has confirmed."""

    request: CourtRequest
    is_late: bool
    clocks: Sequence[ClockLine]
    unmet: Sequence[Condition]
    inquiries: Sequence[InquiryLine]


@dataclass(frozen=True, slots=True)
class CourtView:
    """The requests of a case, the newest first, and whether another can be begun."""

    requests: Sequence[RequestLine]
    may_prepare: bool


def court_view(case: MediationCase, parts: Parts, law: LawPack, *, today: date) -> CourtView:
    requests = parts.ask(CourtRequest, requests_of)
    inquiries = parts.ask(CourtInquiry, inquiries_of)
    return CourtView(
        requests=[_line(one, inquiries, law, today) for one in requests],
        may_prepare=may_prepare(case, requests),
    )


def related_of(parties: Sequence[Party]) -> list[Related]:
    return [Related(one.name or "", one.side, one.birth_year, one.consent) for one in parties]


def known_of(case: MediationCase, parties: Sequence[Party], *, on: date) -> Mapping[str, Any]:
    """What can be filled in before anybody looks: only what the records really know."""
    found = competent_court(case.unit, on=on)
    return {
        Condition.THIRD.value: third_agrees(related_of(parties)),
        "court_name": found.name if found else "",
    }


def doubts_of(parties: Sequence[Party], *, on: date) -> Mapping[Condition, Sequence[str]]:
    return doubts(related_of(parties), on=on)


def _line(
    request: CourtRequest, inquiries: Sequence[CourtInquiry], law: LawPack, today: date
) -> RequestLine:
    return RequestLine(
        request=request,
        is_late=is_late(
            request.filed_on or (today if request.state is CourtState.NOT_FILED else None),
            due_on=request.due_on,
        ),
        clocks=_clocks(request, law, today),
        unmet=[one for one in Condition if not getattr(request, one.value)],
        inquiries=[
            InquiryLine(
                one,
                (one.due_on - today).days
                if awaits_answer(request.state, one.answered_on)
                else None,
            )
            for one in inquiries
            if one.request_id == request.id
        ],
    )


def _clocks(request: CourtRequest, law: LawPack, today: date) -> list[ClockLine]:
    """The court's own clock, once it has taken the application in."""
    if request.state is not CourtState.ACCEPTED or request.accepted_on is None:
        return []
    prepared = law.deadline(Clock.COURT_PREPARATION, request.accepted_on)
    session = prepared and law.deadline(Clock.COURT_SESSION, prepared.due_on)
    return [clock_line(one, today) for one in (prepared, session) if one is not None]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that the application tells; without ``words`` it is missing.

    ``where`` is the page on which it is filled in.
    """

    label: str
    words: Sequence[str]
    where: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request with the agreement it is about and what its application tells."""

    line: RequestLine
    version: Agreement
    clocks: Sequence[ClockLine]
    needs: Sequence[Need]


def request_page(
    request: CourtRequest,
    parties: Sequence[Party],
    law: LawPack,
    *,
    mediated_by: Sequence[str],
    today: date,
) -> RequestPage:
    """``mediated_by`` names the mediators and their team."""
    version = db.session.get_one(Agreement, request.agreement_id)
    line = _line(request, inquiries_of(request.case_id), law, today)
    filing = None
    if request.state is CourtState.NOT_FILED:
        filing = law.deadline(Clock.COURT, version.agreed_on)
    return RequestPage(
        line=line,
        version=version,
        clocks=[clock_line(filing, today)] if filing else line.clocks,
        needs=_needs(request, version, parties, mediated_by),
    )


def _needs(
    request: CourtRequest,
    version: Agreement,
    parties: Sequence[Party],
    mediated_by: Sequence[str],
) -> list[Need]:
    """What the application (Mẫu số 01-VDS) takes from the record."""
    asking = [one for one in parties if one.id in (request.applicants or ())]
    others = [one for one in parties if one not in asking]
    case = url_for("mediation.detail", case_id=request.case_id)
    here = url_for("mediation.court", request_id=request.id)
    paper = version.signed_on and f"Văn bản hòa giải thành ký ngày {show(version.signed_on)}"
    return [
        Need("Kính gửi Tòa án", _words(request.court_name), here),
        Need("Người yêu cầu", [_told(one) for one in asking], here),
        Need("Địa chỉ người yêu cầu", _words(*(one.address for one in asking)), case),
        Need("Người có liên quan", [_told(one) for one in others], case),
        Need("Người, tổ chức đã hòa giải", _words(*mediated_by), case),
        Need("Nội dung thỏa thuận", _words(version.terms), case),
        Need("Tài liệu gửi kèm", _words(paper), case),
    ]


def _words(*texts: str | None) -> list[str]:
    return [text for text in texts if text]


def _told(party: Party) -> str:
    parts = (party.name, party.address, party.phone and f"điện thoại {party.phone}")
    return ", ".join(_words(*parts))
