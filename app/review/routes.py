"""Pages of the quarterly review of accounts, at ``/quan-tri/ra-soat-tai-khoan/``."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from app.accounts.forms import PlainForm
from app.domain.account_review import ReviewDecision
from app.domain.actors import Permission
from app.domain.calendar import show
from app.papers.files import as_print, as_word
from app.papers.lines import Marks
from app.papers.pdf import Copy
from app.review import service
from app.review.forms import DecideForm, form_of
from app.review.models import AccountReview
from app.review.papers import build_paper
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import page, see_other
from app.web.telling import tell

bp = Blueprint("review", __name__, url_prefix="/quan-tri/ra-soat-tai-khoan")


@bp.get("/")
@requires(Permission.KEEP_ACCOUNTS)
def index():
    actor = current_actor()
    return page(
        "review/index.html",
        reviews=service.list_reviews(actor),
        period=service.period_now(today()),
        now=service.review_now(actor, today=today()),
        plain=PlainForm(formdata=None),
    )


@bp.post("/")
@requires(Permission.KEEP_ACCOUNTS)
def make():
    review = service.make_list(today=today(), by=PlainForm().actor())
    return see_other(url_for(".detail", review_id=review.id))


@bp.get("/<uuid:review_id>")
@requires(Permission.KEEP_ACCOUNTS)
def detail(review_id: UUID):
    return _show(service.get_review(review_id, current_actor()))


@bp.post("/<uuid:review_id>/quyet-dinh")
@requires(Permission.KEEP_ACCOUNTS)
def decide(review_id: UUID):
    review = service.get_review(review_id, current_actor())
    form = form_of(review)
    if carried_out(
        form,
        lambda seen, by: service.decide(
            review_id, form.choices(), decider=form.leader.data, revision=seen, by=by
        ),
        is_shown=review.finished_at is None,
    ):
        return see_other(url_for(".detail", review_id=review_id))
    return _show(review, form=form)


@bp.post("/<uuid:review_id>/ket-thuc")
@requires(Permission.KEEP_ACCOUNTS)
def finish(review_id: UUID):
    review = service.get_review(review_id, current_actor())
    end = PlainForm()
    if carried_out(
        end,
        lambda seen, by: service.finish(review_id, revision=seen, by=by),
        is_shown=review.finished_at is None,
    ):
        tell("Đã kết thúc rà soát.")
        return see_other(url_for(".detail", review_id=review_id))
    return _show(review, end=end)


@bp.get("/<uuid:review_id>.<any(pdf, docx):way>")
@requires(Permission.KEEP_ACCOUNTS)
def paper(review_id: UUID, way: str) -> Response:
    review = service.get_review(review_id, current_actor())
    made, marks = build_paper(review, today=today()), Marks(foot=f"In ngày {show(today())}")
    name = f"ra-soat-tai-khoan-{review.first_day:%Y-%m}"
    if way == "docx":
        return as_word([made], marks, name=name)
    return as_print([Copy(made, marks)], title=made.about, name=name)


def _show(
    review: AccountReview, *, form: DecideForm | None = None, end: OfficeForm | None = None
) -> Response:
    given = {"formdata": None, "revision": review.revision}
    decided = [line.decision for line in review.lines]
    return page(
        "review/detail.html",
        status=(form or end or PlainForm(formdata=None)).answer_status,
        review=review,
        form=form or form_of(review, **given),
        end=end or PlainForm(**given),
        undecided=sum(line.is_open for line in review.lines),
        locked=decided.count(ReviewDecision.LOCK),
        changed=decided.count(ReviewDecision.CHANGE_ROLE),
    )
