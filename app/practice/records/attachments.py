"""A few attached papers, so that practice shows what a scan looks like on a record."""

from datetime import date
from io import BytesIO

from app.attachments.models import Attachment
from app.attachments.service import attach
from app.db import db
from app.dialogue.models import Opinion, Posting
from app.dialogue.record import OPINION, POSTING
from app.domain.actors import Actor
from app.domain.attachments import DocumentKind
from app.domain.mediation.states import CaseResult
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.teams.models import Team
from app.teams.record import TEAM


def attach_some(*, today: date, by: Actor) -> None:
    """The signed agreement of the newest settled case and the decision about a team, once."""
    held = db.select(Attachment.id).where(Attachment.unit == by.unit).limit(1)
    if db.session.scalar(held) is not None:
        return
    settled = db.select(MediationCase.id).where(
        MediationCase.unit == by.unit,
        MediationCase.result == CaseResult.SETTLED,
        MediationCase.is_written.is_(True),
    )
    case_id = db.session.scalar(settled.order_by(MediationCase.received_on.desc()).limit(1))
    first_team = db.select(Team.id).where(Team.unit == by.unit).order_by(Team.id).limit(1)
    team_id = db.session.scalar(first_team)
    paper = _a_paper()
    if case_id is not None:
        attach(
            MEDIATION_CASE,
            case_id,
            paper,
            document=DocumentKind.SETTLEMENT,
            caption="Ảnh mẫu để tập: trang 1, có chữ ký các bên",
            today=today,
            by=by,
        )
    if team_id is not None:
        attach(
            TEAM,
            team_id,
            paper,
            document=DocumentKind.DECISION,
            caption="Ảnh mẫu để tập: quyết định công nhận hòa giải viên",
            today=today,
            by=by,
        )


def attach_evidence(*, today: date, by: Actor) -> None:
    """The photo of a posting and that of a result, once."""
    for kind, rows, document, caption in (
        (POSTING, db.select(Posting.id), DocumentKind.POSTED, "Ảnh mẫu để tập: bảng tin trụ sở"),
        (
            OPINION,
            db.select(Opinion.id).where(Opinion.result_on.is_not(None)),
            DocumentKind.RESULT,
            "Ảnh mẫu để tập: đoạn đường đã sửa",
        ),
    ):
        own = (Attachment.unit == by.unit, Attachment.subject_kind == kind.key)
        is_held = db.session.scalar(db.select(Attachment.id).where(*own).limit(1)) is not None
        mine = rows.where(kind.model.unit == by.unit).order_by(kind.model.id.desc()).limit(1)
        if not is_held and (subject_id := db.session.scalar(mine)) is not None:
            facts = {"document": document, "caption": caption, "today": today, "by": by}
            attach(kind, subject_id, _a_paper(), **facts)


def _a_paper() -> bytes:
    """A page as seen from far: a heading, lines of writing, a red stamp, two signatures."""
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", (840, 1188), (252, 251, 246))
    draw = ImageDraw.Draw(sheet)
    ink, stamp, pen = (70, 70, 70), (200, 40, 50), (30, 50, 150)
    for x, y, width in ((90, 90, 260), (470, 90, 280), (520, 120, 180), (250, 200, 340)):
        draw.rectangle((x, y, x + width, y + 12), fill=ink)
    for number in range(22):
        end = 750 if number % 6 != 5 else 430
        draw.rectangle((90, 270 + 28 * number, end, 278 + 28 * number), fill=(150, 150, 150))
    draw.ellipse((500, 930, 650, 1080), outline=stamp, width=6)
    draw.ellipse((520, 950, 630, 1060), outline=stamp, width=2)
    for left, top in ((140, 980), (540, 1000)):
        wave = [(left + 9 * step, top + (-1) ** step * (28 - 2 * step)) for step in range(14)]
        draw.line(wave, fill=pen, width=4, joint="curve")
    out = BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
