"""The act of a unit on what was returned to it: corrected, it is proposed again."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.emulation import again
from app.domain.emulation import awards as rules
from app.domain.emulation.awards import Outcome
from app.emulation.acts import NomineeAct
from app.emulation.facts import SubmissionFacts
from app.emulation.models import Nominee, Submission
from app.emulation.service.awards import begin, enlist, who
from app.emulation.service.naming import listed
from app.emulation.service.reading import decisions_of
from app.emulation.service.renewals import renewals_of
from app.emulation.service.shortlist import Asked, candidates
from app.records import journal
from app.records.locking import take


def is_open_to_it(one: Nominee, by: Actor) -> bool:
    """Whether it was returned, nothing else is decided, and nobody has proposed it again."""
    return again.can_be_renewed(one.state, _outcomes(one, by)) and not renewals_of([one.id], by)


def propose_again(
    nominee_id: UUID, into: UUID | None, *, revision: int, today: date, by: Actor
) -> Nominee:
    """Name a returned one in a draft, or begin one with the words and the days of the first.

    The form of reward and the words are those of the first, the figures are drawn anew; of
    the first nothing is rewritten.
    """
    with transaction() as session:
        first = take(session, Nominee, nominee_id, by=by, revision=revision)
        is_renewed = bool(renewals_of([first.id], by))
        again.check_again(first.name, first.state, _outcomes(first, by), is_renewed=is_renewed)
        if into is None:
            submission = _begun(session.get_one(Submission, first.submission_id), today, by)
        else:
            submission = take(session, Submission, into, by=by)
            rules.check_draft(submission.state)
        held = listed(submission.id)
        rules.check_picked(1, len(held))
        key = str(first.mediator_id or first.team_id or first.of_unit)
        asked = Asked(first.kind, submission.first, submission.last)
        found = candidates(asked, by, {key})
        is_there = who(first) in map(who, held)
        again.check_place(first.name, is_there=is_there, is_in_book=bool(found))
        made = enlist(submission, found[0], len(held) + 1, today=today, by=by)
        made.award, made.achievement, made.again_of = first.award, first.achievement, first.id
        journal.write(made, NomineeAct.AGAIN, by=by)
    return made


def _outcomes(one: Nominee, by: Actor) -> set[Outcome]:
    """Of the decisions that stand."""
    found = decisions_of([one.id], by).get(one.id, ())
    return {each.outcome for each in found if each.struck_on is None}


def _begun(earlier: Submission, today: date, by: Actor) -> Submission:
    words = {name: getattr(earlier, name) for name in SubmissionFacts.__dataclass_fields__}
    facts = SubmissionFacts(**{**words, "known_bases": tuple(earlier.known_bases)})
    return begin(facts, earlier.first, earlier.last, today=today, by=by)
