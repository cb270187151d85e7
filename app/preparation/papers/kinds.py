"""The kinds of papers before a conference, and where they are offered."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Actor, Permission
from app.domain.dialogue.kinds import DialogueKind
from app.papers.desk import Desk, desk_of
from app.papers.types import PaperKind
from app.preparation.models import DialogueInvitation
from app.preparation.papers.invitations import build_guest_list, build_invitations
from app.preparation.papers.sheets import (
    build_house_rules,
    build_loudspeaker,
    build_notice,
    build_summary,
)
from app.preparation.service.reading import InvitationLine


def is_governments(record: Dialogue | DialogueInvitation) -> bool:
    """A Party committee's papers have a form of their own, which its office keeps."""
    dialogue = (
        record if isinstance(record, Dialogue) else db.session.get_one(Dialogue, record.dialogue_id)
    )
    return dialogue.kind is DialogueKind.GOVERNMENT


def _is_coming(dialogue: Dialogue) -> bool:
    return not dialogue.state.is_frozen and not dialogue.state.is_called_off


PREPARATION_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="dialogue_invitation",
        label="Giấy mời (mỗi người một tờ)",
        subject="dialogue_invitation",
        permission=Permission.RECORD_DIALOGUE,
        build=build_invitations,
        fits=is_governments,
    ),
    PaperKind(
        key="guest_list",
        label="Danh sách được mời",
        subject="dialogue_invitation",
        permission=Permission.RECORD_DIALOGUE,
        build=build_guest_list,
    ),
    PaperKind(
        key="opinions_before",
        label="Bảng tổng hợp ý kiến gửi trước hội nghị",
        subject="dialogue",
        permission=Permission.RECORD_DIALOGUE,
        build=build_summary,
        fits=_is_coming,
    ),
    PaperKind(
        key="dialogue_notice",
        label="Thông báo tổ chức hội nghị (để niêm yết)",
        subject="dialogue",
        permission=Permission.RECORD_DIALOGUE,
        build=build_notice,
        fits=lambda dialogue: _is_coming(dialogue) and is_governments(dialogue),
        is_public=True,
    ),
    PaperKind(
        key="loudspeaker",
        label="Bài phát thanh",
        subject="dialogue",
        permission=Permission.RECORD_DIALOGUE,
        build=build_loudspeaker,
        fits=_is_coming,
    ),
    PaperKind(
        key="house_rules",
        label="Nội quy hội nghị",
        subject="dialogue",
        permission=Permission.RECORD_DIALOGUE,
        build=build_house_rules,
        fits=_is_coming,
    ),
)
_OWN = {kind.key for kind in PREPARATION_PAPERS}


def desk_of_conference(dialogue: Dialogue, *, by: Actor) -> Desk | None:
    """The papers before the conference; those of its minutes stand on the page of minutes."""
    desk = desk_of(dialogue, by=by)
    if desk is None:
        return None
    return replace(
        desk,
        kinds=[kind for kind in desk.kinds if kind.key in _OWN],
        made=[one for one in desk.made if one.kind in _OWN],
    )


def desks_of_invitations(lines: Iterable[InvitationLine], *, by: Actor) -> dict[UUID, Desk | None]:
    return {line.invitation.id: desk_of(line.invitation, by=by) for line in lines}
