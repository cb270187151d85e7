"""Making the list of a period, deciding of each account, carrying the decisions out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts import service as accounts
from app.accounts.models import Account, AccountAct, SecondStep
from app.db import db, now, transaction
from app.domain.account_review import (
    Choice,
    ReviewDecision,
    ReviewPeriod,
    check_choice,
    check_finish,
    period_of,
)
from app.domain.actors import TEAM_ROLES, Actor, Role
from app.domain.errors import RuleViolation
from app.domain.words import tidy
from app.records import journal
from app.records.journal import JournalEntry
from app.records.locking import NotHere
from app.review.acts import SUBJECT, ReviewAct
from app.review.models import AccountReview, ReviewLine
from app.teams.models import Team

LISTED = 40
"""Reviews of ten years."""


def period_now(today: date) -> ReviewPeriod | None:
    """The period that is to be reviewed; None where the office has turned it off."""
    months = current_app.config["REVIEW_MONTHS"]
    return period_of(today, months) if months else None


def review_now(by: Actor, *, today: date) -> AccountReview | None:
    """The list of today's period, where it was made."""
    period = period_now(today)
    return period and db.session.scalar(_of(by.unit, period))


def make_list(*, today: date, by: Actor) -> AccountReview:
    """All accounts of the unit as they stand now; the list of a period is made once.

    Raises :class:`RuleViolation` where the office has turned reviews off.
    """
    period = period_now(today)
    if period is None:
        raise RuleViolation("Đơn vị này không đặt kỳ rà soát tài khoản (REVIEW_MONTHS).")
    with transaction() as session:
        journal.refuse_repeat(session, by)
        if held := session.scalar(_of(by.unit, period)):
            return held
        review = AccountReview(
            unit=by.unit,
            first_day=period.first,
            last_day=period.last,
            made_at=now(),
            made_by=by.name,
            revision=1,
            lines=_lines(accounts.list_accounts(by)),
        )
        session.add(review)
        session.flush()
        _note(ReviewAct.LIST, review, by)
    return review


def decide(
    review_id: UUID, choices: Mapping[UUID, Choice], *, decider: str, revision: int, by: Actor
) -> AccountReview:
    """Note what ``decider`` has decided of the lines in ``choices``; one journal line for each
    that is new. Nothing happens to an account before the review is finished."""
    decider = tidy(decider)
    with transaction() as session:
        review = _take(session, review_id, revision=revision, by=by)
        changed = [
            (line, choices[line.id])
            for line in review.lines
            if line.id in choices and Choice(line.decision, line.new_role) != choices[line.id]
        ]
        if not changed:
            raise RuleViolation("Chưa có quyết định nào mới để lưu.")
        for line, choice in changed:
            _decide(line, choice, replace(by, acted_by=decider))
        review.revision += 1
    return review


def finish(review_id: UUID, *, revision: int, by: Actor) -> AccountReview:
    """Carry out what was decided: lock, give other roles. It cannot be changed after that."""
    with transaction() as session:
        review = _take(session, review_id, revision=revision, by=by)
        check_finish(sum(line.is_open for line in review.lines))
        for line in review.lines:
            _carry_out(session, line, replace(by, acted_by=line.decided_by))
        review.finished_at, review.finished_by = now(), by.name
        review.revision += 1
        _note(ReviewAct.FINISH, review, by)
    return review


def get_review(review_id: UUID, by: Actor) -> AccountReview:
    review = db.session.get(AccountReview, review_id)
    if review is None or review.unit != by.unit:
        raise NotHere
    return review


def list_reviews(by: Actor) -> Sequence[AccountReview]:
    """The newest first; a handful a year."""
    rows = db.select(AccountReview).where(AccountReview.unit == by.unit)
    return db.session.scalars(rows.order_by(AccountReview.first_day.desc()).limit(LISTED)).all()


def roles_given() -> Sequence[Role]:
    """The roles that a review may give; those of a team need the person of the book."""
    return [role for role in accounts.roles_here() if role not in TEAM_ROLES]


def _decide(line: ReviewLine, choice: Choice, by: Actor) -> None:
    if line.is_stopped:
        raise RuleViolation(f"Tài khoản “{line.login}” đã ngừng khi lập danh sách.")
    check_choice(choice, is_own=line.account_id == by.account_id, allowed=roles_given())
    told = [line.decision and line.decision.value, choice.decision.value]
    line.decision, line.new_role = choice.decision, choice.role
    line.decided_by, line.decided_at = by.acted_by, now()
    subject = {"subject": "account", "subject_id": line.account_id}
    journal.note(AccountAct.REVIEW, by=by, changes={"decision": told}, **subject)


def _carry_out(session: Session, line: ReviewLine, by: Actor) -> None:
    account = session.get_one(Account, line.account_id)
    if line.decision is ReviewDecision.LOCK and not account.disabled:
        accounts.set_disabled(account.id, True, by=by)
    elif line.decision is ReviewDecision.CHANGE_ROLE and account.role is not line.new_role:
        given = {"name": account.name, "role": line.new_role, "seen": account.revision}
        accounts.change_account(account.id, by=by, **given)


def _lines(held: Sequence[Account]) -> list[ReviewLine]:
    ids = [one.id for one in held]
    bound = set(
        db.session.scalars(
            db.select(SecondStep.account_id).where(SecondStep.account_id.in_(ids))
        ).all()
    )
    teams, opened = _team_names(held), _opened_by(ids)
    return [
        ReviewLine(
            account_id=one.id,
            login=one.login,
            name=one.name,
            role=one.role,
            team=teams.get(one.team_id),
            last_seen=one.last_seen,
            has_second_step=one.id in bound,
            is_stopped=one.disabled,
            opened_by=opened.get(one.id),
        )
        for one in held
    ]


def _team_names(held: Sequence[Account]) -> dict[UUID | None, str]:
    wanted = {one.team_id for one in held if one.team_id}
    rows = db.select(Team.id, Team.name).where(Team.id.in_(wanted))
    return dict(iter(db.session.execute(rows)))


def _opened_by(ids: Sequence[UUID]) -> dict[UUID | None, str]:
    rows = db.select(JournalEntry.subject_id, JournalEntry.acted_by).where(
        JournalEntry.subject == "account",
        JournalEntry.act == AccountAct.CREATE.value,
        JournalEntry.subject_id.in_(ids),
    )
    return dict(iter(db.session.execute(rows)))


def _of(unit: str, period: ReviewPeriod):
    return db.select(AccountReview).where(
        AccountReview.unit == unit, AccountReview.first_day == period.first
    )


def _take(session: Session, review_id: UUID, *, revision: int, by: Actor) -> AccountReview:
    journal.refuse_repeat(session, by)
    review = session.get(AccountReview, review_id, with_for_update=True, populate_existing=True)
    if review is None or review.unit != by.unit:
        raise NotHere
    if review.finished_at is not None:
        raise RuleViolation("Lần rà soát này đã kết thúc, không sửa được nữa.")
    if review.revision != revision:
        raise RuleViolation(
            "Danh sách này vừa được người khác ghi. Hãy mở lại trang để xem quyết định mới."
        )
    return review


def _note(act: ReviewAct, review: AccountReview, by: Actor) -> None:
    journal.note(act, by=by, subject=SUBJECT, subject_id=review.id)
