"""Acts on a submission: begin it from the list, write it, name more, withdraw, issue."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.bases import check_bases
from app.domain.emulation import awards as rules
from app.domain.emulation.again import check_once
from app.domain.emulation.awards import (
    Decider,
    NomineeKind,
    NomineeState,
    SubmissionState,
)
from app.domain.emulation.gathering import check_taking_off
from app.domain.papers import authority_lines, official_number
from app.emulation.acts import GatherAct, NomineeAct, SubmissionAct
from app.emulation.facts import SigningFacts, SubmissionFacts
from app.emulation.models import Gathered, Nominee, Submission
from app.emulation.service.naming import awards_in, gathered_in, listed, named_in
from app.emulation.service.renewals import renewals_of
from app.emulation.service.shortlist import Asked, Candidate, candidates
from app.records import journal
from app.records.locking import take

SYMBOL = "TTr-UBND"


def draft_submission(
    facts: SubmissionFacts, asked: Asked, keys: Collection[str], *, today: date, by: Actor
) -> Submission:
    """Begin a submission with those who were picked, and freeze what the books hold of them."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        submission = begin(facts, asked.first, asked.last, today=today, by=by)
        _pick(submission, candidates(asked, by, keys), (), today=today, by=by)
    return submission


def begin(facts: SubmissionFacts, first: date, last: date, *, today: date, by: Actor) -> Submission:
    """A draft of these days that names nobody yet, in the transaction of who names them."""
    rules.check_days(first, last, today=today)
    check_bases(facts.known_bases)
    submission = Submission(
        unit=by.unit,
        year=last.year,
        first=first,
        last=last,
        state=SubmissionState.DRAFT,
        prepared_by=by.acted_by or by.name,
    )
    facts.write_into(submission)
    journal.write(submission, SubmissionAct.DRAFT, by=by)
    return submission


def pick_more(
    submission_id: UUID, asked: Asked, keys: Collection[str], *, today: date, by: Actor
) -> Submission:
    """Name others in a draft: their figures are of its own days, not of those of the list."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by)
        rules.check_draft(submission.state)
        own = Asked(asked.kind, submission.first, submission.last, unit=asked.unit)
        held = listed(submission_id)
        found = candidates(own, by, keys)
        _pick(submission, found, held, today=today, by=by)
    return submission


def write_submission(
    submission_id: UUID, facts: SubmissionFacts, *, revision: int, by: Actor
) -> Submission:
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by, revision=revision)
        rules.check_draft(submission.state)
        check_bases(facts.known_bases)
        facts.write_into(submission)
        journal.correct(submission, SubmissionAct.WRITE, by=by)
    return submission


def drop_submission(submission_id: UUID, *, revision: int, by: Actor) -> Submission:
    """Put a draft aside that nobody will issue."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by, revision=revision)
        rules.check_draft(submission.state)
        submission.state = SubmissionState.DROPPED
        journal.write(submission, SubmissionAct.DROP, by=by)
        leave_out(gathered_in(submission_id), by=by)
    return submission


def leave_out(rows: Sequence[Gathered], *, by: Actor) -> None:
    """What a draft has gathered it holds no longer, in the transaction of who says so."""
    for row in rows:
        check_taking_off(row.state)
        row.state = NomineeState.WITHDRAWN
        journal.write(row, GatherAct.TAKE_OFF, by=by)


def write_nominee(
    nominee_id: UUID, award: str, achievement: str, *, revision: int, by: Actor
) -> Nominee:
    """The form of reward that is asked for, and in what the achievement lies."""
    with transaction() as session:
        one = take(session, Nominee, nominee_id, by=by, revision=revision)
        rules.check_draft(session.get_one(Submission, one.submission_id).state)
        one.award, one.achievement = award, achievement
        journal.correct(one, NomineeAct.WRITE, by=by)
    return one


