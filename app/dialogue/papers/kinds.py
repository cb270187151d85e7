"""Every paper of a dialogue: about which record, from when on, by whom kept."""

from app.dialogue.models import Dialogue, Opinion
from app.dialogue.papers.letters import build_answer, build_guidance, build_transfer
from app.dialogue.papers.minutes import build_minutes
from app.dialogue.papers.notes import build_notes
from app.dialogue.papers.results import (
    build_notice,
    build_public_copy,
    build_summary,
    build_village_sheets,
)
from app.dialogue.service.notes import has_notes
from app.domain.actors import Permission
from app.domain.dialogue.answers import Disposition
from app.papers.types import PaperKind


def _has_begun(dialogue: Dialogue) -> bool:
    return dialogue.state.has_begun


def _is_signed(dialogue: Dialogue) -> bool:
    return dialogue.state.is_frozen


def _has_notes(dialogue: Dialogue) -> bool:
    return dialogue.state.is_frozen and has_notes(dialogue.id)


def _is_answered(opinion: Opinion) -> bool:
    """The same for whoever said the same; what was forwarded waits for its answer."""
    if opinion.same_as is not None:
        return True
    waits = opinion.disposition is Disposition.FORWARDED and not opinion.reply
    return opinion.disposition is not None and not _is_split_off(opinion) and not waits


def _is_forwarded(opinion: Opinion) -> bool:
    return opinion.disposition is Disposition.FORWARDED


def _is_split_off(opinion: Opinion) -> bool:
    return opinion.disposition is Disposition.SPLIT_OFF


_KEEP = Permission.RECORD_DIALOGUE
MINUTES = PaperKind(
    key="dialogue_minutes",
    label="Biên bản hội nghị",
    subject="dialogue",
    permission=_KEEP,
    build=build_minutes,
    fits=_has_begun,
)
NOTICE = PaperKind(
    key="conclusion_notice",
    label="Thông báo kết luận",
    subject="dialogue",
    permission=_KEEP,
    build=build_notice,
    fits=_is_signed,
)
DIALOGUE_PAPERS: tuple[PaperKind, ...] = (
    MINUTES,
    PaperKind(
        key="dialogue_notes",
        label="Phụ lục ghi chú sau khi ký biên bản",
        subject="dialogue",
        permission=_KEEP,
        build=build_notes,
        fits=_has_notes,
    ),
    NOTICE,
    PaperKind(
        key="dialogue_summary",
        label="Bảng tổng hợp ý kiến, kiến nghị",
        subject="dialogue",
        permission=_KEEP,
        build=build_summary,
        fits=_has_begun,
    ),
    PaperKind(
        key="dialogue_results",
        label="Thông báo kết quả (bản công khai)",
        subject="dialogue",
        permission=_KEEP,
        build=build_public_copy,
        fits=_is_signed,
        is_public=True,
    ),
    PaperKind(
        key="dialogue_villages",
        label="Phiếu kết quả gửi từng thôn, bản, tổ dân phố",
        subject="dialogue",
        permission=_KEEP,
        build=build_village_sheets,
        fits=_is_signed,
    ),
    PaperKind(
        key="opinion_answer",
        label="Công văn trả lời người nêu ý kiến",
        subject="opinion",
        permission=_KEEP,
        build=build_answer,
        fits=_is_answered,
    ),
    PaperKind(
        key="opinion_transfer",
        label="Công văn chuyển ý kiến",
        subject="opinion",
        permission=_KEEP,
        build=build_transfer,
        fits=_is_forwarded,
    ),
    PaperKind(
        key="opinion_guidance",
        label="Phiếu hướng dẫn gửi đơn",
        subject="opinion",
        permission=_KEEP,
        build=build_guidance,
        fits=_is_split_off,
    ),
)
