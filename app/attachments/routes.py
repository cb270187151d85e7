"""Pages and pictures of attached papers."""

from uuid import UUID

from flask import Blueprint, Response, abort

from app.attachments import service, store
from app.attachments.forms import AttachForm, ChangeForm, WithdrawForm
from app.attachments.models import Attachment
from app.attachments.pictures import picture_of
from app.attachments.record import ATTACHMENT
from app.attachments.sight import kind_of, may_attach
from app.domain.actors import Permission
from app.domain.attachments import MediaType, download_name, may_open
from app.domain.errors import RuleViolation
from app.records.locking import NotHere
from app.records.sight import meet, meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other
from app.web.pace import UPLOADS, paced

bp = Blueprint("attachments", __name__, url_prefix="/tep")

# A kept file runs nothing and fetches nothing, even if a decoder had been outwitted. The
# browser's own page around a picture needs its own style.
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@bp.route("/<kind>/<uuid:subject_id>/moi", methods=["GET", "POST"])
@requires(Permission.ATTACH)
@paced(UPLOADS)
def new(kind: str, subject_id: UUID):
    carrier, actor = kind_of(kind), current_actor()
    subject = meet_own(carrier, subject_id, actor)
    if not may_attach(carrier, actor):
        abort(403)
    form = AttachForm()
    if form.validate_on_submit():
        try:
            attachment = service.attach(
                carrier,
                subject_id,
                form.content,
                document=form.document.data,
                caption=form.caption.data,
                today=today(),
                by=form.actor(),
            )
            return see_other(ATTACHMENT.address(attachment))
        except RuleViolation as refusal:
            form.file.errors = [refusal.message]
    return page(
        "attachments/new.html",
        None,
        form.answer_status,
        form=form,
        carrier=carrier,
        subject=subject,
    )


@bp.get("/<uuid:attachment_id>")
@requires(Permission.SEE_ATTACHMENTS)
def detail(attachment_id: UUID):
    return _show(meet(ATTACHMENT, attachment_id, current_actor()))


@bp.post("/<uuid:attachment_id>/sua")
@requires(Permission.ATTACH)
def change(attachment_id: UUID):
    attachment = meet_own(ATTACHMENT, attachment_id, current_actor())
    form = ChangeForm()
    if form.validate():
        service.change(
            attachment_id,
            document=form.document.data,
            caption=form.caption.data,
            reason=form.reason.data,
            revision=form.seen_revision,
            by=form.actor(),
        )
        return see_other(ATTACHMENT.address(attachment))
    return _show(attachment, form)


@bp.post("/<uuid:attachment_id>/rut")
@requires(Permission.ATTACH)
def withdraw(attachment_id: UUID):
    attachment = meet_own(ATTACHMENT, attachment_id, current_actor())
    form = WithdrawForm()
    if form.validate():
        service.withdraw(
            attachment_id,
            reason=form.reason.data,
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
        )
        return see_other(ATTACHMENT.address(attachment))
    return _show(attachment, form)


@bp.get("/<uuid:attachment_id>/xem/<int:number>")
@requires(Permission.SEE_ATTACHMENTS)
def picture(attachment_id: UUID, number: int):
    attachment = _meet_to_open(attachment_id)
    content = service.content_of(attachment)
    wanted = picture_of(content, attachment.media_type, number)
    if wanted is None:
        raise NotHere
    return _file(wanted, attachment, MediaType.JPEG, "inline")


@bp.get("/<uuid:attachment_id>/anh-nho")
@requires(Permission.SEE_ATTACHMENTS)
def preview(attachment_id: UUID):
    attachment = _meet_to_open(attachment_id)
    if attachment.preview_sha256 is None:  # it never travels
        raise NotHere
    return _file(store.read(attachment.preview_sha256), attachment, MediaType.JPEG, "inline")


@bp.get("/<uuid:attachment_id>/tai-ve")
@requires(Permission.SEE_ATTACHMENTS)
def download(attachment_id: UUID):
    attachment = _meet_to_open(attachment_id)
    content = service.content_of(attachment)
    return _file(content, attachment, attachment.media_type, "attachment")


@bp.errorhandler(store.Lost)
def lost_page(error: store.Lost) -> Response:
    """Why there is no such file now; its address stands in the book."""
    is_coming, is_barred = isinstance(error, store.NotCome), isinstance(error, store.Barred)
    return page("attachments/lost.html", None, 404, is_coming=is_coming, is_barred=is_barred)


def _meet_to_open(attachment_id: UUID) -> Attachment:
    """The paper whose picture is asked for; a withdrawn one is closed to most."""
    actor = current_actor()
    attachment = meet(ATTACHMENT, attachment_id, actor)
    if not may_open(actor.role, is_withdrawn=attachment.withdrawn_on is not None):
        raise NotHere
    return attachment


def _show(attachment: Attachment, failed: OfficeForm | None = None) -> Response:
    """The page of one paper with what may be done to it; a failed form stays as typed."""
    actor, carrier = current_actor(), kind_of(attachment.subject_kind)
    is_withdrawn = attachment.withdrawn_on is not None
    may_write = attachment.unit in actor.books and may_attach(carrier, actor)
    forms = {
        name: failed if isinstance(failed, form) else form(formdata=None, obj=attachment)
        for name, form in (("change", ChangeForm), ("withdraw", WithdrawForm))
        if may_write and not is_withdrawn
    }
    return page(
        "attachments/detail.html",
        None,
        422 if failed else 200,
        attachment=attachment,
        carrier=carrier,
        subject=meet(carrier, attachment.subject_id, actor),
        history_lines=service.history_of(attachment),
        may_open=may_open(actor.role, is_withdrawn=is_withdrawn),
        is_sound=service.is_at_hand(attachment),
        is_from_below=service.is_from_below(attachment),
        may_attach=may_write,
        forms=forms,
    )


def _file(content: bytes, attachment: Attachment, media: MediaType, how: str) -> Response:
    """Bytes under a type and a name of our own, whatever was sent once."""
    response = Response(content, content_type=media.value)
    name = download_name(attachment.document, attachment.attached_on, media)
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response
