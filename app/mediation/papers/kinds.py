"""Every paper of mediation: about which record, from when on, by whom kept."""

from app.domain.actors import Permission
from app.domain.mediation import agreement
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation.models import MediationCase
from app.mediation.papers.alert import build_report
from app.mediation.papers.court import build_answer, build_application
from app.mediation.papers.failure import build_failure
from app.mediation.papers.guidance import build_guidance
from app.mediation.papers.invitation import build_invitation
from app.mediation.papers.register import build_part_one, build_part_two
from app.mediation.papers.settlement import build_settlement
from app.papers.types import PaperKind


def _is_refused(case: MediationCase) -> bool:
    return case.refusal_reason is not None


def _failed(case: MediationCase) -> bool:
    return case.result is CaseResult.NOT_SETTLED and case.state is not CaseState.IN_MEDIATION


_AT_THE_TABLE = (CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.PAUSED)


def _may_sit(case: MediationCase) -> bool:
    return case.state in _AT_THE_TABLE


def _may_be_settled(case: MediationCase) -> bool:
    """Already at the table: the paper is read out and signed before the book says so."""
    return case.state in _AT_THE_TABLE or case.result is CaseResult.SETTLED


def _came_to_nothing(case: MediationCase) -> bool:
    return _failed(case) or _is_refused(case)


def _is_settled(case: MediationCase) -> bool:
    return case.result is CaseResult.SETTLED


MEDIATION_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="invitation",
        label="Giấy mời hòa giải",
        subject="mediation_case",
        permission=Permission.RECORD_CASE,
        build=build_invitation,
        fits=_may_sit,
    ),
    PaperKind(
        key=agreement.PAPER,
        label="Văn bản hòa giải thành",
        subject="mediation_case",
        permission=Permission.RECORD_CASE,
        build=build_settlement,
        fits=_may_be_settled,
        is_undone=_came_to_nothing,
        stands_alone=True,
    ),
    PaperKind(
        key="guidance",
        label="Phiếu hướng dẫn",
        subject="mediation_case",
        permission=Permission.RECORD_CASE,
        build=build_guidance,
        fits=_is_refused,
    ),
    PaperKind(
        key="failure",
        label="Văn bản hòa giải không thành",
        subject="mediation_case",
        permission=Permission.RECORD_CASE,
        build=build_failure,
        fits=_failed,
        is_undone=_is_settled,
        stands_alone=True,
    ),
    PaperKind(
        key="application",
        label="Đơn yêu cầu Tòa án công nhận",
        subject="court_request",
        permission=Permission.RECORD_CASE,
        build=build_application,
    ),
    PaperKind(
        key="court_answer",
        label="Công văn trả lời Tòa án",
        subject="court_inquiry",
        permission=Permission.CLOSE_FILE,
        build=build_answer,
    ),
    PaperKind(
        key="urgent_report",
        label="Báo cáo theo Điều 10",
        subject="alert",
        permission=Permission.HANDLE_ALERT,
        build=build_report,
    ),
    PaperKind(
        key="register_one",
        label="Sổ theo dõi, phần ghi chép của hòa giải viên",
        subject="mediation_book",
        permission=Permission.KEEP_BOOKS,
        build=build_part_one,
        by_period=True,
    ),
    PaperKind(
        key="register_two",
        label="Sổ theo dõi, phần tổng hợp của tổ trưởng",
        subject="mediation_book",
        permission=Permission.KEEP_BOOKS,
        build=build_part_two,
        by_period=True,
    ),
)