def fill_awards(submission_id: UUID, award: str, *, revision: int, by: Actor) -> Submission:
    """One form of reward for all of a draft for whom none is written yet."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by, revision=revision)
        open_ = [one for one in listed(submission_id) if not one.award]
        rules.check_filling(submission.state, len(open_), award)
        for one in open_:
            one.award = award
            journal.write(one, NomineeAct.WRITE, by=by)
    return submission


def withdraw_nominee(nominee_id: UUID, reason: str, *, revision: int, by: Actor) -> Nominee:
    """Take somebody off the list; of what was sent up the superior then holds nothing."""
    with transaction() as session:
        one = take(session, Nominee, nominee_id, by=by, revision=revision)
        rules.check_withdrawal(one.state, reason)
        one.state, one.withdrawn_reason = NomineeState.WITHDRAWN, reason or None
        journal.write(one, NomineeAct.WITHDRAW, by=by, reason=reason or None)
    return one


def restore_nominee(nominee_id: UUID, *, by: Actor) -> Nominee:
    """Put somebody who was taken off a draft on it again; refused where the draft names them
    anew already."""
    with transaction() as session:
        one = take(session, Nominee, nominee_id, by=by)
        rules.check_draft(session.get_one(Submission, one.submission_id).state)
        if one.state is NomineeState.WITHDRAWN:
            held = listed(one.submission_id)
            rules.check_picked(1, len(held))
            rules.check_unnamed(one.name, is_named=who(one) in map(who, held))
            check_once(one.name, is_renewed=bool(renewals_of([one.again_of], by)))
            one.state, one.withdrawn_reason = NomineeState.DRAFT, None
            journal.write(one, NomineeAct.RESTORE, by=by)
    return one


def issue_submission(
    submission_id: UUID, given: SigningFacts, *, revision: int, today: date, by: Actor
) -> Submission:
    """Note number, day and signer: the words stand, and what a superior decides goes up."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by, revision=revision)
        nominees, named = listed(submission_id), named_in(submission_id)
        awards = awards_in(submission_id, named)
        rules.check_issuing(
            submission.state,
            [(one.name, awards[one.id]) for one in named],
            issued_on=given.issued_on,
            today=today,
        )
        given.write_into(submission)
        if len(authority_lines(submission.issuer)) > 1:
            submission.number = official_number(given.number, SYMBOL)
        submission.state = SubmissionState.ISSUED
        acting = by.on_behalf_of(given.signer)
        journal.write(submission, SubmissionAct.ISSUE, by=acting)
        for place, one in enumerate(nominees, 1):
            one.place, one.state = place, NomineeState.PROPOSED
            one.to_superior = submission.decider is Decider.SUPERIOR
            journal.write(one, NomineeAct.PROPOSE, by=acting)
        for row in gathered_in(submission_id):
            row.state = NomineeState.PROPOSED
            journal.write(row, GatherAct.PROPOSE, by=acting)
    return submission


def _pick(
    submission: Submission,
    found: Sequence[Candidate],
    held: Sequence[Nominee],
    *,
    today: date,
    by: Actor,
) -> None:
    """Those who stand in it already are left as they are."""
    known = set(map(who, held))
    new = [one for one in found if who(one) not in known]
    rules.check_picked(len(new), len(held))
    for place, one in enumerate(new, len(held) + 1):
        journal.write(enlist(submission, one, place, today=today, by=by), NomineeAct.PICK, by=by)


def who(one: Nominee | Candidate) -> tuple[NomineeKind, str, UUID | None, UUID | None]:
    """Whom a line is about, however often it was put up."""
    return one.kind, one.of_unit, one.team_id, one.mediator_id


def enlist(
    submission: Submission, one: Candidate, place: int, *, today: date, by: Actor
) -> Nominee:
    """A line of a draft with what the books hold, frozen; written by who says how it came."""
    return Nominee(
        unit=by.unit,
        submission_id=submission.id,
        place=place,
        kind=one.kind,
        of_unit=one.of_unit,
        team_id=one.team_id,
        mediator_id=one.mediator_id,
        name=one.name,
        belongs_to=one.belongs_to,
        counted_on=today,
        state=NomineeState.DRAFT,
        **asdict(one.evidence),
    )
