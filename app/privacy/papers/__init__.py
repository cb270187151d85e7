"""The papers of the life of data."""

from app.domain.actors import Permission
from app.domain.privacy.keeping import DisposalState
from app.domain.privacy.requests import RequestState
from app.papers.types import PaperKind
from app.privacy.papers.disposal import build_minutes
from app.privacy.papers.incident import build_letter, build_notice
from app.privacy.papers.reply import build_reply
from app.privacy.papers.report import build_report

PRIVACY_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="data_report",
        label="Phiếu thông tin cá nhân đang lưu giữ",
        subject="data_request",
        permission=Permission.KEEP_PRIVACY,
        build=build_report,
        fits=lambda one: one.found_on is not None and one.done_on is None,
    ),
    PaperKind(
        key="data_reply",
        label="Phiếu trả lời yêu cầu về dữ liệu cá nhân",
        subject="data_request",
        permission=Permission.KEEP_PRIVACY,
        build=build_reply,
        fits=lambda one: one.state is not RequestState.OPEN or one.answered_on is not None,
    ),
    PaperKind(
        key="disposal_minutes",
        label="Biên bản hủy hồ sơ hết hạn lưu",
        subject="disposal",
        permission=Permission.DECIDE_PRIVACY,
        build=build_minutes,
        fits=lambda one: one.state is DisposalState.DONE,
    ),
    PaperKind(
        key="incident_notice",
        label="Thông báo sự cố cho cơ quan có thẩm quyền",
        subject="data_incident",
        permission=Permission.DECIDE_PRIVACY,
        build=build_notice,
    ),
    PaperKind(
        key="incident_letter",
        label="Thông báo cho người có dữ liệu bị ảnh hưởng",
        subject="data_incident",
        permission=Permission.DECIDE_PRIVACY,
        build=build_letter,
    ),
)
