"""The administrator's pages of backups, at ``/quan-tri/sao-luu/``."""

from typing import Any

from flask import Blueprint, Response, current_app, render_template, url_for

from app.accounts.oneself import is_oneself
from app.backup import service, shelf, sticks
from app.backup.acts import BackupAct
from app.backup.bringing import KEPT, PIECE, bring
from app.backup.forms import BringForm, CopyForm, PasswordForm, PlainForm, RenewForm, RestoreForm
from app.backup.key import groups, own_key
from app.db import now, transaction
from app.domain.actors import Actor, Permission
from app.domain.backups import ASIDE_DAYS, BackupReason, is_old, last_made
from app.domain.errors import RuleViolation
from app.exchange import state
from app.instance import this_instance
from app.records import journal
from app.records.locking import NotHere
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.pace import UPLOADS, paced
from app.web.telling import tell

bp = Blueprint("backup", __name__, url_prefix="/quan-tri/sao-luu")


@bp.get("/")
@requires(Permission.KEEP_MACHINE)
def index():
    return _page(PlainForm())


def _page(form: OfficeForm, wrong: BringForm | None = None) -> Response:
    instance = this_instance()
    backups = service.on_hand()
    made = [one for one in backups if one.reason is not BackupReason.BROUGHT]
    return page(
        "backup/index.html",
        None,
        422 if wrong else form.answer_status,
        form=form,
        bring=wrong or BringForm(formdata=None),
        piece=PIECE,
        brought_kept=KEPT,
        moment_in=shelf.moment_in,
        backups=backups,
        made=made,
        is_old=is_old(last_made((one.made_at for one in made), now=now()), now=now()),
        notes=shelf.notes(instance),
        sticks=sticks.plugged_in(),
        unit=instance.unit,
        at=current_app.config["BACKUP_AT"],
    )


@bp.post("/")
@requires(Permission.KEEP_MACHINE)
def back_up():
    form = PlainForm()
    if form.validate() and tried(
        form, lambda: service.back_up(BackupReason.BY_HAND, by=form.actor())
    ):
        tell("Đã sao lưu, và đã mở bản vừa sao lưu ra kiểm tra.")
        return see_other(url_for(".index"))
    return _page(form)


@bp.post("/<name>/usb")
@requires(Permission.KEEP_MACHINE)
def copy(name: str):
    form = CopyForm()
    place = form.place.data or ""
    if form.validate() and tried(form, lambda: service.copy_to_stick(name, place, by=form.actor())):
        tell("Đã chép bản sao lưu mới nhất ra USB.")
        return see_other(url_for(".index"))
    return _page(form)


@bp.post("/tep")
@requires(Permission.KEEP_MACHINE)
@paced(UPLOADS)
def bring_in():
    """A file of the own PC, or a piece of it; while more is to come there is nothing to show."""
    form = BringForm()
    if form.validate():
        asked = tried(form, lambda: (bring(form.piece(), by=form.actor()),))
        if asked == (None,):
            return "", 204
        if asked:
            _, was_there = asked[0]
            tell(
                "Bản sao lưu này đã có trong danh sách, không thêm bản thứ hai."
                if was_there
                else "Đã mở tệp ra kiểm tra và đưa vào danh sách."
            )
            return see_other(url_for(".index"))
    form.at.data = form.size.data = None  # the next file begins anew
    return _page(PlainForm(formdata=None), form)


# -- putting one back ----------------------------------------------------------------------------


@bp.get("/<name>")
@requires(Permission.KEEP_MACHINE)
def restore(name: str):
    return _restore_page(RestoreForm(), name)


def _restore_page(form: RestoreForm, name: str) -> Response:
    chosen = next((one for one in service.on_hand() if one.name == name), None)
    if chosen is None:
        raise NotHere
    up = state.upward()
    return page(
        "backup/restore.html",
        None,
        form.answer_status,
        form=form,
        backup=chosen,
        unsent=up.waiting if up else None,
        touched=journal.touched_since(chosen.made_at),
        has_door="door" in current_app.extensions,
        aside_days=ASIDE_DAYS,
    )


@bp.post("/<name>")
@requires(Permission.KEEP_MACHINE)
def put_back(name: str):
    """The answer is the page that stands while the door is closed."""
    form = RestoreForm()
    if (
        form.validate()
        and is_oneself(form, form.password)
        and tried(form, lambda: _put_back(form, name))
    ):
        return render_template("backup/closed.html"), 503, {"Refresh": "5; url=/"}
    return _restore_page(form, name)


def _put_back(form: RestoreForm, name: str) -> Any:
    file, door = service.find(name).path, current_app.extensions.get("door")
    if door is None:
        raise RuleViolation(
            "Máy chủ này chạy nhiều tiến trình: hãy dừng máy chủ rồi chạy “sohoagiai restore”."
        )
    service.note_wish(name, by=form.actor(), reason=form.reason.data)
    door.put_back(file)
    return file


# -- the sheet -----------------------------------------------------------------------------------


@bp.route("/phieu", methods=["GET", "POST"])
@requires(Permission.KEEP_MACHINE)
def sheet():
    """The key on paper, shown to who has just typed their password."""
    form = PasswordForm()
    code = None
    if form.validate_on_submit() and is_oneself(form, form.password):
        code = _code(current_actor())
    return _sheet_page(form, RenewForm(formdata=None), code)


def _sheet_page(form: PasswordForm, renewing: RenewForm, code: list[str] | None) -> Response:
    return page(
        "backup/sheet.html",
        None,
        max(form.answer_status, renewing.answer_status),
        form=form,
        renewing=renewing,
        code=code,
        kept=PlainForm(formdata=None),
        printed_at=now(),
        since=shelf.notes(this_instance()).key_since,
    )


def _code(by: Actor) -> list[str]:
    with transaction():
        journal.note(BackupAct.SHOW_KEY, by=by, subject=service.SUBJECT)
    return groups(own_key(this_instance().folder))


@bp.post("/phieu/doi")
@requires(Permission.KEEP_MACHINE)
def renew_key():
    form = RenewForm()
    if form.validate() and is_oneself(form, form.password) and tried(form, lambda: _renew(form)):
        tell("Đã đổi mã khôi phục và sao lưu lại. Hãy in phiếu mới rồi cất vào két.")
        return see_other(url_for(".sheet"))
    return _sheet_page(PasswordForm(formdata=None), form, None)


def _renew(form: RenewForm) -> bool:
    service.exchange_key(by=form.actor(), reason=form.reason.data)
    return True


@bp.post("/phieu/da-cat")
@requires(Permission.KEEP_MACHINE)
def sheet_kept():
    form = PlainForm()
    if form.validate():
        with transaction() as session:
            journal.refuse_repeat(session, form.actor())
            journal.note(BackupAct.KEEP_KEY, by=form.actor(), subject=service.SUBJECT)
        shelf.note(this_instance(), sheet=now())
        tell("Đã ghi: phiếu khôi phục đã in và cất.")
    return see_other(url_for(".index"))
