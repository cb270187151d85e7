"""Every paper of mediation: about which record, from when on, by whom kept."""

from app.domain.actors import Permission
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation.models import MediationCase
from app.mediation.papers.failure import build_failure
from app.mediation.papers.guidance import build_guidance
from app.mediation.papers.register import build_part_one, build_part_two
from app.papers.types import PaperKind


def _is_refused(case: MediationCase) -> bool:
    return case.refusal_reason is not None


def _failed(case: MediationCase) -> bool:
    return case.result is CaseResult.NOT_SETTLED and case.state is not CaseState.IN_MEDIATION


MEDIATION_PAPERS: tuple[PaperKind, ...] = (
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
