"""Who answers which field, and the checklist with its ticks."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import check_open
from app.domain.dialogue.preparation import TaskState
from app.preparation.forms.work import AnswererForm, TaskForm, TickForm
from app.preparation.models import Answerer, PreparationTask
from app.preparation.record import ANSWERER, TASK
from app.preparation.routes.common import bp, carry_out, own
from app.preparation.service import answerers, tasks
from app.preparation.service.reading import answerers_of, called_villages
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.post("/<uuid:dialogue_id>/chuan-bi/tra-loi")
@requires(Permission.RECORD_DIALOGUE)
def name_answerer(dialogue_id: UUID):
    form = AnswererForm()
    form.offer({one.field for one in answerers_of(own(dialogue_id).id)})
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: answerers.name_answerer(dialogue_id, form.facts(), by=by),
        "tra-loi",
        "dau-trang",
    )


@bp.route("/chuan-bi/tra-loi/<uuid:answerer_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def answerer(answerer_id: UUID):
    held: Answerer = meet_own(ANSWERER, answerer_id, current_actor())
    dialogue = own(held.dialogue_id)
    check_open(dialogue.state)
    form = AnswererForm(obj=held)
    form.offer({one.field for one in answerers_of(dialogue.id)} - {held.field})
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> Answerer:
            return answerers.change_answerer(answerer_id, form.facts(), revision=revision, by=by)

        if tried(form, act) is not None:
            return see_other(ANSWERER.address(held))
    return page(
        "preparation/answerer.html",
        None,
        form.answer_status,
        form=form,
        answerer=held,
        dialogue=dialogue,
    )


@bp.post("/<uuid:dialogue_id>/chuan-bi/viec-thuong-lam")
@requires(Permission.RECORD_DIALOGUE)
def lay_out_tasks(dialogue_id: UUID):
    form = OfficeForm()
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: tasks.lay_out_tasks(dialogue_id, today=today(), by=by),
        "viec",
        "dau-trang",
    )


@bp.post("/<uuid:dialogue_id>/chuan-bi/viec")
@requires(Permission.RECORD_DIALOGUE)
def add_task(dialogue_id: UUID):
    form = TaskForm()
    form.offer(called_villages(own(dialogue_id)))
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: tasks.add_task(dialogue_id, form.facts(), by=by),
        "viec",
        "dau-trang",
    )


@bp.post("/chuan-bi/viec/<uuid:task_id>/xong")
@requires(Permission.RECORD_DIALOGUE)
def tick(task_id: UUID):
    """One press on the list: done today, by whoever sits here."""
    held, form = _task(task_id), OfficeForm()
    revision, by = form.seen_revision, form.actor()

    def act() -> PreparationTask:
        done = tasks.tick_off(
            task_id, done_on=today(), done_by=by.name, revision=revision, today=today(), by=by
        )
        back = url_for(".reopen", task_id=task_id)
        tell_undoable("Đã ghi một việc chuẩn bị là xong.", back, revision=str(done.revision))
        return done

    return carry_out(held.dialogue_id, form, act, "viec", "dau-trang")


@bp.post("/chuan-bi/viec/<uuid:task_id>/mo-lai")
@requires(Permission.RECORD_DIALOGUE)
def reopen(task_id: UUID):
    return _set(task_id, TaskState.OPEN, "Việc ấy lại là việc chưa xong.")


@bp.post("/chuan-bi/viec/<uuid:task_id>/khong-can")
@requires(Permission.RECORD_DIALOGUE)
def drop(task_id: UUID):
    return _set(task_id, TaskState.DROPPED, "Đã ghi một việc chuẩn bị là không cần.")


@bp.route("/chuan-bi/viec/<uuid:task_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def task(task_id: UUID):
    held = _task(task_id)
    check_open(own(held.dialogue_id).state)
    form = TaskForm(obj=held)
    form.offer(called_villages(own(held.dialogue_id)))
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> PreparationTask:
            return tasks.change_task(task_id, form.facts(), revision=revision, by=by)

        if tried(form, act) is not None:
            return see_other(TASK.address(held))
    return _task_page(held, form)


@bp.post("/chuan-bi/viec/<uuid:task_id>/xong-ngay")
@requires(Permission.RECORD_DIALOGUE)
def tick_as(task_id: UUID):
    """Done on another day, or by somebody else than who sits here."""
    held, form = _task(task_id), TickForm()
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> PreparationTask:
            return tasks.tick_off(
                task_id,
                done_on=form.done_on.data,
                done_by=form.done_by.data,
                revision=revision,
                today=today(),
                by=by,
            )

        if tried(form, act) is not None:
            return see_other(TASK.address(held))
    return _task_page(held, None, form)


def _set(task_id: UUID, wanted: TaskState, words: str) -> Response:
    held, form = _task(task_id), OfficeForm()
    revision, by = form.seen_revision, form.actor()

    def act() -> PreparationTask:
        now = tasks.set_task(task_id, wanted, revision=revision, today=today(), by=by)
        tell(words)
        return now

    return carry_out(held.dialogue_id, form, act, "viec", "dau-trang")


def _task(task_id: UUID) -> PreparationTask:
    return meet_own(TASK, task_id, current_actor())


def _task_page(
    held: PreparationTask, form: TaskForm | None, wrong: TickForm | None = None
) -> Response:
    dialogue = own(held.dialogue_id)
    if form is None:
        form = TaskForm(formdata=None, obj=held)
        form.offer(called_villages(dialogue))
    status = 422 if wrong else form.answer_status
    return page(
        "preparation/task.html",
        None,
        status,
        task=held,
        dialogue=dialogue,
        form=form,
        tick=wrong or TickForm.of_now(held, today(), current_actor().name),
        press=OfficeForm(formdata=None, revision=held.revision),
        back=url_for(".detail", dialogue_id=dialogue.id, _anchor="viec"),
        lines=history_lines(TASK, history("preparation_task", [held.id])),
    )
