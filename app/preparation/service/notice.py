"""The texts kept ready, and the log of what was broadcast, posted and published."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.dialogue.papers.facts import organiser_on
from app.domain.actors import Actor
from app.domain.dialogue.notices import TextKind, check_broadcast
from app.domain.dialogue.usual_texts import HOUSE_RULES, Coming, loudspeaker_text
from app.domain.errors import RuleViolation
from app.preparation.acts import BroadcastAct, TextAct
from app.preparation.facts import BroadcastFacts
from app.preparation.models import Broadcast, DialogueText
from app.preparation.service.common import open_dialogue, open_part
from app.records import journal
from app.records.locking import Stale
from app.units.service import check_own_villages, villages_of


def keep_text(
    dialogue_id: UUID, kind: TextKind, text: str, *, revision: int, by: Actor
) -> DialogueText:
    """Keep the text of this conference; ``revision`` 0 where it is the first."""
    with transaction() as session:
        open_dialogue(session, dialogue_id, by=by)
        return _keep(session, dialogue_id, kind, text, revision=revision, by=by)


def write_anew(dialogue_id: UUID, *, revision: int, by: Actor) -> DialogueText:
    """Make the loudspeaker text again from the record, in the place of the kept one."""
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        text = loudspeaker_text(coming(dialogue))
        return _keep(session, dialogue_id, TextKind.LOUDSPEAKER, text, revision=revision, by=by)


def keep_rules(
    dialogue_id: UUID, text: str, *, for_commune: bool, revision: int, by: Actor
) -> DialogueText:
    """Keep the house rules of a conference; ``for_commune``: and of those to come as well."""
    with transaction() as session:
        open_dialogue(session, dialogue_id, by=by)
        kind = TextKind.HOUSE_RULES
        record = _keep(session, dialogue_id, kind, text, revision=revision, by=by)
        if for_commune:
            usual = kept_text(by.unit, None, kind)
            seen = usual.revision if usual else 0
            _keep(session, None, kind, text, revision=seen, by=by)
    return record


def kept_text(unit: str, dialogue_id: UUID | None, kind: TextKind) -> DialogueText | None:
    return db.session.scalar(
        db.select(DialogueText).where(
            DialogueText.unit == unit,
            DialogueText.dialogue_id == dialogue_id
            if dialogue_id
            else DialogueText.dialogue_id.is_(None),
            DialogueText.kind == kind,
        )
    )


def usual_rules(unit: str) -> str:
    """The commune's own house rules, or the ones that are there from the beginning."""
    own = kept_text(unit, None, TextKind.HOUSE_RULES)
    return own.text if own else HOUSE_RULES


def text_of(dialogue: Dialogue, kind: TextKind) -> str:
    """What the conference says: its own text, else the one made from its record."""
    own = kept_text(dialogue.unit, dialogue.id, kind)
    if own is not None:
        return own.text
    if kind is TextKind.HOUSE_RULES:
        return usual_rules(dialogue.unit)
    return loudspeaker_text(coming(dialogue))


def coming(dialogue: Dialogue) -> Coming:
    """The conference as the people are told of it."""
    chosen = set(dialogue.villages)
    return Coming(
        title=dialogue.title,
        kind=dialogue.kind,
        form=dialogue.form,
        held_on=dialogue.held_on,
        starts_at=dialogue.started_at,
        place=dialogue.place,
        organiser=organiser_on(dialogue, dialogue.held_on),
        co_organisers=dialogue.co_organisers,
        chairs=dialogue.chairs,
        co_chair=dialogue.co_chair,
        content=dialogue.agenda,
        villages=[one.full_name for one in villages_of(dialogue.unit) if str(one.id) in chosen],
    )


def log_broadcasts(
    dialogue_id: UUID,
    facts: BroadcastFacts,
    *,
    villages: Sequence[UUID],
    today: date,
    by: Actor,
) -> Sequence[Broadcast]:
    """Note one broadcast or posting, a line for each village; without any, of the commune."""
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        check_broadcast(facts.aired_on, held_on=dialogue.held_on, today=today)
        check_own_villages(session, *villages, by=by)
        rows = []
        for village_id in villages or (None,):
            row = Broadcast(
                unit=by.unit,
                dialogue_id=dialogue_id,
                village_id=village_id,
                channel=facts.channel,
                aired_on=facts.aired_on,
                aired_at=facts.aired_at,
                confirmed_by=facts.confirmed_by,
                held_on=dialogue.held_on,
                struck=False,
            )
            journal.write(row, BroadcastAct.LOG, by=by)
            rows.append(row)
    return rows


def correct_broadcast(
    broadcast_id: UUID, facts: BroadcastFacts, *, revision: int, today: date, by: Actor
) -> Broadcast:
    with transaction() as session:
        row, _ = open_part(session, Broadcast, broadcast_id, revision=revision, by=by)
        check_broadcast(facts.aired_on, held_on=row.held_on, today=today)
        row.channel, row.confirmed_by = facts.channel, facts.confirmed_by
        row.aired_on, row.aired_at = facts.aired_on, facts.aired_at
        journal.correct(row, BroadcastAct.CORRECT, by=by)
    return row


def strike_broadcast(broadcast_id: UUID, *, revision: int, by: Actor) -> Broadcast:
    """Strike out what was noted by mistake; evidence is never taken away unseen."""
    with transaction() as session:
        row, _ = open_part(session, Broadcast, broadcast_id, revision=revision, by=by)
        if row.struck:
            raise RuleViolation("Lần này đã gạch rồi.")
        row.struck = True
        journal.write(row, BroadcastAct.STRIKE, by=by)
    return row


def restore_broadcast(broadcast_id: UUID, *, by: Actor) -> Broadcast:
    """Take a striking back: it is evidence again."""
    with transaction() as session:
        row, _ = open_part(session, Broadcast, broadcast_id, revision=None, by=by)
        if row.struck:
            row.struck = False
            journal.write(row, BroadcastAct.RESTORE, by=by)
    return row


def _keep(
    session: Session,
    dialogue_id: UUID | None,
    kind: TextKind,
    text: str,
    *,
    revision: int,
    by: Actor,
) -> DialogueText:
    held = kept_text(by.unit, dialogue_id, kind)
    if (held.revision if held else 0) != revision:
        if held is None:
            raise RuleViolation("Văn bản này chưa được soạn. Hãy tải lại trang.")
        raise Stale(held, revision)
    act = TextAct.CHANGE if held else TextAct.WRITE
    record = held or DialogueText(unit=by.unit, dialogue_id=dialogue_id, kind=kind)
    record.text = text
    journal.correct(record, act, by=by)
    return record
