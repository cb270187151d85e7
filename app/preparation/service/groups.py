"""The commune's groups of people and bodies that are invited again and again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.dialogue.inviting import USUAL_GROUPS, guest_key
from app.domain.errors import RuleViolation
from app.domain.words import fold
from app.preparation.acts import GroupAct, RecipientAct
from app.preparation.facts import RecipientFacts
from app.preparation.models import Recipient, RecipientGroup
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages


@dataclass(frozen=True, slots=True)
class GroupLine:
    group: RecipientGroup
    people: int


def groups_of(books: Collection[str]) -> Sequence[GroupLine]:
    """The groups in their order, each with how many are in it now; one query."""
    inside = db.func.count(db.case((Recipient.ended.is_(False), Recipient.id)))
    rows = (
        db.select(RecipientGroup, inside)
        .outerjoin(Recipient, Recipient.group_id == RecipientGroup.id)
        .where(RecipientGroup.unit.in_(books))
        .group_by(RecipientGroup.id)
        .order_by(RecipientGroup.place, RecipientGroup.id)
    )
    return [GroupLine(group, people) for group, people in db.session.execute(rows)]


def people_of(group_id: UUID) -> Sequence[Recipient]:
    """Who is in the group, in the order in which they were entered."""
    rows = db.select(Recipient).where(Recipient.group_id == group_id, Recipient.ended.is_(False))
    return db.session.scalars(rows.order_by(Recipient.id)).all()


def lay_out_groups(*, by: Actor) -> Sequence[RecipientGroup]:
    """Make the usual groups that the commune does not have yet; it fills them with names."""
    with transaction() as session:
        known = {fold(line.group.name) for line in groups_of(by.books)}
        missing = [name for name in USUAL_GROUPS if fold(name) not in known]
        if not missing:
            raise RuleViolation("Các nhóm thường mời đã có đủ.")
        return [_add(session, name, by) for name in missing]


def add_group(name: str, *, by: Actor) -> RecipientGroup:
    with transaction() as session:
        journal.refuse_repeat(session, by)
        _refuse_twin(name, None, by)
        return _add(session, name, by)


def rename_group(group_id: UUID, name: str, *, revision: int, by: Actor) -> RecipientGroup:
    with transaction() as session:
        group = take(session, RecipientGroup, group_id, by=by, revision=revision)
        _refuse_twin(name, group_id, by)
        group.name = name
        journal.correct(group, GroupAct.CHANGE, by=by)
    return group


def add_recipient(group_id: UUID, facts: RecipientFacts, *, by: Actor) -> Recipient:
    with transaction() as session:
        group = take(session, RecipientGroup, group_id, by=by)
        check_own_villages(session, facts.village_id, by=by)
        _refuse_double(group.id, facts, None)
        recipient = Recipient(unit=by.unit, group_id=group.id, ended=False)
        facts.write_into(recipient)
        journal.write(recipient, RecipientAct.ADD, by=by)
    return recipient


def change_recipient(
    recipient_id: UUID, facts: RecipientFacts, *, revision: int, by: Actor
) -> Recipient:
    with transaction() as session:
        recipient = take(session, Recipient, recipient_id, by=by, revision=revision)
        check_own_villages(session, facts.village_id, by=by)
        _refuse_double(recipient.group_id, facts, recipient.id)
        facts.write_into(recipient)
        journal.correct(recipient, RecipientAct.CHANGE, by=by)
    return recipient


def end_recipient(recipient_id: UUID, *, revision: int, by: Actor) -> Recipient:
    """Take somebody out of a group; lists that were frozen before keep them."""
    with transaction() as session:
        recipient = take(session, Recipient, recipient_id, by=by, revision=revision)
        recipient.ended = True
        journal.write(recipient, RecipientAct.END, by=by)
    return recipient


def restore_recipient(recipient_id: UUID, *, by: Actor) -> Recipient:
    """Take it back that somebody was taken out of a group."""
    with transaction() as session:
        recipient = take(session, Recipient, recipient_id, by=by)
        if recipient.ended:
            _refuse_double(recipient.group_id, recipient, recipient.id)
            recipient.ended = False
            journal.write(recipient, RecipientAct.ADD, by=by)
    return recipient


def _add(session: Session, name: str, by: Actor) -> RecipientGroup:
    places = db.select(db.func.max(RecipientGroup.place)).where(RecipientGroup.unit.in_(by.books))
    place = (session.scalar(places) or 0) + 1
    group = RecipientGroup(unit=by.unit, name=name, place=place)
    journal.write(group, GroupAct.ADD, by=by)
    return group


def _refuse_twin(name: str, own: UUID | None, by: Actor) -> None:
    for line in groups_of(by.books):
        if fold(line.group.name) == fold(name) and line.group.id != own:
            raise RuleViolation(f"Đã có nhóm “{line.group.name}”.")


def _refuse_double(group_id: UUID, facts: RecipientFacts | Recipient, own: UUID | None) -> None:
    for one in people_of(group_id):
        same = guest_key(one.name, one.post) == guest_key(facts.name, facts.post)
        if same and one.village_id == facts.village_id and one.id != own:
            raise RuleViolation(f"{one.name} đã có trong nhóm này.")
