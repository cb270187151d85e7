"""What can be done with a mediation case: one function per act, one file per stretch.

Every act takes ``by`` (who writes; ``by.acted_by`` names whose act it was), ``today`` (no
event lies after it) and, from a form, ``revision`` (what the form was made from).
"""

from app.mediation.service.agreeing import (
    draft_agreement,
    new_terms,
    put_in_writing,
    rewrite_agreement,
    settle_case,
)
from app.mediation.service.assigning import (
    assign_mediators,
    choose_mediators,
    decline_case,
    replace_mediator,
)
from app.mediation.service.clauses import note_clause
from app.mediation.service.conflicts import note_conflict
from app.mediation.service.ending import (
    end_by_mediator,
    end_by_request,
    go_on,
)
from app.mediation.service.filing import close_case, correct_case
from app.mediation.service.guiding import take_over
from app.mediation.service.intake import confirm_scope, receive_case, refuse_case
from app.mediation.service.inviting import invite
from app.mediation.service.joining import (
    answer_partner,
    ask_partner,
    end_partner,
    join_partner,
    tell_front,
)
from app.mediation.service.meetings import (
    change_meeting,
    hold_meeting,
    plan_meeting,
    put_off_meeting,
)
from app.mediation.service.parties import PartyFacts, add_party, change_party
from app.mediation.service.performing import flare_up, follow_up, perform
from app.mediation.service.persons import identify
from app.mediation.service.reopening import reopen_case
from app.mediation.service.repeats import note_repeat, remove_repeat
from app.mediation.service.sitting import (
    mediate_at_once,
    pause,
    resume,
    start_mediation,
)
from app.mediation.service.versions import VersionFacts
from app.mediation.service.violence import note_violence

__all__ = [
    "PartyFacts",
    "VersionFacts",
    "add_party",
    "answer_partner",
    "ask_partner",
    "assign_mediators",
    "change_meeting",
    "change_party",
    "choose_mediators",
    "close_case",
    "confirm_scope",
    "correct_case",
    "decline_case",
    "draft_agreement",
    "end_by_mediator",
    "end_by_request",
    "end_partner",
    "flare_up",
    "follow_up",
    "go_on",
    "hold_meeting",
    "identify",
    "invite",
    "join_partner",
    "mediate_at_once",
    "new_terms",
    "note_clause",
    "note_conflict",
    "note_repeat",
    "note_violence",
    "pause",
    "perform",
    "plan_meeting",
    "put_in_writing",
    "put_off_meeting",
    "receive_case",
    "refuse_case",
    "remove_repeat",
    "reopen_case",
    "replace_mediator",
    "resume",
    "rewrite_agreement",
    "settle_case",
    "start_mediation",
    "take_over",
    "tell_front",
]
