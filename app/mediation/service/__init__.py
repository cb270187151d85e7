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
from app.mediation.service.ending import (
    end_by_mediator,
    end_by_request,
    go_on,
)
from app.mediation.service.filing import close_case, correct_case
from app.mediation.service.intake import confirm_scope, receive_case, refuse_case
from app.mediation.service.parties import PartyFacts, add_party, change_party
from app.mediation.service.performing import flare_up, follow_up, perform
from app.mediation.service.sitting import (
    hold_meeting,
    invite,
    mediate_at_once,
    pause,
    resume,
    start_mediation,
)
from app.mediation.service.versions import VersionFacts

__all__ = [
    "PartyFacts",
    "VersionFacts",
    "add_party",
    "assign_mediators",
    "change_party",
    "choose_mediators",
    "close_case",
    "confirm_scope",
    "correct_case",
    "decline_case",
    "draft_agreement",
    "end_by_mediator",
    "end_by_request",
    "flare_up",
    "follow_up",
    "go_on",
    "hold_meeting",
    "invite",
    "mediate_at_once",
    "new_terms",
    "note_clause",
    "pause",
    "perform",
    "put_in_writing",
    "receive_case",
    "refuse_case",
    "replace_mediator",
    "resume",
    "rewrite_agreement",
    "settle_case",
    "start_mediation",
]
