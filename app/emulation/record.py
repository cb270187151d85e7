"""How the shared machinery sees models, submissions, nominees, what is gathered, and decisions."""

from flask import url_for

from app.emulation.acts import DecisionAct, GatherAct, ModelAct, NomineeAct, SubmissionAct
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.sight import (
    visible_decisions,
    visible_gathered,
    visible_models,
    visible_nominees,
    visible_submissions,
)
from app.records.types import RecordType


def _rewarded(one: AwardDecision) -> str:
    """Whose page tells of the reward: the nominee itself may have been withdrawn, or have been
    lost with a machine because it never left it."""
    if one.mediator_id:
        return url_for("teams.mediator", mediator_id=one.mediator_id)
    if one.team_id:
        return url_for("teams.detail", team_id=one.team_id)
    return url_for("emulation.submissions")


EMULATION_MODEL = RecordType(
    key="emulation_model",
    label="Mô hình “Dân vận khéo”",
    model=EmulationModel,
    acts=ModelAct,
    address=lambda one: url_for("emulation.model", model_id=one.id),
    visible=visible_models,
    line=lambda one: (f"{one.title} ({one.year})", one.content),
)
AWARD_SUBMISSION = RecordType(
    key="award_submission",
    label="Đề nghị khen thưởng",
    model=Submission,
    acts=SubmissionAct,
    address=lambda one: url_for("emulation.submission", submission_id=one.id),
    visible=visible_submissions,
    line=lambda one: (one.title, one.number or one.state.label),
)
AWARD_NOMINEE = RecordType(
    key="award_nominee",
    label="Tập thể, cá nhân được đề nghị khen",
    model=Nominee,
    acts=NomineeAct,
    address=lambda one: url_for("emulation.nominee", nominee_id=one.id),
    visible=visible_nominees,
    line=lambda one: (one.name, " ".join(filter(None, (one.award, one.belongs_to)))),
)
AWARD_GATHERED = RecordType(
    key="award_gathered",
    label="Đề nghị khen thưởng đã tổng hợp",
    model=Gathered,
    acts=GatherAct,
    address=lambda one: url_for("emulation.nominee", nominee_id=one.nominee_id),
    visible=visible_gathered,
)
AWARD_DECISION = RecordType(
    key="award_decision",
    label="Quyết định khen thưởng",
    model=AwardDecision,
    acts=DecisionAct,
    address=_rewarded,
    visible=visible_decisions,
    line=lambda one: (f"{one.outcome.label}: {one.award}", one.number),
)

EMULATION_TYPES = (
    EMULATION_MODEL,
    AWARD_SUBMISSION,
    AWARD_NOMINEE,
    AWARD_GATHERED,
    AWARD_DECISION,
)
